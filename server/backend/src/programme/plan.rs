//! The plan of the year: steps with an owner and a last day, turned and added also while the edition is in force.

use super::draft::read_day;
use super::editions::step as new_step;
use super::open::{chosen, line, ribbon_of, today};
use super::repo;
use super::version::version;
use crate::actor::Actor;
use crate::entity::{programme_step as row, user};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::{Backend, accounts, clock};
use domain::access::Verb;
use domain::ids::{OrgId, ProgrammeVersionId, StepId};
use domain::problem::Problem;
use domain::programme::Status;
use domain::programme::edition::Step;
use domain::programme::plan::step_state;
use domain::programme::stages::StageCode;
use domain::programme::wire::{PlanPage, StepForm, StepLine};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

const MAX_CHARS: usize = 300;

/// The plan of an edition; the one in force this year when none is named.
pub async fn plan(cx: &Backend, actor: &Actor, org: OrgId, asked: Option<ProgrammeVersionId>) -> Result<PlanPage> {
    actor.require(Verb::ProgrammeRead, org)?;
    let db = cx.db.read();
    let (today, zone) = (today(cx, org).await?, accounts::organization(cx, org).await?.zone);
    let version = chosen(db, org, asked, today).await?;
    let version = version.ok_or(Error::NotFound("programme"))?;
    let rows = repo::steps(db, org, version.id).await?;
    let names = names(db, &rows).await?;
    let steps = rows.into_iter().filter_map(|row| {
        Some(StepLine {
            id: StepId(row.id),
            stage: StageCode::from_code(&row.stage)?,
            state: step_state(row.due_on, row.done_at.is_some(), today),
            title: row.title,
            owner: row.owner,
            due_on: row.due_on,
            done_on: row.done_at.map(|at| clock::day(at, zone)),
            done_by: row.done_by.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        })
    });
    Ok(PlanPage {
        ribbon: ribbon_of(db, org, &version, today).await?,
        steps: steps.collect(),
        may_write: actor.may(Verb::ProgrammeWrite, org) && version.status != Status::Superseded,
        version: line(&version),
    })
}

async fn names(db: &impl ConnectionTrait, rows: &[row::Model]) -> Result<BTreeMap<Uuid, String>> {
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.done_by).collect();
    let users = user::Entity::find().filter(user::Column::Id.is_in(ids)).all(db).await?;
    Ok(users.into_iter().map(|user| (user.id, user.name)).collect())
}

/// Says that a step is done, or takes that back.
pub async fn turn_step(cx: &Backend, actor: &Actor, org: OrgId, id: StepId, is_done: bool) -> Result<()> {
    actor.require(Verb::ProgrammeWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    live_step(&tx, org, id).await?;
    let turned = row::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        done_at: Set(is_done.then_some(now)),
        done_by: Set(actor.user().map(|user| user.0).filter(|_| is_done)),
        ..Default::default()
    };
    turned.update(&tx).await?;
    facts::append(&tx, actor, Some(org), now, Fact::StepTurned { step: id, is_done }).await?;
    Ok(tx.commit().await?)
}

/// The step of that id, unless its edition is only history.
async fn live_step(tx: &impl ConnectionTrait, org: OrgId, id: StepId) -> Result<row::Model> {
    let found = row::Entity::find_by_id((org.0, id.0)).one(tx).await?;
    let found = found.ok_or(Error::NotFound("step"))?;
    not_history(tx, org, ProgrammeVersionId(found.version_id)).await?;
    Ok(found)
}

async fn not_history(tx: &impl ConnectionTrait, org: OrgId, id: ProgrammeVersionId) -> Result<()> {
    match version(tx, org, id).await?.status {
        Status::Superseded => Err(Error::conflict("programme-superseded")),
        Status::Draft | Status::Approved => Ok(()),
    }
}

/// Adds a step to the plan.
pub async fn add_step(cx: &Backend, actor: &Actor, org: OrgId, id: ProgrammeVersionId, form: &StepForm) -> Result<()> {
    actor.require(Verb::ProgrammeWrite, org)?;
    let new = read_step(form)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    not_history(&tx, org, id).await?;
    let known = repo::steps(&tx, org, id).await?;
    let position = known.iter().map(|step| step.position).max().unwrap_or_default() + 1;
    let added = new_step(org, id, position, &new);
    row::Entity::insert(added).exec_without_returning(&tx).await?;
    let (part, reason) = ("plan".to_owned(), new.title);
    let fact = Fact::ProgrammeChanged {
        version: id,
        part,
        reason,
    };
    facts::append(&tx, actor, Some(org), now, fact).await?;
    Ok(tx.commit().await?)
}

/// Takes a step out of the plan; the log keeps its title.
pub async fn remove_step(cx: &Backend, actor: &Actor, org: OrgId, id: StepId) -> Result<()> {
    actor.require(Verb::ProgrammeWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let step = live_step(&tx, org, id).await?;
    row::Entity::delete_by_id((org.0, id.0)).exec(&tx).await?;
    let fact = Fact::ProgrammeChanged {
        version: ProgrammeVersionId(step.version_id),
        part: "plan".to_owned(),
        reason: step.title,
    };
    facts::append(&tx, actor, Some(org), now, fact).await?;
    Ok(tx.commit().await?)
}

fn read_step(form: &StepForm) -> Result<Step> {
    let (title, owner) = (form.title.trim(), form.owner.trim());
    let (stage, due) = (StageCode::from_code(&form.stage), read_day(&form.due));
    let mut problems = Vec::new();
    for (at, text) in [("title", title), ("owner", owner)] {
        if text.is_empty() || text.chars().count() > MAX_CHARS {
            problems.push(Problem::new(format!("step[{at}]"), "required"));
        }
    }
    match (stage, due) {
        (Some(stage), Some(due_on)) if problems.is_empty() => Ok(Step {
            stage,
            title: title.to_owned(),
            owner: owner.to_owned(),
            due_on,
        }),
        (stage, due) => {
            if stage.is_none() {
                problems.push(Problem::new("step[stage]", "choice-unknown"));
            }
            if due.is_none() {
                problems.push(Problem::new("step[due]", "programme-day-unreadable"));
            }
            Err(Error::Invalid(problems))
        }
    }
}
