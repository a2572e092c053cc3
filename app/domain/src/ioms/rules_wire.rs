//! The rules of routes as they cross between their page and the server.

use crate::ioms::proposal::IomRules;
use serde::{Deserialize, Serialize};

/// The page of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulesPage {
    /// The rules in force.
    pub rules: IomRules,
    /// Are they the defaults?
    pub is_default: bool,
    /// Titles of competences known here.
    pub competences: Vec<String>,
    /// May the viewer change them?
    pub may_write: bool,
}

/// The rules as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RulesInput {
    /// See [`crate::ioms::need::NeedRule`].
    pub required_total: String,
    /// Not empty when it holds.
    pub young_any: String,
    /// See [`crate::ioms::need::NeedRule`].
    pub recommended_competences: String,
    /// See [`crate::ioms::need::NeedRule`].
    pub recommended_total: String,
    /// How long a route lasts.
    pub days: String,
    /// The goal of a new route.
    pub goal: String,
    /// The result expected.
    pub expected: String,
    /// The proposals.
    pub proposals: Vec<ProposalInput>,
    /// Not empty when the defaults are to come back.
    pub defaults: String,
}

/// One proposal as it is typed; one without a title is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProposalInput {
    /// The competence, or empty.
    pub competence: String,
    /// The severity.
    pub severity: String,
    /// The kind.
    pub kind: String,
    /// What to do.
    pub title: String,
    /// Where, with whom.
    pub provider: String,
    /// Hours.
    pub hours: String,
    /// Days after the beginning.
    pub days: String,
    /// The form of the result.
    pub result_form: String,
}
