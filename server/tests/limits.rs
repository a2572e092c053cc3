//! Too much and too strange: refused early, never a failure of ours (security 49, 50).

use crate::support::{Site, request};
use axum::body::Body;
use futures::stream;
use http::{Method, StatusCode, header};
use std::convert::Infallible;

const FORM: &str = "application/x-www-form-urlencoded";
const TEN_MEGABYTES: usize = 10 * 1024 * 1024;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_49_ten_megabytes_are_refused_with_and_without_their_length() {
    let site = Site::start().await;
    for accept in ["application/json", "text/html"] {
        let chunks = stream::iter((0..160).map(|_| Ok::<_, Infallible>(vec![b'a'; TEN_MEGABYTES / 160])));
        for body in [Body::from(vec![b'a'; TEN_MEGABYTES]), Body::from_stream(chunks)] {
            let mut request = request(Method::POST, "/api/accounts/sign_in", None, body);
            request
                .headers_mut()
                .insert(header::CONTENT_TYPE, FORM.parse().unwrap());
            request.headers_mut().insert(header::ACCEPT, accept.parse().unwrap());
            assert_eq!(
                site.send(request).await.status,
                StatusCode::PAYLOAD_TOO_LARGE,
                "{accept}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_49_a_password_of_50_000_characters_is_refused() {
    let site = Site::start().await;
    let admin = site.sign_in("sysadmin@own").await;
    let long = "x".repeat(50_000);
    let body = format!("login=coordinator@own&password={long}");
    let answer = site.call("accounts/sign_in", None, &body).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let body = format!("login=long&name=L&password={long}&role=coordinator");
    let answer = site.call("accounts/add_user", Some(&admin), &body).await;
    assert!(answer.body.contains("password-too-long"), "{}", answer.body);
}

/// Percent-encoded texts that broke other systems: NUL, broken UTF-8, surrogates, marks of direction, long
/// combinations, formats, quotes of SQL and HTML, a byte order mark, a path.
const NAUGHTY: &[&str] = &[
    "%00",
    "a%00b",
    "%ff%fe",
    "%ed%a0%80",
    "%e2%80%ae%d0%90",
    "%f0%9f%92%a9",
    "%ef%bb%bfx",
    "%0d%0aSet-Cookie:%20x=1",
    "'%20or%201=1--",
    "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "%3C/textarea%3E%3Cscript%3E",
    "{{7*7}}",
    "%25s%25n",
    "../../etc/passwd",
    "%",
    "&&&===",
    "login[a][b][c]=1",
    "=1+1",
    "bad-id:",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_50_strange_texts_are_never_our_fault() {
    let site = Site::start().await;
    let admin = site.sign_in("sysadmin@own").await;
    let many_marks = format!("a{}", "%cc%81".repeat(20_000));
    for text in NAUGHTY.iter().copied().chain([many_marks.as_str()]) {
        for (door, session, body) in [
            ("accounts/sign_in", None, format!("login={text}&password={text}")),
            (
                "accounts/add_user",
                Some(admin.as_str()),
                format!("login={text}&name=N&password=correct+horse&role=coordinator"),
            ),
            (
                "accounts/add_user",
                Some(admin.as_str()),
                format!("login=&name={text}&password={text}&role={text}"),
            ),
            ("accounts/user", Some(admin.as_str()), format!("user={text}")),
        ] {
            let answer = site.call(door, session, &body).await;
            assert!(!answer.status.is_server_error(), "{door} with {text:.40}: {answer:?}");
            let answer = site.submit(door, "http://school.test/sign-in", session, &body).await;
            assert!(!answer.status.is_server_error(), "{door} as a form with {text:.40}");
        }
    }
    for path in [
        "/%00",
        "/%ff",
        "/accounts/%00/disable",
        "/accounts/%ed%a0%80/disable",
        "/?a=%00",
        "/l/%00",
        "/live/%ff",
    ] {
        let answer = site.get(path, Some(&admin)).await;
        assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_31_a_name_with_markup_is_shown_as_text() {
    let site = Site::start().await;
    let admin = site.sign_in("sysadmin@own").await;
    let body = "login=markup&name=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&password=correct+horse&role=sysadmin";
    assert!(
        site.call("accounts/add_user", Some(&admin), body)
            .await
            .status
            .is_success()
    );
    let page = site.get("/accounts", Some(&admin)).await.body;
    assert!(page.contains("&lt;img src=x") && !page.contains("<img"), "{page}");
}
