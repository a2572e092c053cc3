//! The list of an organisation's instruments.

use super::repo;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::local;
use crate::entity::{instrument, instrument_version};
use crate::error::Result;
use domain::access::Verb;
use domain::ids::{InstrumentId, OrgId};
use domain::instruments::wire::{InstrumentLine, InstrumentList};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// All instruments, the last changed first; those that are put away say so.
pub async fn instruments(cx: &Backend, actor: &Actor, org: OrgId) -> Result<InstrumentList> {
    actor.require(Verb::InstrumentRead, org)?;
    let db = cx.db.read();
    let zone = organization(cx, org).await?.zone;
    let rows = instrument::Entity::find()
        .filter(instrument::Column::OrgId.eq(org.0))
        .order_by_desc(instrument::Column::ChangedAt)
        .all(db)
        .await?;
    let names = repo::names(db, rows.iter().filter_map(|row| row.changed_by)).await?;
    let mut lines = Vec::new();
    for row in rows {
        let newest = newest_version(db, &row).await?;
        let questionnaire = repo::draft(db, &row).await?.questionnaire;
        lines.push(InstrumentLine {
            id: InstrumentId(row.id),
            kind: repo::read_kind(&row.kind)?,
            is_deficit_diagnostics: row.is_deficit_diagnostics,
            questions: questionnaire.questions().count(),
            sections: questionnaire.sections.len(),
            is_ahead: newest.as_ref().is_some_and(|it| it.published_at < row.changed_at),
            version_no: newest.map(|it| it.no),
            changed_at: local(row.changed_at, zone),
            changed_by: row
                .changed_by
                .and_then(|id| names.get(&id).cloned())
                .unwrap_or_default(),
            is_archived: row.archived_at.is_some(),
            title: row.title,
        });
    }
    let may_write = actor.may(Verb::InstrumentWrite, org);
    Ok(InstrumentList { lines, may_write })
}

async fn newest_version(
    db: &impl sea_orm::ConnectionTrait,
    row: &instrument::Model,
) -> Result<Option<instrument_version::Model>> {
    let found = instrument_version::Entity::find()
        .filter(instrument_version::Column::OrgId.eq(row.org_id))
        .filter(instrument_version::Column::InstrumentId.eq(row.id))
        .order_by_desc(instrument_version::Column::No)
        .one(db)
        .await?;
    Ok(found)
}
