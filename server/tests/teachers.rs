//! People who came by a personal link: what is theirs, what is a colleague's, and what is the staff's
//! (security 1, 2, 16, 24). Over HTTP in the demonstration school, which has real ids for everything.

use crate::doors::{DOORS, Open};
use crate::support::{Answer, Site, pages, request, whole_of};
use axum::body::Body;
use backend::demo;
use http::{Method, StatusCode, header};
use serde_json::Value;

/// The browser of one teacher of the school.
struct Teacher {
    invitation: String,
    cookies: String,
}

/// The demonstration school and two of its teachers, who have both begun the same test.
async fn two_teachers() -> (Site, [Teacher; 2], [String; 2]) {
    let site = Site::empty().await;
    let org = demo::load(&site.cx).await.unwrap();
    let links = demo::links(&site.cx, org).await.unwrap();
    let mut open = links
        .iter()
        .filter(|link| link.campaign.starts_with("T1") && !link.is_complete);
    let anna = open_link(&site, &open.next().unwrap().path).await;
    let boris = open_link(&site, &open.next().unwrap().path).await;
    let attempts = [begin(&site, &anna).await, begin(&site, &boris).await];
    (site, [anna, boris], attempts)
}

async fn open_link(site: &Site, link: &str) -> Teacher {
    let opened = site.get(link, None).await;
    let set = opened.headers.get_all(header::SET_COOKIE).iter();
    let pairs: Vec<&str> = set.filter_map(|value| value.to_str().ok()?.split(';').next()).collect();
    Teacher {
        invitation: opened.location().rsplit('/').next().unwrap().to_owned(),
        cookies: pairs.join("; "),
    }
}

async fn begin(site: &Site, who: &Teacher) -> String {
    let body = format!("invitation={}&consent=yes", who.invitation);
    assert!(call(site, who, "attempts/start", &body).await.status.is_success());
    let running = call(site, who, "attempts/running", &format!("invitation={}", who.invitation)).await;
    let running: Value = serde_json::from_str(&running.body).unwrap();
    running["attempt"].as_str().unwrap().to_owned()
}

async fn call(site: &Site, who: &Teacher, door: &str, body: &str) -> Answer {
    let path = format!("/api/{door}");
    let kind = match body.starts_with('{') {
        true => "application/json",
        false => "application/x-www-form-urlencoded",
    };
    let mut request = request(Method::POST, &path, None, Body::from(body.to_owned()));
    let headers = request.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
    headers.insert(header::ACCEPT, "application/json".parse().unwrap());
    headers.insert(header::COOKIE, who.cookies.parse().unwrap());
    site.send(request).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_2_a_teacher_is_a_stranger_at_a_colleagues_link_and_changes_nothing_there() {
    let (site, [anna, boris], [_, of_boris]) = two_teachers().await;
    let before = whole_of(&site).await;
    for (door, open, body) in DOORS {
        if *open != Open::Respondent {
            continue;
        }
        let body = body
            .replace("invitation={id}", &format!("invitation={}", boris.invitation))
            .replace(
                r#""invitation":"{id}""#,
                &format!(r#""invitation":"{}""#, boris.invitation),
            )
            .replace("{id}", &of_boris);
        let answer = call(&site, &anna, door, &body).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{door}: {}", answer.body);
        assert!(!answer.body.contains(&of_boris), "{door} tells the colleague's attempt");
    }
    for page in ["", "/page", "/review", "/result"] {
        let path = format!("/answer/{}{page}", boris.invitation);
        let mut request = request(Method::GET, &path, None, Body::empty());
        request
            .headers_mut()
            .insert(header::COOKIE, anna.cookies.parse().unwrap());
        let answer = site.send(request).await;
        assert!(!answer.body.contains(&of_boris), "{path}");
        assert!(!answer.status.is_success(), "{path}: {}", answer.status);
    }
    assert_eq!(whole_of(&site).await, before);
}

/// Own parent, foreign child: the link is the teacher's, the attempt a colleague's.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_2_a_colleagues_attempt_is_not_found_under_ones_own_link() {
    let (site, [anna, _], [_, of_boris]) = two_teachers().await;
    let (id, before) = (&anna.invitation, whole_of(&site).await);
    let item = "26w03ky";
    for (door, body) in [
        (
            "attempts/save",
            format!(
                r#"{{"invitation":"{id}","input":{{"attempt":"{of_boris}","item":"{item}","revision":9,"fields":{{}}}}}}"#
            ),
        ),
        (
            "attempts/turn",
            format!("invitation={id}&attempt={of_boris}&section=e2j3yeq&go=next"),
        ),
        (
            "attempts/submit",
            format!("invitation={id}&attempt={of_boris}&checked=yes"),
        ),
    ] {
        let answer = call(&site, &anna, door, &body).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{door}: {}", answer.body);
    }
    assert_eq!(whole_of(&site).await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_1_a_teachers_cookie_opens_no_door_and_no_page_of_the_staff() {
    let (site, [anna, _], [own, _]) = two_teachers().await;
    let before = whole_of(&site).await;
    for (door, open, body) in DOORS {
        if matches!(open, Open::Staff | Open::To(_)) {
            let answer = call(&site, &anna, door, &body.replace("{id}", &own)).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{door}: {}", answer.body);
        }
    }
    // The same token under the staff's name of cookie.
    let token = anna.cookies.split_once('=').unwrap().1.split(';').next().unwrap();
    for page in pages().into_iter().filter(|page| !page.starts_with("/answer")) {
        let answer = site.get(&page, Some(token)).await;
        let is_public = ["/sign-in", "/help", "/roster/import"].contains(&page.as_str());
        assert!(is_public || !answer.status.is_success(), "{page}: {}", answer.status);
    }
    assert_eq!(whole_of(&site).await, before);
}

/// Fields that no door asks for are refused or ignored, whatever they are called.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_16_points_roles_and_times_claimed_by_a_browser_are_not_stored() {
    let (site, [anna, _], [own, _]) = two_teachers().await;
    let id = &anna.invitation;
    let claimed = "score=100&points=100&submitted_at=2026-01-01&is_record=true&org_id=1&role=sysadmin&is_admin=true";
    let answer = format!("invitation={id}&attempt={own}&checked=yes&{claimed}");
    let answer = call(&site, &anna, "attempts/submit", &answer).await;
    assert!(!answer.status.is_server_error(), "{}", answer.body);
    let plain = format!("invitation={id}&attempt={own}&checked=yes");
    assert!(call(&site, &anna, "attempts/submit", &plain).await.status.is_success());
    let told = call(&site, &anna, "attempts/welcome", &format!("invitation={id}")).await;
    let told: Value = serde_json::from_str(&told.body).unwrap();
    let receipt = &told["stage"]["done"];
    assert_eq!(
        (&receipt["submitted_at"], &receipt["answered"]),
        (&"2026-04-20T12:00:00".into(), &0.into()),
        "{told}"
    );
}
