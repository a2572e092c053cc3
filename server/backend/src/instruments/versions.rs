//! Published versions as their authors see them: the list, and one of them with the key it is scored with now.

use super::{key_sheet, published, repo};
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::local;
use crate::entity::item_key;
use crate::error::{Error, Result};
use crate::{Backend, Zone};
use domain::access::Verb;
use domain::ids::{InstrumentId, OrgId, VersionId};
use domain::instruments::draft::Draft;
use domain::instruments::wire::{Correction, VersionDesk, VersionLine};
use domain::questionnaire::Questionnaire;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// The versions of an instrument, newest first.
pub async fn lines(db: &impl ConnectionTrait, org: OrgId, id: InstrumentId, zone: Zone) -> Result<Vec<VersionLine>> {
    let rows = repo::versions(db, org, id).await?;
    let names = repo::names(db, rows.iter().filter_map(|row| row.published_by)).await?;
    let mut lines = Vec::new();
    for row in rows {
        let (no, _) = key_sheet(db, org, VersionId(row.id)).await?;
        lines.push(VersionLine {
            id: VersionId(row.id),
            no: row.no,
            published_at: local(row.published_at, zone),
            published_by: row
                .published_by
                .and_then(|id| names.get(&id).cloned())
                .unwrap_or_default(),
            order_ref: row.order_ref,
            content_hash: row.content_hash,
            corrections: no - 1,
        });
    }
    Ok(lines)
}

/// One version with its key. Only for authors: it needs the right to see drafts.
pub async fn version(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: InstrumentId,
    version: VersionId,
) -> Result<VersionDesk> {
    actor.require(Verb::InstrumentRead, org)?;
    let db = cx.db.read();
    let row = repo::instrument(db, org, id).await?;
    let seen = published(cx, org, version).await?;
    let zone = organization(cx, org).await?.zone;
    let line = lines(db, org, id, zone).await?.into_iter().find(|it| it.id == version);
    let (_, keys) = key_sheet(db, org, version).await?;
    Ok(VersionDesk {
        instrument: id,
        line: line.ok_or(Error::NotFound("version"))?,
        draft: Draft {
            kind: repo::read_kind(&row.kind)?,
            questionnaire: Questionnaire::clone(&seen.questionnaire),
            keys,
            settings: seen.settings.clone(),
        },
        corrections: corrections(db, org, version, zone).await?,
        may_correct: actor.may(Verb::InstrumentPublish, org),
    })
}

async fn corrections(db: &impl ConnectionTrait, org: OrgId, version: VersionId, zone: Zone) -> Result<Vec<Correction>> {
    let rows = item_key::Entity::find()
        .filter(item_key::Column::OrgId.eq(org.0))
        .filter(item_key::Column::VersionId.eq(version.0))
        .filter(item_key::Column::No.gt(1))
        .order_by_desc(item_key::Column::No)
        .all(db)
        .await?;
    let names = repo::names(db, rows.iter().filter_map(|row| row.created_by)).await?;
    let lines = rows.into_iter().map(|row| Correction {
        no: row.no - 1,
        reason: row.reason,
        made_at: local(row.created_at, zone),
        made_by: row
            .created_by
            .and_then(|id| names.get(&id).cloned())
            .unwrap_or_default(),
    });
    Ok(lines.collect())
}
