//! The one page of a questionnaire that is answered without a name. It travels whole in both directions, since nothing
//! of it is stored before it is handed in.

use super::wire::Hidden;
use crate::ids::ItemId;
use crate::problem::Problem;
use crate::questionnaire::Questionnaire;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnonymousSheet {
    pub organization: String,
    /// In the order drawn for this page.
    pub questionnaire: Questionnaire,
    /// What that order was drawn with; it says nothing of who was given it.
    pub seed: u64,
    /// The end of the window by the school's wall clock.
    pub ends_at: NaiveDateTime,
    /// What was typed and sent, when it could not be taken yet.
    pub fields: BTreeMap<String, Vec<String>>,
    /// What conditions hide for that.
    pub hidden: Hidden,
    /// What speaks against handing in.
    pub problems: Vec<Problem>,
    /// The answers have brought up questions that nobody has seen yet.
    pub has_more: bool,
}

/// The page as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnonymousForm {
    pub fields: BTreeMap<String, Vec<String>>,
    /// The items that were hidden on it.
    pub hidden: BTreeSet<ItemId>,
    pub seed: u64,
}
