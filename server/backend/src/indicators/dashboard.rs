//! All indicators at a moment: «Итог за Y−1» beside «Оперативно за Y», and how they came there.

use super::case::Case;
use super::definitions::edition_in_force;
use super::frozen::Chain;
use super::reading::{read, read_with_change};
use super::snapshot::last_snapshot;
use crate::Backend;
use crate::actor::Actor;
use crate::error::Result;
use crate::live::Topic;
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
    let tiles = case.enabled().map(|one| tile(&case, &chain, one, year));
    let rules = case.policies.facts().into_iter();
    Ok(Dashboard {
        topic: Topic::Indicators(org).to_string(),
        year,
        as_of: case.as_of,
        tiles: tiles.collect::<Result<_>>()?,
        rules: rules.map(|(name, value)| (name.to_owned(), value)).collect(),
        edition: edition_in_force(cx.db.read(), org, year)
            .await?
            .map(|id| id.to_string()),
        snapshot: last_snapshot(cx.db.read(), org, case.zone).await?,
        may_change: actor.may(Verb::IndicatorWrite, org),
        may_freeze: actor.may(Verb::IndicatorFreeze, org),
    })
}

fn tile(case: &Case, chain: &Chain, definition: &Definition, year: i32) -> Result<Tile> {
    let settled = read_with_change(case, chain, definition, year - 1)?.reading;
    let current = read_with_change(case, chain, definition, year)?.reading;
    let mut trend = Vec::new();
    for before in (year - 1 - TREND_YEARS)..(year - 1) {
        let found = read(case, chain, definition, before)?;
        // Years before anything is known have no value to show.
        if found.reading.plain.is_some() && definition.unit == ValueUnit::Percent {
            trend.push((before, found.reading.shown, found.reading.plain));
        }
    }
    for reading in [&settled, &current] {
        trend.push((reading.year, reading.shown.clone(), reading.plain.clone()));
    }
    let target = parse_decimal(&definition.target);
    Ok(Tile {
        code: definition.code.clone(),
        no: definition.no,
        short: definition.short.clone(),
        unit: definition.unit.code().to_owned(),
        target: target.map_or_else(String::new, |value| {
            show_value(value, definition.unit, case.policies.precision)
        }),
        settled,
        current,
        trend,
    })
}
