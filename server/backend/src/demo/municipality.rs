//! The demonstration's municipality (EX-24, AC-13): the school's values of 2025, carried over from its paper report,
//! and four schools beside it, three of which have handed theirs in.

use super::waves::Place;
use crate::actor::Actor;
use crate::clock::moment;
use crate::entity::organization;
use crate::error::Result;
use crate::facts::{self, Fact};
use crate::indicators::{Order, built_in, carry};
use crate::municipality::{NewSubmission, write_submission};
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::OrgId;
use domain::indicators::policies::Policies;
use domain::municipality::total::Unit;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;

/// The municipal authority's organisation code.
pub const TOWN: &str = "demo-town";
const TOWN_NAME: &str = "Управление образования (демонстрация)";

/// The school's own values of the year before its first (`domain.md` 4.1): number and ЧП.
const OWN: [(&str, usize, usize); 4] = [("I1", 29, 41), ("I2", 9, 41), ("I3", 18, 41), ("I4", 4, 41)];

/// Another school: code, name, its numbers for I1 to I4, and ЧП; no ЧП, nothing handed in.
type Neighbour = (&'static str, &'static str, [i64; 4], i64);

const NEIGHBOURS: [Neighbour; 4] = [
    ("demo-b", "Школа № 12", [12, 5, 9, 0], 12),
    ("demo-c", "Школа № 20", [20, 11, 33, 6], 60),
    ("demo-d", "Школа № 31 (новая)", [0, 0, 0, 0], 0),
    ("demo-e", "Школа № 5", [3, 1, 4, 1], 9),
];

/// Of this school one indicator was counted by rules of its own: «несопоставимо».
const OTHER_RULES: (&str, &str) = ("demo-e", "I3");

/// Writes the authority and its schools, so that the school can have it as its parent.
pub async fn found(tx: &impl ConnectionTrait, place: &Place<'_>, at: DateTime<Utc>) -> Result<OrgId> {
    let town = OrgId(Uuid::now_v7());
    add(tx, place, town, None, (TOWN, TOWN_NAME, "municipal_authority"), at).await?;
    Ok(town)
}

/// What the schools have handed in by the moment the demonstration stands at.
pub async fn write(tx: &impl ConnectionTrait, place: &Place<'_>, town: OrgId, at: DateTime<Utc>) -> Result<()> {
    let order = Order {
        no: "8".to_owned(),
        date: day(2026, 1, 15),
        at: at_ten(place, day(2026, 1, 15)),
        by: None,
        by_name: "Демченко В. А.".to_owned(),
    };
    let carried = carry(tx, (place.org, place.zone), 2025, &order, &OWN).await?;
    for (value, (code, number, staff)) in carried.into_iter().zip(OWN) {
        let fact = Fact::ValueFrozen {
            value,
            code: code.to_owned(),
            year: 2025,
        };
        facts::append(tx, &Actor::System, Some(place.org), at, fact).await?;
        let whole = |number: usize| i64::try_from(number).unwrap_or_default();
        let numbers = (code, whole(number), whole(staff));
        let new = submission(2025, numbers, Some(value.0), Policies::default())?;
        write_submission(tx, &Actor::System, place.org, town, order.at, new).await?;
    }
    for (code, name, numbers, staff) in NEIGHBOURS {
        let org = OrgId(Uuid::now_v7());
        add(tx, place, org, Some(town), (code, name, "school"), at).await?;
        for year in [2025, 2026] {
            let sent = at_ten(place, day(year + 1, 1, 14));
            if staff == 0 || sent > place.cx.clock.now() {
                continue;
            }
            for (indicator, number) in ["I1", "I2", "I3", "I4"].into_iter().zip(numbers) {
                let rules = Policies {
                    include_external: (code, indicator) == OTHER_RULES,
                    ..Policies::default()
                };
                let new = submission(year, (indicator, number, staff), None, rules)?;
                write_submission(tx, &Actor::System, org, town, sent, new).await?;
            }
        }
    }
    Ok(())
}

fn submission(
    year: i32,
    (indicator, number, staff): (&str, i64, i64),
    value: Option<Uuid>,
    policies: Policies,
) -> Result<NewSubmission> {
    let mut all = built_in()?.indicators.into_iter();
    let definition = all
        .find(|one| one.code == indicator)
        .context("an indicator the product does not have")?;
    let unit = if indicator == "I4" { Unit::Count } else { Unit::Percent };
    Ok(NewSubmission {
        value,
        indicator: indicator.to_owned(),
        year,
        unit,
        formula: definition.formula,
        title: definition.short,
        direction: definition.direction,
        precision: policies.precision,
        policies: serde_json::to_value(policies)?,
        numerator: Some(number),
        denominator: (unit == Unit::Percent).then_some(staff),
        absent_reason: String::new(),
        note: String::new(),
    })
}

async fn add(
    tx: &impl ConnectionTrait,
    place: &Place<'_>,
    org: OrgId,
    parent: Option<OrgId>,
    (code, name, kind): (&str, &str, &str),
    at: DateTime<Utc>,
) -> Result<()> {
    let row = organization::ActiveModel {
        id: Set(org.0),
        parent_id: Set(parent.map(|org| org.0)),
        code: Set(code.to_owned()),
        kind: Set(kind.to_owned()),
        short_name: Set(name.to_owned()),
        full_name: Set(name.to_owned()),
        tz: Set(place.zone.name().to_owned()),
        is_demo: Set(true),
        created_at: Set(at),
    };
    organization::Entity::insert(row).exec_without_returning(tx).await?;
    facts::append(tx, &Actor::System, Some(org), at, Fact::OrganizationAdded { org }).await
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn at_ten(place: &Place<'_>, day: NaiveDate) -> DateTime<Utc> {
    moment(day.and_hms_opt(10, 0, 0).unwrap_or_default(), place.zone)
}
