//! Bringing a file: the one address that takes more than a form holds. The file is never written down as it came: its
//! rows are kept, its name is a label.

use crate::downloads::refused;
use crate::middleware::forms::lead_back;
use crate::reading;
use crate::router::Site;
use axum::Extension;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{DefaultBodyLimit, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, post};
use backend::accounts::{Flash, Visit};
use backend::error::{Error, Result};
use backend::formats::workbook::MAX_FILE_BYTES;
use backend::imports::{Kept, keep};
use domain::access::Verb;
use domain::imports::register::Register;
use domain::problem::Problem;
use std::collections::BTreeMap;

/// Where files are brought to; also the name of their form.
pub const PATH: &str = "/imports/upload";
/// A body is read so far although its file is too large: a browser shows no answer that comes while it still sends.
pub const MAX_BODY_BYTES: usize = 6 * MAX_FILE_BYTES;
const MAX_NAME_BYTES: usize = 64;

/// The address with a limit of its own.
pub fn route() -> MethodRouter<Site> {
    post(upload).layer(DefaultBodyLimit::disable())
}

async fn upload(State(site): State<Site>, Extension(visit): Extension<Visit>, form: Multipart) -> Response {
    if let Err(error) = allowed(&visit) {
        return refused(error);
    }
    let mut brought = Brought::default();
    let received = receive(form, &mut brought).await;
    let register = brought.register.clone();
    let kept = match received {
        Ok(()) => take(&site, &visit, brought).await,
        Err(error) => Err(error),
    };
    match kept {
        Ok(Kept { id, is_recognised }) => {
            let step = if is_recognised { "" } else { "/columns" };
            Redirect::to(&format!("/imports/{id}{step}")).into_response()
        }
        Err(Error::Invalid(problems)) => back(&site, &visit, register, problems).await,
        Err(error) => refused(error),
    }
}

/// Asked before anything is read.
fn allowed(visit: &Visit) -> Result<()> {
    visit.actor.require(Verb::RegisterImport, visit.actor.home()?)
}

/// What a form brought.
#[derive(Debug, Default)]
struct Brought {
    register: String,
    file_name: String,
    bytes: Vec<u8>,
}

async fn receive(mut form: Multipart, brought: &mut Brought) -> Result<()> {
    let mut is_too_large = false;
    while let Some(mut field) = form.next_field().await.map_err(unreadable)? {
        match field.name() {
            Some("register") => {
                let bytes = chunks(&mut field, MAX_NAME_BYTES).await?.unwrap_or_default();
                brought.register = String::from_utf8_lossy(&bytes).into_owned();
            }
            Some("file") => {
                brought.file_name = field.file_name().unwrap_or_default().to_owned();
                match chunks(&mut field, MAX_FILE_BYTES).await? {
                    Some(bytes) => brought.bytes = bytes,
                    None => is_too_large = true,
                }
            }
            _ => {}
        }
    }
    match is_too_large {
        true => Err(Error::Invalid(vec![with_megabytes(Problem::new(
            "file",
            "file-too-large",
        ))])),
        false => Ok(()),
    }
}

/// A field to its end; nothing when it was more than may be.
async fn chunks(field: &mut Field<'_>, most: usize) -> Result<Option<Vec<u8>>> {
    let (mut bytes, mut is_too_much) = (Vec::new(), false);
    while let Some(chunk) = field.chunk().await.map_err(unreadable)? {
        is_too_much |= bytes.len() + chunk.len() > most;
        match is_too_much {
            true => bytes = Vec::new(),
            false => bytes.extend_from_slice(&chunk),
        }
    }
    Ok((!is_too_much).then_some(bytes))
}

async fn take(site: &Site, visit: &Visit, brought: Brought) -> Result<Kept> {
    let register = Register::from_code(&brought.register).ok_or(Error::NotFound("register"))?;
    let org = visit.actor.home()?;
    visit.actor.require(register.verb(), org)?;
    if brought.file_name.is_empty() && brought.bytes.is_empty() {
        return Err(Error::invalid("file", "file-required"));
    }
    let book = reading::read(&site.reader, brought.bytes).await?;
    keep(&site.cx, &visit.actor, org, register, &brought.file_name, &book).await
}

/// A body that ends in the middle or is beyond every limit.
fn unreadable(cause: MultipartError) -> Error {
    tracing::debug!(%cause, "a form with a file could not be read");
    Error::Invalid(vec![with_megabytes(Problem::new("file", "file-not-received"))])
}

fn with_megabytes(problem: Problem) -> Problem {
    problem.with("megabytes", MAX_FILE_BYTES / 1024 / 1024)
}

/// Back to the form, with what was chosen and what was wrong.
async fn back(site: &Site, visit: &Visit, register: String, problems: Vec<Problem>) -> Response {
    let known = Register::from_code(&register).map(Register::code).unwrap_or_default();
    let flash = Flash {
        form: PATH.to_owned(),
        problems,
        typed: BTreeMap::from([("register".to_owned(), vec![known.to_owned()])]),
    };
    lead_back(site, visit, &format!("/imports?register={known}"), &flash).await
}
