//! Qualification categories of a person, with the day until which each holds.

use super::repo::{person_of, said};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::qualification;
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::registers::history::changes;
use domain::roster::form::read_qualification;
use domain::roster::wire_input::QualificationInput;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

/// Writes a category down, or changes the one named.
pub async fn set_qualification(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: PersonId,
    input: &QualificationInput,
) -> Result<()> {
    actor.require(Verb::RosterWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    person_of(&tx, org, id).await?;
    let rows = qualifications(&tx, org, id).await?;
    let known = rows.iter().find(|row| row.id.to_string() == input.id);
    if known.is_none() && !input.id.is_empty() {
        return Err(Error::NotFound("qualification"));
    }
    let was = |read: fn(&qualification::Model) -> String| known.map(read).unwrap_or_default();
    let mut told = [String::new(), String::new(), String::new()];
    match known {
        Some(row) if !input.remove.is_empty() => {
            qualification::Entity::delete_by_id((org.0, row.id)).exec(&tx).await?;
        }
        _ => {
            let (category, from, to) = read_qualification(input).map_err(Error::Invalid)?;
            told = [category.code().to_owned(), said(from), said(to)];
            let row = qualification::ActiveModel {
                org_id: Set(org.0),
                id: Set(known.map_or_else(Uuid::now_v7, |row| row.id)),
                person_id: Set(id.0),
                category: Set(category.code().to_owned()),
                from_date: Set(from),
                valid_to: Set(to),
            };
            match known {
                Some(_) => {
                    row.update(&tx).await?;
                }
                None => {
                    qualification::Entity::insert(row).exec_without_returning(&tx).await?;
                }
            }
        }
    }
    let [category, from, to] = told;
    let changed = changes([
        ("category", was(|row| row.category.clone()), category),
        ("category_from", was(|row| said(row.from_date)), from),
        ("category_to", was(|row| said(row.valid_to)), to),
    ]);
    if changed.is_empty() {
        return Ok(());
    }
    let done = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "qualification",
        changes: changed,
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// The categories of a person, the newest first.
pub(super) async fn qualifications(
    db: &impl ConnectionTrait,
    org: OrgId,
    id: PersonId,
) -> Result<Vec<qualification::Model>> {
    Ok(qualification::Entity::find()
        .filter(qualification::Column::OrgId.eq(org.0))
        .filter(qualification::Column::PersonId.eq(id.0))
        .order_by_desc(qualification::Column::FromDate)
        .order_by_desc(qualification::Column::Id)
        .all(db)
        .await?)
}
