//! The accept loop: a time limit for headers, caps on connections, and an end that drains.
//! `axum::serve` has none of these, so half-open connections would pile up.

use app::ssr::ClientAddress;
use axum::Router;
use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

const HEADERS_WITHIN: Duration = Duration::from_secs(10);
const DRAIN_WITHIN: Duration = Duration::from_secs(10);
const MAX_CONNECTIONS: usize = 8_192;
/// A whole school may sit behind one address.
const MAX_PER_ADDRESS: usize = 2_048;

/// Serves until the process is told to end, then lets open requests finish.
pub async fn serve(listener: TcpListener, router: Router, trusted_proxies: usize) -> anyhow::Result<()> {
    let graceful = GracefulShutdown::new();
    let open = Open::default();
    let mut stop = std::pin::pin!(told_to_stop());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let Ok((stream, address)) = accepted else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let Some(place) = open.take(address.ip()) else { continue };
        let router = router.clone();
        let connection = connection(stream, router, address.ip(), trusted_proxies);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _ = connection.await;
            drop(place);
        });
    }
    tracing::info!("stopping: open requests may finish");
    let _ = tokio::time::timeout(DRAIN_WITHIN, graceful.shutdown()).await;
    Ok(())
}

fn connection(
    stream: TcpStream,
    router: Router,
    address: IpAddr,
    trusted_proxies: usize,
) -> http1::Connection<
    TokioIo<TcpStream>,
    impl hyper::service::HttpService<
        Incoming,
        ResBody = Body,
        Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        Future: Send,
    > + Send,
> {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        let client = client_address(&request, address, trusted_proxies);
        request.extensions_mut().insert(ClientAddress(client));
        router.clone().oneshot(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .serve_connection(TokioIo::new(stream), service)
}

/// The peer, or the n-th address from the right of X-Forwarded-For behind n trusted proxies (security 9).
fn client_address(request: &Request<Body>, peer: IpAddr, trusted_proxies: usize) -> String {
    let forwarded = request
        .headers()
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = forwarded.flat_map(|line| line.split(',')).map(str::trim).collect();
    let found = (trusted_proxies > 0)
        .then(|| hops.len().checked_sub(trusted_proxies))
        .flatten();
    found
        .and_then(|at| hops.get(at))
        .map_or_else(|| peer.to_string(), |hop| (*hop).to_owned())
}

/// How many connections are open, in all and by address.
#[derive(Clone, Default)]
struct Open(Arc<Mutex<HashMap<IpAddr, usize>>>);

struct Place(Open, IpAddr);

impl Open {
    fn take(&self, address: IpAddr) -> Option<Place> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let total: usize = counts.values().sum();
        let own = counts.entry(address).or_default();
        if total >= MAX_CONNECTIONS || *own >= MAX_PER_ADDRESS {
            return None;
        }
        *own += 1;
        Some(Place(self.clone(), address))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = counts.get_mut(&self.1) {
            *own -= 1;
            if *own == 0 {
                counts.remove(&self.1);
            }
        }
    }
}

async fn told_to_stop() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(cause) => {
            tracing::error!(%cause, "cannot listen for the end signal");
            return std::future::pending().await;
        }
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
