//! A site at a real address, and a client that shows what passes over the line byte by byte.

use super::Site;
use server::ending::Ending;
use server::listener::{self, Served};
use server::places::Places;
use std::net::{IpAddr, SocketAddr};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A site that listens.
pub struct Line {
    pub address: SocketAddr,
    pub connections: Places<IpAddr>,
    pub ending: Ending,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
}

impl Line {
    pub async fn open(site: &Site) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let connections = listener::places(&site.settings.limits, 0);
        let served = Served {
            router: site.router.clone(),
            limits: site.settings.limits.clone(),
            trusted_proxies: 0,
            connections: connections.clone(),
            ending: site.shared.ending.clone(),
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(listener::serve(listener, served, async {
            let _ = stopped.await;
        }));
        Self {
            address,
            connections,
            ending: site.shared.ending.clone(),
            stop: Some(stop),
            task,
        }
    }

    /// Tells it to end, as the signal does.
    pub fn tell_to_end(&mut self) {
        let _ = self.stop.take().unwrap().send(());
    }

    /// Waits until it has ended.
    pub async fn ended(self) {
        self.task.await.unwrap();
    }
}

/// A request as text; the connection is closed after it.
pub fn text(method: &str, path: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nhost: school.test\r\nconnection: close\r\n{headers}content-length: {length}\r\n\r\n{body}"
    )
}

/// Sends it and reads to the end; the status, 0 when nothing came back, and all that came.
pub async fn ask(address: SocketAddr, request: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    answer(&mut stream).await
}

/// What comes until the other side closes.
pub async fn answer(stream: &mut TcpStream) -> (u16, String) {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let status = text.get(9..12).and_then(|status| status.parse().ok());
    (status.unwrap_or(0), text)
}

/// Waits for something that is to come true; a test that waits in vain says what for.
pub async fn until(what: &str, mut is_true: impl FnMut() -> bool) {
    for _ in 0..6_000 {
        if is_true() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("waited a minute for {what}");
}
