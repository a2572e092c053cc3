//! One indicator with all that explains it: for the page, the command line and every test the same path.

use super::case::Case;
use super::evidence::{posts, rows};
use super::frozen::Chain;
use super::policies::{form_of, read_form};
use super::reading::read_with_change;
use super::repo::attempt_policies;
use super::view::counts as frozen_counts;
use crate::Backend;
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::live::Topic;
use crate::registers::history;
use chrono::Datelike;
use domain::access::Verb;
use domain::ids::OrgId;
use domain::indicators::count::Count;
use domain::indicators::definition::Definition;
use domain::indicators::evaluate::IndicatorOutcome;
use domain::indicators::policies::Policies;
use domain::indicators::variable::Rule;
use domain::indicators::wire::{
    CountView, EvidenceRow, IndicatorQuery, IndicatorView, PoliciesForm, PoliciesView, PostRow, Trial, Tried,
};

/// One indicator as it is asked for, by the rules in force.
pub async fn indicator(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    code: &str,
    query: &IndicatorQuery,
) -> Result<IndicatorView> {
    actor.require(Verb::IndicatorRead, org)?;
    let case = Case::load(cx, org, query).await?;
    let chain = Chain::load(cx.db.read(), org).await?;
    let mut all = case.definitions().indicators.iter();
    let definition = all.find(|one| one.code == code).ok_or(Error::NotFound("indicator"))?;
    view(cx, &case, &chain, actor, definition).await
}

/// Every indicator that is switched on, in the order of the table.
pub async fn indicators(cx: &Backend, actor: &Actor, org: OrgId, query: &IndicatorQuery) -> Result<Vec<IndicatorView>> {
    actor.require(Verb::IndicatorRead, org)?;
    let case = Case::load(cx, org, query).await?;
    let chain = Chain::load(cx.db.read(), org).await?;
    let mut views = Vec::new();
    for one in case.enabled() {
        views.push(view(cx, &case, &chain, actor, one).await?);
    }
    Ok(views)
}

/// The values by the rules in force, and what other rules would make of them; nothing is stored.
pub async fn trial(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    query: &IndicatorQuery,
    form: Option<PoliciesForm>,
) -> Result<PoliciesView> {
    actor.require(Verb::IndicatorWrite, org)?;
    let case = Case::load(cx, org, query).await?;
    let tried = form.map(|form| match read_form(&form, &case.policies) {
        Ok(other) => Tried {
            form,
            problems: Vec::new(),
            values: values(&case, &other),
        },
        Err(problems) => Tried {
            form,
            problems,
            values: Vec::new(),
        },
    });
    Ok(PoliciesView {
        form: form_of(&case.policies),
        now: values(&case, &case.policies),
        tried,
        history: history(cx, actor, Verb::IndicatorWrite, org, &[org.0]).await?,
    })
}

fn values(case: &Case, policies: &Policies) -> Vec<Trial> {
    let value = |one: &Definition| {
        let counted = case.count_by(one, case.year, policies);
        Trial {
            code: one.code.clone(),
            short: one.short.clone(),
            shown: counted.shown(),
            formula: counted.formula(),
        }
    };
    case.enabled().map(value).collect()
}

/// The value as it had been frozen by the moment that is asked for, with the names it was frozen with; else counted.
async fn view(
    cx: &Backend,
    case: &Case,
    chain: &Chain,
    actor: &Actor,
    definition: &Definition,
) -> Result<IndicatorView> {
    let mut counted = counted_view(case, chain, actor, definition)?;
    for rule in beside(cx, case, &counted.concerns).await? {
        counted.concerns.push(rule.0.clone());
        counted.rules.push(rule);
    }
    let Some(row) = chain.at(&definition.code, case.year, case.moment()) else {
        return Ok(counted);
    };
    let policies: Policies = serde_json::from_value(row.policies.clone())?;
    Ok(IndicatorView {
        title: row.title.clone(),
        unit: row.unit.clone(),
        written: row.written.clone(),
        rules: named(&policies)
            .into_iter()
            .chain(
                counted
                    .rules
                    .iter()
                    .filter(|(name, _)| name == "attempt_policy" || name == "scale")
                    .cloned(),
            )
            .collect(),
        counts: frozen_counts(cx, row, counted.has_names).await?,
        ..counted
    })
}

/// Rules that stand elsewhere than in the school's own and bear on the number all the same: which attempt counts is a
/// matter of the campaign (DD-19), what a deficit is of the test's version (DD-18).
async fn beside(cx: &Backend, case: &Case, concerns: &[String]) -> Result<Vec<(String, String)>> {
    let bears = |name: &str| concerns.iter().any(|one| one == name);
    let mut found = Vec::new();
    if bears("test_scope") {
        for policy in attempt_policies(cx.db.read(), case).await? {
            found.push(("attempt_policy".to_owned(), policy));
        }
    }
    if bears("iom_policy") || bears("test_scope") {
        found.push(("scale".to_owned(), "version".to_owned()));
    }
    Ok(found)
}

fn counted_view(case: &Case, chain: &Chain, actor: &Actor, definition: &Definition) -> Result<IndicatorView> {
    let counted = case.count(definition, case.year);
    let has_names = actor.may(Verb::RosterRead, case.org);
    let counts = counted.counts.iter();
    let this_year = case.as_of.year();
    let pair = [this_year - 1, this_year].map(|year| Ok(read_with_change(case, chain, definition, year)?.reading));
    let concerns = definition.concerns(&case.definitions().variables);
    Ok(IndicatorView {
        code: definition.code.clone(),
        title: definition.title.clone(),
        short: definition.short.clone(),
        no: definition.no,
        unit: definition.unit.code().to_owned(),
        defect_note: definition.defect_note.clone(),
        source: definition.source.clone(),
        term: definition.term.clone(),
        topic: Topic::Indicators(case.org).to_string(),
        years: case.years(),
        written: counted.written.clone(),
        reading: read_with_change(case, chain, definition, case.year)?.reading,
        pair: pair.into_iter().collect::<Result<_>>()?,
        rules: named(&definition.policies(&case.policies)),
        concerns: concerns.into_iter().map(str::to_owned).collect(),
        counts: counts.map(|one| count_view(case, &counted, one, has_names)).collect(),
        has_names,
        may_change: actor.may(Verb::IndicatorWrite, case.org),
    })
}

fn named(policies: &Policies) -> Vec<(String, String)> {
    let rules = policies.facts().into_iter();
    rules.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn count_view(case: &Case, counted: &IndicatorOutcome, count: &Count, has_names: bool) -> CountView {
    let people = match has_names {
        true => rows(&case.roll, &case.facts, counted, count),
        false => Vec::new(),
    };
    let people: Vec<EvidenceRow> = people.into_iter().map(|(_, row)| row).collect();
    let posts: Vec<PostRow> = posts(&case.facts, count).into_iter().map(|(_, row)| row).collect();
    CountView {
        symbol: count.variable.symbol.clone(),
        code: count.variable.code.clone(),
        title: count.variable.title.clone(),
        counted: count.variable.counted.code().to_owned(),
        is_staff: count.variable.rule == Rule::Staff,
        number: count.number,
        people,
        posts,
    }
}
