//! Who asks too often waits; a whole school behind one address does not wait for one of its own (security 4, 9).

use crate::support::line::{Line, ask, text};
use crate::support::teacher::Teacher;
use crate::support::{PASSWORD, Site, request};
use app::ssr::ClientAddress;
use axum::body::Body;
use futures::future::join_all;
use http::{Method, StatusCode, header};

const STRICT: [&str; 2] = ["--rate-per-address=1", "--rate-burst-seconds=5"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_9_made_up_addresses_do_not_get_around_the_rate_and_known_people_do_not_suffer_from_it() {
    let site = Site::demo_with(&STRICT).await;
    let teacher = Teacher::enter(&site, 0).await;
    let line = Line::open(&site).await;
    let mut statuses = Vec::new();
    for no in 0..200 {
        let forged =
            format!("x-forwarded-for: 10.1.{no}.1\r\nforwarded: for=10.2.{no}.1\r\ncookie: otklik=made-up-{no}\r\n");
        statuses.push(ask(line.address, &text("GET", "/sign-in", &forged, "")).await.0);
    }
    assert_eq!(statuses[0], 200);
    assert!(statuses.contains(&429), "{statuses:?}");
    let known = format!("cookie: {}\r\ncontent-type: application/json\r\n", teacher.cookie);
    for no in 1..20 {
        let save = text("POST", "/api/attempts/save", &known, &teacher.save_body(no));
        assert_eq!(ask(line.address, &save).await.0, 200, "the same address, a known link");
    }
    let (status, opened) = ask(line.address, &text("GET", &teacher.link, "", "")).await;
    assert_eq!(status, 303, "a right link always opens: {opened}");
}

/// A hundred looks side by side.
async fn at_once(site: &Site, path: &str, session: &str) -> Vec<StatusCode> {
    let asked = (0..100).map(async |_| site.get(path, Some(session)).await.status);
    join_all(asked).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_9_a_session_that_floods_waits_alone_and_a_planted_one_counts_as_none() {
    let site = Site::start_with(&[
        "--rate-per-session=1",
        "--rate-burst-seconds=20",
        "--rate-per-address=2",
    ])
    .await;
    let (greedy, modest) = (
        site.sign_in("coordinator@own").await,
        site.sign_in("school_admin@own").await,
    );
    assert!(
        at_once(&site, "/", &greedy)
            .await
            .contains(&StatusCode::TOO_MANY_REQUESTS)
    );
    assert_eq!(site.get("/", Some(&modest)).await.status, StatusCode::OK);
    // A refused form gives a stranger a session; it is nobody's, so it has no rate of its own.
    let refused = site
        .submit(
            "accounts/sign_in",
            "http://school.test/sign-in",
            None,
            "login=x&password=y",
        )
        .await;
    let planted = refused.session().unwrap();
    let mut looks = 0;
    while site.get("/sign-in", Some(&planted)).await.status == StatusCode::OK {
        looks += 1;
        assert!(looks < 1_000, "nobody's session floods freely");
    }
    assert_eq!(
        site.get("/sign-in", None).await.status,
        StatusCode::TOO_MANY_REQUESTS,
        "the same bucket"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_who_has_to_wait_is_told_so_in_words_or_as_data() {
    let site = Site::start_with(&STRICT).await;
    let ask = async |accept: &str| {
        let mut asked = request(Method::GET, "/sign-in", None, Body::empty());
        asked.headers_mut().insert(header::ACCEPT, accept.parse().unwrap());
        site.send(asked).await
    };
    let pages = join_all((0..50).map(|_| ask("text/html"))).await;
    let page = pages.iter().find(|page| page.status != StatusCode::OK).unwrap();
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.body.contains("Сейчас очень много посетителей"), "{}", page.body);
    assert!(!page.header("retry-after").is_empty() && !page.header("refresh").is_empty());
    assert_eq!(page.header("cache-control"), "no-store");
    let data = join_all((0..50).map(|_| ask("application/json"))).await;
    let data = data.iter().find(|data| data.status != StatusCode::OK).unwrap();
    assert!(data.body.starts_with("{\"busy\":"), "{}", data.body);
}

async fn sign_in_from(site: &Site, address: &str, password: &str) -> StatusCode {
    let body = format!("login=coordinator@own&password={}", password.replace(' ', "+"));
    let mut asked = request(Method::POST, "/api/accounts/sign_in", None, Body::from(body));
    let form = "application/x-www-form-urlencoded".parse().unwrap();
    asked.headers_mut().insert(header::CONTENT_TYPE, form);
    asked.extensions_mut().insert(ClientAddress(address.to_owned()));
    site.send(asked).await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_4_wrong_links_and_wrong_passwords_are_counted_apart() {
    let site = Site::start().await;
    for no in 0..100 {
        assert_eq!(
            site.get(&format!("/l/wrong-{no}"), None).await.status,
            StatusCode::NOT_FOUND
        );
    }
    assert!(
        sign_in_from(&site, "10.0.0.1", PASSWORD).await.is_success(),
        "links are no passwords"
    );
    let demo = Site::demo_with(&[]).await;
    let teacher = Teacher::enter(&demo, 0).await;
    while sign_in_from(&demo, "10.0.0.1", "wrong").await != StatusCode::TOO_MANY_REQUESTS {}
    let opened = demo.get(&teacher.link, None).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "a right link opens");
    let after = sign_in_from(&demo, "10.0.0.1", "wrong").await;
    assert_eq!(
        after,
        StatusCode::TOO_MANY_REQUESTS,
        "and frees no hand that guesses passwords"
    );
}
