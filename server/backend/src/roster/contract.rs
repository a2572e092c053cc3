//! A contract of a person: a new one (also of somebody who comes back), and a correction.

use super::repo::{contracts, own_positions, person_of, said, staff_of};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{employment, methodical_union, union_membership};
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::points::{Exact, show};
use domain::problem::Problem;
use domain::registers::history::{Change, changes};
use domain::roster::contract_form::{ContractForm, check_contract, read_contract};
use domain::roster::name::fold;
use domain::roster::position::{PositionGroup, group_by};
use domain::roster::staff::Employment;
use domain::roster::wire_input::ContractInput;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;

/// Hires the person to one more post, or corrects a contract that is there.
pub async fn set_contract(cx: &Backend, actor: &Actor, org: OrgId, id: PersonId, input: &ContractInput) -> Result<()> {
    actor.require(Verb::RosterWrite, org)?;
    let form = read_contract(input).map_err(Error::Invalid)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    person_of(&tx, org, id).await?;
    let own = staff_of(&tx, org, &[id.0]).await?.employments;
    let is_meant = !input.second_main.is_empty();
    let (act, changed) = if input.id.is_empty() {
        let new = NewContract {
            form: &form,
            union: &input.union,
            others: &own,
            is_second_main_meant: is_meant,
        };
        ("hire", employ(&tx, org, id, new).await?)
    } else {
        let rows = contracts(&tx, org, id).await?;
        let known = rows.into_iter().find(|row| row.id.to_string() == input.id);
        let known = known.ok_or(Error::NotFound("contract"))?;
        ("contract", correct(&tx, org, known, &form, &own, is_meant).await?)
    };
    if changed.is_empty() {
        return Ok(());
    }
    let done = Record {
        register: super::REGISTER,
        subject: id.0,
        act,
        changes: changed,
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// A contract to be added.
pub(super) struct NewContract<'a> {
    pub form: &'a ContractForm,
    /// The union to join with it, or empty.
    pub union: &'a str,
    /// The person's other contracts.
    pub others: &'a [Employment],
    pub is_second_main_meant: bool,
}

/// Writes a new contract and what the history says of it.
pub(super) async fn employ(
    tx: &impl ConnectionTrait,
    org: OrgId,
    person: PersonId,
    new: NewContract<'_>,
) -> Result<Vec<Change>> {
    let form = new.form;
    let mut problems = check_contract(new.others, form, new.is_second_main_meant);
    let group = group(tx, org, &form.position).await?;
    problems.extend(unknown(group));
    let union = joined_union(tx, org, new.union).await?;
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let row = employment::ActiveModel {
        org_id: Set(org.0),
        id: Set(Uuid::now_v7()),
        person_id: Set(person.0),
        union_id: Set(None),
        ..columns(form, group)
    };
    employment::Entity::insert(row).exec_without_returning(tx).await?;
    let mut said = differences(None, form);
    if let Some(union) = union.filter(|one| !stays_in(new.others, one.id, form)) {
        let stay = union_membership::ActiveModel {
            org_id: Set(org.0),
            id: Set(Uuid::now_v7()),
            union_id: Set(union.id),
            person_id: Set(person.0),
            from_date: Set(form.span.from),
            to_date: Set(form.span.to),
            is_head: Set(false),
        };
        union_membership::Entity::insert(stay)
            .exec_without_returning(tx)
            .await?;
        said.extend(changes([("union", String::new(), union.title)]));
    }
    Ok(said)
}

async fn correct(
    tx: &impl ConnectionTrait,
    org: OrgId,
    row: employment::Model,
    form: &ContractForm,
    own: &[Employment],
    is_second_main_meant: bool,
) -> Result<Vec<Change>> {
    let others: Vec<Employment> = own.iter().filter(|one| one.id.0 != row.id).cloned().collect();
    let mut problems = check_contract(&others, form, is_second_main_meant);
    let group = group(tx, org, &form.position).await?;
    // A title that came with a file may stay as it is.
    if fold(&row.position) != fold(&form.position) {
        problems.extend(unknown(group));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let changed = differences(Some(&row), form);
    if !changed.is_empty() {
        let stored = employment::ActiveModel {
            org_id: Set(org.0),
            id: Set(row.id),
            ..columns(form, group)
        };
        stored.update(tx).await?;
    }
    Ok(changed)
}

async fn group(tx: &impl ConnectionTrait, org: OrgId, position: &str) -> Result<Option<PositionGroup>> {
    Ok(group_by(&own_positions(tx, org).await?, position))
}

fn unknown(group: Option<PositionGroup>) -> Option<Problem> {
    group
        .is_none()
        .then(|| Problem::new("contract[position]", "position-not-in-dictionary"))
}

async fn joined_union(tx: &impl ConnectionTrait, org: OrgId, id: &str) -> Result<Option<methodical_union::Model>> {
    if id.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || Error::invalid("contract[union]", "choice-unknown");
    let id: Uuid = id.trim().parse().map_err(|_| wrong())?;
    let found = methodical_union::Entity::find_by_id((org.0, id)).one(tx).await?;
    Ok(Some(found.ok_or_else(wrong)?))
}

/// Is the person in that union already on the first day?
fn stays_in(others: &[Employment], union: Uuid, form: &ContractForm) -> bool {
    let stays = others.first().map(|one| one.unions.as_slice()).unwrap_or_default();
    stays
        .iter()
        .any(|one| one.union.0 == union && one.covers(form.span.from))
}

fn columns(form: &ContractForm, group: Option<PositionGroup>) -> employment::ActiveModel {
    employment::ActiveModel {
        position: Set(form.position.clone()),
        position_group: Set(group.map(PositionGroup::code).unwrap_or_default().to_owned()),
        counts_in_chp: Set(group == Some(PositionGroup::Pedagogical)),
        kind: Set(form.kind.code().to_owned()),
        rate_hundredths: Set(form.rate_hundredths),
        start_date: Set(form.span.from),
        end_date: Set(form.span.to),
        note: Set(form.note.clone()),
        hire_order: Set(form.hire_order.clone()),
        end_order: Set(form.end_order.clone()),
        ..Default::default()
    }
}

fn differences(row: Option<&employment::Model>, form: &ContractForm) -> Vec<Change> {
    let was = |read: fn(&employment::Model) -> String| row.map(read).unwrap_or_default();
    changes([
        ("position", was(|row| row.position.clone()), form.position.clone()),
        ("kind", was(|row| row.kind.clone()), form.kind.code().to_owned()),
        ("rate", was(|row| rate(row.rate_hundredths)), rate(form.rate_hundredths)),
        (
            "start",
            was(|row| said(Some(row.start_date))),
            said(Some(form.span.from)),
        ),
        ("end", was(|row| said(row.end_date)), said(form.span.to)),
        ("hire_order", was(|row| row.hire_order.clone()), form.hire_order.clone()),
        ("end_order", was(|row| row.end_order.clone()), form.end_order.clone()),
        ("note", was(|row| row.note.clone()), form.note.clone()),
    ])
}

/// «0,50»
pub(super) fn rate(hundredths: i32) -> String {
    show(Exact::new(i64::from(hundredths), 100), 2, ',')
}
