//! The server is told to end in the middle of things: what was begun is finished, live pages are let go, and nobody new
//! is kept waiting (security 75).

use crate::support::Site;
use crate::support::line::{Line, answer, text, until};
use crate::support::teacher::Teacher;
use backend::accounts::organization_by_code;
use backend::demo::{CODE, LOGINS, PASSWORD};
use http::StatusCode;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn send(line: &Line, request: &str) -> TcpStream {
    let mut stream = TcpStream::connect(line.address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_75_an_end_in_the_middle_loses_nothing_and_leaves_nobody_waiting() {
    let site = Site::demo_with(&["--drain-seconds=60"]).await;
    let teacher = Teacher::enter(&site, 0).await;
    let mut line = Line::open(&site).await;
    let org = organization_by_code(&site.cx, CODE).await.unwrap().id;
    let body = format!("login={}&password={}", LOGINS[0].login, PASSWORD.replace(' ', "+"));
    let session = site.call("accounts/sign_in", None, &body).await.session().unwrap();
    let watching = text(
        "GET",
        &format!("/live/indicators:{org}"),
        &format!("cookie: otklik={session}\r\n"),
        "",
    );
    let mut stream = send(&line, &watching).await;
    assert!(stream.read(&mut [0; 1024]).await.unwrap() > 0);
    // Nothing can be written until this transaction ends, so the save stays under way.
    let busy = site.hold_answers().await;
    let headers = format!("cookie: {}\r\ncontent-type: application/json\r\n", teacher.cookie);
    let save = text("POST", "/api/attempts/save", &headers, &teacher.save_body(7));
    let mut saving = send(&line, &save).await;
    until("a save under way", || site.shared.load.running() == 1).await;

    line.tell_to_end();
    until("the word of the end", || line.ending.is_said()).await;
    assert_eq!(site.get("/readyz", None).await.status, StatusCode::SERVICE_UNAVAILABLE);
    answer(&mut stream).await;
    until("the live page to be let go", || site.shared.streams.held() == 0).await;
    let mut tries = 0;
    while TcpStream::connect(line.address).await.is_ok() {
        tries += 1;
        assert!(tries < 6_000, "new connections are still taken");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    busy.rollback().await.unwrap();
    let (status, saved) = answer(&mut saving).await;
    assert_eq!(status, 200, "{saved}");
    line.ended().await;
    let running = teacher
        .call(&site, "running", &format!("invitation={}", teacher.invitation))
        .await;
    let running: serde_json::Value = serde_json::from_str(&running.body).unwrap();
    assert_eq!(running["fields"].as_object().unwrap().len(), 1, "the answer is stored");
}
