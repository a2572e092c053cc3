//! Indicators: the facts they are counted from, the rules they are counted by, the numbers with their evidence,
//! and the values that were frozen.

mod carried;
mod case;
mod census;
mod dashboard;
mod definition_form;
mod definitions;
mod edit;
mod editions;
mod evidence;
mod form;
mod freeze;
mod frozen;
mod indicator;
mod policies;
mod reading;
mod registers;
mod repo;
mod snapshot;
mod trial;
mod view;

pub use carried::carry;
pub use census::census;
pub use dashboard::dashboard;
pub use definitions::{built_in, copy_definitions, definitions_or_built_in};
use domain::problem::Problem;
pub use edit::{add_definition, change_definition, definition, definitions};
pub use form::form;
pub use freeze::{Order, correct, freeze};
pub use frozen::tampered;
pub use indicator::{indicator, indicators, trial};
pub use policies::{change_policies, policies};
pub use repo::facts_of;
pub use snapshot::take_due_snapshots;
pub use view::{freeze_view, value};

/// Problems of a form's fields under the names the form gives them: `policies[census_day]`.
fn in_form(form: &str, problems: Vec<Problem>) -> Vec<Problem> {
    let named = |problem: Problem| Problem {
        at: format!("{form}[{}]", problem.at),
        ..problem
    };
    problems.into_iter().map(named).collect()
}
