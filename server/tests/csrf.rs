//! Another site's page cannot act here (security 12).

use crate::support::{Site, registered_doors, request};
use axum::body::Body;
use http::{Method, StatusCode, header};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_12_every_door_refuses_a_request_from_another_site() {
    let site = Site::start().await;
    let session = site.sign_in("sysadmin@own").await;
    for door in registered_doors() {
        for (name, value) in [
            ("origin", "https://evil.test"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            let mut request = request(Method::POST, &format!("/api/{door}"), Some(&session), Body::empty());
            request.headers_mut().insert(name, value.parse().unwrap());
            assert_eq!(
                site.send(request).await.status,
                StatusCode::FORBIDDEN,
                "{door} with {name}: {value}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_12_no_door_opens_by_get() {
    let site = Site::start().await;
    let session = site.sign_in("sysadmin@own").await;
    for door in registered_doors() {
        let status = site.get(&format!("/api/{door}"), Some(&session)).await.status;
        let is_closed = matches!(status, StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_FOUND);
        assert!(is_closed, "{door} answered {status} to GET");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_12_a_body_sent_as_plain_text_does_nothing() {
    let site = Site::start().await;
    let session = site.sign_in("sysadmin@own").await;
    let body = "login=planted&name=X&password=correct+horse&role=sysadmin";
    let mut request = request(Method::POST, "/api/accounts/add_user", Some(&session), Body::from(body));
    request
        .headers_mut()
        .insert(header::CONTENT_TYPE, "text/plain".parse().unwrap());
    let answer = site.send(request).await;
    assert!(answer.status.is_client_error(), "{answer:?}");
    let users = site.call("accounts/users", Some(&session), "").await;
    assert!(!users.body.contains("planted"));
}
