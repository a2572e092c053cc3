//! Keeping, naming, reading and forgetting a file.

use super::{Download, Upload};
use crate::actor::Actor;
use crate::entity::stored_file;
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use domain::files::{FileKind, check};
use domain::ids::{OrgId, StoredFileId};
use domain::registers::wire::FileLine;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Keeps a file, in the transaction of the act; problems stand at the field `at`.
pub(crate) async fn store(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    now: DateTime<Utc>,
    (at, file): (&str, Upload),
) -> Result<(StoredFileId, String)> {
    let (name, kind) = check(at, &file.name, &file.content).map_err(|problem| Error::Invalid(vec![problem]))?;
    let id = StoredFileId(Uuid::now_v7());
    let row = stored_file::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        name: Set(name.clone()),
        media_type: Set(kind.media_type().to_owned()),
        size: Set(i32::try_from(file.content.len()).unwrap_or(i32::MAX)),
        sha256: Set(hex::encode(Sha256::digest(&file.content))),
        content: Set(file.content),
        created_at: Set(now),
        created_by: Set(actor.user().map(|user| user.0)),
    };
    stored_file::Entity::insert(row).exec_without_returning(tx).await?;
    Ok((id, name))
}

/// Reads a file whole.
pub(crate) async fn load(db: &impl ConnectionTrait, org: OrgId, id: StoredFileId) -> Result<Download> {
    let row = stored_file::Entity::find_by_id((org.0, id.0)).one(db).await?;
    let row = row.ok_or(Error::NotFound("file"))?;
    let kinds = FileKind::ALL.iter().map(|kind| kind.media_type());
    Ok(Download {
        name: row.name,
        media_type: kinds
            .into_iter()
            .find(|one| *one == row.media_type)
            .unwrap_or("application/octet-stream"),
        content: row.content,
    })
}

/// The names and sizes of some files, without reading them.
pub(crate) async fn lines(
    db: &impl ConnectionTrait,
    org: OrgId,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, FileLine>> {
    let ids: Vec<Uuid> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Uuid, String, i32)> = stored_file::Entity::find()
        .select_only()
        .columns([
            stored_file::Column::Id,
            stored_file::Column::Name,
            stored_file::Column::Size,
        ])
        .filter(stored_file::Column::OrgId.eq(org.0))
        .filter(stored_file::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    let line = |(id, name, size): (Uuid, String, i32)| {
        let size_bytes = u64::try_from(size).unwrap_or_default();
        (id, FileLine { name, size_bytes })
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Takes a file away that no row names any more.
pub(crate) async fn forget(tx: &impl ConnectionTrait, org: OrgId, id: Uuid) -> Result<()> {
    stored_file::Entity::delete_by_id((org.0, id)).exec(tx).await?;
    Ok(())
}
