//! The structure of any instrument, as a respondent may see it: sections, items, options.
//! No key, point, competence or explanation can be written here; those are in `scoring::keys`.

pub mod answers;
pub mod check;
mod check_conditions;
pub mod condition;
pub mod flow;
pub mod kinds;
mod reach;
mod unfinished;
pub mod validate;

use crate::ids::{ItemId, SectionId};
use condition::{Condition, Rule};
use kinds::Kind;
use serde::{Deserialize, Serialize};

/// A questionnaire or the visible half of a test. Stored as JSON with `format` 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// The version of this stored shape.
    pub format: u8,
    /// The title that a respondent reads.
    pub title: String,
    /// The purpose, shown on the first screen; small Markdown.
    #[serde(default)]
    pub purpose: String,
    /// Shown after the answers are handed in; small Markdown.
    #[serde(default)]
    pub thanks: String,
    /// Its sections; each is one page of answering.
    pub sections: Vec<Section>,
}

/// One page of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: SectionId,
    #[serde(default)]
    pub title: String,
    /// Small Markdown under the title.
    #[serde(default)]
    pub intro: String,
    /// Shown only when this holds; always when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    pub items: Vec<Item>,
}

/// One item (задание, вопрос), one information block, or one case with items of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: ItemId,
    /// The short stable code that exports use, such as `M3-2`; may be empty.
    #[serde(default)]
    pub code: String,
    /// The wording (формулировка), small Markdown; the stimulus of a case.
    pub stem: String,
    /// A line under the wording.
    #[serde(default)]
    pub hint: String,
    /// Must be answered before the whole can be handed in.
    #[serde(default)]
    pub required: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    /// The author's own checks of the answer, each with its own error text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    pub kind: Kind,
}

impl Questionnaire {
    /// An empty questionnaire with one empty section.
    pub fn blank(title: &str, section: SectionId) -> Self {
        let section = Section {
            id: section,
            title: String::new(),
            intro: String::new(),
            show_if: None,
            items: Vec::new(),
        };
        Self {
            format: 1,
            title: title.to_owned(),
            purpose: String::new(),
            thanks: String::new(),
            sections: vec![section],
        }
    }

    /// Everything that can be answered, in reading order; the parts of a case stand in its place.
    pub fn questions(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(Section::questions)
    }

    /// All items in reading order, information blocks and cases themselves included.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections
            .iter()
            .flat_map(|section| section.items.iter())
            .flat_map(Item::with_parts)
    }

    /// The item of that id, wherever it stands.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items().find(|item| item.id == *id)
    }
}

impl Section {
    /// What can be answered in this section, in reading order.
    pub fn questions(&self) -> impl Iterator<Item = &Item> {
        self.items
            .iter()
            .flat_map(Item::with_parts)
            .filter(|item| item.is_question())
    }

    /// Is this item, or part of a case, one of this section?
    pub fn asks(&self, id: &ItemId) -> bool {
        self.items.iter().flat_map(Item::with_parts).any(|item| item.id == *id)
    }
}

impl Item {
    /// An information block and a case itself cannot be answered.
    pub fn is_question(&self) -> bool {
        !matches!(self.kind, Kind::Info | Kind::Case(_))
    }

    /// The item and, when it is a case, its parts.
    pub fn with_parts(&self) -> impl Iterator<Item = &Item> {
        let parts = match &self.kind {
            Kind::Case(case) => case.parts.as_slice(),
            _ => &[],
        };
        std::iter::once(self).chain(parts)
    }
}
