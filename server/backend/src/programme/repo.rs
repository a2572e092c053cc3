//! Queries of the programme.

use crate::entity::{
    programme, programme_act, programme_criterion, programme_stage, programme_step, programme_version,
};
use crate::error::Result;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::programme::criteria::Criterion;
use domain::programme::edition::Act;
use domain::programme::stages::{Calendar, Stage, StageCode};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

pub async fn programme(db: &impl ConnectionTrait, org: OrgId) -> Result<Option<programme::Model>> {
    let of_org = programme::Column::OrgId.eq(org.0);
    Ok(programme::Entity::find().filter(of_org).one(db).await?)
}

pub async fn version(
    db: &impl ConnectionTrait,
    org: OrgId,
    id: ProgrammeVersionId,
) -> Result<Option<programme_version::Model>> {
    Ok(programme_version::Entity::find_by_id((org.0, id.0)).one(db).await?)
}

pub async fn approved_in(db: &impl ConnectionTrait, org: OrgId, year: i32) -> Result<Option<programme_version::Model>> {
    Ok(programme_version::Entity::find()
        .filter(programme_version::Column::OrgId.eq(org.0))
        .filter(programme_version::Column::Year.eq(year))
        .filter(programme_version::Column::Status.eq("approved"))
        .one(db)
        .await?)
}

/// All editions, the newest year and number first.
pub async fn versions(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<programme_version::Model>> {
    Ok(programme_version::Entity::find()
        .filter(programme_version::Column::OrgId.eq(org.0))
        .order_by_desc(programme_version::Column::Year)
        .order_by_desc(programme_version::Column::No)
        .all(db)
        .await?)
}

pub async fn calendar(db: &impl ConnectionTrait, org: OrgId, id: ProgrammeVersionId, year: i32) -> Result<Calendar> {
    let rows = programme_stage::Entity::find()
        .filter(programme_stage::Column::OrgId.eq(org.0))
        .filter(programme_stage::Column::VersionId.eq(id.0))
        .order_by_asc(programme_stage::Column::StartsOn)
        .order_by_asc(programme_stage::Column::EndsOn)
        .all(db)
        .await?;
    let stages = rows.into_iter().filter_map(|row| {
        Some(Stage {
            code: StageCode::from_code(&row.code)?,
            from: row.starts_on,
            to: row.ends_on,
        })
    });
    Ok(Calendar {
        year,
        stages: stages.collect(),
    })
}

pub async fn criteria(db: &impl ConnectionTrait, org: OrgId, id: ProgrammeVersionId) -> Result<Vec<Criterion>> {
    let rows = programme_criterion::Entity::find()
        .filter(programme_criterion::Column::OrgId.eq(org.0))
        .filter(programme_criterion::Column::VersionId.eq(id.0))
        .order_by_asc(programme_criterion::Column::Code)
        .all(db)
        .await?;
    let read = |row: programme_criterion::Model| Criterion {
        code: row.code,
        title: row.title,
    };
    Ok(rows.into_iter().map(read).collect())
}

pub async fn acts(db: &impl ConnectionTrait, org: OrgId, id: ProgrammeVersionId) -> Result<Vec<Act>> {
    let rows = programme_act::Entity::find()
        .filter(programme_act::Column::OrgId.eq(org.0))
        .filter(programme_act::Column::VersionId.eq(id.0))
        .order_by_asc(programme_act::Column::Code)
        .all(db)
        .await?;
    let read = |row: programme_act::Model| Act {
        code: row.code,
        kind: row.kind,
        number: row.number,
        number_verbatim: row.number_verbatim,
        adopted_on: row.adopted_on,
        title: row.title,
        url: row.url,
        in_passport: row.in_passport,
        in_section: row.in_section,
        is_repealed: row.is_repealed,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// The steps of an edition's plan, stage by stage.
pub async fn steps(
    db: &impl ConnectionTrait,
    org: OrgId,
    id: ProgrammeVersionId,
) -> Result<Vec<programme_step::Model>> {
    Ok(programme_step::Entity::find()
        .filter(programme_step::Column::OrgId.eq(org.0))
        .filter(programme_step::Column::VersionId.eq(id.0))
        .order_by_asc(programme_step::Column::DueOn)
        .order_by_asc(programme_step::Column::Position)
        .all(db)
        .await?)
}
