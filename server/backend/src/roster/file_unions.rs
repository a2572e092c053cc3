//! The union that a file names for a contract, as a dated membership. What was set on a page stays: only the membership
//! that a file brought is changed by a file.

use crate::entity::{employment, union_membership};
use crate::error::Result;
use domain::roster::join::Span;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// Makes the membership follow the contract; answers whether the file said something new.
pub async fn follow_file(
    tx: &impl ConnectionTrait,
    before: Option<&employment::Model>,
    told: &employment::Model,
) -> Result<bool> {
    let is_told_already = before.is_some_and(|before| {
        let says = |row: &employment::Model| (row.union_id, row.start_date, row.end_date);
        says(before) == says(told)
    });
    let Some(union) = told.union_id.filter(|_| !is_told_already) else {
        return Ok(false);
    };
    let stays = union_membership::Entity::find()
        .filter(union_membership::Column::OrgId.eq(told.org_id))
        .filter(union_membership::Column::PersonId.eq(told.person_id))
        .all(tx)
        .await?;
    let own = stays.iter().find(|row| row.id == told.id);
    let contract = span(told.start_date, told.end_date);
    let is_there = |row: &&union_membership::Model| {
        row.union_id == union && row.id != told.id && span(row.from_date, row.to_date).overlaps(&contract)
    };
    let brought = before.zip(own).is_some_and(|(before, own)| is_as_brought(before, own));
    let row = union_membership::ActiveModel {
        org_id: Set(told.org_id),
        id: Set(told.id),
        union_id: Set(union),
        person_id: Set(told.person_id),
        from_date: Set(told.start_date),
        to_date: Set(told.end_date),
        is_head: Set(own.is_some_and(|own| own.is_head)),
    };
    if brought {
        row.update(tx).await?;
        return Ok(true);
    }
    if own.is_some() || stays.iter().any(|row| is_there(&row)) {
        return Ok(false);
    }
    union_membership::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(true)
}

/// Nobody has changed it since the file brought it.
fn is_as_brought(before: &employment::Model, own: &union_membership::Model) -> bool {
    Some(own.union_id) == before.union_id && own.from_date == before.start_date && own.to_date == before.end_date
}

fn span(from: chrono::NaiveDate, to: Option<chrono::NaiveDate>) -> Span {
    Span { from, to }
}
