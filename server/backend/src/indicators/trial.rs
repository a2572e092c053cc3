//! What a definition that nobody has saved would give for a year.

use super::case::Case;
use super::frozen::{Chain, FrozenCount};
use domain::indicators::definition::Definition;
use domain::indicators::definition_wire::Outcome;
use domain::indicators::evaluate::{IndicatorOutcome, carried, evaluate};
use domain::indicators::variable::Variable;
use std::collections::BTreeMap;

/// The value on the data of a year; of a year that was counted on paper, on the numbers that were carried over.
pub fn tried_on(case: &Case, chain: &Chain, one: &Definition, variables: &[Variable], year: i32) -> Outcome {
    let counted = on_paper(case, chain, one, variables, year);
    let counted = counted.unwrap_or_else(|| evaluate(one, variables, &case.facts, year, case.as_of, &case.policies));
    Outcome {
        year,
        shown: counted.shown(),
        written: counted.written.clone(),
        formula: counted.formula(),
        absent_reason: counted.outcome.absent_reason.map(|one| one.code().to_owned()),
    }
}

/// The numbers carried over from paper, when they have every variable that the formula names.
fn on_paper(
    case: &Case,
    chain: &Chain,
    one: &Definition,
    variables: &[Variable],
    year: i32,
) -> Option<IndicatorOutcome> {
    let rows = chain.0.iter().filter(|row| row.year == year && row.checksum.is_empty());
    let counts = rows.filter_map(|row| serde_json::from_value::<Vec<FrozenCount>>(row.counts.clone()).ok());
    let numbers: BTreeMap<String, usize> = counts.flatten().map(|count| (count.code, count.number)).collect();
    let names = one.formula(variables).ok()?.names();
    let mut named = variables.iter().filter(|known| names.contains(&known.symbol));
    let are_known = !numbers.is_empty() && named.all(|known| numbers.contains_key(&known.code));
    let number = |variable: &Variable| numbers.get(&variable.code).copied().unwrap_or_default();
    are_known.then(|| carried(one, variables, &number, year, case.as_of, &case.policies))
}
