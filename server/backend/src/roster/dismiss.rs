//! The end of work: of one contract or of all that last, with the day and the order.

use super::repo::{contracts, memberships, person_of, said};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{employment, long_absence, union_membership};
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::problem::Problem;
use domain::registers::history::{Change, changes};
use domain::roster::form::read_dismissal;
use domain::roster::wire_input::DismissalInput;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// Ends the contracts meant; who has none left leaves unions and long absences too.
pub async fn dismiss(cx: &Backend, actor: &Actor, org: OrgId, id: PersonId, input: &DismissalInput) -> Result<()> {
    actor.require(Verb::RosterWrite, org)?;
    let form = read_dismissal(input).map_err(Error::Invalid)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    person_of(&tx, org, id).await?;
    let rows = contracts(&tx, org, id).await?;
    let ended = meant(&rows, input, form.on)?;
    let mut changed = Vec::new();
    for row in &ended {
        let stored = employment::ActiveModel {
            org_id: Set(org.0),
            id: Set(row.id),
            end_date: Set(Some(form.on)),
            end_order: Set(form.order.clone()),
            ..Default::default()
        };
        stored.update(&tx).await?;
        changed.extend(changes([("position", row.position.clone(), String::new())]));
    }
    changed.extend(changes([
        ("end", String::new(), said(Some(form.on))),
        ("end_order", String::new(), form.order.clone()),
    ]));
    let goes_on = |row: &employment::Model| row.end_date.is_none_or(|end| end > form.on);
    let stays = rows
        .iter()
        .any(|row| goes_on(row) && !ended.iter().any(|one| one.id == row.id));
    if !stays {
        changed.extend(leave(&tx, org, id, form.on).await?);
    }
    let done = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "dismiss",
        changes: changed,
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// The contracts that end: the one named, or all that last on the day or begin later.
fn meant(rows: &[employment::Model], input: &DismissalInput, on: NaiveDate) -> Result<Vec<employment::Model>> {
    let is_named = |row: &&employment::Model| input.contract.is_empty() || row.id.to_string() == input.contract;
    let goes_on = |row: &&employment::Model| row.end_date.is_none_or(|end| end > on);
    let named: Vec<employment::Model> = rows.iter().filter(is_named).filter(goes_on).cloned().collect();
    if named.is_empty() {
        return Err(Error::invalid("dismissal[on]", "nothing-to-end"));
    }
    match named.iter().find(|row| row.start_date > on) {
        Some(later) => {
            let began = later.start_date.format("%d.%m.%Y");
            let problem = Problem::new("dismissal[on]", "end-before-contract").with("from", began);
            Err(Error::Invalid(vec![problem.with("position", &later.position)]))
        }
        None => Ok(named),
    }
}

/// Ends what does not go on without work. What would begin only later never does.
async fn leave(tx: &impl ConnectionTrait, org: OrgId, id: PersonId, on: NaiveDate) -> Result<Vec<Change>> {
    let goes_on = |to: Option<NaiveDate>| to.is_none_or(|to| to > on);
    for row in memberships(tx, org, Some(&[id.0])).await? {
        if !goes_on(row.to_date) {
            continue;
        }
        let last = on.max(row.from_date);
        let stored = union_membership::ActiveModel {
            org_id: Set(org.0),
            id: Set(row.id),
            to_date: Set(Some(last)),
            ..Default::default()
        };
        stored.update(tx).await?;
    }
    let absences = long_absence::Entity::find()
        .filter(long_absence::Column::OrgId.eq(org.0))
        .filter(long_absence::Column::PersonId.eq(id.0))
        .all(tx)
        .await?;
    let mut changed = Vec::new();
    for row in absences
        .into_iter()
        .filter(|row| row.from_date <= on && goes_on(row.to_date))
    {
        let stored = long_absence::ActiveModel {
            org_id: Set(org.0),
            id: Set(row.id),
            to_date: Set(Some(on)),
            ..Default::default()
        };
        stored.update(tx).await?;
        changed.extend(changes([("absence_to", said(row.to_date), said(Some(on)))]));
    }
    Ok(changed)
}
