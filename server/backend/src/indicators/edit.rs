//! Changing a definition in a draft of the programme; what it would become is counted on the data before it is saved.

use super::case::Case;
use super::definitions::{definitions_or_built_in, make_own, row};
use super::in_form;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::indicator_definition;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::programme::{must_be_draft, version};
use chrono::Datelike;
use domain::access::Verb;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::indicators::definition::{Aggregation, CensusRule, Definition, Definitions, Direction, Level, ValueUnit};
use domain::indicators::definition_wire::{
    DefinitionForm, DefinitionList, DefinitionTrial, DefinitionView, Outcome, VariableView,
};
use domain::indicators::evaluate::evaluate;
use domain::indicators::wire::IndicatorQuery;
use domain::problem::Problem;
use domain::programme::Status;
use sea_orm::EntityTrait;

/// The definitions of an edition.
pub async fn definitions(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    edition: ProgrammeVersionId,
) -> Result<DefinitionList> {
    actor.require(Verb::ProgrammeRead, org)?;
    let found = version(cx.db.read(), org, edition).await?;
    let all = definitions_or_built_in(cx.db.read(), org, edition).await?;
    Ok(DefinitionList {
        edition: edition.to_string(),
        year: found.year,
        no: found.no,
        may_change: found.status == Status::Draft && actor.may(Verb::ProgrammeWrite, org),
        indicators: all.indicators.clone(),
        variables: variables(&all),
    })
}

/// One definition for its form, and what the typed one would give for the year before.
pub async fn definition(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    edition: ProgrammeVersionId,
    code: &str,
    tried: Option<DefinitionForm>,
) -> Result<DefinitionView> {
    actor.require(Verb::ProgrammeRead, org)?;
    let found = version(cx.db.read(), org, edition).await?;
    let all = definitions_or_built_in(cx.db.read(), org, edition).await?;
    let known = find(&all, code)?.clone();
    let query = IndicatorQuery::default();
    let case = Case::load(cx, org, &query).await?;
    let this_year = case.as_of.year();
    let result = |one: &Definition, year: i32| {
        let counted = evaluate(one, &all.variables, &case.facts, year, case.as_of, &case.policies);
        Outcome {
            year,
            shown: counted.shown(),
            written: counted.written.clone(),
            formula: counted.formula(),
            absent_reason: counted.outcome.absent_reason.map(|one| one.code().to_owned()),
        }
    };
    let results = |one: &Definition| [this_year - 1, this_year].map(|year| result(one, year)).to_vec();
    let tried = tried.map(|form| match read(&form, &known, &all) {
        Ok(other) => DefinitionTrial {
            problems: Vec::new(),
            outcomes: results(&other),
            form,
        },
        Err(problems) => DefinitionTrial {
            problems: in_form("definition", problems),
            outcomes: Vec::new(),
            form,
        },
    });
    Ok(DefinitionView {
        edition: edition.to_string(),
        year: found.year,
        may_change: found.status == Status::Draft && actor.may(Verb::ProgrammeWrite, org),
        form: form_of(&known),
        now: results(&known),
        variables: variables(&all),
        definition: known,
        tried,
    })
}

/// Saves a definition of a draft.
pub async fn change_definition(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    edition: ProgrammeVersionId,
    code: &str,
    form: &DefinitionForm,
) -> Result<()> {
    actor.require(Verb::ProgrammeWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    must_be_draft(&tx, org, edition).await?;
    let all = make_own(&tx, org, edition).await?;
    let before = find(&all, code)?;
    let after = read(form, before, &all).map_err(|wrong| Error::Invalid(in_form("definition", wrong)))?;
    if after != *before {
        let update = row(org, edition, &after)?;
        indicator_definition::Entity::update(update).exec(&tx).await?;
        let fact = Fact::DefinitionChanged {
            version: edition,
            code: code.to_owned(),
            formula_before: before.formula.clone(),
            formula: after.formula.clone(),
        };
        facts::append(&tx, actor, Some(org), now, fact).await?;
    }
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

fn find<'a>(all: &'a Definitions, code: &str) -> Result<&'a Definition> {
    let mut indicators = all.indicators.iter();
    indicators
        .find(|one| one.code == code)
        .ok_or(Error::NotFound("indicator"))
}

fn variables(all: &Definitions) -> Vec<VariableView> {
    let view = |one: &domain::indicators::variable::Variable| VariableView {
        symbol: one.symbol.clone(),
        title: one.title.clone(),
        rule: one.rule.code().to_owned(),
    };
    all.variables.iter().map(view).collect()
}

fn form_of(one: &Definition) -> DefinitionForm {
    DefinitionForm {
        title: one.title.clone(),
        short: one.short.clone(),
        formula: one.formula.clone(),
        unit: one.unit.code().to_owned(),
        level: one.level.code().to_owned(),
        census: one.census.code().to_owned(),
        aggregation: one.aggregation.code().to_owned(),
        direction: one.direction.code().to_owned(),
        target: one.target.clone(),
        source: one.source.clone(),
        term: one.term.clone(),
        defect_note: one.defect_note.clone(),
        is_enabled: one.is_enabled.to_string(),
    }
}

/// The definition a form asks for; what was approved word for word stays.
fn read(form: &DefinitionForm, before: &Definition, all: &Definitions) -> Result<Definition, Vec<Problem>> {
    fn choice<T>(at: &str, found: Option<T>, problems: &mut Vec<Problem>, or: T) -> T {
        found.unwrap_or_else(|| {
            problems.push(Problem::new(at, "out-of-range"));
            or
        })
    }
    let mut wrong = Vec::new();
    let tidy = |text: &str| text.trim().to_owned();
    let after = Definition {
        title: tidy(&form.title),
        short: tidy(&form.short),
        formula: tidy(&form.formula),
        unit: choice("unit", ValueUnit::from_code(&form.unit), &mut wrong, before.unit),
        level: choice("level", Level::from_code(&form.level), &mut wrong, before.level),
        census: choice("census", CensusRule::from_code(&form.census), &mut wrong, before.census),
        aggregation: choice(
            "aggregation",
            Aggregation::from_code(&form.aggregation),
            &mut wrong,
            before.aggregation,
        ),
        direction: choice(
            "direction",
            Direction::from_code(&form.direction),
            &mut wrong,
            before.direction,
        ),
        target: tidy(&form.target),
        source: tidy(&form.source),
        term: tidy(&form.term),
        defect_note: tidy(&form.defect_note),
        is_enabled: form.is_enabled == "true",
        ..before.clone()
    };
    wrong.extend(after.check(&all.variables));
    if wrong.is_empty() { Ok(after) } else { Err(wrong) }
}
