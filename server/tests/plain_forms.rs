//! Forms without any script: a refused one comes back with what was typed, and nothing leads to another site.

use crate::support::{PASSWORD, Site};
use http::StatusCode;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_form_comes_back_with_what_was_typed_and_without_the_password() {
    let site = Site::start().await;
    let admin = site.sign_in("sysadmin@own").await;
    let typed =
        "login=two+words&name=%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2+%3Cb%3E&password=secret-typed&role=school_admin";
    let answer = site
        .submit("accounts/add_user", "http://school.test/accounts", Some(&admin), typed)
        .await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/accounts"));
    let page = site.get("/accounts", Some(&admin)).await.body;
    assert!(page.contains("value=\"two words\""), "{page}");
    assert!(
        page.contains("Иванов &lt;b&gt;") || page.contains("Иванов <b>\""),
        "{page}"
    );
    assert!(page.contains("role=\"alert\"") && page.contains("#field-login"));
    assert!(!page.contains("secret-typed"));
    let again = site.get("/accounts", Some(&admin)).await.body;
    assert!(!again.contains("two words"), "the refusal is shown once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_went_well_leads_on() {
    let site = Site::start().await;
    let body = format!("login=coordinator@own&password={}", PASSWORD.replace(' ', "+"));
    let answer = site
        .submit("accounts/sign_in", "http://school.test/sign-in", None, &body)
        .await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"));
    assert!(site.get("/", answer.session().as_deref()).await.status.is_success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_who_sends_a_form_is_asked_to_sign_in() {
    let site = Site::start().await;
    let answer = site
        .submit(
            "accounts/add_user",
            "http://school.test/accounts",
            None,
            "login=a&name=b&password=c&role=sysadmin",
        )
        .await;
    assert_eq!(answer.location(), "/sign-in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_14_no_referer_leads_to_another_site() {
    let site = Site::start().await;
    for referer in [
        "https://evil.test/x",
        "http://school.test//evil.test",
        "http://school.test/\\evil.test",
        "http://school.test.evil.test/",
        "http://school.test@evil.test/",
        "//evil.test",
        "/\\evil.test",
        "https:evil.test",
        "http://school.test/%2f%2fevil.test",
        "http://school.test/%0d%0aLocation:%20https://evil.test",
        "javascript:alert(1)",
    ] {
        for door in ["accounts/sign_in", "accounts/sign_out"] {
            let answer = site.submit(door, referer, None, "login=x&password=y").await;
            assert_own(referer, answer.location());
            assert!(!answer.body.contains("evil.test"), "{referer}");
        }
        let mut request = crate::support::request(http::Method::GET, "/language/en", None, axum::body::Body::empty());
        request.headers_mut().insert("referer", referer.parse().unwrap());
        assert_own(referer, site.send(request).await.location());
    }
}

fn assert_own(referer: &str, location: &str) {
    let is_own = location.starts_with('/') && !location.starts_with("//") && !location.contains('\\');
    assert!(is_own && !location.contains("__err"), "{referer} led to {location}");
}
