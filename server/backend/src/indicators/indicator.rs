//! One path to a number, for the page, the command line and every test: facts, policies, `domain`, evidence by name.

use super::evidence::{Roll, rows};
use super::policies::{form_of, policies, read_form};
use super::repo::facts_of;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::local;
use crate::error::Result;
use chrono::{Datelike, NaiveDateTime};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::indicators::evaluate::{AbsentReason, I1, IndicatorOutcome, evaluate};
use domain::indicators::facts::Facts;
use domain::indicators::policies::Policies;
use domain::indicators::wire::{IndicatorQuery, IndicatorView, PoliciesForm, PoliciesView, Tried};

/// Indicator 1 as it is asked for, by the policies in force.
pub async fn indicator(cx: &Backend, actor: &Actor, org: OrgId, query: &IndicatorQuery) -> Result<IndicatorView> {
    actor.require(Verb::IndicatorRead, org)?;
    let policies = policies(cx.db.read(), org).await?;
    let case = Case::load(cx, actor, org, query).await?;
    Ok(case.view(&policies))
}

/// The same value, and what other policies would make of it; nothing is stored.
pub async fn trial(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    query: &IndicatorQuery,
    form: Option<PoliciesForm>,
) -> Result<PoliciesView> {
    actor.require(Verb::IndicatorWrite, org)?;
    let policies = policies(cx.db.read(), org).await?;
    let case = Case::load(cx, actor, org, query).await?;
    let tried = form.map(|form| match read_form(&form, &policies) {
        Ok(other) => Tried {
            form,
            problems: Vec::new(),
            view: Some(case.view(&other)),
        },
        Err(problems) => Tried {
            form,
            problems,
            view: None,
        },
    });
    Ok(PoliciesView {
        form: form_of(&policies),
        now: case.view(&policies),
        tried,
    })
}

/// What a value is counted from, whatever the policies.
struct Case {
    facts: Facts,
    roll: Roll,
    year: i32,
    years: Vec<i32>,
    as_of: NaiveDateTime,
    may_change: bool,
}

impl Case {
    async fn load(cx: &Backend, actor: &Actor, org: OrgId, query: &IndicatorQuery) -> Result<Self> {
        let (db, zone) = (cx.db.read(), organization(cx, org).await?.zone);
        let now = local(cx.clock.now(), zone);
        let facts = facts_of(db, org, zone).await?;
        let current = reported_year(now);
        let year = query.year.parse().ok().filter(|year| (1990..=2200).contains(year));
        let year = year.unwrap_or(current);
        Ok(Self {
            roll: Roll::load(db, org).await?,
            years: years(&facts, [year, current, now.year()]),
            facts,
            year,
            as_of: read_moment(&query.as_of).unwrap_or(now),
            may_change: actor.may(Verb::IndicatorWrite, org),
        })
    }

    fn view(&self, policies: &Policies) -> IndicatorView {
        let counted = evaluate(I1, &self.facts, self.year, self.as_of, policies);
        let rules = policies.facts().into_iter();
        IndicatorView {
            people: rows(&self.roll, &self.facts, &counted),
            rules: rules.map(|(name, value)| (name.to_owned(), value)).collect(),
            years: self.years.clone(),
            may_change: self.may_change,
            ..plain(&counted, self.year)
        }
    }
}

fn plain(counted: &IndicatorOutcome, year: i32) -> IndicatorView {
    IndicatorView {
        code: counted.code.to_owned(),
        year,
        years: Vec::new(),
        numerator: counted.numerator,
        denominator: counted.denominator,
        besides: counted.besides,
        shown: counted.shown(),
        plain: counted.plain(),
        absent_reason: counted.outcome.absent_reason.map(AbsentReason::code).map(str::to_owned),
        formula: counted.formula(),
        state: counted.state.code().to_owned(),
        as_of: counted.as_of,
        staff_date: counted.staff_date,
        census_date: counted.period.census,
        rules: Vec::new(),
        people: Vec::new(),
        may_change: false,
    }
}

/// In January the year that has just ended is reported (SR: «по состоянию на январь отчетного года»).
fn reported_year(now: NaiveDateTime) -> i32 {
    if now.month() == 1 { now.year() - 1 } else { now.year() }
}

/// The years in which somebody was asked, and those given.
fn years(facts: &Facts, given: [i32; 3]) -> Vec<i32> {
    let asked = facts.contacts.iter().map(|one| one.asked_at.year());
    let mut years: Vec<i32> = asked.chain(given).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn read_moment(text: &str) -> Option<NaiveDateTime> {
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let read = |format| NaiveDateTime::parse_from_str(text, format).ok();
    formats.into_iter().find_map(read)
}
