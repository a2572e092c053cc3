//! Bringing a file. It is never written down as it came: its rows are kept, its name is a label.

use crate::downloads::refused;
use crate::middleware::forms::lead_back;
use crate::reading;
use crate::router::Site;
use crate::uploads::Sent;
use app::error::AppError;
use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use backend::accounts::Visit;
use backend::error::{Error, Result};
use backend::files::Upload;
use backend::formats::workbook::{MAX_FILE_BYTES, too_large};
use backend::imports::{Kept, keep};
use domain::access::Verb;
use domain::imports::register::Register;
use domain::problem::Problem;
use http::Request;

/// Where files are brought to; also the name of their form.
pub const UPLOAD: &str = "/imports/upload";

/// `/imports/upload`
pub async fn upload(State(site): State<Site>, Extension(visit): Extension<Visit>, request: Request<Body>) -> Response {
    // Asked before anything is read.
    if let Err(error) = allowed(&visit) {
        return refused(error);
    }
    let mut sent = Sent::read(request, "file", MAX_FILE_BYTES).await;
    let chosen = sent.fields.get("register").and_then(|values| values.first());
    let Some(register) = chosen.and_then(|code| Register::from_code(code)) else {
        // A form that ends in the middle has lost its register too.
        return match sent.is_too_large {
            true => back(&site, visit, "", Error::Invalid(vec![about_size()]), sent).await,
            false => refused(Error::NotFound("register")),
        };
    };
    match take(&site, &visit, register, &mut sent).await {
        Ok(Kept { id, is_recognised }) => {
            let step = if is_recognised { "" } else { "/columns" };
            Redirect::to(&format!("/imports/{id}{step}")).into_response()
        }
        Err(error @ (Error::Invalid(_) | Error::Unexpected(_))) => {
            back(&site, visit, register.code(), error, sent).await
        }
        Err(error) => refused(error),
    }
}

fn allowed(visit: &Visit) -> Result<()> {
    visit.actor.require(Verb::RegisterImport, visit.actor.home()?)
}

async fn take(site: &Site, visit: &Visit, register: Register, sent: &mut Sent) -> Result<Kept> {
    let org = visit.actor.home()?;
    visit.actor.require(register.verb(), org)?;
    if sent.is_too_large {
        return Err(Error::Invalid(vec![about_size()]));
    }
    let Upload { name, content } = sent.file()?.ok_or_else(|| Error::invalid("file", "sheet-required"))?;
    let book = reading::read(&site.reader, content).await?;
    keep(&site.cx, &visit.actor, org, register, &name, &book).await
}

fn about_size() -> Problem {
    Problem {
        at: "file".to_owned(),
        ..too_large()
    }
}

/// Back to the form, with what was chosen and what was wrong.
async fn back(site: &Site, visit: Visit, register: &str, error: Error, sent: Sent) -> Response {
    let page = format!("/imports?register={register}");
    lead_back(site, Some(visit), (UPLOAD, &page), &AppError::from(error), sent.fields).await
}
