//! Answers as values, and the form fields they are read from and shown in.
//!
//! Field names: an item's own id holds its answer (`choice`, `text`, `number`, `date`, `time`, `scale`);
//! `{id}.other` the text of «Другое»; `{id}.{option}` the place of an option (`ranking`, `ordering`),
//! the right side of a left side (`matching`) and the column of a row (`matrix`);
//! `{id}.{row}.{column}` what a cell holds (`table`).

use crate::ids::{ItemId, OptionId};
use crate::points::{Exact, show};
use crate::problem::Problem;
use crate::questionnaire::condition::Fields;
use crate::questionnaire::kinds::time;
use crate::questionnaire::{Item, Questionnaire};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// All answers of one attempt. An unanswered item has no entry.
pub type Answers = BTreeMap<ItemId, Value>;

/// The answer to one item. Invariant: it was read and validated by the item's kind, and is not empty.
/// Only `Unfinished` is no answer: it is stored and shown again, and nothing else takes it for one.
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
    Time(NaiveTime),
    /// A number of a scale.
    Step(i16),
    /// Options in the order given: all of an `ordering`, the first places of a `ranking`.
    Order(Vec<OptionId>),
    /// Left side → right side of a `matching`; row → column of a `matrix`. Rows left out are absent.
    Pairs(BTreeMap<OptionId, OptionId>),
    /// What the cells of a `table` hold.
    Cells(Cells),
    /// Picked so far of an item that wants more, as the fields of its form, so that nothing picked is lost.
    Unfinished(BTreeMap<String, Vec<String>>),
}

/// Row → column → what the cell holds. Invariant: empty cells are absent, and so are rows of nothing else.
pub type Cells = BTreeMap<OptionId, BTreeMap<OptionId, CellValue>>;

/// What one cell of a `table` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellValue {
    Text(String),
    Number(Exact),
    /// An option of the table's list.
    Option(OptionId),
}

/// The name of the form field of one part of an item.
pub fn field_of(id: &ItemId, part: &OptionId) -> String {
    format!("{id}.{part}")
}

/// The name of the form field of one cell of a table.
pub fn field_of_cell(id: &ItemId, row: &OptionId, column: &OptionId) -> String {
    format!("{id}.{row}.{column}")
}

impl Value {
    /// The form fields that show this answer, in the order of their names' parts.
    pub fn fields(&self, id: &ItemId) -> Vec<(String, String)> {
        let whole = |text: String| vec![(id.to_string(), text)];
        match self {
            Value::Options { picked, other } => {
                let other = other.iter().map(|text| (format!("{id}.other"), text.clone()));
                let picked = picked.iter().map(|option| (id.to_string(), option.to_string()));
                picked.chain(other).collect()
            }
            Value::Text(text) => whole(text.clone()),
            Value::Number(number) => whole(decimal(*number)),
            Value::Date(day) => whole(day.to_string()),
            Value::Time(at) => whole(time::written(*at)),
            Value::Step(step) => whole(step.to_string()),
            Value::Order(order) => (1..)
                .zip(order)
                .map(|(place, option): (usize, _)| (field_of(id, option), place.to_string()))
                .collect(),
            Value::Pairs(pairs) => pairs
                .iter()
                .map(|(left, right)| (field_of(id, left), right.to_string()))
                .collect(),
            Value::Cells(cells) => cells
                .iter()
                .flat_map(|(row, line)| line.iter().map(move |(column, held)| (row, column, held)))
                .map(|(row, column, held)| (field_of_cell(id, row, column), held.text()))
                .collect(),
            Value::Unfinished(picked) => picked
                .iter()
                .flat_map(|(field, texts)| texts.iter().map(|text| (field.clone(), text.clone())))
                .collect(),
        }
    }
}

impl CellValue {
    /// The text of the form field that shows it.
    fn text(&self) -> String {
        match self {
            CellValue::Text(text) => text.clone(),
            CellValue::Number(number) => decimal(*number),
            CellValue::Option(option) => option.to_string(),
        }
    }
}

/// All six digits that an answer may have after the mark, so that it reads back as the same number.
fn decimal(number: Exact) -> String {
    let text = show(number, 6, ',').replace('\u{2212}', "-");
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

/// Stored answers, looked at as form fields.
#[derive(Clone, Copy, Debug)]
pub struct Stored<'a> {
    pub questionnaire: &'a Questionnaire,
    pub answers: &'a Answers,
}

impl Fields for Stored<'_> {
    fn texts(&self, field: &str) -> Vec<String> {
        let name = field.split('.').next().unwrap_or_default();
        let found = ItemId::parse(name).and_then(|id| self.questionnaire.item(&id).zip(self.answers.get(&id)));
        let Some((item, value)) = found else {
            return Vec::new();
        };
        let fields = item.kind.fields(&item.id, value).into_iter();
        fields.filter(|(name, _)| name == field).map(|(_, text)| text).collect()
    }

    /// What is stored was read when it came; only what is unfinished is read again, for what it lacks.
    fn read(&self, item: &Item) -> Result<Option<Value>, Problem> {
        match self.answers.get(&item.id) {
            Some(Value::Unfinished(_)) => item.kind.read(&item.id, self),
            known => Ok(known.cloned()),
        }
    }
}

/// The fields of some items laid over the stored answers of the others.
#[derive(Clone, Debug)]
pub struct Over<'a, F> {
    ids: BTreeSet<&'a str>,
    fields: &'a F,
    stored: Stored<'a>,
}

impl<'a, F: Fields> Over<'a, F> {
    /// The items whose fields count, their fields, and what is stored of all others.
    pub fn new(ids: impl IntoIterator<Item = &'a ItemId>, fields: &'a F, stored: Stored<'a>) -> Self {
        Self {
            ids: ids.into_iter().map(ItemId::as_str).collect(),
            fields,
            stored,
        }
    }

    /// Do the item's own fields count?
    pub fn covers(&self, id: &ItemId) -> bool {
        self.ids.contains(id.as_str())
    }
}

impl<F: Fields> Fields for Over<'_, F> {
    fn texts(&self, field: &str) -> Vec<String> {
        match self.ids.contains(field.split('.').next().unwrap_or_default()) {
            true => self.fields.texts(field),
            false => self.stored.texts(field),
        }
    }

    fn read(&self, item: &Item) -> Result<Option<Value>, Problem> {
        match self.covers(&item.id) {
            true => self.fields.read(item),
            false => self.stored.read(item),
        }
    }
}
