//! A draft: the visible half, the secret half and the settings of an instrument, as its authors hold it.
//! Publishing cuts it in two: respondents' pages are built from `questionnaire` and `settings` only.

use crate::questionnaire::Questionnaire;
use crate::scoring::keys::KeySheet;
use serde::{Deserialize, Serialize};

/// What an author works on. Stored as JSON; its halves carry their own `format`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    pub kind: InstrumentKind,
    pub questionnaire: Questionnaire,
    pub keys: KeySheet,
    #[serde(default)]
    pub settings: Settings,
}

/// What an instrument is; one with a key is a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InstrumentKind {
    Test,
    Questionnaire,
    Interview,
    CodingSheet,
}

/// How an instrument is taken; a respondent may see all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Minutes from the start of an attempt; no limit when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit_minutes: Option<u16>,
    /// About how many minutes it takes; shown on the first screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takes_minutes: Option<u16>,
    /// The items of a section are drawn in an order of their own for every attempt.
    #[serde(default)]
    pub shuffle_items: bool,
    /// So are the options of an item; a pinned one stays.
    #[serde(default)]
    pub shuffle_options: bool,
    /// The sections are answered one after another; none can be returned to or looked at before its turn.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fixed_order: bool,
    /// How many attempts one person has (DD-19).
    #[serde(default = "one")]
    pub attempts_allowed: u16,
    /// Which attempt is the record (зачётная) one.
    #[serde(default)]
    pub attempt_policy: AttemptPolicy,
    /// When a person sees the result.
    #[serde(default)]
    pub release: Release,
}

/// Which of several attempts counts (DD-19).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttemptPolicy {
    #[default]
    First,
    Best,
    Last,
}

/// When a person sees the result of an attempt (E15).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Release {
    /// As soon as it is scored.
    AtOnce,
    /// When the campaign has closed.
    #[default]
    AfterClose,
    /// When the coordinator has approved the results.
    AfterApproval,
}

fn one() -> u16 {
    1
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            limit_minutes: None,
            takes_minutes: None,
            shuffle_items: false,
            shuffle_options: false,
            fixed_order: false,
            attempts_allowed: 1,
            attempt_policy: AttemptPolicy::First,
            release: Release::AfterClose,
        }
    }
}
