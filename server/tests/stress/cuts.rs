//! The line is cut after the commit and before the reply: whoever repeats gets the same, and there is one of it
//! (security 26).

use crate::support::Site;
use crate::support::line::{Line, answer, ask, text};
use crate::support::teacher::Teacher;
use sea_orm::{ConnectionTrait, Statement};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const FORM: &str = "content-type: application/x-www-form-urlencoded\r\n";
const JSON: &str = "content-type: application/json\r\n";

/// Passes one request on, waits for the whole reply, and lets nothing of it back.
async fn cut_before_reply(to: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut client, _) = listener.accept().await.unwrap();
        let mut server = TcpStream::connect(to).await.unwrap();
        let mut bytes = vec![0; 64 * 1024];
        let read = client.read(&mut bytes).await.unwrap();
        server.write_all(&bytes[..read]).await.unwrap();
        let (status, reply) = answer(&mut server).await;
        assert_eq!(status, 200, "{reply}");
    });
    address
}

async fn number(site: &Site, sql: &str) -> i64 {
    let db = site.cx.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

async fn receipt(site: &Site, teacher: &Teacher) -> String {
    let body = format!("invitation={}", teacher.invitation);
    let welcome = teacher.call(site, "welcome", &body).await.body;
    let welcome: serde_json::Value = serde_json::from_str(&welcome).unwrap();
    welcome["stage"]["done"]["code"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_26_a_save_and_a_submit_whose_reply_was_lost_are_there_once() {
    let site = Site::demo_with(&[]).await;
    let teacher = Teacher::enter(&site, 0).await;
    let line = Line::open(&site).await;
    let before = number(&site, "SELECT count(*) FROM answers").await;
    let submits = "SELECT count(*) FROM facts WHERE action = 'attempt.submit'";
    let handed_in = number(&site, submits).await;
    let mut receipts = Vec::new();
    let script = format!("accept: application/json\r\ncookie: {}\r\n", teacher.cookie);
    for (door, kind, body) in [
        ("save", JSON, teacher.save_body(7)),
        ("submit", FORM, teacher.submit_body()),
    ] {
        let request = text(
            "POST",
            &format!("/api/attempts/{door}"),
            &format!("{script}{kind}"),
            &body,
        );
        let cut = cut_before_reply(line.address).await;
        assert_eq!(ask(cut, &request).await, (0, String::new()), "nothing comes back");
        receipts.push(receipt(&site, &teacher).await);
        assert_eq!(ask(line.address, &request).await.0, 200, "{door} again");
        receipts.push(receipt(&site, &teacher).await);
    }
    assert_eq!(number(&site, "SELECT count(*) FROM answers").await, before + 1);
    assert_eq!(number(&site, submits).await, handed_in + 1);
    assert!(receipts[0].is_empty() && !receipts[2].is_empty(), "{receipts:?}");
    assert_eq!(receipts[2], receipts[3]);
}
