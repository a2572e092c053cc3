//! What crosses between the respondent's pages and their doors. There is no place for a key here;
//! points and explanations are in `ResultView` alone, which is given after release.

use super::order::InOrder;
use crate::ids::{AttemptId, ItemId, SectionId, VersionId};
use crate::points::Exact;
use crate::problem::Problem;
use crate::questionnaire::Questionnaire;
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The first screen: what is asked, by whom, until when, and what can be done now. Moments are the school's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    pub title: String,
    /// Small Markdown.
    pub purpose: String,
    /// Small Markdown, shown after handing in.
    pub thanks: String,
    pub organization: String,
    pub person: String,
    pub is_test: bool,
    /// `named`, `confidential` or `anonymous`.
    pub anonymity: String,
    /// From how many answers on the results are shown, where that was promised.
    pub shown_from: Option<u32>,
    pub items: u32,
    pub sections: u32,
    pub takes_minutes: Option<u32>,
    /// With the minutes that were added for this person.
    pub limit_minutes: Option<u32>,
    pub attempts_allowed: u32,
    pub opens_at: NaiveDateTime,
    pub closes_at: NaiveDateTime,
    /// The IANA name of the zone of these moments.
    pub zone: String,
    pub contact: String,
    pub stage: Stage,
    /// The six digits to go on with elsewhere; only where the policy asks for them and this browser began.
    pub code: Option<String>,
}

/// What can be done now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    NotYet,
    Paused,
    /// Over, and nothing was handed in.
    Closed,
    Ready,
    /// An attempt is going on elsewhere: the code is asked for.
    AskCode,
    Going {
        answered: u32,
        shown: u32,
        deadline: NaiveDateTime,
    },
    Done(Receipt),
    /// Handed in without a name: there is nothing more to tell.
    TookPart,
}

/// What a person has in hand after handing in; it holds no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub attempt: AttemptId,
    pub code: String,
    pub submitted_at: NaiveDateTime,
    /// `manual`, `timeout` or `closed`.
    pub kind: String,
    pub answered: u32,
    pub shown: u32,
    pub may_start_again: bool,
    pub result: ResultState,
}

/// Whether there is a result to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResultState {
    /// A questionnaire has no result.
    None,
    Released,
    AfterClose,
    AfterApproval,
}

/// An attempt that is going on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    pub attempt: AttemptId,
    /// The published version; a trial run is of a draft and has none.
    pub version: Option<VersionId>,
    pub organization: String,
    pub is_test: bool,
    /// In the order drawn for this attempt. In a fixed order only the section that is due holds its items.
    pub questionnaire: Arc<Questionnaire>,
    /// Something in it was drawn by lot, so that others see another order.
    pub is_drawn: bool,
    /// The questions that are shown, in all sections.
    pub questions: u32,
    /// Where the attempt stands, when its sections come in a fixed order.
    pub order: Option<InOrder>,
    /// The stored answers as form fields.
    pub fields: BTreeMap<String, Vec<String>>,
    pub hidden: Hidden,
    pub flagged: BTreeSet<ItemId>,
    /// The items that have an acceptable answer.
    pub answered: BTreeSet<ItemId>,
    /// The items of which something is picked and more is wanted.
    pub unfinished: BTreeSet<ItemId>,
    /// What speaks against handing in: required and empty, or no longer acceptable.
    pub problems: Vec<Problem>,
    /// Minutes are limited, so they are counted down.
    pub has_limit: bool,
    pub deadline: DateTime<Utc>,
    /// The same by the school's wall clock.
    pub ends_at: NaiveDateTime,
    pub now: DateTime<Utc>,
    /// A number that no stored revision is above.
    pub revision: i64,
}

/// What conditions hide for the stored answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    pub items: BTreeSet<ItemId>,
    pub sections: BTreeSet<SectionId>,
}

/// One item to be saved while answering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveItem {
    pub attempt: AttemptId,
    pub item: ItemId,
    /// The item's form fields; absent when only the flag has changed.
    #[serde(default)]
    pub fields: Option<BTreeMap<String, Vec<String>>>,
    /// An older one never replaces a newer one.
    pub revision: i64,
    #[serde(default)]
    pub flagged: Option<bool>,
}

/// The answer is on disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The school's wall clock.
    pub at: NaiveDateTime,
    pub answered: u32,
    /// The item wants more picks before its page is left.
    pub is_unfinished: bool,
    pub hidden: Hidden,
}

/// One page of the form, sent as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    pub attempt: AttemptId,
    /// The section that was on the screen.
    pub section: SectionId,
    #[serde(default)]
    pub fields: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub flagged: Vec<ItemId>,
    /// Going back asks nothing of what is unfinished.
    #[serde(default)]
    pub is_back: bool,
}

/// What a page that was saved leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// An answer has brought up an item on the same page, which is then not left yet.
    pub has_more: bool,
    /// The sections that are shown now, each with its number in the address, which conditions do not change.
    pub shown: Vec<(usize, SectionId)>,
}

/// The result of the record attempt, after its release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultView {
    pub title: String,
    pub organization: String,
    pub person: String,
    pub submitted_at: NaiveDateTime,
    pub points: Exact,
    pub max: Exact,
    pub level: Option<LevelView>,
    /// The levels speak of a deficit (a low score is a high one), not of a competence.
    pub is_deficit_scale: bool,
    pub is_provisional: bool,
    pub attempts: u32,
    /// `first`, `best` or `last`: which of several attempts this is.
    pub policy: String,
    pub competences: Vec<CompetenceView>,
    /// The printed rule: the least share of each level, from above, and its name.
    pub levels: Vec<(Exact, String)>,
    pub items: Vec<ItemView>,
}

/// A level by name, and how much of a deficit it is (0 to 3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelView {
    pub title: String,
    pub severity: u8,
    /// The author's words to who has this level; small Markdown, may be empty.
    pub feedback: String,
}

/// One competence of a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetenceView {
    pub title: String,
    pub points: Exact,
    pub max: Exact,
    pub level: Option<LevelView>,
    /// Too thin to rely on («ориентировочно»).
    pub is_indicative: bool,
}

/// One scored item of a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemView {
    pub stem: String,
    /// None while an expert has not given them.
    pub points: Option<Exact>,
    pub max: Exact,
    /// Small Markdown; may be empty.
    pub explanation: String,
}
