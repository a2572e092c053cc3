//! What a group answered, item by item: frequencies, means, places and texts (SR-34). An answer that a condition
//! hides counts for nothing, and nothing here tells who answered.

use super::tally_cells::{self, CellsRow};
use crate::ids::{ItemId, OptionId};
use crate::points::{Exact, whole};
use crate::questionnaire::answers::{Answers, Stored, Value};
use crate::questionnaire::flow::walk;
use crate::questionnaire::kinds::Kind;
use crate::questionnaire::kinds::choice::Choice;
use crate::questionnaire::kinds::scale::Scale;
use crate::questionnaire::{Item, Questionnaire};
use crate::scoring::keys::{Key, KeySheet};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answers of a group to one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemTally {
    /// Its number in reading order.
    pub no: usize,
    /// Its wording, small Markdown.
    pub stem: String,
    /// To how many it was shown.
    pub asked: usize,
    /// How many of them answered.
    pub answered: usize,
    /// What they answered.
    pub answers: Tally,
}

/// Answers counted as their kind asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tally {
    /// How many picked each option, and what was written under «Другое».
    Options { lines: Vec<Line>, others: Vec<Line> },
    /// How many gave each number of a scale; `nps` only for 0 to 10.
    Steps {
        lines: Vec<Line>,
        mean: Option<Exact>,
        nps: Option<Exact>,
    },
    /// Rows × columns.
    Grid { columns: Vec<String>, rows: Vec<GridRow> },
    /// A table that was filled in: rows × columns, each cell counted on its own.
    Cells { columns: Vec<String>, rows: Vec<CellsRow> },
    /// The mean place of each option, the best first.
    Places(Vec<PlaceLine>),
    /// Numbers in short; none when nobody answered.
    Numbers(Option<Summary>),
    /// Days with how many gave each.
    Days(Vec<(NaiveDate, usize)>),
    /// Times of day with how many gave each.
    Times(Vec<(NaiveTime, usize)>),
    /// Texts, equal ones together, the most frequent first.
    Texts(Vec<Line>),
    /// Not shown before there are so many answers.
    Withheld(usize),
}

/// A text and how many stand behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub text: String,
    pub count: usize,
    /// Is it what the key calls right?
    pub is_key: bool,
}

/// A row of a matrix or a left side of a matching.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridRow {
    pub text: String,
    /// By column.
    pub counts: Vec<usize>,
    /// The column that the key calls right.
    pub key: Option<usize>,
}

/// An option of a ranking or an ordering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceLine {
    pub text: String,
    /// How many gave it a place.
    pub count: usize,
    /// The mean of the places given, 1 the best.
    pub mean: Option<Exact>,
}

/// Numbers in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    pub least: Exact,
    pub most: Exact,
    pub mean: Exact,
    /// The middle one; between two middle ones their mean.
    pub median: Exact,
}

/// Counts the answers of a group to every question.
pub fn tally(questionnaire: &Questionnaire, keys: &KeySheet, sheets: &[Answers]) -> Vec<ItemTally> {
    let mut asked = BTreeMap::<&ItemId, usize>::new();
    let mut given = BTreeMap::<ItemId, Vec<Value>>::new();
    for answers in sheets {
        let walk = walk(questionnaire, &Stored { questionnaire, answers });
        for item in walk.questions() {
            *asked.entry(&item.id).or_default() += 1;
        }
        for (item, value) in walk.answers {
            given.entry(item).or_default().push(value);
        }
    }
    let count = |(no, item): (usize, &Item)| {
        let values = given.get(&item.id).map(Vec::as_slice).unwrap_or_default();
        let key = keys.items.get(&item.id).map(|key| &key.key);
        ItemTally {
            no,
            stem: item.stem.clone(),
            asked: asked.get(&item.id).copied().unwrap_or(0),
            answered: values.len(),
            answers: of_kind(&item.kind, key, values),
        }
    };
    (1..).zip(questionnaire.questions()).map(count).collect()
}

fn of_kind(kind: &Kind, key: Option<&Key>, values: &[Value]) -> Tally {
    match kind {
        Kind::Choice(choice) => options(choice, key, values),
        Kind::Scale(scale) => steps(scale, values),
        Kind::Matrix(matrix) => grid(texts(&matrix.rows), texts(&matrix.columns), None, values),
        Kind::Table(table) => tally_cells::cells(table, values),
        Kind::Matching(matching) => grid(texts(&matching.left), texts(&matching.right), key, values),
        Kind::Ranking(ranking) => places(texts(&ranking.options), values),
        Kind::Ordering(ordering) => places(texts(&ordering.options), values),
        Kind::Number(_) => Tally::Numbers(summary(values.iter().filter_map(number).collect())),
        Kind::Date(_) => Tally::Days(counted(values, |value| match value {
            Value::Date(day) => Some(*day),
            _ => None,
        })),
        Kind::Time(_) => Tally::Times(counted(values, |value| match value {
            Value::Time(time) => Some(*time),
            _ => None,
        })),
        Kind::Text(_) | Kind::Case(_) | Kind::Info => Tally::Texts(equal_texts(values.iter().filter_map(text))),
    }
}

type Named<'a> = Vec<(&'a OptionId, &'a str)>;

fn texts(options: &[crate::questionnaire::kinds::Choosable]) -> Named<'_> {
    options.iter().map(|one| (&one.id, one.text.as_str())).collect()
}

fn options(choice: &Choice, key: Option<&Key>, values: &[Value]) -> Tally {
    let picks = |id: &str| {
        let has = |value: &&Value| matches!(value, Value::Options { picked, .. } if picked.iter().any(|one| one.as_str() == id));
        values.iter().filter(has).count()
    };
    let is_key = |id: &OptionId| matches!(key, Some(Key::Options(right)) if right.contains(id));
    let mut lines: Vec<Line> = texts(&choice.options)
        .into_iter()
        .map(|(id, text)| Line {
            text: text.to_owned(),
            count: picks(id.as_str()),
            is_key: is_key(id),
        })
        .collect();
    lines.extend(choice.other.iter().map(|label| Line {
        text: label.clone(),
        count: picks("other"),
        is_key: false,
    }));
    Tally::Options {
        lines,
        others: equal_texts(values.iter().filter_map(written)),
    }
}

fn steps(scale: &Scale, values: &[Value]) -> Tally {
    let given: Vec<i16> = values
        .iter()
        .filter_map(|value| match value {
            Value::Step(step) => Some(*step),
            _ => None,
        })
        .collect();
    let count = |fits: &dyn Fn(i16) -> bool| given.iter().filter(|step| fits(**step)).count();
    let label = |step: i16| match step {
        step if step == scale.from && !scale.low_label.is_empty() => format!("{step} — {}", scale.low_label),
        step if step == scale.to && !scale.high_label.is_empty() => format!("{step} — {}", scale.high_label),
        step => step.to_string(),
    };
    let line = |step: i16| Line {
        text: label(step),
        count: count(&|one| one == step),
        is_key: false,
    };
    let exact: Vec<Exact> = given.iter().map(|step| whole(i64::from(*step))).collect();
    let people = i64::try_from(given.len()).unwrap_or(i64::MAX);
    // Promoters give 9 or 10, detractors 0 to 6; the score is the difference of their percentages.
    let difference = || count(&|one| one >= 9) as i64 - count(&|one| one <= 6) as i64;
    Tally::Steps {
        lines: (scale.from..=scale.to).map(line).collect(),
        mean: mean(&exact),
        nps: ((scale.from, scale.to) == (0, 10) && people > 0).then(|| Exact::new(difference() * 100, people)),
    }
}

fn grid(rows: Named<'_>, columns: Named<'_>, key: Option<&Key>, values: &[Value]) -> Tally {
    let right = |row: &OptionId| match key {
        Some(Key::Pairs(pairs)) => pairs.get(row),
        _ => None,
    };
    let joins = |row: &OptionId, column: &OptionId| {
        let has = |value: &&Value| matches!(value, Value::Pairs(pairs) if pairs.get(row) == Some(column));
        values.iter().filter(has).count()
    };
    let row = |(row, text): &(&OptionId, &str)| GridRow {
        text: (*text).to_owned(),
        counts: columns.iter().map(|(column, _)| joins(row, column)).collect(),
        key: right(row).and_then(|right| columns.iter().position(|(column, _)| *column == right)),
    };
    Tally::Grid {
        rows: rows.iter().map(row).collect(),
        columns: columns.iter().map(|(_, text)| (*text).to_owned()).collect(),
    }
}

fn places(options: Named<'_>, values: &[Value]) -> Tally {
    let place = |id: &OptionId, value: &Value| match value {
        Value::Order(order) => order.iter().position(|one| one == id),
        _ => None,
    };
    let line = |(id, text): (&OptionId, &str)| {
        let given = values.iter().filter_map(|value| place(id, value));
        let given: Vec<Exact> = given
            .map(|at| whole(i64::try_from(at + 1).unwrap_or(i64::MAX)))
            .collect();
        PlaceLine {
            text: text.to_owned(),
            count: given.len(),
            mean: mean(&given),
        }
    };
    let mut lines: Vec<PlaceLine> = options.into_iter().map(line).collect();
    lines.sort_by_key(|line| (line.mean.is_none(), line.mean));
    Tally::Places(lines)
}

fn number(value: &Value) -> Option<Exact> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

pub(super) fn summary(mut numbers: Vec<Exact>) -> Option<Summary> {
    numbers.sort();
    let middle = (numbers.len().checked_sub(1)? / 2, numbers.len() / 2);
    Some(Summary {
        least: *numbers.first()?,
        most: *numbers.last()?,
        mean: mean(&numbers)?,
        median: (*numbers.get(middle.0)? + *numbers.get(middle.1)?) / whole(2),
    })
}

fn mean(numbers: &[Exact]) -> Option<Exact> {
    let sum = numbers.iter().fold(whole(0), |sum, one| sum + *one);
    let count = i64::try_from(numbers.len()).ok().filter(|count| *count > 0)?;
    Some(sum / whole(count))
}

/// How many gave each, in order.
fn counted<T: Ord>(values: &[Value], pick: impl Fn(&Value) -> Option<T>) -> Vec<(T, usize)> {
    let mut counts = BTreeMap::new();
    for one in values.iter().filter_map(pick) {
        *counts.entry(one).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// What was written under «Другое».
fn written(value: &Value) -> Option<&str> {
    match value {
        Value::Options { other, .. } => other.as_deref(),
        _ => None,
    }
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Their order tells nothing of who wrote them or when.
pub(super) fn equal_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Line> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let line = |(text, count): (&str, usize)| Line {
        text: text.to_owned(),
        count,
        is_key: false,
    };
    let mut lines: Vec<Line> = counts.into_iter().map(line).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.count));
    lines
}
