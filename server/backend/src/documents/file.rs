//! The file of a document: kept, taken away, and given to those who may read it (security 38).

use super::save::act;
use super::{own, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::attempts::Respondent;
use crate::entity::document;
use crate::error::{Error, Result};
use crate::files::{Download, Upload, forget, load, store};
use crate::registers::record;
use domain::access::Verb;
use domain::ids::{DocumentId, OrgId, StoredFileId};
use domain::registers::history::Change;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use uuid::Uuid;

/// Keeps a file; the one that was there before is forgotten.
pub async fn attach(cx: &Backend, actor: &Actor, org: OrgId, id: DocumentId, file: Upload) -> Result<()> {
    actor.require(Verb::DocumentWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = repo::document(&tx, org, id).await?;
    let (stored, name) = store(&tx, actor, org, now, ("file", file)).await?;
    set_file(&tx, org, id, Some(stored.0)).await?;
    if let Some(before) = row.file_id {
        forget(&tx, org, before).await?;
    }
    let change = Change {
        field: "file".to_owned(),
        before: String::new(),
        after: name,
    };
    record(&tx, actor, org, now, act("attach", id, vec![change])).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the file away.
pub async fn detach(cx: &Backend, actor: &Actor, org: OrgId, id: DocumentId) -> Result<()> {
    actor.require(Verb::DocumentWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = repo::document(&tx, org, id).await?;
    let file = row.file_id.ok_or(Error::NotFound("file"))?;
    set_file(&tx, org, id, None).await?;
    forget(&tx, org, file).await?;
    record(&tx, actor, org, now, act("detach", id, Vec::new())).await?;
    tx.commit().await?;
    Ok(())
}

async fn set_file(tx: &impl ConnectionTrait, org: OrgId, id: DocumentId, file: Option<Uuid>) -> Result<()> {
    let row = document::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        file_id: Set(file),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

/// The file, for staff.
pub async fn download(cx: &Backend, actor: &Actor, org: OrgId, id: DocumentId) -> Result<Download> {
    actor.require(Verb::DocumentRead, org)?;
    let row = repo::document(cx.db.read(), org, id).await?;
    give(cx, org, &row).await
}

/// The file, for a respondent to whom the document was sent or whose campaign cites it.
pub async fn own_file(cx: &Backend, respondent: &Respondent, id: DocumentId) -> Result<Download> {
    let org = own::may_see(cx, respondent, id).await?;
    let row = repo::document(cx.db.read(), org, id).await?;
    give(cx, org, &row).await
}

async fn give(cx: &Backend, org: OrgId, row: &document::Model) -> Result<Download> {
    let file = row.file_id.ok_or(Error::NotFound("file"))?;
    load(cx.db.read(), org, StoredFileId(file)).await
}
