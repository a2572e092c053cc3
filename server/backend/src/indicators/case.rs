//! What values are counted from, loaded once: facts, names, definitions, rules, the moment.

use super::editions::Editions;
use super::evidence::Roll;
use super::policies::policies;
use super::repo::facts_of;
use crate::Backend;
use crate::accounts::organization;
use crate::clock::{local, moment};
use crate::error::Result;
use chrono::{DateTime, Datelike, NaiveDateTime, Utc};
use chrono_tz::Tz;
use domain::ids::OrgId;
use domain::indicators::definition::{Definition, Definitions};
use domain::indicators::evaluate::{IndicatorOutcome, evaluate};
use domain::indicators::facts::Facts;
use domain::indicators::policies::Policies;
use domain::indicators::wire::IndicatorQuery;

/// Everything values of one school follow from, as it stands at a moment.
#[derive(Debug)]
pub struct Case {
    pub org: OrgId,
    pub zone: Tz,
    /// The school's own clock.
    pub now: NaiveDateTime,
    /// The moment up to which things are seen.
    pub as_of: NaiveDateTime,
    /// The year of data that is asked for.
    pub year: i32,
    pub facts: Facts,
    pub roll: Roll,
    /// Each year is counted by its own.
    pub editions: Editions,
    pub policies: Policies,
}

impl Case {
    /// Loads a school's case for a query; empty fields ask for the reported year and for now.
    pub async fn load(cx: &Backend, org: OrgId, query: &IndicatorQuery) -> Result<Self> {
        let (db, zone) = (cx.db.read(), organization(cx, org).await?.zone);
        let now = local(cx.clock.now(), zone);
        let as_of = read_moment(&query.as_of).unwrap_or(now);
        let year = query.year.parse().ok().filter(|year| (1990..=2200).contains(year));
        let year = year.unwrap_or(reported_year(as_of));
        Ok(Self {
            org,
            zone,
            now,
            as_of,
            year,
            facts: facts_of(db, org, zone).await?,
            roll: Roll::load(db, org).await?,
            editions: Editions::load(db, org).await?,
            policies: policies(db, org).await?,
        })
    }

    /// The moment up to which things are seen, by everybody's clock.
    pub fn moment(&self) -> DateTime<Utc> {
        moment(self.as_of, self.zone)
    }

    /// The definitions of the year that is asked for.
    pub fn definitions(&self) -> &Definitions {
        self.editions.of(self.year)
    }

    /// The indicators that are counted in the year that is asked for.
    pub fn enabled(&self) -> impl Iterator<Item = &Definition> {
        self.definitions().indicators.iter().filter(|one| one.is_enabled)
    }

    /// An indicator's value in a year, by the case's own rules.
    pub fn count(&self, definition: &Definition, year: i32) -> IndicatorOutcome {
        self.count_by(definition, year, &self.policies)
    }

    /// An indicator's value in a year, by these rules.
    pub fn count_by(&self, definition: &Definition, year: i32, policies: &Policies) -> IndicatorOutcome {
        let variables = &self.editions.of(year).variables;
        evaluate(definition, variables, &self.facts, year, self.as_of, policies)
    }

    /// The years in which something happened, and the year asked for with the one that goes on.
    pub fn years(&self) -> Vec<i32> {
        let asked = self.facts.contacts.iter().map(|one| one.asked_at.year());
        let went = self.facts.participations.iter().map(|one| one.date_to.year());
        let approved = self.facts.routes.iter().filter_map(|one| one.approved_on);
        let mut years: Vec<i32> = asked
            .chain(went)
            .chain(approved.map(|day| day.year()))
            .chain([self.year, self.now.year(), reported_year(self.now)])
            .collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}

/// In January the year that has just ended is reported («по состоянию на январь отчетного года»).
fn reported_year(now: NaiveDateTime) -> i32 {
    if now.month() == 1 { now.year() - 1 } else { now.year() }
}

fn read_moment(text: &str) -> Option<NaiveDateTime> {
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let read = |format| NaiveDateTime::parse_from_str(text, format).ok();
    formats.into_iter().find_map(read)
}
