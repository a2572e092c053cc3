//! A person's page: everything the register knows of them, today.

use super::doubles::{likely, sides};
use super::people::{choices as union_choices, unions};
use super::person::code_of;
use super::positions::choices as titles;
use super::qualification::qualifications;
use super::repo::{absence_kind, contracts, memberships, name_of, person_of, staff_of};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{employment, long_absence, merged_code, merged_person, person, union_membership};
use crate::error::{Error, Result};
use crate::indicators::policies;
use crate::registers::history;
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::{EmploymentId, OrgId, PersonId, UnionId};
use domain::roster::position::PositionGroup;
use domain::roster::staff::{chp, is_away, is_young};
use domain::roster::wire::{
    AbsenceLine, ContractLine, HiringChoices, MembershipLine, PersonPage, QualificationLine, UnionChoice,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// One person. A record that was merged leads to the one that stayed.
pub async fn show(cx: &Backend, actor: &Actor, org: OrgId, id: PersonId) -> Result<PersonPage> {
    actor.require(Verb::RosterRead, org)?;
    let db = cx.db.read();
    let today = day(cx.clock.now(), organization(cx, org).await?.zone);
    let row = match person_of(db, org, id).await {
        Err(Error::NotFound(_)) => person_of(db, org, stayed(db, org, id).await?).await?,
        found => found?,
    };
    let id = PersonId(row.id);
    let staff = staff_of(db, org, &[row.id]).await?;
    let policies = policies(db, org).await?;
    let contracts = contracts(db, org, id).await?;
    let unions = unions(db, org).await?;
    let absences = absences(db, org, id).await?;
    let away = absences
        .iter()
        .find(|one| one.from <= today && one.to.is_none_or(|to| today <= to));
    let began = row
        .experience_start
        .or(contracts.iter().map(|one| one.start_date).min());
    let lasting = || staff.employments.iter().filter(|one| one.lasts_on(today));
    let teaches = lasting().any(|one| one.group == Some(PositionGroup::Pedagogical));
    let merged = merged(db, org, id).await?;
    let subjects: Vec<Uuid> = std::iter::once(id.0)
        .chain(merged.iter().filter_map(|(id, _)| *id))
        .collect();
    Ok(PersonPage {
        id,
        code: code_of(db, org, id).await?,
        experience_years: began.and_then(|began| today.years_since(began)),
        is_in_chp: chp(&staff.employments, &staff.absences, today, &policies).contains(&id),
        is_young: teaches && is_young(&staff.employments, id, today),
        away: away
            .filter(|_| is_away(&staff.absences, id, today))
            .map(|one| one.kind.clone()),
        works: lasting().next().is_some(),
        contracts: contracts.into_iter().rev().map(|row| contract(row, today)).collect(),
        memberships: stays(memberships(db, org, Some(&[id.0])).await?, &unions),
        qualifications: categories(cx, org, id, today).await?,
        unions: open_unions(cx, org, unions).await?,
        titles: titles(db, org).await?,
        merged: merged.into_iter().map(|(_, name)| name).collect(),
        doubles: doubles(db, org, id).await?,
        history: history(cx, actor, Verb::RosterRead, org, &subjects).await?,
        may_write: actor.may(Verb::RosterWrite, org),
        absences,
        today,
        name: name_of(&row),
        birth: row.birth_date,
        email: row.email,
        phone: row.phone,
        experience: row.experience_start,
    })
}

/// What the form for a new person offers.
pub async fn hiring(cx: &Backend, actor: &Actor, org: OrgId) -> Result<HiringChoices> {
    actor.require(Verb::RosterWrite, org)?;
    let db = cx.db.read();
    Ok(HiringChoices {
        today: day(cx.clock.now(), organization(cx, org).await?.zone),
        unions: open_unions(cx, org, unions(db, org).await?).await?,
        titles: titles(db, org).await?,
    })
}

/// Who stayed when this record was merged.
async fn stayed(db: &impl ConnectionTrait, org: OrgId, id: PersonId) -> Result<PersonId> {
    let row = merged_person::Entity::find_by_id((org.0, id.0)).one(db).await?;
    row.map(|row| PersonId(row.into_person_id))
        .ok_or(Error::NotFound("person"))
}

/// The records that were merged into this one by name, and the codes they left.
async fn merged(db: &impl ConnectionTrait, org: OrgId, id: PersonId) -> Result<Vec<(Option<Uuid>, String)>> {
    let rows = merged_person::Entity::find()
        .filter(merged_person::Column::OrgId.eq(org.0))
        .filter(merged_person::Column::IntoPersonId.eq(id.0))
        .order_by_asc(merged_person::Column::MergedAt)
        .all(db)
        .await?;
    let names = person::Entity::find()
        .filter(person::Column::Id.is_in(rows.iter().map(|row| row.person_id)))
        .all(db)
        .await?;
    let mut found: Vec<_> = names.iter().map(|row| (Some(row.id), name_of(row).full())).collect();
    let codes = merged_code::Entity::find()
        .filter(merged_code::Column::OrgId.eq(org.0))
        .filter(merged_code::Column::PersonId.eq(id.0))
        .all(db)
        .await?;
    found.extend(codes.into_iter().map(|row| (None, row.code)));
    Ok(found)
}

fn contract(row: employment::Model, today: NaiveDate) -> ContractLine {
    ContractLine {
        id: EmploymentId(row.id),
        group: PositionGroup::from_code(&row.position_group),
        lasts: row.start_date <= today && row.end_date.is_none_or(|end| today <= end),
        position: row.position,
        counts_in_chp: row.counts_in_chp,
        kind: row.kind,
        rate_hundredths: row.rate_hundredths,
        start: row.start_date,
        end: row.end_date,
        hire_order: row.hire_order,
        end_order: row.end_order,
        note: row.note,
    }
}

async fn absences(db: &impl ConnectionTrait, org: OrgId, id: PersonId) -> Result<Vec<AbsenceLine>> {
    let rows = long_absence::Entity::find()
        .filter(long_absence::Column::OrgId.eq(org.0))
        .filter(long_absence::Column::PersonId.eq(id.0))
        .order_by_desc(long_absence::Column::FromDate)
        .all(db)
        .await?;
    let read = |row: long_absence::Model| {
        Ok(AbsenceLine {
            id: row.id.to_string(),
            kind: absence_kind(&row.kind)?.code().to_owned(),
            from: row.from_date,
            to: row.to_date,
        })
    };
    rows.into_iter().map(read).collect()
}

fn stays(rows: Vec<union_membership::Model>, unions: &[(UnionId, String)]) -> Vec<MembershipLine> {
    let title = |id: Uuid| {
        unions
            .iter()
            .find(|(own, _)| own.0 == id)
            .map(|(_, title)| title.clone())
    };
    let line = |row: union_membership::Model| MembershipLine {
        id: row.id.to_string(),
        union: row.union_id.to_string(),
        title: title(row.union_id).unwrap_or_default(),
        from: row.from_date,
        to: row.to_date,
        is_head: row.is_head,
    };
    rows.into_iter().rev().map(line).collect()
}

async fn categories(cx: &Backend, org: OrgId, id: PersonId, today: NaiveDate) -> Result<Vec<QualificationLine>> {
    let rows = qualifications(cx.db.read(), org, id).await?;
    let line = |row: crate::entity::qualification::Model| QualificationLine {
        id: row.id.to_string(),
        category: row.category,
        from: row.from_date,
        valid_to: row.valid_to,
        is_over: row.valid_to.is_some_and(|to| to < today),
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Nobody joins a closed union.
async fn open_unions(cx: &Backend, org: OrgId, all: Vec<(UnionId, String)>) -> Result<Vec<UnionChoice>> {
    let closed = super::people::closed_unions(cx.db.read(), org).await?;
    let open = all.into_iter().filter(|(id, _)| !closed.contains(id)).collect();
    Ok(union_choices(open))
}

async fn doubles(db: &impl ConnectionTrait, org: OrgId, id: PersonId) -> Result<Vec<domain::roster::wire::DoubleSide>> {
    let pairs = likely(db, org).await?;
    let others = pairs.into_iter().filter_map(|(a, b, _)| match (a == id, b == id) {
        (true, _) => Some(b),
        (_, true) => Some(a),
        _ => None,
    });
    let others: Vec<PersonId> = others.collect();
    let mut found = sides(db, org, &others).await?;
    Ok(others.into_iter().filter_map(|id| found.remove(&id)).collect())
}
