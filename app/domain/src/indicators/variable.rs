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

coded! {
    /// Where the numbers of a variable come from (SR-20).
    Source {
        /// The register of staff.
        Roster = "roster",
        /// Campaigns of diagnosis and what was handed in.
        Campaigns = "campaigns",
        /// The register of individual routes.
        Ioms = "ioms",
        /// The register of events.
        Events = "events",
        /// The bank of vacancies.
        Vacancies = "vacancies",
        /// The register of mentoring pairs.
        Mentoring = "mentoring",
        /// The register of requests.
        Requests = "requests",
    }
}

impl Rule {
    /// The register it counts.
    pub fn source(self) -> Source {
        match self {
            Rule::Staff | Rule::Young | Rule::Members => Source::Roster,
            Rule::Diagnosed => Source::Campaigns,
            Rule::Routed => Source::Ioms,
            Rule::Attended => Source::Events,
            Rule::Vacancies => Source::Vacancies,
            Rule::Mentored => Source::Mentoring,
            Rule::Requested => Source::Requests,
        }
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
