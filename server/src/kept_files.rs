//! Files that are kept in the database, given out again: always to be saved, never to be shown as a page of ours
//! (security 38).

use crate::downloads::{kept, refused};
use crate::router::Site;
use app::ssr::{pass_cookie, respondent_cookie};
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use axum::{Extension, Router};
use backend::accounts::{Visit, visit};
use backend::attempts::Respondent;
use backend::error::{Error, Result};
use backend::files::Download;
use backend::{documents, events};
use domain::ids::{DocumentId, InvitationId};
use http::request::Parts;

/// Where files are given out.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/documents/{id}/file", get(document))
        .route("/events/{id}/evidence/{participation}", get(evidence))
        .route("/answer/{invitation}/documents/{id}/file", get(own_document))
}

/// `/documents/{id}/file`, for staff.
async fn document(State(site): State<Site>, Path(id): Path<String>, Extension(visit): Extension<Visit>) -> Response {
    let file = async {
        let id: DocumentId = id.parse().map_err(|_| Error::NotFound("document"))?;
        documents::download(&site.cx, &visit.actor, visit.actor.home()?, id).await
    };
    given(file.await)
}

/// `/events/{id}/evidence/{participation}`, for staff.
async fn evidence(
    State(site): State<Site>,
    Path((_, participation)): Path<(String, String)>,
    Extension(visit): Extension<Visit>,
) -> Response {
    given(async { events::evidence_file(&site.cx, &visit.actor, visit.actor.home()?, &participation).await }.await)
}

/// `/answer/{invitation}/documents/{id}/file`, for the person of a link.
async fn own_document(
    State(site): State<Site>,
    Path((invitation, id)): Path<(String, String)>,
    parts: Parts,
) -> Response {
    let file = async {
        let id: DocumentId = id.parse().map_err(|_| Error::NotFound("document"))?;
        let respondent = respondent(&site, &parts, &invitation).await?;
        documents::own_file(&site.cx, &respondent, id).await
    };
    given(file.await)
}

async fn respondent(site: &Site, parts: &Parts, invitation: &str) -> Result<Respondent> {
    let invitation: InvitationId = invitation.parse().map_err(|_| Error::NotFound("invitation"))?;
    let cookie = |name: String| app::ssr::cookie(parts, &name);
    let visit = visit(&site.cx, cookie(respondent_cookie(invitation)).as_deref()).await?;
    Ok(Respondent {
        actor: visit.actor,
        pass: cookie(pass_cookie(invitation)),
    })
}

fn given(file: Result<Download>) -> Response {
    match file {
        Ok(file) => kept(&file.name, file.content, file.media_type),
        Err(error) => refused(error),
    }
}
