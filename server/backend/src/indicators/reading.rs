//! A value as it is shown: counted now, or as it was frozen.

use super::case::Case;
use super::frozen::{Chain, checksum};
use crate::clock::local;
use crate::entity::indicator_value;
use crate::error::Result;
use chrono::Datelike;
use domain::indicators::definition::{Definition, ValueUnit};
use domain::indicators::evaluate::{AbsentReason, IndicatorOutcome, change, evaluate};
use domain::indicators::policies::Policies;
use domain::indicators::variable::Variable;
use domain::indicators::wire::{Frozen, Reading};
use domain::points::{Exact, show, show_short};
use serde::Deserialize;

/// A reading with the exact value it shows, and what makes it comparable with another year's.
#[derive(Clone, Debug)]
pub struct Read {
    pub reading: Reading,
    pub value: Option<Exact>,
    pub unit: ValueUnit,
    /// The formula as documents write it: other formulas give other numbers.
    pub written: String,
}

/// The value of a year by that year's own edition: as it had been frozen by the moment that is asked for, else counted.
///
/// `shown` is the definition of the page; it says which indicator is meant, and speaks for years that have none.
pub fn read(case: &Case, chain: &Chain, shown: &Definition, year: i32) -> Result<Read> {
    if let Some(row) = chain.at(&shown.code, year, case.moment()) {
        return of_row(case, row);
    }
    Ok(match case.editions.counted(&shown.code, year) {
        Some(own) => of_counted(&case.count(own, year), year),
        None if shown.is_enabled => left_out(of_counted(&case.count(shown, year), year)),
        None => of_counted(&case.count(shown, year), year),
    })
}

/// The same with the change against the year before.
pub fn read_with_change(case: &Case, chain: &Chain, shown: &Definition, year: i32) -> Result<Read> {
    let found = read(case, chain, shown, year)?;
    let before = read(case, chain, shown, year - 1)?;
    Ok(with_change(case, found, &before))
}

/// A value with its change against the year before, where the two can be compared.
pub fn with_change(case: &Case, mut found: Read, before: &Read) -> Read {
    let year = found.reading.year;
    // An empty bank of years ago says only that nobody kept it.
    let mut vacancies = case.facts.vacancies.iter();
    let is_kept = vacancies.any(|one| one.opened_on.year() < year) || before.reading.frozen.is_some();
    let is_known = found.unit == ValueUnit::Percent || is_kept;
    let Some((now, then)) = found.value.zip(before.value).filter(|_| is_known) else {
        return found;
    };
    if (found.unit, &found.written) == (before.unit, &before.written) {
        found.reading.change = Some(change(now, then, found.unit, case.policies.precision));
    } else {
        let other = ("other_formula".to_owned(), before.reading.year.to_string());
        found.reading.sides.push(other);
    }
    found
}

/// A year whose edition does not count the indicator has no value of it.
fn left_out(read: Read) -> Read {
    let reading = Reading {
        numerator: None,
        denominator: None,
        besides: 0,
        shown: "—".to_owned(),
        plain: None,
        absent_reason: Some("not_in_edition".to_owned()),
        formula: String::new(),
        sides: Vec::new(),
        ..read.reading
    };
    Read {
        reading,
        value: None,
        ..read
    }
}

/// A value that was counted just now.
pub fn of_counted(counted: &IndicatorOutcome, year: i32) -> Read {
    let sides = counted.leading().map(|one| one.sides.clone()).unwrap_or_default();
    let reading = Reading {
        year,
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
        sides: sides
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
        frozen: None,
        change: None,
    };
    Read {
        reading,
        value: counted.outcome.value,
        unit: counted.unit,
        written: counted.written.clone(),
    }
}

/// A value as it was frozen, with what would come out today when that is something else.
pub fn of_row(case: &Case, row: &indicator_value::Model) -> Result<Read> {
    let recounted = recount(case, row)?;
    let value: Option<Exact> = row.value.as_deref().and_then(|text| text.parse().ok());
    let count = |number: Option<i64>| number.and_then(|number| usize::try_from(number).ok());
    let mut found = of_counted(&recounted.0, row.year);
    let now = (found.reading.formula.clone(), checksum(&recounted.0, &recounted.1));
    found.value = value;
    found.unit = ValueUnit::from_code(&row.unit).unwrap_or(found.unit);
    found.written.clone_from(&row.written);
    if row.checksum.is_empty() {
        (found.reading.sides, found.reading.besides) = (Vec::new(), 0);
    }
    found.reading = Reading {
        numerator: count(row.numerator),
        denominator: count(row.denominator),
        shown: row.shown.clone(),
        plain: value.map(|value| plain(value, row)),
        absent_reason: Some(row.absent_reason.clone()).filter(|reason| !reason.is_empty()),
        formula: format!("{} = {}", row.substituted, row.shown),
        state: row.state.clone(),
        as_of: local(row.as_of, case.zone),
        staff_date: row.staff_date,
        census_date: row.census_date,
        frozen: Some(Frozen {
            id: row.id.to_string(),
            at: local(row.frozen_at, case.zone),
            by: row.frozen_by_name.clone(),
            order_no: row.order_no.clone(),
            order_date: row.order_date,
            reason: row.reason.clone(),
            checksum: row.checksum.clone(),
            would_be: (!row.checksum.is_empty() && now.1 != row.checksum).then_some(now.0),
        }),
        ..found.reading
    };
    Ok(found)
}

/// What was frozen: the definition and the variables it named.
#[derive(Deserialize)]
pub struct Stored {
    pub definition: Definition,
    pub variables: Vec<Variable>,
}

/// What the same question would give today: the definition, the rules and the moment of the frozen value.
fn recount(case: &Case, row: &indicator_value::Model) -> Result<(IndicatorOutcome, Policies)> {
    let stored: Stored = serde_json::from_value(row.definition.clone())?;
    let policies: Policies = serde_json::from_value(row.policies.clone())?;
    let as_of = local(row.as_of, case.zone);
    let counted = evaluate(
        &stored.definition,
        &stored.variables,
        &case.facts,
        row.year,
        as_of,
        &policies,
    );
    Ok((counted, policies))
}

fn plain(value: Exact, row: &indicator_value::Model) -> String {
    let policies: Policies = serde_json::from_value(row.policies.clone()).unwrap_or_default();
    match ValueUnit::from_code(&row.unit) {
        Some(ValueUnit::Count) => show_short(value, '.'),
        _ => show(value, policies.precision, '.'),
    }
}
