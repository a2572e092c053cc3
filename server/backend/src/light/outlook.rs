//! What stands above the list of a light register: the demand for training, young teachers without a mentor.

use super::repo;
use crate::Backend;
use crate::accounts::organization;
use crate::clock::day;
use crate::entity::{deficit, light_record};
use crate::error::Result;
use crate::roster::{people, staff};
use chrono::Datelike;
use domain::campaigns::audience::{AudienceGroup, AudienceRule, resolve};
use domain::ids::{OrgId, PersonId};
use domain::ioms::state::DeficitState;
use domain::light::ranking::{Direction, rank};
use domain::light::register::Light;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

/// The directions asked for in the year that goes on, beside the open deficits of that name (SR-45).
pub async fn directions(cx: &Backend, org: OrgId, register: Light) -> Result<Vec<Direction>> {
    if register != Light::Requests {
        return Ok(Vec::new());
    }
    let (db, zone) = (cx.db.read(), organization(cx, org).await?.zone);
    let year = day(cx.clock.now(), zone).year();
    let mut asked = repo::records(db, org, register).await?;
    asked.retain(|row| row.starts_on.year() == year);
    let deficits = deficit::Entity::find()
        .filter(deficit::Column::OrgId.eq(org.0))
        .filter(deficit::Column::State.eq(DeficitState::Open.code()))
        .all(db)
        .await?;
    // Two findings of one competence are one person who lacks it.
    let lacking: BTreeSet<_> = deficits.iter().map(|row| (row.person_id, row.title.as_str())).collect();
    Ok(rank(
        asked.iter().map(|row| row.title.as_str()),
        lacking.into_iter().map(|(_, title)| title),
    ))
}

/// Young teachers whom nobody helps today (SR-48), by name.
pub async fn without_mentor(cx: &Backend, org: OrgId, register: Light) -> Result<Vec<String>> {
    if register != Light::Mentors {
        return Ok(Vec::new());
    }
    let (db, zone) = (cx.db.read(), organization(cx, org).await?.zone);
    let today = day(cx.clock.now(), zone);
    let pairs = repo::records(db, org, register).await?;
    let lasts = |row: &&light_record::Model| row.starts_on <= today && row.ends_on.is_none_or(|last| today <= last);
    let helped: BTreeSet<PersonId> = pairs
        .iter()
        .filter(lasts)
        .filter_map(|row| row.person_id.map(PersonId))
        .collect();
    let (staff, people) = (staff(db, org).await?, people(db, org).await?);
    let rule = AudienceRule {
        groups: vec![AudienceGroup::Young],
        ..AudienceRule::default()
    };
    let young = resolve(&rule, &staff.employments, &staff.absences, today, today);
    let young = young.iter().filter(|one| !helped.contains(&one.person));
    let mut named: Vec<_> = young.filter_map(|one| people.get(&one.person)).collect();
    named.sort_by(|a, b| a.sort_key.cmp(&b.sort_key));
    Ok(named.into_iter().map(|one| one.name.short_name()).collect())
}
