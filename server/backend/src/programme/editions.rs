//! Whole editions: the text of the document, and storing one with all its lists.

use super::repo;
use crate::entity::{
    programme, programme_act, programme_criterion, programme_stage, programme_step, programme_version,
};
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::ids::{OrgId, ProgrammeVersionId, UserId};
use domain::programme::criteria::{self, Criterion};
use domain::programme::edition::{Act, Edition, Step};
use domain::programme::stages::Calendar;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

const DOCUMENT: &str = include_str!("document.json");

/// Where a new edition comes from.
#[derive(Clone, Debug)]
pub struct Origin {
    pub programme: Uuid,
    pub no: i32,
    pub parent: Option<ProgrammeVersionId>,
    pub now: DateTime<Utc>,
    pub by: Option<UserId>,
}

/// The document's own text with the dates of a year.
pub fn document(year: i32) -> Result<Edition> {
    let edition: Edition = serde_json::from_str(DOCUMENT)?;
    let with_criteria = Edition {
        criteria: criteria::of_the_document(),
        ..edition
    };
    Ok(with_criteria.moved_to(year))
}

/// The school's programme; it is begun when there is none.
pub async fn programme_of(tx: &impl ConnectionTrait, org: OrgId, title: &str, now: DateTime<Utc>) -> Result<Uuid> {
    if let Some(known) = repo::programme(tx, org).await? {
        return Ok(known.id);
    }
    let id = Uuid::now_v7();
    let row = programme::ActiveModel {
        org_id: Set(org.0),
        id: Set(id),
        title: Set(title.to_owned()),
        created_at: Set(now),
    };
    programme::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Stores an edition as a draft.
pub async fn store(
    tx: &impl ConnectionTrait,
    org: OrgId,
    origin: &Origin,
    edition: &Edition,
) -> Result<ProgrammeVersionId> {
    let id = ProgrammeVersionId(Uuid::now_v7());
    let row = programme_version::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        programme_id: Set(origin.programme),
        no: Set(origin.no),
        year: Set(edition.calendar.year),
        status: Set("draft".to_owned()),
        order_no: Set(String::new()),
        order_date: Set(None),
        annex_no: Set(String::new()),
        parent_id: Set(origin.parent.map(|parent| parent.0)),
        passport: Set(serde_json::to_value(&edition.passport)?),
        verbatim: Set(serde_json::to_value(&edition.verbatim)?),
        change_reason: Set(String::new()),
        created_at: Set(origin.now),
        created_by: Set(origin.by.map(|user| user.0)),
        approved_at: Set(None),
        approved_by: Set(None),
    };
    programme_version::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    store_lists(tx, org, id, edition).await?;
    Ok(id)
}

async fn store_lists(
    tx: &impl ConnectionTrait,
    org: OrgId,
    version: ProgrammeVersionId,
    edition: &Edition,
) -> Result<()> {
    replace_stages(tx, org, version, &edition.calendar).await?;
    replace_criteria(tx, org, version, &edition.criteria).await?;
    let acts = edition.acts.iter().map(|one| act(org, version, one));
    programme_act::Entity::insert_many(acts)
        .exec_without_returning(tx)
        .await?;
    let steps = edition
        .steps
        .iter()
        .zip(0..)
        .map(|(one, at)| step(org, version, at, one));
    programme_step::Entity::insert_many(steps)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Stores the stages of an edition in place of those it had.
pub async fn replace_stages(
    tx: &impl ConnectionTrait,
    org: OrgId,
    version: ProgrammeVersionId,
    calendar: &Calendar,
) -> Result<()> {
    programme_stage::Entity::delete_many()
        .filter(programme_stage::Column::OrgId.eq(org.0))
        .filter(programme_stage::Column::VersionId.eq(version.0))
        .exec(tx)
        .await?;
    let stages = calendar.stages.iter().map(|stage| programme_stage::ActiveModel {
        org_id: Set(org.0),
        version_id: Set(version.0),
        code: Set(stage.code.code().to_owned()),
        starts_on: Set(stage.from),
        ends_on: Set(stage.to),
    });
    programme_stage::Entity::insert_many(stages)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Stores the criteria of an edition in place of those it had.
pub async fn replace_criteria(
    tx: &impl ConnectionTrait,
    org: OrgId,
    version: ProgrammeVersionId,
    criteria: &[Criterion],
) -> Result<()> {
    programme_criterion::Entity::delete_many()
        .filter(programme_criterion::Column::OrgId.eq(org.0))
        .filter(programme_criterion::Column::VersionId.eq(version.0))
        .exec(tx)
        .await?;
    let criteria = criteria.iter().map(|one| programme_criterion::ActiveModel {
        org_id: Set(org.0),
        version_id: Set(version.0),
        code: Set(one.code.clone()),
        title: Set(one.title.clone()),
    });
    programme_criterion::Entity::insert_many(criteria)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

fn act(org: OrgId, version: ProgrammeVersionId, act: &Act) -> programme_act::ActiveModel {
    programme_act::ActiveModel {
        org_id: Set(org.0),
        version_id: Set(version.0),
        code: Set(act.code.clone()),
        kind: Set(act.kind.clone()),
        number: Set(act.number.clone()),
        number_verbatim: Set(act.number_verbatim.clone()),
        adopted_on: Set(act.adopted_on),
        title: Set(act.title.clone()),
        url: Set(act.url.clone()),
        in_passport: Set(act.in_passport),
        in_section: Set(act.in_section),
        is_repealed: Set(act.is_repealed),
    }
}

/// A step that nobody has done yet.
pub fn step(org: OrgId, version: ProgrammeVersionId, position: i32, step: &Step) -> programme_step::ActiveModel {
    programme_step::ActiveModel {
        org_id: Set(org.0),
        id: Set(Uuid::now_v7()),
        version_id: Set(version.0),
        stage: Set(step.stage.code().to_owned()),
        position: Set(position),
        title: Set(step.title.clone()),
        owner: Set(step.owner.clone()),
        due_on: Set(step.due_on),
        done_at: Set(None),
        done_by: Set(None),
    }
}
