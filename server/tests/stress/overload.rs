//! More than can be done: refused early, told when to come again, and what was accepted is done (security 51, 53, 68).

use crate::support::line::{Line, text, until};
use crate::support::teacher::Teacher;
use crate::support::{PASSWORD, Site, open, request};
use axum::body::Body;
use backend::accounts::{Flash, Visit, put_flash};
use backend::actor::Actor;
use http::{Method, StatusCode, header};
use std::sync::Arc;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_queue_says_come_again_and_keeps_what_it_has_taken() {
    let site = Arc::new(Site::demo_with(&["--max-requests=5000"]).await);
    let teacher = Teacher::enter(&site, 0).await;
    let busy = site.hold_answers().await;
    let saves = (1..=2_600).map(|revision| {
        let (site, teacher) = (site.clone(), teacher.clone());
        tokio::spawn(async move { teacher.save(&site, revision).await })
    });
    let saves: Vec<_> = saves.collect();
    until("a full queue", || saves.iter().any(|save| save.is_finished())).await;
    busy.rollback().await.unwrap();
    let (mut saved, mut put_off) = (0, 0);
    for save in saves {
        let answer = save.await.unwrap();
        match answer.status {
            StatusCode::OK => saved += 1,
            StatusCode::SERVICE_UNAVAILABLE => {
                assert!(!answer.header("retry-after").is_empty());
                put_off += 1;
            }
            other => panic!("{other}: {}", answer.body),
        }
    }
    assert!(saved > 0 && put_off > 0, "{saved} saved, {put_off} put off");
    assert_eq!(teacher.save(&site, 9_999).await.status, StatusCode::OK, "room again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_much_work_is_refused_early_with_a_page_that_opens_by_itself() {
    let site = Arc::new(Site::demo_with(&["--max-requests=1"]).await);
    let teacher = Teacher::enter(&site, 0).await;
    let busy = site.hold_answers().await;
    let saving = {
        let (site, teacher) = (site.clone(), teacher.clone());
        tokio::spawn(async move { teacher.save(&site, 1).await })
    };
    until("a request under way", || site.shared.load.running() == 1).await;
    let mut asked = request(Method::GET, "/sign-in", None, Body::empty());
    asked.headers_mut().insert(header::ACCEPT, "text/html".parse().unwrap());
    let page = site.send(asked).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!page.header("retry-after").is_empty() && !page.header("refresh").is_empty());
    assert_eq!(site.get("/healthz", None).await.status, StatusCode::OK);
    busy.rollback().await.unwrap();
    assert_eq!(saving.await.unwrap().status, StatusCode::OK);
    assert_eq!(site.get("/sign-in", None).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_51_a_flood_of_sign_ins_is_bounded_and_answers_are_saved_meanwhile() {
    let site = Arc::new(Site::demo_with(&[]).await);
    let teacher = Teacher::enter(&site, 0).await;
    let tries = (0..100).map(|no| {
        let site = site.clone();
        let body = format!("login=nobody{no}&password={}", PASSWORD.replace(' ', "+"));
        tokio::spawn(async move { site.call("accounts/sign_in", None, &body).await })
    });
    let tries: Vec<_> = tries.collect();
    for revision in 1..=20 {
        assert_eq!(teacher.save(&site, revision).await.status, StatusCode::OK);
    }
    let (mut refused, mut sent_away) = (0, 0);
    for one in tries {
        let answer = one.await.unwrap();
        match answer.status {
            StatusCode::UNPROCESSABLE_ENTITY => refused += 1,
            StatusCode::TOO_MANY_REQUESTS => {
                assert!(!answer.header("retry-after").is_empty());
                sent_away += 1;
            }
            other => panic!("{other}"),
        }
    }
    assert!(refused > 0 && sent_away > 0, "{refused} refused, {sent_away} sent away");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_53_reports_read_by_themselves_one_for_each_person_and_end_with_the_connection() {
    let site = Site::demo_with(&[]).await;
    let teacher = Teacher::enter(&site, 0).await;
    let line = Line::open(&site).await;
    let login = format!(
        "login={}&password={}",
        backend::demo::LOGINS[0].login,
        backend::demo::PASSWORD
    );
    let session = site.call("accounts/sign_in", None, &login).await.session().unwrap();
    // All connections of reports are taken, so a report stays under way.
    let reports = site.cx.for_reports().db.clone();
    let held = [reports.snapshot().await.unwrap(), reports.snapshot().await.unwrap()];
    let file = text("GET", "/ioms.xlsx", &format!("cookie: otklik={session}\r\n"), "");
    let mut under_way = TcpStream::connect(line.address).await.unwrap();
    under_way.write_all(file.as_bytes()).await.unwrap();
    until("a report under way", || site.shared.exports.held() == 1).await;
    let second = site.get("/ioms.csv", Some(&session)).await;
    assert_eq!(second.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(
        site.get("/", Some(&session)).await.status,
        StatusCode::OK,
        "pages go on"
    );
    assert_eq!(teacher.save(&site, 1).await.status, StatusCode::OK);
    drop(under_way);
    until("the report to be given up", || site.shared.exports.held() == 0).await;
    drop(held);
    assert_eq!(site.get("/ioms.xlsx", Some(&session)).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_68_two_programs_that_write_the_same_file_never_refuse_anybody_as_busy() {
    let site = Arc::new(Site::demo_with(&[]).await);
    let mut tasks = Vec::new();
    for no in 0..4 {
        let (site, teacher) = (site.clone(), Teacher::enter(&site, no).await);
        tasks.push(tokio::spawn(async move {
            for revision in 1..=50 {
                let answer = teacher.save(&site, revision).await;
                assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
            }
        }));
    }
    let other = open(&site.url).await;
    for _ in 0..4 {
        let other = other.clone();
        tasks.push(tokio::spawn(async move {
            let stranger = Visit {
                actor: Actor::Stranger,
                session: None,
                has_flash: false,
            };
            for _ in 0..50 {
                put_flash(&other, &stranger, &Flash::default()).await.unwrap();
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
}
