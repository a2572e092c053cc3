//! The January census as it was written down, beside what the registers say of that day now.

use super::case::Case;
use crate::Backend;
use crate::actor::Actor;
use crate::clock::local;
use crate::entity::census_snapshot;
use crate::error::{Error, Result};
use chrono::{Datelike, NaiveDate};
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::indicators::census_wire::CensusView;
use domain::indicators::count::count;
use domain::indicators::policies::{PeriodPolicy, Policies};
use domain::indicators::scene::Scene;
use domain::indicators::variable::Rule;
use domain::indicators::wire::{CensusNote, EvidenceRow, IndicatorQuery, PostRow};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What was written down.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    staff: Vec<KeptRow<PersonId, EvidenceRow>>,
    vacancies: Vec<KeptRow<uuid::Uuid, PostRow>>,
}

#[derive(Serialize, Deserialize)]
struct KeptRow<Id, Row> {
    id: Id,
    row: Row,
}

/// The checksum of a census; a database may keep its fields in another order.
pub fn sum(content: &Value) -> Result<String> {
    let kept: Kept = serde_json::from_value(content.clone())?;
    Ok(hex::encode(Sha256::digest(serde_json::to_string(&kept)?.as_bytes())))
}

/// The census of a day with everybody in it.
pub async fn census(cx: &Backend, actor: &Actor, org: OrgId, day: NaiveDate) -> Result<CensusView> {
    actor.require(Verb::IndicatorRead, org)?;
    let has_names = actor.may(Verb::RosterRead, org);
    let query = IndicatorQuery {
        year: (day.year() - 1).to_string(),
        as_of: String::new(),
    };
    let case = Case::load(cx, org, &query).await?;
    let db = cx.db.read();
    let days = census_snapshot::Entity::find()
        .filter(census_snapshot::Column::OrgId.eq(org.0))
        .order_by_desc(census_snapshot::Column::CensusDate)
        .all(db)
        .await?;
    let row = days
        .iter()
        .find(|row| row.census_date == day)
        .ok_or(Error::NotFound("census"))?;
    let (note, kept) = compared(&case, row, has_names)?;
    let people = kept.staff.into_iter().map(|one| one.row).filter(|_| has_names);
    Ok(CensusView {
        note,
        days: days.iter().map(|row| row.census_date).collect(),
        people: people.collect(),
        posts: kept.vacancies.into_iter().map(|one| one.row).collect(),
        has_names,
    })
}

/// The census that belongs to a case's year, when it was taken.
pub async fn census_of(db: &impl ConnectionTrait, case: &Case, has_names: bool) -> Result<Option<(CensusNote, Kept)>> {
    let found = census_snapshot::Entity::find()
        .filter(census_snapshot::Column::OrgId.eq(case.org.0))
        .order_by_desc(census_snapshot::Column::CensusDate)
        .all(db)
        .await?;
    let mut found = found.iter();
    let own = found.find(|row| row.census_date.year() == case.year + 1);
    own.map(|row| compared(case, row, has_names)).transpose()
}

/// What is written down beside the same day by the registers of now.
fn compared(case: &Case, row: &census_snapshot::Model, has_names: bool) -> Result<(CensusNote, Kept)> {
    let kept: Kept = serde_json::from_value(row.content.clone())?;
    // The day itself is asked for, whatever the school's rules have become since.
    let policies = Policies {
        census_day: row.census_date.day(),
        period_policy: PeriodPolicy::PreviousYear,
        ..case.policies.clone()
    };
    let scene = Scene::new(&case.facts, row.census_date.year() - 1, case.as_of, &policies);
    let variable = |rule: Rule| case.definitions().variables.iter().find(move |one| one.rule == rule);
    let open = variable(Rule::Vacancies).map_or(0, |one| count(&scene, one).number);
    let then: BTreeMap<PersonId, &str> = kept
        .staff
        .iter()
        .filter(|one| one.row.included)
        .map(|one| (one.id, one.row.name.as_str()))
        .collect();
    let left = then.iter().filter(|(person, _)| !scene.staff.contains(person));
    let came = scene.staff.iter().filter(|person| !then.contains_key(person));
    let shown = |names: Vec<String>| {
        if has_names {
            names
        } else {
            vec![String::new(); names.len()]
        }
    };
    let note = CensusNote {
        day: row.census_date,
        taken_at: local(row.taken_at, case.zone),
        staff: (usize::try_from(row.staff).unwrap_or_default(), scene.staff.len()),
        posts: (usize::try_from(row.posts).unwrap_or_default(), open),
        came: shown(came.map(|person| case.roll.name(*person)).collect()),
        left: shown(left.map(|(_, name)| (*name).to_owned()).collect()),
        checksum: row.checksum.clone(),
        is_intact: sum(&row.content)? == row.checksum,
    };
    Ok((note, kept))
}
