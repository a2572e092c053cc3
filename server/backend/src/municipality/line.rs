//! One indicator of a year over all schools: the total, how each school stands in it, who has which place.

use super::submit::{digits, said};
use crate::clock;
use crate::entity::{organization, submitted_value as row};
use domain::indicators::definition::Direction;
use domain::indicators::policies::Policies;
use domain::indicators::variable::Variable;
use domain::municipality::rating::{Ranked, places};
use domain::municipality::total::{Basis, School, Standing, Submitted, Total, Unit, exact, shown, total};
use domain::municipality::wire::{MunicipalIndicator, SchoolRow};

/// What was handed in, and by whom it could have been.
pub struct Handed<'a> {
    pub schools: &'a [organization::Model],
    pub rows: &'a [row::Model],
    /// What formulas may name.
    pub variables: &'a [Variable],
    pub zone: crate::Zone,
}

impl Handed<'_> {
    /// What each school has handed in of an indicator and a year, in the order of the schools.
    fn of(&self, code: &str, year: i32) -> Vec<Option<&row::Model>> {
        let of_school = |school: &organization::Model| {
            let mut rows = self.rows.iter();
            rows.find(|row| row.org_id == school.id && row.indicator == code && row.year == year)
        };
        self.schools.iter().map(of_school).collect()
    }

    fn total(&self, unit: Unit, rows: &[Option<&row::Model>]) -> (Vec<School>, Total) {
        let pairs = self.schools.iter().zip(rows);
        let schools = pairs.map(|(school, row)| School {
            name: school.short_name.clone(),
            value: row.map(|row| self.submitted(row)),
        });
        let schools: Vec<School> = schools.collect();
        let total = total(unit, &schools);
        (schools, total)
    }

    fn submitted(&self, row: &row::Model) -> Submitted {
        // Rules that cannot be read are those of nobody else, so the school stays incomparable.
        let policies: Policies = serde_json::from_value(row.policies.clone()).unwrap_or_default();
        Submitted {
            numerator: row.numerator,
            denominator: row.denominator,
            basis: Basis::new(&row.formula, self.variables, &policies),
        }
    }
}

/// An indicator of a year.
pub fn indicator(handed: &Handed<'_>, code: &str, year: i32) -> MunicipalIndicator {
    let rows = handed.of(code, year);
    let unit = rows.iter().flatten().find_map(|row| Unit::from_code(&row.unit));
    let unit = unit.unwrap_or(Unit::Percent);
    let (schools, total) = handed.total(unit, &rows);
    let (_, before) = handed.total(unit, &handed.of(code, year - 1));
    // The schools that are counted say what the indicator is.
    let counted = rows.iter().zip(&total.standings);
    let counted = counted
        .filter(|(_, how)| **how == Standing::Counted)
        .find_map(|(row, _)| *row);
    let spoken = counted.or_else(|| rows.iter().flatten().next().copied());
    let direction = spoken.and_then(direction).unwrap_or(Direction::Higher);
    let digits = spoken.map_or(1, digits);
    let ranked: Vec<Ranked> = schools
        .iter()
        .zip(&total.standings)
        .map(|(one, how)| ranked(unit, one, *how))
        .collect();
    let places = places(&ranked, direction);
    let lines = schools.iter().enumerate().map(|(at, school)| {
        let standing = total.standings.get(at).copied().unwrap_or(Standing::NoData);
        SchoolRow {
            place: places.get(at).copied().flatten(),
            ..line(
                handed,
                school,
                rows.get(at).copied().flatten(),
                standing,
                total.basis.as_ref(),
            )
        }
    });
    let mut lines: Vec<SchoolRow> = lines.collect();
    lines.sort_by_key(|line| (line.place.is_none(), line.place, line.name.clone()));
    MunicipalIndicator {
        code: code.to_owned(),
        title: spoken.and_then(|row| row.title.clone()).unwrap_or_default(),
        unit,
        direction,
        before: shown(unit, before.value, digits, ','),
        numerator: total.numerator,
        denominator: total.denominator,
        shown: shown(unit, total.value, digits, ','),
        counted: total.counted(),
        basis: total.basis.unwrap_or_default(),
        rows: lines,
    }
}

/// Which way is better; of what was handed in before schools said so, as the built-in indicators have it.
fn direction(row: &row::Model) -> Option<Direction> {
    let said = row.direction.as_deref().and_then(Direction::from_code);
    said.or_else(|| (row.unit == Unit::Count.code()).then_some(Direction::Lower))
}

fn line(
    handed: &Handed<'_>,
    school: &School,
    row: Option<&row::Model>,
    standing: Standing,
    basis: Option<&Basis>,
) -> SchoolRow {
    let other = school
        .value
        .as_ref()
        .zip(basis)
        .filter(|_| standing == Standing::Incomparable);
    SchoolRow {
        name: school.name.clone(),
        place: None,
        numerator: row.and_then(|row| row.numerator),
        denominator: row.and_then(|row| row.denominator),
        shown: row.map_or_else(|| "—".to_owned(), said),
        standing,
        absent_reason: (standing == Standing::NoData).then(|| absent_reason(row)),
        other_formula: other
            .filter(|(own, common)| own.basis.written != common.written)
            .map(|(own, _)| own.basis.written.clone()),
        other_rules: other.map(|(own, common)| own.basis.others(common)).unwrap_or_default(),
        submitted_at: row.map(|row| clock::local(row.submitted_at, handed.zone)),
        note: row.map(|row| row.note.clone()).unwrap_or_default(),
    }
}

/// Why a school has no value: it has handed nothing in, or what it handed in has none.
fn absent_reason(row: Option<&row::Model>) -> String {
    match row {
        None => "not_handed_in".to_owned(),
        Some(row) if !row.absent_reason.is_empty() => row.absent_reason.clone(),
        Some(row) if row.denominator == Some(0) => "no_staff_on_date".to_owned(),
        Some(_) => "no_data".to_owned(),
    }
}

fn ranked(unit: Unit, school: &School, standing: Standing) -> Ranked {
    let value = school.value.as_ref().filter(|_| standing == Standing::Counted);
    let of = |value: &Submitted| exact(unit, value.numerator?, value.denominator.unwrap_or_default());
    Ranked {
        value: value.and_then(of),
        size: value.and_then(|value| value.denominator),
    }
}
