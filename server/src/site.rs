//! What all handlers of one running site share.

use crate::ending::Ending;
use crate::health::Health;
use crate::limits::Limits;
use crate::metrics::Requests;
use crate::middleware::shed::Load;
use crate::places::Places;
use crate::rates::Rates;
use crate::settings::Serve;
use backend::Backend;
use domain::ids::UserId;
use std::net::SocketAddr;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use std::thread::available_parallelism;
use tokio::sync::Semaphore;

/// As many as there are connections for reports.
const MOST_EXPORTS: usize = 2;
/// Each may hold a whole file in memory.
const MAX_UPLOADS: usize = 16;

/// A site; every layer of a request holds it, so a copy costs next to nothing.
#[derive(Clone, Debug)]
pub struct Site(Arc<Shared>);

/// What a `Site` gives access to.
#[derive(Clone, Debug)]
pub struct Shared {
    pub cx: Backend,
    /// The address people type, without a slash at its end.
    pub public_url: Arc<str>,
    /// Cookies are for HTTPS only.
    pub is_https: bool,
    /// The program that takes brought files apart.
    pub reader: Arc<Path>,
    pub limits: Arc<Limits>,
    pub rates: Arc<Rates>,
    pub load: Arc<Load>,
    pub requests: Arc<Requests>,
    pub health: Health,
    pub ending: Ending,
    /// Live pages that are open.
    pub streams: Places<UserId>,
    /// Files that are being made or wait for their turn.
    pub exports: Places<UserId>,
    /// Whose turn it is among them.
    pub turns: Arc<Semaphore>,
    /// Files that are being sent here.
    pub uploads: Places<UserId>,
}

impl Deref for Site {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Site {
    pub fn new(cx: Backend, settings: &Serve, address: SocketAddr) -> Self {
        let limits = settings.limits.clone();
        let public_url = settings.public_url.clone();
        let public_url = public_url.unwrap_or_else(|| format!("http://{address}"));
        let public_url = public_url.trim_end_matches('/').to_owned();
        let own = || std::env::current_exe().unwrap_or_default();
        Self(Arc::new(Shared {
            cx,
            reader: settings.reader.clone().unwrap_or_else(own).into(),
            is_https: public_url.starts_with("https://"),
            public_url: public_url.into(),
            rates: Arc::new(Rates::new(&limits)),
            load: Arc::new(Load::new(limits.max_requests)),
            requests: Arc::default(),
            health: Health::default(),
            ending: Ending::default(),
            streams: Places::new(limits.max_streams, limits.max_streams_per_user),
            exports: Places::new(limits.max_requests, 1),
            turns: Arc::new(Semaphore::new(exports_at_once())),
            uploads: Places::new(MAX_UPLOADS, 1),
            limits: Arc::new(limits),
        }))
    }

    /// The same for handlers that read much and long.
    pub fn for_reports(&self) -> Self {
        Self(Arc::new(Shared {
            cx: self.cx.for_reports(),
            ..Shared::clone(self)
        }))
    }
}

/// Of the cores one stays with those who answer.
fn exports_at_once() -> usize {
    let cores = available_parallelism().map_or(1, usize::from);
    cores.saturating_sub(1).clamp(1, MOST_EXPORTS)
}
