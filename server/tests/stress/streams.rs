//! Live pages: so many for one person and in all, and none for long without asking again (security 11, 54).

use crate::support::teacher::Teacher;
use crate::support::{Site, request};
use axum::body::Body;
use backend::accounts::organization_by_code;
use http::{Method, Response, StatusCode};
use http_body_util::BodyExt;

async fn watch(site: &Site, school: &str, session: &str) -> Response<Body> {
    let org = organization_by_code(&site.cx, school).await.unwrap().id;
    let path = format!("/live/indicators:{org}");
    site.answer(request(Method::GET, &path, Some(session), Body::empty()))
        .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_54_a_person_has_three_live_pages_on_all_devices_together_and_all_have_so_many() {
    let site = Site::start_with(&["--max-streams=5"]).await;
    let mut open = Vec::new();
    for login in ["coordinator@own", "school_admin@own"] {
        let mut statuses = Vec::new();
        for _ in 0..2 {
            let session = site.sign_in(login).await;
            for _ in 0..1_000 {
                let answer = watch(&site, "own", &session).await;
                statuses.push(answer.status());
                if answer.status() == StatusCode::OK {
                    open.push(answer);
                } else {
                    assert!(answer.headers().contains_key("retry-after"));
                }
            }
        }
        let refused = statuses
            .iter()
            .filter(|status| **status == StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(
            refused.count(),
            statuses.len() - if login.starts_with('c') { 3 } else { 2 }
        );
    }
    assert_eq!(site.shared.streams.held(), 5);
    open.clear();
    assert_eq!(site.shared.streams.held(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_54_saves_do_not_suffer_from_live_pages() {
    let site = Site::demo_with(&[]).await;
    let teacher = Teacher::enter(&site, 0).await;
    let body = format!(
        "login={}&password={}",
        backend::demo::LOGINS[0].login,
        backend::demo::PASSWORD
    );
    let session = site.call("accounts/sign_in", None, &body).await.session().unwrap();
    let mut open = Vec::new();
    for no in 1..200 {
        open.push(watch(&site, backend::demo::CODE, &session).await);
        assert_eq!(teacher.save(&site, no).await.status, StatusCode::OK);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_11_a_live_page_asks_again_and_a_closed_account_is_not_let_in() {
    let site = Site::start_with(&["--stream-seconds=1"]).await;
    let (user, admin) = (
        site.sign_in("coordinator@own").await,
        site.sign_in("sysadmin@own").await,
    );
    let open = watch(&site, "own", &user).await;
    let listed = site.call("accounts/users", Some(&admin), "").await;
    let rows: serde_json::Value = serde_json::from_str(&listed.body).unwrap();
    let mut rows = rows.as_array().unwrap().iter();
    let row = rows.find(|row| row["login"] == "coordinator@own").unwrap();
    let body = format!("user={}", row["id"].as_str().unwrap());
    site.call("accounts/disable_user", Some(&admin), &body).await;
    // It ends of itself.
    open.into_body().collect().await.unwrap();
    assert_eq!(watch(&site, "own", &user).await.status(), StatusCode::UNAUTHORIZED);
}
