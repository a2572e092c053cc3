//! A small HTTP/1.1 client that keeps its connection: the load generator must not eat the cores it measures.

use crate::reply::{Packing, Reply, find};
use anyhow::{Context, Result, bail};
use std::fmt::Write;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// One connection; opened with the first request, and again when the server closed it.
#[derive(Debug)]
pub struct Connection {
    address: String,
    stream: Option<TcpStream>,
    buffer: Vec<u8>,
}

/// What a browser says that opens a page.
const BROWSER: &str = "accept: text/html,application/xhtml+xml\r\naccept-encoding: gzip, deflate, br\r\n";
/// What it says with every request of a script.
const PACKED: &str = "accept-encoding: gzip, deflate, br\r\n";

/// How an answer in pieces ends.
const LAST_CHUNK: &[u8] = b"\r\n0\r\n\r\n";

impl Connection {
    pub fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            stream: None,
            buffer: Vec::new(),
        }
    }

    /// Opens a page as a browser does: it comes packed.
    pub async fn get(&mut self, path: &str, cookie: &str) -> Result<Reply> {
        self.send(&head("GET", path, &self.address, cookie, BROWSER)).await
    }

    /// The same as the script of a live page, for what moves with every answer.
    pub async fn glance(&mut self, path: &str, cookie: &str) -> Result<Reply> {
        let extra = format!("{BROWSER}otklik-glance: 1\r\n");
        self.send(&head("GET", path, &self.address, cookie, &extra)).await
    }

    /// The same as whoever cannot unpack.
    pub async fn get_plain(&mut self, path: &str, cookie: &str) -> Result<Reply> {
        self.send(&head("GET", path, &self.address, cookie, "accept: text/html\r\n"))
            .await
    }

    /// Posts a form as a browser without scripts does.
    pub async fn form(&mut self, path: &str, cookie: &str, body: &str) -> Result<Reply> {
        let extra = format!(
            "{BROWSER}content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n",
            body.len()
        );
        let request = head("POST", path, &self.address, cookie, &extra) + body;
        self.send(&request).await
    }

    /// Posts a form as a script does.
    pub async fn form_for_script(&mut self, path: &str, cookie: &str, body: &str) -> Result<Reply> {
        let extra = format!(
            "accept: application/json\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n",
            body.len()
        );
        let request = head("POST", path, &self.address, cookie, &extra) + body;
        self.send(&request).await
    }

    /// Posts JSON as the page's script does; the browser lets its reply be packed too.
    pub async fn json(&mut self, path: &str, cookie: &str, body: &str, is_packed: bool) -> Result<Reply> {
        let packed = if is_packed { PACKED } else { "" };
        let extra = format!(
            "accept: application/json\r\n{packed}content-type: application/json\r\ncontent-length: {}\r\n",
            body.len()
        );
        let request = head("POST", path, &self.address, cookie, &extra) + body;
        self.send(&request).await
    }

    /// Opens a stream of events and answers the connection to read them from.
    pub async fn events(address: &str, path: &str, cookie: &str) -> Result<TcpStream> {
        let mut stream = TcpStream::connect(address).await?;
        let request = head("GET", path, address, cookie, "accept: text/event-stream\r\n");
        stream.write_all(request.as_bytes()).await?;
        Ok(stream)
    }

    async fn send(&mut self, request: &str) -> Result<Reply> {
        let was_open = self.stream.is_some();
        let mut done = self.try_once(request).await;
        // A connection that rested too long was closed by the server: a browser sends the request again.
        if done.is_err() && was_open && self.buffer.is_empty() {
            done = self.try_once(request).await;
        }
        done
    }

    async fn try_once(&mut self, request: &str) -> Result<Reply> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(&self.address).await.context("connecting")?;
            stream.set_nodelay(true)?;
            self.stream = Some(stream);
        }
        self.buffer.clear();
        let done = self.exchange(request).await;
        if done.is_err() {
            self.stream = None;
        }
        done
    }

    async fn exchange(&mut self, request: &str) -> Result<Reply> {
        let Some(stream) = &mut self.stream else {
            bail!("no connection")
        };
        stream.write_all(request.as_bytes()).await?;
        self.buffer.clear();
        let end = loop {
            if let Some(at) = find(&self.buffer, b"\r\n\r\n") {
                break at + 4;
            }
            more(stream, &mut self.buffer).await?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
        let (mut reply, length, is_chunked) = read_head(&head)?;
        if is_chunked {
            // What was looked through once is not looked through again: a file has many megabytes.
            let mut seen = end.saturating_sub(2);
            while find(&self.buffer[seen..], LAST_CHUNK).is_none() {
                seen = seen.max((self.buffer.len() + 1).saturating_sub(LAST_CHUNK.len()));
                more(stream, &mut self.buffer).await?;
            }
            reply.body = unchunked(&self.buffer[end..]);
        } else {
            while self.buffer.len() < end + length {
                more(stream, &mut self.buffer).await?;
            }
            reply.body = self.buffer[end..end + length].to_vec();
        }
        Ok(reply)
    }
}

fn head(method: &str, path: &str, address: &str, cookie: &str, extra: &str) -> String {
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\n");
    if !cookie.is_empty() {
        // Writing to a string cannot fail.
        let _ = write!(head, "cookie: {cookie}\r\n");
    }
    head + extra + "\r\n"
}

async fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<()> {
    match stream.read_buf(buffer).await? {
        0 => bail!("the server closed the connection"),
        _ => Ok(()),
    }
}

fn packing(name: &str) -> Result<Packing> {
    match name {
        "gzip" => Ok(Packing::Gzip),
        "br" => Ok(Packing::Brotli),
        _ => bail!("a body is packed by {name}"),
    }
}

fn read_head(head: &str) -> Result<(Reply, usize, bool)> {
    let mut reply = Reply {
        status: head
            .get(9..12)
            .and_then(|code| code.parse().ok())
            .context("no status")?,
        ..Reply::default()
    };
    let (mut length, mut is_chunked) = (0, false);
    for line in head.lines().skip(1) {
        let Some((name, value)) = line.split_once(": ") else {
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse()?,
            "transfer-encoding" => is_chunked = value.contains("chunked"),
            "content-encoding" => reply.packing = packing(value.trim())?,
            "location" => value.clone_into(&mut reply.location),
            "set-cookie" => reply.cookies.extend(value.split(';').next().map(str::to_owned)),
            _ => {}
        }
    }
    Ok((reply, length, is_chunked))
}

fn unchunked(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::with_capacity(rest.len());
    while let Some(at) = find(rest, b"\r\n") {
        let size = std::str::from_utf8(&rest[..at]).ok();
        let size = size
            .and_then(|hex| usize::from_str_radix(hex.trim(), 16).ok())
            .unwrap_or(0);
        let (from, to) = (at + 2, at + 2 + size);
        if size == 0 || to + 2 > rest.len() {
            break;
        }
        body.extend_from_slice(&rest[from..to]);
        rest = &rest[to + 2..];
    }
    body
}
