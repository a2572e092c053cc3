//! Queries of the roster.

use crate::entity::{employment, long_absence, person, position, union_membership};
use crate::error::{Error, Result};
use anyhow::anyhow;
use chrono::NaiveDate;
use domain::ids::{EmploymentId, OrgId, PersonId, UnionId};
use domain::roster::absences::AbsenceKind;
use domain::roster::name::FullName;
use domain::roster::position::PositionGroup;
use domain::roster::staff::{Employment, EmploymentKind, LongAbsence, Membership};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The whole register of one organisation: what counting rules are given.
#[derive(Clone, Debug, Default)]
pub struct Staff {
    pub employments: Vec<Employment>,
    pub absences: Vec<LongAbsence>,
}

/// All employments and long absences, past and present.
pub async fn staff(db: &impl ConnectionTrait, org: OrgId) -> Result<Staff> {
    read_staff(db, org, None).await
}

/// The same of some people only.
pub async fn staff_of(db: &impl ConnectionTrait, org: OrgId, people: &[Uuid]) -> Result<Staff> {
    read_staff(db, org, Some(people)).await
}

async fn read_staff(db: &impl ConnectionTrait, org: OrgId, people: Option<&[Uuid]>) -> Result<Staff> {
    let mut employments = employment::Entity::find().filter(employment::Column::OrgId.eq(org.0));
    let mut absences = long_absence::Entity::find().filter(long_absence::Column::OrgId.eq(org.0));
    let mut told = person::Entity::find().filter(person::Column::ExperienceStart.is_not_null());
    if let Some(people) = people {
        employments = employments.filter(employment::Column::PersonId.is_in(people.iter().copied()));
        absences = absences.filter(long_absence::Column::PersonId.is_in(people.iter().copied()));
        told = told.filter(person::Column::Id.is_in(people.iter().copied()));
    } else {
        told = told.filter(person::Column::Id.in_subquery(employed(org)));
    }
    let employments = employments.order_by_asc(employment::Column::StartDate).all(db).await?;
    let absences = absences.all(db).await?;
    let told = told.all(db).await?;
    let told: BTreeMap<Uuid, Option<NaiveDate>> = told.into_iter().map(|row| (row.id, row.experience_start)).collect();
    let mut unions: BTreeMap<Uuid, Vec<Membership>> = BTreeMap::new();
    for row in memberships(db, org, people).await? {
        let stay = Membership {
            union: UnionId(row.union_id),
            from: row.from_date,
            to: row.to_date,
        };
        unions.entry(row.person_id).or_default().push(stay);
    }
    let read = |row: employment::Model| {
        let stays = unions.get(&row.person_id).cloned().unwrap_or_default();
        let experience = told.get(&row.person_id).copied().flatten();
        read_employment(row, stays, experience)
    };
    Ok(Staff {
        employments: employments.into_iter().map(read).collect::<Result<_>>()?,
        absences: absences.into_iter().map(read_absence).collect::<Result<_>>()?,
    })
}

fn read_employment(
    row: employment::Model,
    unions: Vec<Membership>,
    experience: Option<NaiveDate>,
) -> Result<Employment> {
    Ok(Employment {
        id: EmploymentId(row.id),
        person: PersonId(row.person_id),
        unions,
        experience_start: experience,
        group: PositionGroup::from_code(&row.position_group),
        position: row.position,
        counts_in_chp: row.counts_in_chp,
        kind: EmploymentKind::from_code(&row.kind).ok_or_else(|| anyhow!("unknown kind of employment {}", row.kind))?,
        start: row.start_date,
        end: row.end_date,
    })
}

fn read_absence(row: long_absence::Model) -> Result<LongAbsence> {
    Ok(LongAbsence {
        person: PersonId(row.person_id),
        kind: absence_kind(&row.kind)?,
        from: row.from_date,
        to: row.to_date,
    })
}

/// The kind of a stored absence.
pub fn absence_kind(code: &str) -> Result<AbsenceKind> {
    let kind = AbsenceKind::from_code(code);
    kind.ok_or_else(|| Error::Unexpected(anyhow!("unknown kind of absence {code}")))
}

/// The ids of everybody with a contract there, past or present.
pub fn employed(org: OrgId) -> SelectStatement {
    Query::select()
        .column(employment::Column::PersonId)
        .from(employment::Entity)
        .and_where(employment::Column::OrgId.eq(org.0))
        .to_owned()
}

/// A person with a contract there; one of another school is not found.
pub async fn person_of(db: &impl ConnectionTrait, org: OrgId, id: PersonId) -> Result<person::Model> {
    let found = person::Entity::find_by_id(id.0)
        .filter(person::Column::Id.in_subquery(employed(org)))
        .one(db)
        .await?;
    found.ok_or(Error::NotFound("person"))
}

/// The name of a stored person.
pub fn name_of(row: &person::Model) -> FullName {
    FullName {
        last: row.last_name.clone(),
        first: row.first_name.clone(),
        patronymic: row.patronymic.clone(),
    }
}

/// The contracts of a person, the oldest first.
pub async fn contracts(db: &impl ConnectionTrait, org: OrgId, person: PersonId) -> Result<Vec<employment::Model>> {
    Ok(employment::Entity::find()
        .filter(employment::Column::OrgId.eq(org.0))
        .filter(employment::Column::PersonId.eq(person.0))
        .order_by_asc(employment::Column::StartDate)
        .order_by_asc(employment::Column::Id)
        .all(db)
        .await?)
}

/// Stays in unions, of everybody or of some people, the oldest first.
pub async fn memberships(
    db: &impl ConnectionTrait,
    org: OrgId,
    people: Option<&[Uuid]>,
) -> Result<Vec<union_membership::Model>> {
    let mut rows = union_membership::Entity::find().filter(union_membership::Column::OrgId.eq(org.0));
    if let Some(people) = people {
        rows = rows.filter(union_membership::Column::PersonId.is_in(people.iter().copied()));
    }
    Ok(rows
        .order_by_asc(union_membership::Column::FromDate)
        .order_by_asc(union_membership::Column::Id)
        .all(db)
        .await?)
}

/// The posts that a school calls its own way, by folded title.
pub async fn own_positions(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<String, PositionGroup>> {
    let rows = position::Entity::find()
        .filter(position::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let read = |row: position::Model| Some((row.folded, PositionGroup::from_code(&row.position_group)?));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// A day as the history keeps it; nothing for an open one.
pub fn said(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
