//! The whole HTTP surface on one screen: what is served, and what every request passes through.

use crate::middleware::{csrf, doors, forms, headers, visit};
use crate::settings::Serve;
use crate::{
    assets, downloads, imports, kept_files, links, live, pages, preferences, registers, registers_events, respondents,
    uploads,
};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use backend::Backend;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// The largest body of any request but an upload (security 49).
const MAX_BODY_BYTES: usize = 256 * 1024;
/// The largest form with a file; a file that is larger than what is kept is still read, so that this can be said.
const MAX_UPLOAD_BYTES: usize = 32 * 1024 * 1024;
const BODY_WITHIN: Duration = Duration::from_secs(30);

/// What handlers share.
#[derive(Clone, Debug)]
pub struct Site {
    pub cx: Backend,
    /// The address people type, without a slash at its end.
    pub public_url: Arc<str>,
    /// Cookies are for HTTPS only.
    pub is_https: bool,
    /// The program that takes brought files apart.
    pub reader: Arc<Path>,
}

/// The router of a site; the listener adds the client's address.
pub fn router(cx: Backend, settings: &Serve, address: SocketAddr) -> Router {
    let public_url = settings
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://{address}"));
    let public_url = public_url.trim_end_matches('/').to_owned();
    let own = || std::env::current_exe().unwrap_or_default();
    let site = Site {
        cx,
        reader: settings.reader.clone().unwrap_or_else(own).into(),
        is_https: public_url.starts_with("https://"),
        public_url: public_url.into(),
    };
    let pages = pages::routes(&site)
        .layer(from_fn_with_state(site.clone(), respondents::serve))
        .route("/l/{token}", get(links::open))
        .route("/campaigns/{id}/results.xlsx", get(downloads::results_xlsx))
        .route("/campaigns/{id}/links.csv", get(downloads::links_csv))
        .route("/campaigns/{id}/links.xlsx", get(downloads::links_xlsx))
        .route("/ioms.csv", get(registers::ioms_csv))
        .route("/ioms.xlsx", get(registers::ioms_xlsx))
        .route("/roster.csv", get(registers::roster_csv))
        .route("/roster.xlsx", get(registers::roster_xlsx))
        .merge(registers::light_files())
        .merge(registers::document_files())
        .merge(registers_events::files())
        .merge(kept_files::routes())
        .route("/imports/templates/{file}", get(imports::template))
        .route("/imports/{id}/report.xlsx", get(imports::report))
        .route("/live/{topic}", get(live::stream))
        .route("/language/{code}", get(preferences::language))
        .route("/contrast/{mode}", get(preferences::contrast))
        .layer(from_fn(doors::refuse_unreadable))
        .layer(from_fn_with_state(site.clone(), forms::answer_plain_forms))
        .layer(from_fn_with_state(site.clone(), visit::find))
        .layer(from_fn(csrf::refuse_foreign))
        .layer(CompressionLayer::new());
    let small = Router::new()
        .merge(pages)
        .merge(assets::routes())
        .route("/healthz", get(|| async { "ok" }))
        .layer(RequestBodyLimitLayer::new(MAX_BODY_BYTES));
    let uploads = uploads::routes()
        .layer(from_fn_with_state(site.clone(), visit::find))
        .layer(from_fn(csrf::refuse_foreign))
        .layer(RequestBodyLimitLayer::new(MAX_UPLOAD_BYTES));
    small
        .merge(uploads)
        .layer(from_fn(headers::set))
        .layer(RequestBodyTimeoutLayer::new(BODY_WITHIN))
        .with_state(site)
}
