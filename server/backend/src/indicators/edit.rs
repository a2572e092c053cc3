//! Changing a definition in a draft of the programme; what it would become is counted on the data before it is saved.

use super::case::Case;
use super::definition_form::{form_of, read};
use super::definitions::{definitions_or_built_in, make_own, row};
use super::frozen::Chain;
use super::in_form;
use super::trial::tried_on;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::indicator_definition;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::programme::{Version, criteria_of, must_be_draft, version};
use chrono::Datelike;
use domain::access::Verb;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::indicators::definition::{
    Aggregation, DataPeriod, Definition, Definitions, Direction, Level, ValueUnit, Verbatim,
};
use domain::indicators::definition_wire::{
    DefinitionForm, DefinitionList, DefinitionMark, DefinitionTrial, DefinitionView, NewDefinition, VariableView,
};
use domain::indicators::wire::IndicatorQuery;
use domain::problem::Problem;
use domain::programme::Status;
use sea_orm::{ConnectionTrait, EntityTrait};

/// No chain of editions is longer.
const OLDEST: usize = 20;

/// The definitions of an edition.
pub async fn definitions(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    edition: ProgrammeVersionId,
) -> Result<DefinitionList> {
    actor.require(Verb::ProgrammeRead, org)?;
    let db = cx.db.read();
    let found = version(db, org, edition).await?;
    let all = definitions_or_built_in(db, org, edition).await?;
    Ok(DefinitionList {
        edition: edition.to_string(),
        year: found.year,
        no: found.no,
        may_change: found.status == Status::Draft && actor.may(Verb::ProgrammeWrite, org),
        marks: marks(db, org, &found, &all).await?,
        criteria: criteria(db, org, edition).await?,
        indicators: all.indicators.clone(),
        variables: variables(&all),
    })
}

/// What each definition is beside those of the editions before.
async fn marks(db: &impl ConnectionTrait, org: OrgId, own: &Version, all: &Definitions) -> Result<Vec<DefinitionMark>> {
    let mut marks: Vec<DefinitionMark> = all
        .indicators
        .iter()
        .map(|_| DefinitionMark {
            since: own.year,
            ..DefinitionMark::default()
        })
        .collect();
    let (mut parent, mut child) = (own.parent, own.year);
    for _ in 0..OLDEST {
        let Some(id) = parent else { break };
        let before = version(db, org, id).await?;
        let older = definitions_or_built_in(db, org, id).await?;
        for (one, mark) in all.indicators.iter().zip(&mut marks) {
            let known = older.indicators.iter().find(|known| known.code == one.code);
            if child == own.year {
                mark.is_new = known.is_none();
                mark.is_changed = known.is_some_and(|known| known != one);
            }
            // Only an unbroken chain of editions that have it so goes back.
            if known == Some(one) && mark.since == child {
                mark.since = before.year;
            }
        }
        (parent, child) = (before.parent, before.year);
    }
    Ok(marks)
}

async fn criteria(db: &impl ConnectionTrait, org: OrgId, edition: ProgrammeVersionId) -> Result<Vec<(String, String)>> {
    let all = criteria_of(db, org, edition).await?;
    Ok(all.into_iter().map(|one| (one.code, one.title)).collect())
}

/// One definition for its form, and what the typed one would give for the year before and this one so far.
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
    let criteria = criteria(cx.db.read(), org, edition).await?;
    let known = find(&all, code)?.clone();
    let case = Case::load(cx, org, &IndicatorQuery::default()).await?;
    let chain = Chain::load(cx.db.read(), org).await?;
    let this_year = case.as_of.year();
    let results = |one: &Definition| {
        let years = [this_year - 1, this_year];
        years
            .map(|year| tried_on(&case, &chain, one, &all.variables, year))
            .to_vec()
    };
    let tried = tried.map(|form| match read(&form, &known, &all, &criteria) {
        Ok(other) => DefinitionTrial {
            problems: Vec::new(),
            outcomes: results(&other),
            form: DefinitionForm {
                tried: other.formula,
                ..form
            },
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
        criteria,
        definition: known,
        tried,
    })
}

/// Saves a definition of a draft. Another formula is saved only after it was tried on the data.
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
    let criteria = criteria(&tx, org, edition).await?;
    let after = read(form, before, &all, &criteria).map_err(|wrong| Error::Invalid(in_form("definition", wrong)))?;
    if after.formula != before.formula && after.formula != form.tried.trim() {
        return Err(Error::invalid("definition[formula]", "definition-not-tried"));
    }
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

/// Adds an indicator of the school's own to a draft, switched off until somebody has looked it through.
pub async fn add_definition(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    edition: ProgrammeVersionId,
    new: &NewDefinition,
) -> Result<String> {
    actor.require(Verb::ProgrammeWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    must_be_draft(&tx, org, edition).await?;
    let all = make_own(&tx, org, edition).await?;
    let criteria = criteria(&tx, org, edition).await?;
    let added = added(new, &all, &criteria).map_err(|wrong| Error::Invalid(in_form("new", wrong)))?;
    let insert = row(org, edition, &added)?;
    indicator_definition::Entity::insert(insert)
        .exec_without_returning(&tx)
        .await?;
    let fact = Fact::DefinitionChanged {
        version: edition,
        code: added.code.clone(),
        formula_before: String::new(),
        formula: added.formula.clone(),
    };
    facts::append(&tx, actor, Some(org), now, fact).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(added.code)
}

fn added(
    new: &NewDefinition,
    all: &Definitions,
    criteria: &[(String, String)],
) -> std::result::Result<Definition, Vec<Problem>> {
    let unit = ValueUnit::from_code(&new.unit).unwrap_or(ValueUnit::Percent);
    let taken = all
        .indicators
        .iter()
        .filter_map(|one| one.code.trim_start_matches('I').parse::<u32>().ok());
    let next = taken.max().unwrap_or_default() + 1;
    let last = all.indicators.iter().map(|one| one.no).max().unwrap_or_default();
    let title = new.title.trim().to_owned();
    let definition = Definition {
        code: format!("I{next}"),
        no: last + 1,
        criterion: new.criterion.clone(),
        short: title.chars().take(60).collect(),
        title,
        formula: new.formula.trim().to_owned(),
        unit,
        level: Level::School,
        period: DataPeriod::default(),
        census: Default::default(),
        precision: None,
        methods: Vec::new(),
        aggregation: match unit {
            ValueUnit::Percent => Aggregation::RatioOfSums,
            ValueUnit::Count => Aggregation::Sum,
        },
        direction: Direction::Higher,
        target: String::new(),
        source: String::new(),
        term: String::new(),
        defect_note: String::new(),
        is_enabled: false,
        verbatim: Verbatim::default(),
    };
    let mut wrong = definition.check(&all.variables);
    wrong.retain(|problem| problem.at != "short");
    if !criteria.iter().any(|(code, _)| *code == definition.criterion) {
        wrong.push(Problem::new("criterion", "required"));
    }
    if wrong.is_empty() { Ok(definition) } else { Err(wrong) }
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
        source: one.rule.source().code().to_owned(),
    };
    all.variables.iter().map(view).collect()
}
