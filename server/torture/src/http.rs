//! The smallest client that can answer a test: one request, one connection. A reply counts from its status line on:
//! the server sends that after the commit.

use anyhow::{Context, Result};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

const WITHIN: Duration = Duration::from_secs(8);

/// What came back.
#[derive(Debug, Default)]
pub struct Reply {
    pub status: u16,
    pub location: String,
    /// `name=value` of every cookie that was set.
    pub cookies: Vec<String>,
    pub body: String,
}

/// Reads a page.
pub async fn get(address: &str, path: &str, cookie: &str) -> Result<Reply> {
    send(address, &head("GET", path, address, cookie, "")).await
}

/// Sends a form as a browser without scripts does.
pub async fn form(address: &str, path: &str, cookie: &str, body: &str) -> Result<Reply> {
    let kind = "accept: text/html\r\ncontent-type: application/x-www-form-urlencoded\r\n";
    send(address, &with_body(path, address, cookie, kind, body)).await
}

/// Sends JSON as the page's script does.
pub async fn json(address: &str, path: &str, cookie: &str, body: &str) -> Result<Reply> {
    let kind = "accept: application/json\r\ncontent-type: application/json\r\n";
    send(address, &with_body(path, address, cookie, kind, body)).await
}

/// Calls a door as a script does that sends a form.
pub async fn ask(address: &str, path: &str, cookie: &str, body: &str) -> Result<Reply> {
    let kind = "accept: application/json\r\ncontent-type: application/x-www-form-urlencoded\r\n";
    send(address, &with_body(path, address, cookie, kind, body)).await
}

fn with_body(path: &str, address: &str, cookie: &str, kind: &str, body: &str) -> String {
    let extra = format!("{kind}content-length: {}\r\n", body.len());
    head("POST", path, address, cookie, &extra) + body
}

fn head(method: &str, path: &str, address: &str, cookie: &str, extra: &str) -> String {
    let cookie = match cookie {
        "" => String::new(),
        cookie => format!("cookie: {cookie}\r\n"),
    };
    format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{cookie}{extra}\r\n")
}

async fn send(address: &str, request: &str) -> Result<Reply> {
    timeout(WITHIN, exchange(address, request))
        .await
        .context("no answer in time")?
}

async fn exchange(address: &str, request: &str) -> Result<Reply> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut bytes = Vec::new();
    // What arrived before a cut still counts.
    let cut = stream.read_to_end(&mut bytes).await;
    let text = String::from_utf8_lossy(&bytes);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        cut?;
        anyhow::bail!("the connection ended before the reply");
    };
    read(head, body)
}

fn read(head: &str, body: &str) -> Result<Reply> {
    let mut reply = Reply {
        status: head
            .get(9..12)
            .and_then(|code| code.parse().ok())
            .context("no status")?,
        body: body.to_owned(),
        ..Reply::default()
    };
    for line in head.lines().skip(1) {
        let Some((name, value)) = line.split_once(": ") else {
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "location" => value.clone_into(&mut reply.location),
            "set-cookie" => reply.cookies.extend(value.split(';').next().map(str::to_owned)),
            _ => {}
        }
    }
    Ok(reply)
}
