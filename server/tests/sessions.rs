//! Sessions: a new one at sign-in, none after signing out or disabling, and a wait after many wrong passwords.

use crate::support::{PASSWORD, Site, request};
use app::ssr::ClientAddress;
use axum::body::Body;
use chrono::Duration;
use http::{Method, StatusCode, header};

async fn is_signed_in(site: &Site, session: &str) -> bool {
    site.call("accounts/me", Some(session), "").await.status.is_success()
}

async fn try_password(site: &Site, login: &str, password: &str, address: &str) -> StatusCode {
    let body = format!("login={login}&password={}", password.replace(' ', "+"));
    let mut request = request(Method::POST, "/api/accounts/sign_in", None, Body::from(body));
    request.headers_mut().insert(
        header::CONTENT_TYPE,
        "application/x-www-form-urlencoded".parse().unwrap(),
    );
    request.extensions_mut().insert(ClientAddress(address.to_owned()));
    site.send(request).await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_10_signing_in_gives_a_new_session_and_ends_the_old_one() {
    let site = Site::start().await;
    let refused = site
        .submit(
            "accounts/sign_in",
            "http://school.test/sign-in",
            None,
            "login=x&password=y",
        )
        .await;
    let planted = refused.session().expect("a refused form opens a session for its flash");
    let body = format!("login=coordinator@own&password={}", PASSWORD.replace(' ', "+"));
    let answer = site.call("accounts/sign_in", Some(&planted), &body).await;
    let own = answer.session().unwrap();
    assert_ne!(own, planted);
    assert!(is_signed_in(&site, &own).await);
    assert!(!is_signed_in(&site, &planted).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_session_cookie_is_closed_to_scripts_and_other_sites() {
    let site = Site::start().await;
    let body = format!("login=coordinator@own&password={}", PASSWORD.replace(' ', "+"));
    let answer = site.call("accounts/sign_in", None, &body).await;
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"),
        "{cookie}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_11_a_disabled_user_is_a_stranger_at_the_next_request() {
    let site = Site::start().await;
    let (user, admin) = (
        site.sign_in("coordinator@own").await,
        site.sign_in("sysadmin@own").await,
    );
    let listed = site.call("accounts/users", Some(&admin), "").await;
    let rows: serde_json::Value = serde_json::from_str(&listed.body).unwrap();
    let row = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["roles"][0]["role"] == "coordinator")
        .unwrap();
    let body = format!("user={}", row["id"].as_str().unwrap());
    assert!(is_signed_in(&site, &user).await);
    assert!(
        site.call("accounts/disable_user", Some(&admin), &body)
            .await
            .status
            .is_success()
    );
    assert!(!is_signed_in(&site, &user).await);
    assert_eq!(site.get("/", Some(&user)).await.location(), "/sign-in");
    let status = try_password(&site, "coordinator@own", PASSWORD, "10.0.0.1").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        site.call("accounts/enable_user", Some(&admin), &body)
            .await
            .status
            .is_success()
    );
    assert!(
        try_password(&site, "coordinator@own", PASSWORD, "10.0.0.1")
            .await
            .is_success()
    );
    assert!(!is_signed_in(&site, &user).await, "the old session stays closed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_closes_their_own_account() {
    let site = Site::start().await;
    let admin = site.sign_in("sysadmin@own").await;
    let listed = site.call("accounts/users", Some(&admin), "").await;
    let rows: serde_json::Value = serde_json::from_str(&listed.body).unwrap();
    let own = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["is_you"] == true)
        .unwrap();
    let body = format!("user={}", own["id"].as_str().unwrap());
    let answer = site.call("accounts/disable_user", Some(&admin), &body).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(is_signed_in(&site, &admin).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_ends_the_session_and_clears_what_the_browser_kept() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    let answer = site
        .submit("accounts/sign_out", "http://school.test/", Some(&session), "")
        .await;
    assert_eq!(answer.location(), "/sign-in");
    assert!(answer.header("clear-site-data").contains("storage"));
    assert!(!is_signed_in(&site, &session).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_11_a_new_password_ends_all_other_sessions() {
    let site = Site::start().await;
    let (here, elsewhere) = (
        site.sign_in("coordinator@own").await,
        site.sign_in("coordinator@own").await,
    );
    let wrong = "old_password=wrong&new_password=another+long+one";
    let answer = site.call("accounts/change_password", Some(&here), wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = format!(
        "old_password={}&new_password=another+long+one",
        PASSWORD.replace(' ', "+")
    );
    let answer = site.call("accounts/change_password", Some(&here), &right).await;
    let fresh = answer.session().unwrap();
    assert!(is_signed_in(&site, &fresh).await);
    assert!(!is_signed_in(&site, &here).await && !is_signed_in(&site, &elsewhere).await);
    assert!(
        try_password(&site, "coordinator@own", "another long one", "10.0.0.1")
            .await
            .is_success()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_rested_for_twelve_hours_is_over() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    site.cx
        .clock
        .set(site.cx.clock.now() + Duration::hours(12) + Duration::seconds(1));
    assert!(!is_signed_in(&site, &session).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_8_wrong_passwords_are_slowed_down_and_the_right_one_works_after_the_wait() {
    let site = Site::start().await;
    let mut statuses = Vec::new();
    for _ in 0..20 {
        statuses.push(try_password(&site, "coordinator@own", "wrong", "10.0.0.1").await);
    }
    let first = statuses
        .iter()
        .position(|status| *status == StatusCode::TOO_MANY_REQUESTS);
    assert!(first.is_some_and(|at| (8..=10).contains(&at)), "{statuses:?}");
    let here = try_password(&site, "coordinator@own", PASSWORD, "10.0.0.1").await;
    assert_eq!(here, StatusCode::TOO_MANY_REQUESTS);
    let elsewhere = try_password(&site, "coordinator@own", PASSWORD, "10.0.0.2").await;
    assert!(elsewhere.is_success(), "another address is not locked by it");
    site.cx.clock.set(site.cx.clock.now() + Duration::minutes(5));
    assert!(
        try_password(&site, "coordinator@own", PASSWORD, "10.0.0.1")
            .await
            .is_success()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_4_a_right_password_does_not_free_an_address_that_guesses_others() {
    let site = Site::start().await;
    let mut seen = Vec::new();
    for at in 0..70 {
        seen.push(try_password(&site, &format!("guess{at}"), "wrong", "10.0.0.9").await);
        if at == 30 {
            assert!(
                try_password(&site, "coordinator@own", PASSWORD, "10.0.0.9")
                    .await
                    .is_success()
            );
        }
    }
    assert!(seen.contains(&StatusCode::TOO_MANY_REQUESTS), "{seen:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_8_an_unknown_name_and_a_wrong_password_are_answered_alike() {
    let site = Site::start().await;
    let unknown = site.call("accounts/sign_in", None, "login=nobody&password=wrong").await;
    let wrong = site
        .call("accounts/sign_in", None, "login=coordinator@own&password=wrong")
        .await;
    assert_eq!((unknown.status, unknown.body), (wrong.status, wrong.body));
}
