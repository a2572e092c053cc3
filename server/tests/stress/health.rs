//! What the server says of itself to those who watch over it.

use crate::support::{PASSWORD, Site, open, request};
use axum::body::Body;
use http::{Method, StatusCode};
use http_body_util::BodyExt;
use server::listener;
use server::metrics::{self, Watched};
use tower::ServiceExt;

async fn wait_for(site: &Site, status: StatusCode) {
    for _ in 0..1_200 {
        if site.get("/readyz", None).await.status == status {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("waited a minute for {status}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_66_68_readiness_goes_when_nothing_can_be_written_and_comes_back_by_itself() {
    let site = Site::start().await;
    assert_eq!(site.get("/readyz", None).await.status, StatusCode::OK);
    if !site.url.starts_with("sqlite://") {
        // Nobody can keep a whole PostgreSQL to himself.
        return;
    }
    // Another program keeps the database to itself, for longer than anybody waits.
    let greedy = open(&site.url).await;
    let held = greedy.db.begin_write().await.unwrap();
    wait_for(&site, StatusCode::SERVICE_UNAVAILABLE).await;
    assert_eq!(site.get("/healthz", None).await.status, StatusCode::OK);
    let body = format!("login=coordinator@own&password={}", PASSWORD.replace(' ', "+"));
    let refused = site.call("accounts/sign_in", None, &body).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!refused.header("retry-after").is_empty());
    held.rollback().await.unwrap();
    wait_for(&site, StatusCode::OK).await;
    site.sign_in("coordinator@own").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_61_the_numbers_count_routes_and_name_nobody() {
    let site = Site::start().await;
    let session = site.sign_in("coordinator@own").await;
    site.get("/l/canary-link", None).await;
    site.get("/no/such/canary", Some(&session)).await;
    site.call("accounts/canary", Some(&session), "").await;
    site.call("accounts/home", Some(&session), "").await;
    let watched = Watched {
        site: site.shared.clone(),
        connections: listener::places(&site.settings.limits, 0),
    };
    let asked = request(Method::GET, "/metrics", None, Body::empty());
    let shown = metrics::router(watched).oneshot(asked).await.unwrap();
    let text = shown.into_body().collect().await.unwrap().to_bytes();
    let text = String::from_utf8(text.to_vec()).unwrap();
    for part in [
        r#"otklik_requests_total{route="/l/{token}",status="404"} 1"#,
        r#"otklik_requests_total{route="/api/accounts/home",status="200"} 1"#,
        r#"otklik_request_seconds_bucket{route="/api/accounts/sign_in",le="+Inf"} 1"#,
        "otklik_write_queue 0",
        "otklik_write_groups_total 0",
        "otklik_streams 0",
        "otklik_jobs_behind ",
        "otklik_database_bytes ",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains("canary"), "{text}");
    assert_eq!(
        site.get("/metrics", None).await.status,
        StatusCode::NOT_FOUND,
        "not for everybody"
    );
}
