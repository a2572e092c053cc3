//! Changing a route: freely until it is approved, after that by a dated amendment that keeps what it changed.

use super::amend::{Amendment, amendment};
use super::repo;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{iom, iom_activity};
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::{IomId, OrgId};
use domain::ioms::form::{Plan, PlannedActivity, read_plan};
use domain::ioms::state::ActivityState;
use domain::ioms::wire::IomInput;
use domain::registers::history::{Change, changes};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Stores the route as typed.
pub async fn edit(cx: &Backend, actor: &Actor, org: OrgId, id: IomId, input: &IomInput) -> Result<()> {
    actor.require(Verb::IomWrite, org)?;
    let today = day(cx.clock.now(), organization(cx, org).await?.zone);
    let plan = read_plan(input).map_err(Error::Invalid)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = repo::iom(&tx, org, id).await?;
    let state = repo::state(&row)?;
    if state.is_over() {
        return Err(Error::conflict("iom-over"));
    }
    let before = repo::activities(&tx, org, [id.0]).await?;
    let changed = differences(&row, &before, &plan);
    if changed.is_empty() {
        return Ok(());
    }
    let mut said = changed.clone();
    if !state.is_free() {
        let asked = Amendment {
            on: &input.amended_on,
            reason: &input.reason,
            fields: ("iom[amended_on]", "iom[reason]"),
        };
        let reason = amendment(&tx, actor, (org, id), (now, today), &asked, &changed).await?;
        said.push(reason);
    }
    store(&tx, &row, &plan, now).await?;
    store_activities(&tx, org, id, &before, &plan.activities).await?;
    let edited = Record {
        register: super::REGISTER,
        subject: id.0,
        act: if state.is_free() { "edit" } else { "amend" },
        changes: said,
    };
    record(&tx, actor, org, now, edited).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

async fn store(
    tx: &impl ConnectionTrait,
    row: &iom::Model,
    plan: &Plan,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<()> {
    let changed = iom::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        period_from: Set(plan.from),
        period_to: Set(plan.to),
        goal: Set(plan.goal.clone()),
        expected: Set(plan.expected.clone()),
        escort: Set(plan.escort.clone()),
        changed_at: Set(now),
        ..Default::default()
    };
    changed.update(tx).await?;
    Ok(())
}

/// Known activities are changed, new ones written, those no longer named taken away.
async fn store_activities(
    tx: &impl ConnectionTrait,
    org: OrgId,
    id: IomId,
    before: &[iom_activity::Model],
    planned: &[PlannedActivity],
) -> Result<()> {
    let links: BTreeSet<Uuid> = repo::links(tx, org, [id.0])
        .await?
        .into_iter()
        .map(|one| one.id)
        .collect();
    for row in before {
        if !planned.iter().any(|one| is_of(one, row)) {
            iom_activity::Entity::delete_by_id((row.org_id, row.id))
                .exec(tx)
                .await?;
        }
    }
    for (place, one) in planned.iter().enumerate() {
        let known = before.iter().find(|row| is_of(one, row));
        let link = one.link.parse().ok().filter(|link| links.contains(link));
        let mut row = iom_activity::ActiveModel {
            org_id: Set(org.0),
            id: Set(known.map_or_else(Uuid::now_v7, |row| row.id)),
            iom_id: Set(id.0),
            position: Set(i32::try_from(place).unwrap_or(i32::MAX)),
            iom_deficit_id: Set(link),
            kind: Set(one.kind.code().to_owned()),
            title: Set(one.title.clone()),
            provider: Set(one.provider.clone()),
            hours: Set(one.hours.and_then(|hours| i32::try_from(hours).ok())),
            due: Set(one.due),
            result_form: Set(one.result_form.clone()),
            ..Default::default()
        };
        if known.is_some() {
            row.update(tx).await?;
        } else {
            row.state = Set(ActivityState::Planned.code().to_owned());
            row.done_on = Set(None);
            row.evidence = Set(String::new());
            iom_activity::Entity::insert(row).exec_without_returning(tx).await?;
        }
    }
    Ok(())
}

fn is_of(one: &PlannedActivity, row: &iom_activity::Model) -> bool {
    one.id == row.id.to_string()
}

fn differences(row: &iom::Model, before: &[iom_activity::Model], plan: &Plan) -> Vec<Change> {
    let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let mut found = changes([
        ("from", day(row.period_from), day(plan.from)),
        ("to", day(row.period_to), day(plan.to)),
        ("goal", row.goal.clone(), plan.goal.clone()),
        ("expected", row.expected.clone(), plan.expected.clone()),
        ("escort", row.escort.clone(), plan.escort.clone()),
    ]);
    let gone = before
        .iter()
        .filter(|row| !plan.activities.iter().any(|one| is_of(one, row)));
    found.extend(gone.map(|row| activity_change(stored_words(row), String::new())));
    for (place, one) in plan.activities.iter().enumerate() {
        let known = before.iter().find(|row| is_of(one, row));
        let was = known.map(stored_words).unwrap_or_default();
        let link = known.and_then(|row| row.iom_deficit_id).map(|id| id.to_string());
        let is_moved = known.is_some_and(|row| usize::try_from(row.position) != Ok(place));
        if was != words(one) || is_moved || link.unwrap_or_default() != one.link {
            found.push(activity_change(was, words(one)));
        }
    }
    found
}

fn activity_change(before: String, after: String) -> Change {
    Change {
        field: "activity".to_owned(),
        before,
        after,
    }
}

fn words(one: &PlannedActivity) -> String {
    let hours = one.hours.map(|hours| hours.to_string());
    joined([&one.title, &one.provider], hours, one.due, &one.result_form)
}

fn stored_words(row: &iom_activity::Model) -> String {
    let hours = row.hours.map(|hours| hours.to_string());
    joined([&row.title, &row.provider], hours, row.due, &row.result_form)
}

fn joined(texts: [&String; 2], hours: Option<String>, due: Option<NaiveDate>, result: &str) -> String {
    let [title, provider] = texts.map(Clone::clone);
    let due = due.map(|day| day.format("%d.%m.%Y").to_string());
    let parts = [
        title,
        provider,
        hours.unwrap_or_default(),
        due.unwrap_or_default(),
        result.to_owned(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}
