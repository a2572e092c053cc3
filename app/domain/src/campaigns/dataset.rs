//! The answers of a group as a table of typed variables with a codebook (SR-31): one row a person, one column a
//! variable, so that any statistics program can go on with it.

use crate::ids::{ItemId, OptionId};
use crate::points::Exact;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::answers::{Answers, CellValue, Value};
use crate::questionnaire::kinds::choice::Pick;
use crate::questionnaire::kinds::table::{Cell, Table};
use crate::questionnaire::kinds::{Choosable, Kind, time};
use chrono::NaiveDate;

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// `q3`, of one of several columns `q3_2`, of the second cell in the first row of a table `q3_1_2`; what was written under «Другое» `q3_other`.
    pub name: String,
    /// The wording of the item, small Markdown.
    pub stem: String,
    /// The option, row, left side or «row · column» it is about, or empty.
    pub part: String,
    /// What its cells hold.
    pub measure: Measure,
    /// What a cell can hold, where that is a list.
    pub values: Vec<String>,
    item: ItemId,
    option: Option<OptionId>,
    /// The column of a table; its row is the option.
    column: Option<OptionId>,
}

/// What the cells of a variable hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The text of one option or column.
    Option,
    /// 1 when picked, 0 when not.
    Flag,
    /// A free text.
    Text,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A number of a scale.
    Scale,
    /// A place, 1 the best.
    Place,
}

impl Measure {
    /// All there are.
    pub const ALL: [Measure; 7] = [
        Measure::Option,
        Measure::Flag,
        Measure::Text,
        Measure::Number,
        Measure::Date,
        Measure::Scale,
        Measure::Place,
    ];

    /// The name in files and texts.
    pub fn code(self) -> &'static str {
        match self {
            Measure::Option => "option",
            Measure::Flag => "flag",
            Measure::Text => "text",
            Measure::Number => "number",
            Measure::Date => "date",
            Measure::Scale => "scale",
            Measure::Place => "place",
        }
    }
}

/// The content of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    Empty,
    Text(String),
    Number(Exact),
    Date(NaiveDate),
}

/// The columns of a questionnaire, in reading order.
pub fn variables(questionnaire: &Questionnaire) -> Vec<Variable> {
    let mut all = Vec::new();
    for (no, item) in (1..).zip(questionnaire.questions()) {
        let variable = |suffix: &str, part: &str, option: Option<&OptionId>, measure, values: Vec<String>| Variable {
            name: format!("q{no}{suffix}"),
            stem: item.stem.clone(),
            part: part.to_owned(),
            measure,
            values,
            item: item.id.clone(),
            option: option.cloned(),
            column: None,
        };
        let whole = |measure, values| vec![variable("", "", None, measure, values)];
        let each = |parts: &[Choosable], measure, values: &[String]| -> Vec<Variable> {
            let one = |(at, part): (usize, &Choosable)| {
                variable(&format!("_{at}"), &part.text, Some(&part.id), measure, values.to_vec())
            };
            (1..).zip(parts).map(one).collect()
        };
        all.extend(match &item.kind {
            Kind::Choice(choice) => {
                let mut columns = match choice.pick {
                    Pick::One => whole(Measure::Option, texts(&choice.options)),
                    Pick::Many { .. } => each(&choice.options, Measure::Flag, &[]),
                };
                let other = choice.other.iter();
                columns.extend(other.map(|label| variable("_other", label, None, Measure::Text, Vec::new())));
                columns
            }
            Kind::Text(_) | Kind::Time(_) => whole(Measure::Text, Vec::new()),
            Kind::Number(_) => whole(Measure::Number, Vec::new()),
            Kind::Date(_) => whole(Measure::Date, Vec::new()),
            Kind::Scale(scale) => whole(
                Measure::Scale,
                (scale.from..=scale.to).map(|step| step.to_string()).collect(),
            ),
            Kind::Matrix(matrix) => each(&matrix.rows, Measure::Option, &texts(&matrix.columns)),
            Kind::Table(table) => of_table(table, variable),
            Kind::Matching(matching) => each(&matching.left, Measure::Option, &texts(&matching.right)),
            Kind::Ranking(ranking) => each(&ranking.options, Measure::Place, &[]),
            Kind::Ordering(ordering) => each(&ordering.options, Measure::Place, &[]),
            Kind::Case(_) | Kind::Info => Vec::new(),
        });
    }
    all
}

/// One variable for each cell.
fn of_table(
    table: &Table,
    variable: impl Fn(&str, &str, Option<&OptionId>, Measure, Vec<String>) -> Variable,
) -> Vec<Variable> {
    let (measure, values) = match &table.cell {
        Cell::Text => (Measure::Text, Vec::new()),
        Cell::Number(_) => (Measure::Number, Vec::new()),
        Cell::List(options) => (Measure::Option, texts(options)),
    };
    let mut all = Vec::new();
    for (row_no, row) in (1..).zip(&table.rows) {
        for (column_no, column) in (1..).zip(&table.columns) {
            let (suffix, part) = (
                format!("_{row_no}_{column_no}"),
                format!("{} · {}", row.text, column.text),
            );
            all.push(Variable {
                column: Some(column.id.clone()),
                ..variable(&suffix, &part, Some(&row.id), measure, values.clone())
            });
        }
    }
    all
}

fn texts(options: &[Choosable]) -> Vec<String> {
    options.iter().map(|one| one.text.clone()).collect()
}

impl Variable {
    /// The cell of these answers; what was not asked or not answered is empty, which is not the same as 0.
    pub fn cell(&self, questionnaire: &Questionnaire, answers: &Answers) -> Datum {
        let item = questionnaire.item(&self.item);
        let (Some(item), Some(value)) = (item, answers.get(&self.item)) else {
            return Datum::Empty;
        };
        match (value, &self.option) {
            (Value::Options { other, .. }, None) if self.measure == Measure::Text => {
                other.clone().map_or(Datum::Empty, Datum::Text)
            }
            (Value::Options { picked, .. }, None) => picked.first().map_or(Datum::Empty, |one| named(&item.kind, one)),
            (Value::Options { picked, .. }, Some(option)) => {
                Datum::Number(Exact::from_integer(picked.contains(option).into()))
            }
            (Value::Pairs(pairs), Some(row)) => pairs.get(row).map_or(Datum::Empty, |one| named(&item.kind, one)),
            (Value::Cells(cells), Some(row)) => {
                let held = self.column.as_ref().and_then(|column| cells.get(row)?.get(column));
                held.map_or(Datum::Empty, |held| of_cell(&item.kind, held))
            }
            (Value::Order(order), Some(option)) => {
                let place = order.iter().position(|one| one == option);
                let place = place.and_then(|at| i64::try_from(at + 1).ok());
                place.map_or(Datum::Empty, |place| Datum::Number(Exact::from_integer(place)))
            }
            (Value::Text(text), _) => Datum::Text(text.clone()),
            (Value::Number(number), _) => Datum::Number(*number),
            (Value::Date(day), _) => Datum::Date(*day),
            (Value::Time(at), _) => Datum::Text(time::written(*at)),
            (Value::Step(step), _) => Datum::Number(Exact::from_integer((*step).into())),
            _ => Datum::Empty,
        }
    }
}

fn of_cell(kind: &Kind, held: &CellValue) -> Datum {
    match held {
        CellValue::Text(text) => Datum::Text(text.clone()),
        CellValue::Number(number) => Datum::Number(*number),
        CellValue::Option(option) => named(kind, option),
    }
}

/// An option or a column by its text; «Другое» by its label.
fn named(kind: &Kind, id: &OptionId) -> Datum {
    let (among, other) = match kind {
        Kind::Choice(choice) => (choice.options.as_slice(), choice.other.as_deref()),
        Kind::Matrix(matrix) => (matrix.columns.as_slice(), None),
        Kind::Matching(matching) => (matching.right.as_slice(), None),
        Kind::Table(Table {
            cell: Cell::List(options),
            ..
        }) => (options.as_slice(), None),
        _ => (&[][..], None),
    };
    let found = among.iter().find(|one| one.id == *id).map(|one| one.text.as_str());
    let text = found.or(other).unwrap_or(id.as_str());
    Datum::Text(text.to_owned())
}
