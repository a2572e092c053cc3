//! The whole HTTP surface on one screen: what is served, and what every request passes through.

use crate::middleware::shared::Shared;
use crate::middleware::{body, csrf, doors, forms, headers, in_turn, measure, pack, rate, shed, spelling, visit};
use crate::settings::Serve;
use crate::{
    assets, downloads, hand_in, health, imports, kept_files, links, live, pages, papers, preferences, registers,
    registers_events, respondents, uploads,
};
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use backend::Backend;
use std::net::SocketAddr;
use std::time::Duration;
use tower::ServiceBuilder;
use tower::layer::layer_fn;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate, SizeAbove};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

pub use crate::site::Site;

/// A workbook is packed already.
const PACKED: &str = "application/vnd.openxmlformats";
/// The largest body of any request but an upload (security 49).
const MAX_BODY_BYTES: usize = 256 * 1024;
/// The largest form with a file; a file that is larger than what is kept is still read, so that this can be said.
const MAX_UPLOAD_BYTES: usize = 32 * 1024 * 1024;
/// Between two pieces of such a form.
const PIECE_WITHIN: Duration = Duration::from_secs(30);

/// The router of a new site.
pub fn router(cx: Backend, settings: &Serve, address: SocketAddr) -> Router {
    routes(Site::new(cx, settings, address))
}

/// The router of a site; the listener adds the client's address.
pub fn routes(site: Site) -> Router {
    let people = pages::routes(&site)
        .layer(from_fn_with_state(site.clone(), respondents::serve))
        .route("/l/{token}", get(links::open))
        .merge(files(&site))
        .merge(kept_files::routes())
        .merge(hand_in::routes())
        .route("/imports/templates/{file}", get(imports::template))
        .route("/live/{topic}", get(live::stream))
        .route("/language/{code}", get(preferences::language))
        .route("/contrast/{mode}", get(preferences::contrast))
        // One layer of many: each layer of the router copies all that is below it for every request, twice.
        .layer(
            ServiceBuilder::new()
                .layer(compression())
                .layer(from_fn(pack::whole))
                .layer(from_fn(csrf::refuse_foreign))
                .layer(from_fn_with_state((site.cx.clone(), site.rates.clone()), rate::limit))
                .layer(from_fn_with_state(site.limits.clone(), body::read))
                .layer(from_fn_with_state(site.load.clone(), shed::refuse_too_many))
                .layer(from_fn_with_state(site.clone(), visit::find))
                .layer(from_fn(spelling::compose))
                .layer(from_fn_with_state(site.clone(), forms::answer_plain_forms))
                .layer(from_fn(doors::refuse_unreadable))
                .layer(layer_fn(Shared::over)),
        );
    let small = Router::new()
        .merge(people)
        .merge(assets::routes())
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(health::ready))
        .layer(RequestBodyLimitLayer::new(MAX_BODY_BYTES));
    let uploads = uploads::routes()
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(csrf::refuse_foreign))
                .layer(from_fn_with_state((site.cx.clone(), site.rates.clone()), rate::limit))
                .layer(from_fn_with_state(site.clone(), visit::find))
                .layer(from_fn_with_state(site.uploads.clone(), in_turn::one_file))
                .layer(layer_fn(Shared::over)),
        )
        .layer(RequestBodyTimeoutLayer::new(PIECE_WITHIN))
        .layer(RequestBodyLimitLayer::new(MAX_UPLOAD_BYTES));
    small
        .merge(uploads)
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(site.requests.clone(), measure::count))
                .layer(from_fn(headers::set))
                .layer(layer_fn(Shared::over)),
        )
        .with_state(site)
}

/// For what is streamed, by gzip: Brotli would keep megabytes for each stream.
fn compression() -> CompressionLayer<impl Predicate> {
    let is_worth_it = DefaultPredicate::new()
        .and(SizeAbove::new(pack::WORTH_IT_BYTES))
        .and(NotForContentType::const_new(PACKED));
    CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(is_worth_it)
}

/// Files to take away: one at a time for each person, few at once, read by connections of their own (security 53).
fn files(site: &Site) -> Router<Site> {
    Router::new()
        .route("/campaigns/{id}/results.xlsx", get(downloads::results_xlsx))
        .route("/campaigns/{id}/links.csv", get(downloads::links_csv))
        .route("/campaigns/{id}/links.xlsx", get(downloads::links_xlsx))
        .route("/indicators/form.xlsx", get(papers::form_xlsx))
        .route("/municipality.csv", get(papers::municipality_csv))
        .route("/municipality.xlsx", get(papers::municipality_xlsx))
        .route("/ioms.csv", get(registers::ioms_csv))
        .route("/ioms.xlsx", get(registers::ioms_xlsx))
        .route("/roster.csv", get(registers::roster_csv))
        .route("/roster.xlsx", get(registers::roster_xlsx))
        .route("/imports/{id}/report.xlsx", get(imports::report))
        .merge(registers::light_files())
        .merge(registers::document_files())
        .merge(registers_events::files())
        .layer(from_fn_with_state(
            (site.turns.clone(), in_turn::LONGEST_WAIT),
            in_turn::few_at_once,
        ))
        .layer(from_fn_with_state(site.exports.clone(), in_turn::one_file))
        .with_state(site.for_reports())
}
