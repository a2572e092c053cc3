//! What a municipality sees: every indicator of a year over all its schools, with coverage and places, without names.

use super::submit::said;
use super::tree::below;
use crate::actor::Actor;
use crate::entity::{organization, submitted_value as row};
use crate::error::Result;
use crate::{Backend, accounts, clock};
use chrono::Datelike;
use domain::access::Verb;
use domain::ids::OrgId;
use domain::municipality::rating::{Ranked, places};
use domain::municipality::total::{School, Standing, Submitted, Unit, exact, shown, total};
use domain::municipality::wire::{MunicipalIndicator, MunicipalityPage, OrgLine, SchoolRow};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The indicators for which fewer is better.
const FEWER_IS_BETTER: [&str; 1] = ["I4"];

/// The municipality's page for a year of data; the newest with something handed in when none is named.
pub async fn overview(cx: &Backend, actor: &Actor, org: OrgId, asked: Option<i32>) -> Result<MunicipalityPage> {
    actor.require(Verb::MunicipalityRead, org)?;
    let db = cx.db.read();
    let own = accounts::organization(cx, org).await?;
    let tree = below(db, org).await?;
    let schools: Vec<organization::Model> = tree
        .iter()
        .filter(|(row, _)| row.kind == "school")
        .map(|(row, _)| row.clone())
        .collect();
    let ids: BTreeSet<Uuid> = schools.iter().map(|school| school.id).collect();
    let mut rows = row::Entity::find()
        .filter(row::Column::MunicipalityId.eq(org.0))
        .filter(row::Column::ReplacedAt.is_null())
        .all(db)
        .await?;
    rows.retain(|row| ids.contains(&row.org_id));
    let years: BTreeSet<i32> = rows.iter().map(|row| row.year).collect();
    let last_year = clock::day(cx.clock.now(), own.zone).year() - 1;
    let year = asked.or_else(|| years.last().copied()).unwrap_or(last_year);
    rows.retain(|row| row.year == year);
    let codes: BTreeSet<&str> = rows.iter().map(|row| row.indicator.as_str()).collect();
    let indicators = codes.into_iter().map(|code| {
        let of_code: BTreeMap<Uuid, &row::Model> = rows
            .iter()
            .filter(|row| row.indicator == code)
            .map(|row| (row.org_id, row))
            .collect();
        indicator(code, &schools, &of_code, own.zone)
    });
    Ok(MunicipalityPage {
        name: own.short_name,
        year,
        indicators: indicators.collect(),
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

fn indicator(
    code: &str,
    schools: &[organization::Model],
    rows: &BTreeMap<Uuid, &row::Model>,
    zone: crate::Zone,
) -> MunicipalIndicator {
    let unit = rows
        .values()
        .find_map(|row| Unit::from_code(&row.unit))
        .unwrap_or(Unit::Percent);
    let handed: Vec<School> = schools
        .iter()
        .map(|school| School {
            name: school.short_name.clone(),
            value: rows.get(&school.id).map(|row| submitted(row)),
        })
        .collect();
    let total = total(unit, &handed);
    let ranked: Vec<Ranked> = handed
        .iter()
        .zip(&total.standings)
        .map(|(one, how)| ranked(unit, one, *how))
        .collect();
    let places = places(&ranked, !FEWER_IS_BETTER.contains(&code));
    let lines = schools.iter().enumerate().map(|(at, school)| {
        let row = rows.get(&school.id);
        SchoolRow {
            name: school.short_name.clone(),
            place: places.get(at).copied().flatten(),
            numerator: row.and_then(|row| row.numerator),
            denominator: row.and_then(|row| row.denominator),
            shown: row.map_or_else(|| "—".to_owned(), |row| said(row)),
            standing: total.standings.get(at).copied().unwrap_or(Standing::NoData),
            submitted_at: row.map(|row| clock::local(row.submitted_at, zone)),
            note: row.map(|row| row.note.clone()).unwrap_or_default(),
        }
    });
    let mut lines: Vec<SchoolRow> = lines.collect();
    lines.sort_by_key(|line| (line.place.is_none(), line.place, line.name.clone()));
    MunicipalIndicator {
        code: code.to_owned(),
        unit,
        numerator: total.numerator,
        denominator: total.denominator,
        shown: shown(unit, total.value, ','),
        counted: total.counted(),
        rows: lines,
    }
}

fn submitted(row: &row::Model) -> Submitted {
    Submitted {
        numerator: row.numerator,
        denominator: row.denominator,
        formula: row.formula.clone(),
        policies: row.policies.to_string(),
    }
}

fn ranked(unit: Unit, school: &School, standing: Standing) -> Ranked {
    let value = school.value.as_ref().filter(|_| standing == Standing::Counted);
    let size = value.and_then(|value| value.denominator);
    let of = |value: &Submitted| exact(unit, value.numerator?, value.denominator.unwrap_or_default());
    Ranked {
        value: value.and_then(of),
        size,
    }
}
