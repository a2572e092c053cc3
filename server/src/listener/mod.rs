//! The accept loop: time limits for heads and for slow readers, caps on connections, and an end that drains.
//! `axum::serve` has none of these, so half-open connections would pile up (security 48).

mod address;
mod slow_reader;

use crate::ending::Ending;
use crate::limits::Limits;
use crate::places::Places;
use address::client_address;
use app::ssr::ClientAddress;
use axum::Router;
use axum::body::Body;
use futures::FutureExt;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use slow_reader::Impatient;
use socket2::SockRef;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

/// What a listener serves, and within which limits.
#[derive(Debug)]
pub struct Served {
    pub router: Router,
    pub limits: Limits,
    pub trusted_proxies: usize,
    pub connections: Places<IpAddr>,
    pub ending: Ending,
}

/// Places for connections; behind a proxy all of them come from one address.
pub fn places(limits: &Limits, trusted_proxies: usize) -> Places<IpAddr> {
    let of_one = match trusted_proxies {
        0 => limits.max_connections_per_address,
        _ => limits.max_connections,
    };
    Places::new(limits.max_connections, of_one)
}

/// Serves until told to end, then lets open requests finish.
pub async fn serve(listener: TcpListener, served: Served, told_to_end: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let mut told_to_end = std::pin::pin!(told_to_end);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => take(&served, &graceful, accepted),
                // No descriptors are left, most likely.
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            },
            () = &mut told_to_end => break,
        }
    }
    tracing::info!("stopping: open requests may finish");
    served.ending.say();
    // Whoever has come already is served; whoever comes later is refused at once and can go elsewhere.
    while let Some(Ok(accepted)) = listener.accept().now_or_never() {
        take(&served, &graceful, accepted);
    }
    drop(listener);
    if tokio::time::timeout(served.limits.drain_within(), graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests did not finish in time");
    }
}

fn take(served: &Served, graceful: &GracefulShutdown, (stream, peer): (TcpStream, SocketAddr)) {
    let Some(place) = served.connections.take(peer.ip()) else {
        return;
    };
    let connection = graceful.watch(connection(stream, served, peer.ip()));
    tokio::spawn(async move {
        let _ = connection.await;
        drop(place);
    });
}

fn connection(
    stream: TcpStream,
    served: &Served,
    peer: IpAddr,
) -> http1::Connection<
    TokioIo<Impatient<TcpStream>>,
    impl hyper::service::HttpService<
        Incoming,
        ResBody = Body,
        Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        Future: Send,
    > + Send
    + use<>,
> {
    let patience = served.limits.reader_within();
    let _ = stream.set_nodelay(true);
    // What lies in the system's own buffers is given up as well.
    let _ = SockRef::from(&stream).set_tcp_user_timeout(Some(patience * 2));
    let (router, trusted_proxies) = (served.router.clone(), served.trusted_proxies);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        let client = client_address(request.headers(), peer, trusted_proxies);
        request.extensions_mut().insert(ClientAddress(client));
        router.clone().oneshot(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(served.limits.head_within())
        .serve_connection(TokioIo::new(Impatient::new(stream, patience)), service)
}

/// The signals that end a process politely.
pub async fn signalled() {
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

/// Every connection is an open file to the system, which allows few unless asked.
pub fn allow_many_files() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if setrlimit(Resource::Nofile, limit).is_err() {
        tracing::warn!("the number of open files could not be raised");
    }
}
