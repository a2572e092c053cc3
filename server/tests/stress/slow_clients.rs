//! Who sends or reads slowly holds a connection for a while, and nothing that others need (security 48).

use crate::support::Site;
use crate::support::line::{Line, answer, ask, text, until};
use crate::support::teacher::Teacher;
use std::net::SocketAddr;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpSocket, TcpStream};

const EACH: usize = 300;
const IMPATIENT: [&str; 3] = ["--head-seconds=2", "--body-seconds=2", "--reader-seconds=2"];

async fn send(address: SocketAddr, bytes: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(2_048).unwrap();
    let mut stream = socket.connect(address).await.unwrap();
    // A server that reads no more, because nobody reads it, takes no more either.
    let _ = tokio::time::timeout(std::time::Duration::from_secs(1), stream.write_all(bytes.as_bytes())).await;
    stream
}

async fn hold(address: SocketAddr, bytes: &str) -> Vec<TcpStream> {
    futures::future::join_all((0..EACH).map(|_| send(address, bytes))).await
}

/// A page opens, and an answer is saved.
async fn assert_others_are_served(site: &Site, line: &Line, teacher: &Teacher, meanwhile: &str) {
    let (status, page) = ask(line.address, &text("GET", "/sign-in", "", "")).await;
    assert_eq!(status, 200, "{meanwhile}: {page:.200}");
    let headers = format!("cookie: {}\r\ncontent-type: application/json\r\n", teacher.cookie);
    let revision = site.cx.clock.now().timestamp_millis();
    let save = text("POST", "/api/attempts/save", &headers, &teacher.save_body(revision));
    let (status, saved) = ask(line.address, &save).await;
    assert_eq!(status, 200, "{meanwhile}: {saved:.200}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_48_slow_heads_bodies_and_readers_are_given_up_and_others_are_served_meanwhile() {
    server::listener::allow_many_files();
    let site = Site::demo_with(&IMPATIENT).await;
    let teacher = Teacher::enter(&site, 0).await;
    let line = Line::open(&site).await;
    let head = "GET / HTTP/1.1\r\nhost: school.test\r\nx-slow: ".to_owned();
    let kind = "content-type: application/x-www-form-urlencoded\r\ncontent-length: 100000\r\n";
    let body = format!("POST /api/accounts/sign_in HTTP/1.1\r\nhost: school.test\r\n{kind}\r\nlogin=");
    let reader = "GET /sign-in HTTP/1.1\r\nhost: school.test\r\n\r\n".repeat(200);
    for (what, bytes) in [("slow heads", head), ("slow bodies", body), ("slow readers", reader)] {
        let held = hold(line.address, &bytes).await;
        assert_eq!(held.len(), EACH);
        assert_others_are_served(&site, &line, &teacher, what).await;
        until(&format!("the end of {what}"), || line.connections.held() == 0).await;
        drop(held);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_48_one_address_takes_only_its_share_and_gets_it_back() {
    let site = Site::start_with(&["--max-connections-per-address=3", "--head-seconds=60"]).await;
    let line = Line::open(&site).await;
    let health = text("GET", "/healthz", "", "");
    let mut held = Vec::new();
    for _ in 0..3 {
        held.push(send(line.address, "GET").await);
    }
    until("three connections", || line.connections.held() == 3).await;
    let mut one_more = TcpStream::connect(line.address).await.unwrap();
    let _ = one_more.write_all(health.as_bytes()).await;
    assert_eq!(answer(&mut one_more).await.0, 0, "closed without an answer");
    held.clear();
    until("free places", || line.connections.held() == 0).await;
    assert_eq!(ask(line.address, &health).await.0, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_49_a_packed_body_is_not_unpacked_and_an_endless_one_is_cut() {
    let site = Site::start().await;
    let line = Line::open(&site).await;
    let kind = "content-type: application/x-www-form-urlencoded\r\n";
    let packed = format!("{kind}content-encoding: gzip\r\n");
    let (status, _) = ask(line.address, &text("POST", "/api/accounts/sign_in", &packed, "\u{1f}x")).await;
    assert_eq!(status, 415);
    let head =
        format!("POST /api/accounts/sign_in HTTP/1.1\r\nhost: school.test\r\n{kind}transfer-encoding: chunked\r\n\r\n");
    let mut stream = send(line.address, &head).await;
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    // It never ends of itself; the server's answer ends it.
    while stream.write_all(chunk.as_bytes()).await.is_ok() {}
    until("the end of an endless body", || line.connections.held() == 0).await;
    assert_eq!(ask(line.address, &text("GET", "/healthz", "", "")).await.0, 200);
}
