//! What a municipality sees: every indicator of a year over all its schools, with coverage and places, without names.

use super::line::{Handed, indicator};
use super::tree::below;
use crate::actor::Actor;
use crate::entity::{organization, submitted_value as row};
use crate::error::Result;
use crate::indicators::built_in;
use crate::{Backend, accounts, clock};
use chrono::Datelike;
use domain::access::Verb;
use domain::ids::OrgId;
use domain::municipality::wire::{MunicipalIndicator, MunicipalityPage, OrgLine, SchoolCompleteness};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The municipality's page for a year of data; the newest with something handed in when none is named.
pub async fn overview(cx: &Backend, actor: &Actor, org: OrgId, asked: Option<i32>) -> Result<MunicipalityPage> {
    actor.require(Verb::MunicipalityRead, org)?;
    let db = cx.db.read();
    let own = accounts::organization(cx, org).await?;
    let tree = below(db, org).await?;
    let is_school = |one: &&(organization::Model, usize)| one.0.kind == "school";
    let schools: Vec<organization::Model> = tree.iter().filter(is_school).map(|(row, _)| row.clone()).collect();
    let years = years(db, org).await?;
    let last_year = clock::day(cx.clock.now(), own.zone).year() - 1;
    let year = asked.or_else(|| years.last().copied()).unwrap_or(last_year);
    let rows = rows(db, org, year, &schools).await?;
    let codes: BTreeSet<&str> = rows
        .iter()
        .filter(|row| row.year == year)
        .map(|row| row.indicator.as_str())
        .collect();
    let handed = Handed {
        schools: &schools,
        rows: &rows,
        variables: &built_in()?.variables,
        zone: own.zone,
    };
    let indicators: Vec<MunicipalIndicator> = codes.iter().map(|code| indicator(&handed, code, year)).collect();
    Ok(MunicipalityPage {
        name: own.short_name,
        year,
        completeness: completeness(&schools, &rows, year, &indicators),
        indicators,
        years: years.into_iter().rev().collect(),
        schools: schools.len(),
        tree: tree
            .into_iter()
            .map(|(row, depth)| OrgLine {
                name: row.short_name,
                kind: row.kind,
                depth,
            })
            .collect(),
    })
}

/// The years something was handed in for.
async fn years(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeSet<i32>> {
    let years = row::Entity::find()
        .select_only()
        .column(row::Column::Year)
        .distinct()
        .filter(row::Column::MunicipalityId.eq(org.0))
        .filter(row::Column::ReplacedAt.is_null())
        .into_tuple::<i32>()
        .all(db)
        .await?;
    Ok(years.into_iter().collect())
}

/// What is in force of a year and of the year before it.
async fn rows(
    db: &impl ConnectionTrait,
    org: OrgId,
    year: i32,
    schools: &[organization::Model],
) -> Result<Vec<row::Model>> {
    let mut rows = row::Entity::find()
        .filter(row::Column::MunicipalityId.eq(org.0))
        .filter(row::Column::Year.is_in([year - 1, year]))
        .filter(row::Column::ReplacedAt.is_null())
        .all(db)
        .await?;
    let ids: BTreeSet<Uuid> = schools.iter().map(|school| school.id).collect();
    rows.retain(|row| ids.contains(&row.org_id));
    Ok(rows)
}

/// Who has handed in how much, the school that lacks most first.
fn completeness(
    schools: &[organization::Model],
    rows: &[row::Model],
    year: i32,
    indicators: &[MunicipalIndicator],
) -> Vec<SchoolCompleteness> {
    let of = |school: &organization::Model| {
        let has = |code: &str| {
            let mut own = rows.iter().filter(|row| row.org_id == school.id && row.year == year);
            own.any(|row| row.indicator == code)
        };
        let missing = indicators.iter().filter(|one| !has(&one.code));
        let missing: Vec<_> = missing.map(|one| (one.code.clone(), one.title.clone())).collect();
        SchoolCompleteness {
            name: school.short_name.clone(),
            handed_in: indicators.len() - missing.len(),
            missing,
        }
    };
    let mut found: Vec<SchoolCompleteness> = schools.iter().map(of).collect();
    found.sort_by_key(|one| one.handed_in);
    found
}
