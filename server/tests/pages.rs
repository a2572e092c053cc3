//! Pages as strangers and as staff: closed unless listed (security 3).

use crate::support::{Site, pages};
use http::StatusCode;

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
    for role in ["coordinator", "school_admin", "sysadmin"] {
        let site = Site::start().await;
        let session = site.sign_in(&format!("{role}@own")).await;
        for page in pages() {
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
async fn every_page_speaks_both_languages_and_leaves_no_key_in_the_text() {
    let site = Site::start().await;
    let session = site.sign_in("sysadmin@own").await;
    for (page, russian) in [("/", "Здравствуйте"), ("/accounts", "Доступ"), ("/help", "Первые шаги")]
    {
        let answer = site.get(page, Some(&session)).await;
        assert!(answer.body.contains(russian), "{page}: {}", answer.body);
        for key in [">help-", ">home-", ">user-", ">password-"] {
            let found = answer
                .body
                .split(key)
                .nth(1)
                .map(|rest| rest.chars().take(40).collect::<String>());
            assert_eq!(found, None, "{page} shows a key {key}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_address_is_a_page_that_says_so() {
    let answer = Site::start().await.get("/no/such/page", None).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.body.contains("Такой страницы нет"));
}
