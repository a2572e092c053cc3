//! Pages as strangers and as staff: closed unless listed (security 3).

use crate::support::{FILES, Site, add_member, files, pages, request};
use axum::body::Body;
use backend::accounts::organization_by_code;
use domain::access::{Role, Verb, may};
use futures::future::join_all;
use http::{Method, StatusCode, header};
use std::collections::BTreeSet;

/// Pages that show what is Russian by its nature: a template's words, the names of a school's indicators.
const RUSSIAN_BY_NATURE: &[&str] = &[
    "/",
    "/help",
    "/indicators/form",
    "/roster/positions",
    "/ioms/rules",
    "/indicators",
    "/indicators/freeze",
    "/indicators/rules",
];

/// Pages that hold nothing of any school.
const PUBLIC: &[&str] = &["/answer", "/sign-in", "/help"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_3_a_stranger_sees_public_pages_and_is_sent_to_sign_in_elsewhere() {
    let site = Site::start().await;
    for page in pages() {
        let answer = site.get(&page, None).await;
        match answer.status {
            StatusCode::OK => assert!(PUBLIC.contains(&page.as_str()), "{page} is open to a stranger"),
            StatusCode::SEE_OTHER | StatusCode::FOUND => assert_eq!(answer.location(), "/sign-in", "{page}"),
            StatusCode::NOT_FOUND | StatusCode::UNAUTHORIZED => {}
            other => panic!("{page} answered {other} to a stranger"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_rendered_for_every_role() {
    for role in Role::ALL.map(Role::code) {
        let site = Site::start().await;
        let session = site.sign_in(&format!("{role}@own")).await;
        for page in pages().into_iter().chain(files()) {
            let answer = site.get(&page, Some(&session)).await;
            assert!(
                !answer.status.is_server_error(),
                "{page} failed for {role}: {}",
                answer.body
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_start_says_how_the_first_administrator_is_made() {
    let hint = "otklik user add";
    assert!(Site::empty().await.get("/sign-in", None).await.body.contains(hint));
    assert!(!Site::start().await.get("/sign-in", None).await.body.contains(hint));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_3_files_and_streams_are_open_to_whom_their_page_is_open() {
    let needs = |file: &str| match file {
        file if file.contains("/links.") => Verb::CampaignWrite,
        file if file.contains("/results.") => Verb::ResultRead,
        file if file.starts_with("/ioms") => Verb::IomRead,
        file if file.starts_with("/municipality") => Verb::MunicipalityRead,
        file if file.starts_with("/indicators") => Verb::IndicatorRead,
        file if file.starts_with("/roster") => Verb::RosterRead,
        file if file.starts_with("/events") => Verb::EventRead,
        file if file.starts_with("/documents") => Verb::DocumentRead,
        file if file.starts_with("/imports") => Verb::RegisterImport,
        _ => Verb::CampaignRead,
    };
    let site = Site::start().await;
    for file in files() {
        let answer = site.get(&file, None).await;
        let is_closed = matches!(
            answer.status,
            StatusCode::UNAUTHORIZED | StatusCode::SEE_OTHER | StatusCode::NOT_FOUND
        );
        assert!(is_closed, "{file} answered {} to a stranger", answer.status);
    }
    for role in Role::ALL {
        let session = site.sign_in(&format!("{}@own", role.code())).await;
        let staffs = files().into_iter().filter(|file| !file.starts_with("/answer/"));
        for file in staffs.filter(|file| !may(role, needs(file))) {
            let answer = site.get(&file, Some(&session)).await;
            let is_closed = matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
            assert!(is_closed, "{file} answered {} to {}", answer.status, role.code());
        }
    }
}

#[test]
fn every_route_that_is_no_page_is_listed() {
    let files = ["src/router.rs", "src/kept_files.rs"];
    let router = files.map(|file| std::fs::read_to_string(file).unwrap()).concat();
    let routes = router
        .split(".route(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    // Public: links have their own tests, switches and health hold nothing.
    let public = [
        "/l/{token}",
        "/language/{code}",
        "/contrast/{mode}",
        "/healthz",
        "/readyz",
    ];
    let found: BTreeSet<&str> = routes.filter(|route| !public.contains(route)).collect();
    assert_eq!(found, FILES.iter().copied().collect());
}

/// The words of a page: what stands between its tags, without scripts.
fn words(body: &str) -> String {
    let mut words = String::new();
    for piece in body.split('<').skip(1) {
        let is_code = ["script", "style", "title"].iter().any(|tag| piece.starts_with(tag));
        match piece.split_once('>') {
            Some((_, text)) if !is_code => words.push_str(text),
            _ => {}
        }
        words.push('\n');
    }
    words
}

fn keys() -> BTreeSet<String> {
    let files = std::fs::read_dir("../app/locales/ru").unwrap();
    let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    let texts: Vec<String> = texts.collect();
    let lines = texts.iter().flat_map(|text| text.lines());
    let keys = lines.filter_map(|line| line.split_once(" = ").map(|(key, _)| key.to_owned()));
    keys.filter(|key| key.contains('-')).collect()
}

/// Every page in each language: no key in the place of a text, and nothing Russian on an English page but what
/// people typed and what is Russian by its nature.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_speaks_both_languages_and_leaves_no_key_in_the_text() {
    let site = Site::start().await;
    let keys = keys();
    // Names of the school, of its people and of its programme's indicators; marks of a template that are Russian words.
    let typed = [
        "Школа own",
        "Имя ",
        "Отклик",
        "Русский",
        "Прошли диагностику дефицитов",
        "{темы}",
        "{срок}",
    ];
    let mut complaints = BTreeSet::new();
    for role in [
        Role::Coordinator,
        Role::SchoolAdmin,
        Role::Sysadmin,
        Role::MunicipalCoordinator,
    ] {
        let session = site.sign_in(&format!("{}@own", role.code())).await;
        for language in ["ru", "en"] {
            for page in pages() {
                let mut request = request(Method::GET, &page, None, Body::empty());
                let cookies = format!("otklik={session}; otklik_lang={language}");
                request.headers_mut().insert(header::COOKIE, cookies.parse().unwrap());
                let answer = site.send(request).await;
                let lang = format!("lang=\"{language}\"");
                assert!(answer.body.contains(&lang), "{page} is not in {language}");
                let mut said = words(&answer.body);
                let shown = said.lines().map(str::trim).find(|line| keys.contains(*line));
                assert_eq!(shown, None, "{page} in {language} shows a key");
                for own in typed {
                    said = said.replace(own, "");
                }
                let russian = said.lines().find(|line| line.chars().any(|c| ('а'..='я').contains(&c)));
                if language == "en" && !RUSSIAN_BY_NATURE.contains(&page.as_str()) {
                    complaints.extend(russian.map(|line| format!("{page} in English says {line}")));
                }
            }
        }
    }
    assert_eq!(complaints, BTreeSet::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_address_is_a_page_that_says_so() {
    let answer = Site::start().await.get("/no/such/page", None).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("Такой страницы нет"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_a_hundred_open_at_once_comes_to_all_of_them() {
    let site = Site::start_with(&["--rate-burst-seconds=600"]).await;
    let session = site.sign_in("coordinator@own").await;
    let looks = (0..100).map(|_| site.get("/", Some(&session)));
    for look in join_all(looks).await {
        assert_eq!(look.status, StatusCode::OK);
        assert!(look.body.contains("</html>"), "{}", look.body);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_glance_at_a_board_has_its_numbers_and_leaves_out_whom_to_remind() {
    let site = Site::demo_with(&[]).await;
    let school = organization_by_code(&site.cx, backend::demo::CODE).await.unwrap();
    add_member(&site.cx, school.id, Role::Coordinator, "glance@demo").await;
    let session = site.sign_in("glance@demo").await;
    let list = site.get("/campaigns", Some(&session)).await.body;
    let at = list.find("/campaigns/0").unwrap();
    let board = format!("{}/board", &list[at..at + "/campaigns/".len() + 36]);
    let whole = site.get(&board, Some(&session)).await;
    let mut glance = request(Method::GET, &board, Some(&session), Body::empty());
    glance.headers_mut().insert(app::live::GLANCE, "1".parse().unwrap());
    let glance = site.send(glance).await;
    assert_eq!((whole.status, glance.status), (StatusCode::OK, StatusCode::OK));
    for (region, is_list) in [("total", false), ("state", false), ("silent", true)] {
        let region = format!("data-live=\"{region}\"");
        assert!(whole.body.contains(&region), "{region}");
        assert_eq!(glance.body.contains(&region), !is_list, "{region}");
    }
}
