//! Answers as values, and the form fields they are read from and shown in.
//!
//! Field names: an item's own id holds its answer (`choice`, `text`, `number`, `date`, `scale`);
//! `{id}.other` the text of «Другое»; `{id}.{option}` the place of an option (`ranking`, `ordering`),
//! the right side of a left side (`matching`) and the column of a row (`matrix`).

use crate::ids::{ItemId, OptionId};
use crate::points::Exact;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// All answers of one attempt. An unanswered item has no entry.
pub type Answers = BTreeMap<ItemId, Value>;

/// The answer to one item. Invariant: it was read and validated by the item's kind, and is not empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Value {
    /// Options picked; `other` is the text of «Другое» when that was picked.
    Options {
        picked: BTreeSet<OptionId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        other: Option<String>,
    },
    Text(String),
    Number(Exact),
    Date(NaiveDate),
    /// A number of a scale.
    Step(i16),
    /// Options in the order given: all of an `ordering`, the first places of a `ranking`.
    Order(Vec<OptionId>),
    /// Left side → right side of a `matching`; row → column of a `matrix`. Rows left out are absent.
    Pairs(BTreeMap<OptionId, OptionId>),
}
