//! Forms with a file, which server functions are not for: read to their end, however they come out, so that a browser
//! gets its answer.

use crate::imports;
use crate::middleware::forms::{lead_back, way_back};
use crate::router::Site;
use app::error::AppError;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Extension, Router};
use backend::accounts::Visit;
use backend::error::{Error, Result};
use backend::files::Upload;
use backend::{documents, events};
use domain::events::wire::EvidenceInput;
use domain::files::{MAX_BYTES, too_large};
use http::{Request, header};
use multer::Multipart;
use std::collections::BTreeMap;

/// The longest value of a field beside the file.
const LONGEST_FIELD: usize = 16 * 1024;

/// Where forms with files go.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/documents/{id}/attach", post(document_file))
        .route("/events/{id}/evidence", post(event_evidence))
        .route(imports::UPLOAD, post(imports::upload))
}

/// `/documents/{id}/attach`: the file of a document.
async fn document_file(
    State(site): State<Site>,
    Path(id): Path<String>,
    Extension(visit): Extension<Visit>,
    request: Request<Body>,
) -> Response {
    let (form, back) = (request.uri().path().to_owned(), way_back(request.headers()));
    let mut sent = Sent::read(request, "file", MAX_BYTES).await;
    let done = async {
        let id = id.parse().map_err(|_| Error::NotFound("document"))?;
        let file = sent.file()?.unwrap_or_default();
        documents::attach(&site.cx, &visit.actor, visit.actor.home()?, id, file).await
    };
    match done.await {
        Ok(()) => Redirect::to(&format!("/documents/{id}")).into_response(),
        Err(error) => lead_back(&site, Some(visit), (&form, &back), &AppError::from(error), sent.fields).await,
    }
}

/// `/events/{id}/evidence`: what proves a participation.
async fn event_evidence(
    State(site): State<Site>,
    Path(id): Path<String>,
    Extension(visit): Extension<Visit>,
    request: Request<Body>,
) -> Response {
    let (form, back) = (request.uri().path().to_owned(), way_back(request.headers()));
    let mut sent = Sent::read(request, "evidence[file]", MAX_BYTES).await;
    let done = async {
        let id = id.parse().map_err(|_| Error::NotFound("event"))?;
        let file = sent.file()?;
        let input = EvidenceInput {
            participation: sent.text("evidence[participation]"),
            link: sent.text("evidence[link]"),
            on: sent.text("evidence[on]"),
        };
        events::attach(&site.cx, &visit.actor, (visit.actor.home()?, id), &input, file).await
    };
    match done.await {
        Ok(()) => Redirect::to(&format!("/events/{id}#participants")).into_response(),
        Err(error) => lead_back(&site, Some(visit), (&form, &back), &AppError::from(error), sent.fields).await,
    }
}

/// A form with one file, as it was sent.
#[derive(Debug, Default)]
pub struct Sent {
    pub fields: BTreeMap<String, Vec<String>>,
    file: Option<Upload>,
    /// The file, or the form, is larger than anything that is kept; its field.
    pub is_too_large: bool,
    file_field: &'static str,
    /// The largest file.
    most: usize,
}

impl Sent {
    /// Reads a form to its end; of a file that is too large nothing is kept.
    pub async fn read(request: Request<Body>, file_field: &'static str, most: usize) -> Self {
        let mut sent = Self {
            file_field,
            most,
            ..Self::default()
        };
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if let Ok(boundary) = multer::parse_boundary(kind) {
            let parts = Multipart::new(request.into_body().into_data_stream(), boundary);
            // A broken or endless form ends here; what was read of it is shown again.
            sent.is_too_large |= sent.read_parts(parts).await.is_err();
        }
        sent
    }

    async fn read_parts(&mut self, mut parts: Multipart<'_>) -> Result<(), multer::Error> {
        while let Some(mut part) = parts.next_field().await? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = name == self.file_field;
            let file_name = part.file_name().map(str::to_owned);
            let most = if is_file { self.most } else { LONGEST_FIELD };
            let mut content = Vec::new();
            let mut is_over = false;
            while let Some(chunk) = part.chunk().await? {
                is_over |= content.len() + chunk.len() > most;
                if !is_over {
                    content.extend_from_slice(&chunk);
                }
            }
            if is_file {
                self.is_too_large |= is_over;
                let name = file_name.unwrap_or_default();
                self.file = (!name.is_empty() || !content.is_empty()).then_some(Upload { name, content });
            } else if !name.contains("password") {
                let text = String::from_utf8_lossy(&content).into_owned();
                self.fields.entry(name).or_default().push(text);
            }
        }
        Ok(())
    }

    /// The file, if one was chosen.
    pub fn file(&mut self) -> Result<Option<Upload>> {
        match self.is_too_large {
            true => Err(Error::Invalid(vec![too_large(self.file_field)])),
            false => Ok(self.file.take()),
        }
    }

    fn text(&self, name: &str) -> String {
        let values = self.fields.get(name);
        values.and_then(|values| values.first()).cloned().unwrap_or_default()
    }
}
