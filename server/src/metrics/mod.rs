//! Numbers about the running server for Prometheus, at an address of their own: they are nobody's business outside.

mod requests;
mod text;

use crate::places::Places;
use crate::site::Site;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::header;
pub use requests::Requests;
use std::net::IpAddr;
use text::Text;

/// What is watched.
#[derive(Clone, Debug)]
pub struct Watched {
    pub site: Site,
    pub connections: Places<IpAddr>,
}

/// `/metrics`, and nothing else.
pub fn router(watched: Watched) -> Router {
    Router::new().route("/metrics", get(show)).with_state(watched)
}

async fn show(State(watched): State<Watched>) -> Response {
    let mut text = Text::default();
    let site = &watched.site;
    site.requests.write(&mut text);
    write_load(&watched, &mut text);
    write_queue(site, &mut text);
    write_storage(site, &mut text).await;
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    (kind, text.into_string()).into_response()
}

fn write_load(watched: &Watched, text: &mut Text) {
    let site = &watched.site;
    text.gauge("otklik_connections", "Open connections.", watched.connections.held());
    text.gauge("otklik_streams", "Live pages that are open.", site.streams.held());
    text.gauge("otklik_requests_running", "Requests worked on.", site.load.running());
    let help = "Requests refused because too many were worked on.";
    text.counter("otklik_requests_shed_total", help, site.load.refused());
    let help = "Requests refused because somebody asked too often.";
    text.counter("otklik_requests_limited_total", help, site.rates.refused());
    if let Some(bytes) = resident_bytes() {
        text.gauge("process_resident_memory_bytes", "Memory in use.", bytes);
    }
}

fn write_queue(site: &Site, text: &mut Text) {
    let queue = site.cx.queue();
    text.gauge(
        "otklik_write_queue",
        "Acts of respondents that wait for their group.",
        queue.waiting,
    );
    text.counter(
        "otklik_write_groups_total",
        "Groups of acts written together.",
        queue.groups,
    );
    text.counter("otklik_writes_total", "Acts written in groups.", queue.acts);
}

/// A database that does not answer leaves these out and the rest stands.
async fn write_storage(site: &Site, text: &mut Text) {
    if let Ok(behind) = backend::jobs::behind(&site.cx).await {
        text.gauge(
            "otklik_jobs_behind",
            "Facts whose consequences are still to come.",
            behind,
        );
    }
    if let Ok(bytes) = site.cx.db.size_bytes().await {
        text.gauge("otklik_database_bytes", "Size of the database.", bytes);
    }
}

fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes * 1024)
}
