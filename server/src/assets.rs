//! Scripts, styles and pictures, inside the binary; compressed when they were built, cached for ever under
//! an address that changes with their content.

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderMap, StatusCode, header};
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Site;

const FOREVER: &str = "public, max-age=31536000, immutable";
const NOT_KEPT: &str = "no-store";
const A_DAY: &str = "public, max-age=86400";

/// Routes of all assets.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/pkg/{hash}/{*file}", get(package)).route(
        "/favicon.svg",
        get(|headers: HeaderMap| async move { serve("favicon.svg", &headers, A_DAY) }),
    )
}

/// `pkg/<hash of everything>`: a new build has new addresses, and old pages still find theirs.
pub fn package_path() -> String {
    static PATH: OnceLock<String> = OnceLock::new();
    let path = PATH.get_or_init(|| {
        let mut hash = Sha256::new();
        let mut names: Vec<Cow<'static, str>> = Site::iter().collect();
        names.sort();
        for file in names.iter().filter_map(|name| Site::get(name)) {
            hash.update(file.metadata.sha256_hash());
        }
        format!("pkg/{}", &hex::encode(hash.finalize())[..12])
    });
    path.clone()
}

/// An old page may ask a new server: it gets what there is, and does not keep it as what it asked for.
async fn package(Path((hash, file)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let is_own = package_path().strip_prefix("pkg/") == Some(hash.as_str());
    let in_package = format!("pkg/{file}");
    let name = if Site::get(&in_package).is_some() {
        &in_package
    } else {
        &file
    };
    serve(name, &headers, if is_own { FOREVER } else { NOT_KEPT })
}

fn serve(name: &str, headers: &HeaderMap, cache: &'static str) -> Response {
    let accepts = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let brotli = accepts
        .contains("br")
        .then(|| Site::get(&format!("{name}.br")))
        .flatten();
    let kind = mime_guess::from_path(name).first_or_octet_stream().to_string();
    let common = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, cache.to_owned()),
        (header::VARY, "accept-encoding".to_owned()),
    ];
    match (brotli, Site::get(name)) {
        (Some(file), _) => (common, [(header::CONTENT_ENCODING, "br")], body(file)).into_response(),
        (None, Some(file)) => (common, body(file)).into_response(),
        (None, None) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn body(file: EmbeddedFile) -> axum::body::Body {
    match file.data {
        Cow::Borrowed(bytes) => axum::body::Body::from(bytes),
        Cow::Owned(bytes) => axum::body::Body::from(bytes),
    }
}
