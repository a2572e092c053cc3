//! What an edit speaks of: a part of the draft, a list of options, a place for an item, a direction.

use crate::ids::{ItemId, OptionId, Slug};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Whose field is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The instrument itself.
    Whole,
    /// A section or an item; their ids differ from each other.
    Part(Slug),
    /// An option, row, column, step or side of an item.
    Choosable { item: ItemId, list: List, option: OptionId },
    /// A check of an item's answer, by its place from 0.
    Rule { item: ItemId, index: usize },
    /// A competence, by its code.
    Competence(String),
    /// The plan of a competence, by its code.
    Plan(String),
    /// A level, by its code.
    Level(String),
}

/// The lists of choosables that items have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    Options,
    Rows,
    Columns,
    Left,
    Right,
}

/// A place for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Behind that item, in the same section or case.
    After(ItemId),
    /// At the end of a section or a case.
    EndOf(Slug),
    /// At that place, from 0, of a section or a case; a number too large means the end.
    At(Slug, usize),
}

/// By one, up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Up,
    Down,
}

/// Whose condition is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conditioned {
    /// What shows a section or an item.
    Shown(Slug),
    /// What a check of an item refuses, by its place from 0.
    Rule { item: ItemId, index: usize },
}

impl Step {
    /// The neighbouring place in a list of that length; `None` at the edge.
    pub fn from(self, index: usize, len: usize) -> Option<usize> {
        match self {
            Self::Up => index.checked_sub(1),
            Self::Down => Some(index + 1).filter(|next| *next < len),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Part(id) => id.fmt(f),
            Self::Choosable { item, .. } | Self::Rule { item, .. } => item.fmt(f),
            Self::Competence(code) | Self::Plan(code) | Self::Level(code) => f.write_str(code),
        }
    }
}
