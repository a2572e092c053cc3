//! All indicators at a moment: «Итог за Y−1» beside «Оперативно за Y», and how they came there.

use super::case::Case;
use super::frozen::Chain;
use super::reading::{Read, read, with_change};
use super::snapshot::last_snapshot;
use crate::Backend;
use crate::actor::Actor;
use crate::error::Result;
use crate::live::Topic;
use anyhow::anyhow;
use chrono::Datelike;
use domain::access::Verb;
use domain::ids::OrgId;
use domain::indicators::definition::{Definition, ValueUnit};
use domain::indicators::evaluate::show_value;
use domain::indicators::wire::{Dashboard, IndicatorQuery, Tile};
use domain::points::parse_decimal;

/// Years before the settled one that a trend shows.
const TREND_YEARS: i32 = 2;

/// The dashboard as it is asked for; Y is the year of the moment.
pub async fn dashboard(cx: &Backend, actor: &Actor, org: OrgId, query: &IndicatorQuery) -> Result<Dashboard> {
    actor.require(Verb::IndicatorRead, org)?;
    let case = Case::load(cx, org, query).await?;
    let chain = Chain::load(cx.db.read(), org).await?;
    let year = case.as_of.year();
    let tiles = shown(&case, year).into_iter().map(|one| tile(&case, &chain, one, year));
    let rules = case.policies.facts().into_iter();
    Ok(Dashboard {
        topic: Topic::Indicators(org).to_string(),
        year,
        as_of: case.as_of,
        tiles: tiles.collect::<Result<_>>()?,
        rules: rules.map(|(name, value)| (name.to_owned(), value)).collect(),
        edition: case.editions.edition(year).map(|id| id.to_string()),
        snapshot: last_snapshot(cx.db.read(), org, case.zone).await?,
        may_change: actor.may(Verb::IndicatorWrite, org),
        may_freeze: actor.may(Verb::IndicatorFreeze, org),
    })
}

/// The indicators that are counted this year or were last year, in the order of the table.
fn shown(case: &Case, year: i32) -> Vec<&Definition> {
    let enabled = |year: i32| case.editions.of(year).indicators.iter().filter(|one| one.is_enabled);
    let mut found: Vec<&Definition> = enabled(year).collect();
    let gone = enabled(year - 1).filter(|one| case.editions.counted(&one.code, year).is_none());
    found.extend(gone);
    found.sort_by(|a, b| (a.no, &a.code).cmp(&(b.no, &b.code)));
    found
}

fn tile(case: &Case, chain: &Chain, definition: &Definition, year: i32) -> Result<Tile> {
    let first = year - 1 - TREND_YEARS;
    let years = (first..=year).map(|of| read(case, chain, definition, of));
    let mut years: Vec<Read> = years.collect::<Result<_>>()?;
    let trend = trend(&years, definition.unit);
    let before = years.split_off(years.len() - 3);
    let [before, settled, current] =
        <[Read; 3]>::try_from(before).map_err(|_| anyhow!("fewer years than asked for"))?;
    let current = with_change(case, current, &settled).reading;
    let settled = with_change(case, settled, &before).reading;
    let target = parse_decimal(&definition.target);
    Ok(Tile {
        code: definition.code.clone(),
        no: definition.no,
        short: definition.short.clone(),
        unit: definition.unit.code().to_owned(),
        target: target.map_or_else(String::new, |value| {
            let digits = definition.policies(&case.policies).precision;
            show_value(value, definition.unit, digits)
        }),
        settled,
        current,
        trend,
    })
}

/// The years from the first that has a value on, the last two in any case.
fn trend(years: &[Read], unit: ValueUnit) -> Vec<(i32, String, Option<String>)> {
    let known = |one: &Read| one.reading.plain.is_some() && one.unit == unit;
    let first = years.iter().position(known).unwrap_or(years.len());
    let kept = years.iter().skip(first.min(years.len().saturating_sub(2)));
    kept.map(|one| {
        let plain = one.reading.plain.clone().filter(|_| one.unit == unit);
        (one.reading.year, one.reading.shown.clone(), plain)
    })
    .collect()
}
