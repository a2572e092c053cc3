//! What a formula may name: a variable is a symbol, a counting rule by its code, and the rule's settings.

use crate::roster::codes::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// What is counted.
    Counted {
        /// People, each once (DD-01, DD-06).
        Persons = "persons",
        /// Posts (DD-11).
        Posts = "posts",
    }
}

coded! {
    /// A counting rule (`domain.md` 3.4).
    Rule {
        /// ЧП: the pedagogical staff on the day.
        Staff = "staff",
        /// Took part in a diagnosis of deficits.
        Diagnosed = "diagnosed",
        /// Has an individual route that is linked to deficits.
        Routed = "routed",
        /// Took part in events.
        Attended = "attended",
        /// Open vacancies.
        Vacancies = "vacancies",
        /// Young teachers.
        Young = "young",
        /// Young teachers with a mentor.
        Mentored = "mentored",
        /// Members of methodical unions.
        Members = "members",
        /// Asked for training.
        Requested = "requested",
    }
}

/// The settings of a counting rule; those that do not concern it are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Params {
    /// Kinds of events that count; none means all.
    pub kinds: Vec<String>,
    /// Do events that are not scientific-methodical count as well?
    pub any_method: bool,
}

/// A variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// `ЧПдп`: what formulas call it.
    pub symbol: String,
    /// `CHP_DP`: what programs call it.
    pub code: String,
    /// What it is, in words.
    pub title: String,
    /// How it is counted.
    pub rule: Rule,
    /// What is counted.
    pub counted: Counted,
    /// The rule's settings.
    #[serde(default)]
    pub params: Params,
}
