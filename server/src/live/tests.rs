//! The door of the stream: who gets in, and how many streams one session may hold.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../../../migrations/tests/fresh_schema.rs"]
mod fresh_schema;

use super::changes;
use crate::router::router;
use crate::settings::{Cli, Command};
use axum::body::Body;
use backend::Backend;
use backend::accounts::{NewOrganization, NewUser, Visit, add_organization, add_user, sign_in};
use backend::actor::Actor;
use backend::clock::Clock;
use backend::db::Db;
use backend::live::{Live, Topic};
use backend::secrets::Secret;
use clap::Parser;
use domain::access::Role;
use domain::ids::OrgId;
use futures::StreamExt;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

struct Site {
    cx: Backend,
    router: axum::Router,
    _folder: tempfile::TempDir,
}

async fn site() -> Site {
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}", folder.path().join("otklik.db").display());
    let url = fresh_schema::fresh_schema().await.unwrap_or(file);
    let db = Db::connect(&url).await.unwrap();
    db.migrate().await.unwrap();
    let cx = Backend::new(db, Clock::default(), Secret::for_tests());
    let Command::Serve(settings) = Cli::parse_from(["otklik", "serve"]).command else {
        panic!("`serve` is a command")
    };
    let router = router(cx.clone(), &settings, ([127, 0, 0, 1], 3000).into());
    Site {
        cx,
        router,
        _folder: folder,
    }
}

/// A school with a coordinator, and the token of a session.
async fn school(site: &Site, code: &str) -> (OrgId, String) {
    let new = NewOrganization {
        code: code.to_owned(),
        name: code.to_owned(),
        kind: "school".to_owned(),
        parent: None,
        zone: backend::Zone::Europe__Moscow,
        is_demo: false,
    };
    let org = add_organization(&site.cx, &Actor::System, new).await.unwrap();
    let new = NewUser {
        login: code.to_owned(),
        name: code.to_owned(),
        password: "correct horse battery".to_owned(),
        role: Role::Coordinator,
        term: None,
    };
    add_user(&site.cx, &Actor::System, org, new).await.unwrap();
    let visit = Visit {
        actor: Actor::Stranger,
        session: None,
        has_flash: false,
    };
    let password = "correct horse battery".to_owned();
    let session = sign_in(&site.cx, &visit, "127.0.0.1", code, password).await.unwrap();
    (org, session.token)
}

/// The next event of a stream.
async fn event(response: &mut http::Response<Body>) -> String {
    let frame = response.body_mut().frame().await.unwrap().unwrap();
    String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap()
}

async fn ask(site: &Site, topic: &str, token: &str) -> http::Response<Body> {
    let request = Request::get(format!("/live/{topic}")).header("cookie", format!("otklik={token}"));
    let request = request.body(Body::empty()).unwrap();
    site.router.clone().oneshot(request).await.unwrap()
}

#[tokio::test]
async fn the_stream_refuses_a_stranger_and_another_school() {
    let site = site().await;
    let (org, token) = school(&site, "seven").await;
    let (other, _) = school(&site, "eight").await;
    let own = format!("indicators:{org}");
    assert_eq!(ask(&site, &own, "").await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(ask(&site, &own, &token).await.status(), StatusCode::OK);
    let foreign = [
        format!("indicators:{other}"),
        format!("campaign:{other}"),
        "anything".to_owned(),
    ];
    for topic in foreign {
        assert_eq!(
            ask(&site, &topic, &token).await.status(),
            StatusCode::NOT_FOUND,
            "{topic}"
        );
    }
}

#[tokio::test]
async fn a_watcher_hears_of_its_own_topic_with_data_so_that_browsers_do_not_drop_it() {
    let site = site().await;
    let (org, token) = school(&site, "ten").await;
    let (other, _) = school(&site, "eleven").await;
    let mut stream = ask(&site, &format!("indicators:{org}"), &token).await;
    let hello = event(&mut stream).await;
    assert!(hello.contains("event: hello") && hello.contains("data: "), "{hello}");
    site.cx.live.announce(Topic::Indicators(other));
    site.cx.live.announce(Topic::Indicators(org));
    let changed = event(&mut stream).await;
    assert!(
        changed.contains("event: changed") && changed.contains("data: "),
        "{changed}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_school_that_hands_in_at_once_is_told_of_in_few_words_and_the_last_one_is_not_lost() {
    let (live, topic) = (Live::default(), Topic::Indicators(OrgId(uuid::Uuid::now_v7())));
    let mut changes = std::pin::pin!(changes(live.watch(), topic));
    let announce = || (0..100).for_each(|_| live.announce(topic));
    announce();
    assert_eq!(changes.next().await, Some(()));
    let rests = tokio::time::timeout(super::REST * 100, changes.next());
    assert!(rests.await.is_err(), "one word for all of them");
    announce();
    assert_eq!(changes.next().await, Some(()));
    announce();
    assert_eq!(changes.next().await, Some(()), "what came while it rested");
}

#[tokio::test]
async fn security_54_a_session_holds_three_streams_and_gets_a_place_back_when_one_ends() {
    let site = site().await;
    let (org, token) = school(&site, "nine").await;
    let topic = format!("indicators:{org}");
    let mut open = Vec::new();
    for _ in 0..3 {
        let response = ask(&site, &topic, &token).await;
        assert_eq!(response.status(), StatusCode::OK);
        open.push(response);
    }
    assert_eq!(ask(&site, &topic, &token).await.status(), StatusCode::TOO_MANY_REQUESTS);
    open.pop();
    assert_eq!(ask(&site, &topic, &token).await.status(), StatusCode::OK);
}
