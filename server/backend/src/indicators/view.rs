//! Looking at what can be frozen, and at frozen values with their proof.

use super::case::Case;
use super::census::census_of;
use super::frozen::{Chain, FrozenCount, checksum_of, evidence_of};
use super::reading::{Stored, of_row, read};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{indicator_value, value_evidence};
use crate::error::{Error, Result};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::indicators::policies::Policies;
use domain::indicators::variable::Rule;
use domain::indicators::wire::{
    CountView, EvidenceRow, FreezeRow, FreezeView, IndicatorQuery, PostRow, Reading, ValueView,
};
use uuid::Uuid;

/// The values of a year: those that are frozen, and those that could be.
pub async fn freeze_view(cx: &Backend, actor: &Actor, org: OrgId, year: &str) -> Result<FreezeView> {
    actor.require(Verb::IndicatorRead, org)?;
    let query = IndicatorQuery {
        year: year.to_owned(),
        as_of: String::new(),
    };
    let case = Case::load(cx, org, &query).await?;
    let chain = Chain::load(cx.db.read(), org).await?;
    let row = |one: &domain::indicators::definition::Definition| {
        Ok(FreezeRow {
            code: one.code.clone(),
            short: one.short.clone(),
            reading: read(&case, &chain, one, case.year)?.reading,
        })
    };
    let complete_on = case
        .enabled()
        .map(|one| case.count(one, case.year).period.complete_on());
    let complete_on = complete_on.max().filter(|day| case.now.date() < *day);
    let mut years: Vec<i32> = case.years().into_iter().chain(chain.years()).collect();
    years.sort_unstable();
    years.dedup();
    let rules = case.policies.facts().into_iter();
    let census = census_of(cx.db.read(), &case, actor.may(Verb::RosterRead, org)).await?;
    Ok(FreezeView {
        census: census.map(|(census, _)| census),
        year: case.year,
        years,
        values: case.enabled().map(row).collect::<Result<_>>()?,
        too_early_until: complete_on,
        rules: rules.map(|(name, value)| (name.to_owned(), value)).collect(),
        may_freeze: actor.may(Verb::IndicatorFreeze, org),
    })
}

/// One frozen value with the names it had.
pub async fn value(cx: &Backend, actor: &Actor, org: OrgId, id: Uuid) -> Result<ValueView> {
    actor.require(Verb::IndicatorRead, org)?;
    let chain = Chain::load(cx.db.read(), org).await?;
    let row = chain
        .0
        .iter()
        .find(|row| row.id == id)
        .ok_or(Error::NotFound("value"))?;
    let query = IndicatorQuery {
        year: row.year.to_string(),
        as_of: String::new(),
    };
    let case = Case::load(cx, org, &query).await?;
    let same = chain
        .0
        .iter()
        .filter(|one| one.code == row.code && one.year == row.year);
    let history = same.map(|one| Ok(of_row(&case, one)?.reading));
    let policies: Policies = serde_json::from_value(row.policies.clone())?;
    let rules = policies.facts().into_iter();
    let has_names = actor.may(Verb::RosterRead, org);
    let Stored { definition, .. } = serde_json::from_value(row.definition.clone())?;
    Ok(ValueView {
        code: row.code.clone(),
        title: row.title.clone(),
        short: definition.short,
        formula: row.formula.clone(),
        written: row.written.clone(),
        reading: of_row(&case, row)?.reading,
        rules: rules.map(|(name, value)| (name.to_owned(), value)).collect(),
        counts: counts(cx, row, has_names).await?,
        history: history.collect::<Result<Vec<Reading>>>()?,
        is_intact: is_intact(cx, row).await?,
        is_last: chain.last(&row.code, row.year).is_some_and(|last| last.id == id),
        has_names,
        may_freeze: actor.may(Verb::IndicatorFreeze, org),
    })
}

/// Do the stored parts still give the checksum? What was carried over from paper has none.
async fn is_intact(cx: &Backend, row: &indicator_value::Model) -> Result<bool> {
    let evidence = evidence_of(cx.db.read(), row).await?;
    Ok(row.checksum.is_empty() || checksum_of(row, &evidence)? == row.checksum)
}

/// The variables of a frozen value with the names they had.
pub async fn counts(cx: &Backend, row: &indicator_value::Model, has_names: bool) -> Result<Vec<CountView>> {
    let evidence = evidence_of(cx.db.read(), row).await?;
    let frozen: Vec<FrozenCount> = serde_json::from_value(row.counts.clone())?;
    let Stored { variables, .. } = serde_json::from_value(row.definition.clone())?;
    let view = |one: FrozenCount| {
        let variable = variables.iter().find(|known| known.code == one.code);
        let own: Vec<&value_evidence::Model> = evidence.iter().filter(|row| row.variable == one.code).collect();
        let people = own.iter().filter(|row| row.person_id.is_some() && has_names);
        let posts = own.iter().filter(|row| row.vacancy_id.is_some());
        CountView {
            is_staff: variable.is_some_and(|known| known.rule == Rule::Staff),
            counted: variable
                .map(|known| known.counted.code().to_owned())
                .unwrap_or_default(),
            people: people.map(|row| person(row)).collect(),
            posts: posts.map(|row| post(row)).collect(),
            symbol: one.symbol,
            code: one.code,
            title: one.title,
            number: one.number,
        }
    };
    Ok(frozen.into_iter().map(view).collect())
}

fn person(row: &value_evidence::Model) -> EvidenceRow {
    EvidenceRow {
        person: Some(row.code.clone()).filter(|code| !code.is_empty()),
        name: row.name.clone(),
        position: row.post.clone(),
        union: row.union_title.clone(),
        in_staff: row.in_staff,
        included: row.included,
        reason: row.reason.clone(),
        day: row.day,
    }
}

fn post(row: &value_evidence::Model) -> PostRow {
    PostRow {
        code: row.code.clone(),
        position: row.name.clone(),
        posts: 1,
        rate: row.post.clone(),
        opened_on: row.day.unwrap_or_default(),
        closed_on: None,
        included: row.included,
        reason: row.reason.clone(),
    }
}
