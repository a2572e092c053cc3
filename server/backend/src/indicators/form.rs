//! The indicator table form (`domain.md` 6.1): «как утверждено» word for word, or «с исправлениями».

use super::case::Case;
use super::frozen::Chain;
use super::reading::{Read, read, with_change};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::error::Result;
use crate::programme::{criteria_of, version};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::indicators::definition::{Definition, Verbatim};
use domain::indicators::form_wire::{FormRow, FormSheet, Wording};
use domain::indicators::wire::IndicatorQuery;
use domain::points::{parse_decimal, show};
use domain::programme::criteria::Criterion;

/// The form of a year of data by that year's own edition.
pub async fn form(cx: &Backend, actor: &Actor, org: OrgId, year: &str, wording: Wording) -> Result<FormSheet> {
    actor.require(Verb::IndicatorRead, org)?;
    let query = IndicatorQuery {
        year: year.to_owned(),
        as_of: String::new(),
    };
    let case = Case::load(cx, org, &query).await?;
    let chain = Chain::load(cx.db.read(), org).await?;
    let edition = case.editions.edition(case.year);
    let (order, criteria) = match edition {
        Some(id) => {
            let version = version(cx.db.read(), org, id).await?;
            let order = version.order_date.map(|day| (version.order_no, day));
            (order, criteria_of(cx.db.read(), org, id).await?)
        }
        None => (None, Vec::new()),
    };
    let rows = case.enabled().map(|one| row(&case, &chain, &criteria, one, wording));
    let rows: Vec<FormRow> = rows.collect::<Result<_>>()?;
    let census = rows.first().map(|row| row.reading.census_date);
    Ok(FormSheet {
        organization: organization(cx, org).await?.short_name,
        year: case.year,
        years: years(&case, &chain),
        census: census.unwrap_or(case.as_of.date()),
        wording,
        order,
        frozen: frozen(&rows),
        rules: case
            .policies
            .facts()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        rows,
    })
}

fn years(case: &Case, chain: &Chain) -> Vec<i32> {
    let mut years: Vec<i32> = case.years().into_iter().chain(chain.years()).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// Who froze the values and when the last of them was; nothing as long as one of them may still move.
fn frozen(rows: &[FormRow]) -> Option<(String, chrono::NaiveDate)> {
    let all: Option<Vec<_>> = rows.iter().map(|row| row.reading.frozen.as_ref()).collect();
    let last = all?.into_iter().max_by_key(|one| one.at)?;
    Some((last.by.clone(), last.at.date()))
}

fn row(
    case: &Case,
    chain: &Chain,
    criteria: &[Criterion],
    definition: &Definition,
    wording: Wording,
) -> Result<FormRow> {
    let before = read(case, chain, definition, case.year - 1)?;
    let now = with_change(case, read(case, chain, definition, case.year)?, &before);
    let digits = definition.policies(&case.policies).precision;
    let numbers = FormRow {
        code: definition.code.clone(),
        measured_in: definition.unit.code().to_owned(),
        is_rounded_apart: is_rounded_apart(&now, &before, digits),
        before: before.reading.shown,
        reading: now.reading,
        ..FormRow::default()
    };
    let is_own = definition.verbatim == Verbatim::default();
    Ok(match wording {
        Wording::Approved if !is_own => as_approved(&definition.verbatim, numbers),
        _ => as_counted(definition, criteria, &now.written, numbers),
    })
}

fn as_approved(verbatim: &Verbatim, numbers: FormRow) -> FormRow {
    FormRow {
        no: verbatim.no.clone(),
        criterion: verbatim.criterion.clone(),
        title: verbatim.title.clone(),
        method: verbatim.formula.clone(),
        unit: verbatim.unit.clone(),
        source: verbatim.source.clone(),
        term: verbatim.term.clone(),
        ..numbers
    }
}

fn as_counted(definition: &Definition, criteria: &[Criterion], written: &str, numbers: FormRow) -> FormRow {
    let criterion = criteria.iter().find(|one| one.code == definition.criterion);
    FormRow {
        no: definition.no.to_string(),
        criterion: criterion.map_or_else(|| definition.criterion.clone(), |one| one.title.clone()),
        title: definition.title.clone(),
        method: written.to_owned(),
        unit: definition.unit.code().to_owned(),
        source: definition.source.clone(),
        term: definition.term.clone(),
        defect_note: definition.defect_note.clone(),
        ..numbers
    }
}

/// The change is the difference of exact values, rounded once: the rounded values may differ by another one (EX-27).
fn is_rounded_apart(now: &Read, before: &Read, digits: u32) -> bool {
    let printed = |one: &Read| one.reading.plain.as_deref().and_then(parse_decimal);
    let exact = now.value.zip(before.value).map(|(now, before)| now - before);
    match (now.reading.change.is_some(), exact, printed(now).zip(printed(before))) {
        (true, Some(exact), Some((now, before))) => show(exact, digits, '.') != show(now - before, digits, '.'),
        _ => false,
    }
}
