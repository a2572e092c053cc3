//! What an author knows and a respondent must not: keys, points, competences, explanations.
//! These types are stored in their own table and are never rendered on an answering page.

use super::levels::LevelScale;
use crate::ids::{ItemId, OptionId};
use crate::points::Exact;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The secret half of an instrument. A questionnaire's is empty. Stored as JSON with `format` 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeySheet {
    /// The version of this stored shape.
    pub format: u8,
    /// Per item; an item without an entry is not scored.
    #[serde(default)]
    pub items: BTreeMap<ItemId, ItemKey>,
    /// The competences that items are mapped to, in order.
    #[serde(default)]
    pub competences: Vec<Competence>,
    /// The plan of the test (спецификация).
    #[serde(default)]
    pub blueprint: Vec<BlueprintRow>,
    /// The level scale with its cut scores; none for a questionnaire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<LevelScale>,
}

/// How one item is scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemKey {
    pub key: Key,
    /// Points for a right answer; more than 0.
    pub max_points: Exact,
    #[serde(default)]
    pub credit: Credit,
    /// The code of a competence of the sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competence: Option<String>,
    /// The planned share of right answers, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_difficulty: Option<Exact>,
    /// Why the key is right; shown with the result when the release rule allows.
    #[serde(default)]
    pub explanation: String,
    /// Taken out of everybody's points and maximum after a fault was found (E22).
    #[serde(default)]
    pub annulled: bool,
}

/// What is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// Exactly these options (`choice`).
    Options(BTreeSet<OptionId>),
    /// Any of these texts, compared without case, ё = е, outer and repeated spaces (`text`, short).
    Texts(Vec<String>),
    /// This number, give or take the tolerance (`number`).
    Number { value: Exact, tolerance: Exact },
    /// This order (`ordering`).
    Order(Vec<OptionId>),
    /// Left → right (`matching`).
    Pairs(BTreeMap<OptionId, OptionId>),
    /// An expert gives the points (`text`, long); provisional until then.
    Expert,
}

/// What a partly right answer is worth (`domain.md` 3.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Credit {
    /// All or nothing.
    #[default]
    Exact,
    /// `max(0, (right − wrong) / n_key) × k` for options, `share × k` for pairs, floored to whole points;
    /// for an order: `k` if exact, `k / 2` floored if one adjacent swap away.
    Partial,
    /// As `Partial`, floored to half points.
    PartialHalf,
}

/// A competence (компетенция) that items are mapped to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competence {
    /// Short code, such as `M3`.
    pub code: String,
    pub title: String,
    #[serde(default)]
    pub domain: CompetenceDomain,
}

/// The block a competence belongs to (`domain.md` 2.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompetenceDomain {
    Subject,
    #[default]
    Methodical,
    PsychPed,
    Digital,
    Legal,
    Communicative,
}

/// Planned items and points of a competence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlueprintRow {
    pub competence: String,
    pub items: u16,
    pub points: Exact,
}
