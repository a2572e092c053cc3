//! A municipality's value from the values of its schools: the sum of numerators over the sum of denominators, never
//! a mean of percentages (`domain.md` 3.6, DD-13).

use crate::expr::{parse::parse, print};
use crate::indicators::definition::concerns;
use crate::indicators::policies::Policies;
use crate::indicators::variable::Variable;
use crate::points::{Exact, show, whole};
use crate::roster::codes::coded;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

coded! {
    /// What is handed in.
    Unit {
        /// n of N, shown in percent.
        Percent = "percent",
        /// A count.
        Count = "count",
    }
}

coded! {
    /// How a school stands in the total.
    Standing {
        /// It is counted.
        Counted = "counted",
        /// It handed nothing in, or has no value.
        NoData = "no-data",
        /// It was counted by another formula or other rules.
        Incomparable = "incomparable",
    }
}

/// The formula and the rules a number was counted by, as far as they bear on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Basis {
    /// The formula as documents write it, so that typed spaces make no difference.
    pub written: String,
    /// The rules as names and values; those that change nothing of this number are left out.
    pub rules: Vec<(String, String)>,
}

impl Basis {
    /// What was typed and kept, as far as it bears on the number.
    pub fn new(formula: &str, variables: &[Variable], policies: &Policies) -> Self {
        let named = concerns(formula, variables);
        let rules = policies.facts().into_iter().filter(|(name, _)| named.contains(name));
        Self {
            written: parse(formula).map_or_else(|_| formula.trim().to_owned(), |tree| print::shown(&tree)),
            rules: rules.map(|(name, value)| (name.to_owned(), value)).collect(),
        }
    }

    /// The rules that are others than those of `common`.
    pub fn others(&self, common: &Self) -> Vec<(String, String)> {
        let is_other = |rule: &&(String, String)| !common.rules.contains(rule);
        self.rules.iter().filter(is_other).cloned().collect()
    }
}

/// What a school handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// People or posts in the numerator; nothing when there is no value.
    pub numerator: Option<i64>,
    /// ЧП; nothing for a count.
    pub denominator: Option<i64>,
    /// What it was counted by.
    pub basis: Basis,
}

/// A school with what it handed in, when it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct School {
    /// Its short name.
    pub name: String,
    /// What it handed in.
    pub value: Option<Submitted>,
}

/// The municipality's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Σn.
    pub numerator: i64,
    /// ΣN; 0 for a count.
    pub denominator: i64,
    /// The value exactly; nothing when nobody is counted.
    pub value: Option<Exact>,
    /// How each school stands, in the order given.
    pub standings: Vec<Standing>,
    /// What most schools counted by.
    pub basis: Option<Basis>,
}

impl Total {
    /// How many schools are counted.
    pub fn counted(&self) -> usize {
        self.standings.iter().filter(|one| **one == Standing::Counted).count()
    }
}

/// Puts the schools' values together. Those counted by the formula and the rules of most schools are comparable.
pub fn total(unit: Unit, schools: &[School]) -> Total {
    let basis = basis(unit, schools);
    let standings: Vec<Standing> = schools
        .iter()
        .map(|school| standing(unit, school, basis.as_ref()))
        .collect();
    let counted = schools
        .iter()
        .zip(&standings)
        .filter(|(_, standing)| **standing == Standing::Counted)
        .filter_map(|(school, _)| school.value.as_ref());
    let (mut numerator, mut denominator, mut any) = (0_i64, 0_i64, false);
    for value in counted {
        numerator = numerator.saturating_add(value.numerator.unwrap_or_default());
        denominator = denominator.saturating_add(value.denominator.unwrap_or_default());
        any = true;
    }
    let value = any.then(|| exact(unit, numerator, denominator)).flatten();
    Total {
        numerator,
        denominator,
        value,
        standings,
        basis,
    }
}

/// A value exactly: percent or count.
pub fn exact(unit: Unit, numerator: i64, denominator: i64) -> Option<Exact> {
    match unit {
        Unit::Count => Some(whole(numerator)),
        Unit::Percent if denominator > 0 => Some(Exact::new(numerator, denominator) * whole(100)),
        Unit::Percent => None,
    }
}

/// «59,8 %», «4», or «—».
pub fn shown(unit: Unit, value: Option<Exact>, digits: u32, mark: char) -> String {
    match (unit, value) {
        (_, None) => "—".to_owned(),
        (Unit::Percent, Some(value)) => format!("{}\u{a0}%", show(value, digits, mark)),
        (Unit::Count, Some(value)) => show(value, 0, mark),
    }
}

fn standing(unit: Unit, school: &School, basis: Option<&Basis>) -> Standing {
    match &school.value {
        Some(value) if has_value(unit, value) => match basis == Some(&value.basis) {
            true => Standing::Counted,
            false => Standing::Incomparable,
        },
        _ => Standing::NoData,
    }
}

/// A school without staff has no value: it is not a school with nought percent (DD-14).
fn has_value(unit: Unit, value: &Submitted) -> bool {
    match unit {
        Unit::Percent => value.numerator.is_some() && value.denominator.is_some_and(|all| all > 0),
        Unit::Count => value.numerator.is_some(),
    }
}

/// The formula and the rules of most schools; of equals the first in order.
fn basis(unit: Unit, schools: &[School]) -> Option<Basis> {
    let mut votes: BTreeMap<&Basis, usize> = BTreeMap::new();
    for value in schools.iter().filter_map(|school| school.value.as_ref()) {
        if has_value(unit, value) {
            *votes.entry(&value.basis).or_default() += 1;
        }
    }
    let most = votes.values().copied().max()?;
    let first = votes.into_iter().find(|(_, count)| *count == most);
    first.map(|(basis, _)| basis.clone())
}
