//! What the indicators' doors take and give: plain structs, no rules.

use crate::{problem::Problem, registers::history::Happening};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Which value is asked for; empty texts ask for the current year and for now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IndicatorQuery {
    /// A year of data.
    pub year: String,
    /// A local moment such as `2026-04-20T12:00`.
    pub as_of: String,
}

/// The choices of the counting rules, as a form gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PoliciesForm {
    /// The day of January, 1 to 31 (DD-03).
    pub census_day: String,
    /// The code of a period policy (DD-03).
    pub period_policy: String,
    /// A percentage (DD-04).
    pub min_answered_percent: String,
    /// The code of a test scope (DD-04).
    pub test_scope: String,
    /// `true` or `false` (DD-07).
    pub include_external: String,
    /// `true` or `false` (DD-08).
    pub exclude_long_leave: String,
    /// The code of a route policy (DD-09).
    pub iom_policy: String,
    /// The code of the levels that count (DD-10).
    pub min_level: String,
    /// `true` or `false` (DD-11).
    pub count_temporary: String,
    /// Digits after the mark (DD-15).
    pub precision: String,
    /// The smallest group shown (DD-16).
    pub anonymity_threshold: String,
}

/// One value with what stands beside it wherever it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The year of data.
    pub year: i32,
    /// What is above the line, when there is one.
    pub numerator: Option<usize>,
    /// What is below it.
    pub denominator: Option<usize>,
    /// «Кроме того».
    pub besides: usize,
    /// «92,7 %», «4», or «—».
    pub shown: String,
    /// `92.7`
    pub plain: Option<String>,
    /// The code of the reason why there is no value.
    pub absent_reason: Option<String>,
    /// «(38 / 41) × 100 = 92,7 %»
    pub formula: String,
    /// The code of its state.
    pub state: String,
    /// The local moment up to which things were seen.
    pub as_of: NaiveDateTime,
    /// The day the staff was counted on.
    pub staff_date: NaiveDate,
    /// The census day.
    pub census_date: NaiveDate,
    /// What is told beside it: codes of texts with their numbers.
    pub sides: Vec<(String, String)>,
    /// The frozen value, when there is one; the reading is then that value.
    pub frozen: Option<Frozen>,
    /// The change against the year before, in the value's own unit: «+12,2».
    pub change: Option<String>,
}

/// That a value was frozen, by whom, and whether it still follows from the data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Its id.
    pub id: String,
    /// When, in local time.
    pub at: NaiveDateTime,
    /// Who did it.
    pub by: String,
    /// The order's number.
    pub order_no: String,
    /// The order's date.
    pub order_date: Option<NaiveDate>,
    /// Why it was corrected; empty for a first value.
    pub reason: String,
    /// The checksum of everything it follows from.
    pub checksum: String,
    /// What would come out today, when the data behind it have changed.
    pub would_be: Option<String>,
}

/// One indicator on the dashboard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    /// Its code.
    pub code: String,
    /// Its number in the table.
    pub no: u32,
    /// A few words.
    pub short: String,
    /// `percent` or `count`
    pub unit: String,
    /// What is aimed at, as shown, or nothing.
    pub target: String,
    /// «Итог за Y−1»
    pub settled: Reading,
    /// «Оперативно за Y»
    pub current: Reading,
    /// Earlier years and these two, oldest first: year, shown value, value for a bar.
    pub trend: Vec<(i32, String, Option<String>)>,
}

/// All indicators at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dashboard {
    /// What pages watch to hear of changes.
    pub topic: String,
    /// Y: the year that goes on.
    pub year: i32,
    /// The local moment up to which things were seen.
    pub as_of: NaiveDateTime,
    /// The indicators that are switched on.
    pub tiles: Vec<Tile>,
    /// The rules as names and values.
    pub rules: Vec<(String, String)>,
    /// The edition of the programme whose definitions hold, when there is one.
    pub edition: Option<String>,
    /// The census whose snapshot was taken last, and when.
    pub snapshot: Option<(NaiveDate, NaiveDateTime)>,
    /// May the viewer change rules and definitions?
    pub may_change: bool,
    /// May the viewer freeze values?
    pub may_freeze: bool,
}

/// An indicator's value with all that explains it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorView {
    /// Its code.
    pub code: String,
    /// What it says.
    pub title: String,
    /// The same in a few words.
    pub short: String,
    /// Its number in the table.
    pub no: u32,
    /// `percent` or `count`
    pub unit: String,
    /// What is wrong with the approved row.
    pub defect_note: String,
    /// Where the data come from.
    pub source: String,
    /// When they are collected.
    pub term: String,
    /// What pages watch to hear of changes.
    pub topic: String,
    /// The years there is something to show of.
    pub years: Vec<i32>,
    /// «(ЧПдп / ЧП) × 100»
    pub written: String,
    /// The value.
    pub reading: Reading,
    /// «Итог за Y−1» and «Оперативно за Y» of the moment that is asked for.
    pub pair: Vec<Reading>,
    /// The rules as names and values.
    pub rules: Vec<(String, String)>,
    /// The names of those rules that bear on this number.
    pub concerns: Vec<String>,
    /// The variables of the formula.
    pub counts: Vec<CountView>,
    /// Is the viewer shown names?
    pub has_names: bool,
    /// May the viewer change the rules?
    pub may_change: bool,
}

/// A variable's number with its proof.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountView {
    /// `ЧПдп`
    pub symbol: String,
    /// `CHP_DP`
    pub code: String,
    /// What it is, in words.
    pub title: String,
    /// `persons` or `posts`
    pub counted: String,
    /// Is it ЧП itself?
    pub is_staff: bool,
    /// The number.
    pub number: usize,
    /// Who was counted and who was not, by methodical union and name.
    pub people: Vec<EvidenceRow>,
    /// The posts that were counted and that were not.
    pub posts: Vec<PostRow>,
}

/// One person behind a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRow {
    /// The organisation's code of the person, when there is one.
    pub person: Option<String>,
    /// «Авдеева И. П.»
    pub name: String,
    /// The post.
    pub position: String,
    /// The methodical union's title, or empty.
    pub union: String,
    /// In ЧП?
    pub in_staff: bool,
    /// Counted?
    pub included: bool,
    /// The code of the reason.
    pub reason: String,
    /// The day that belongs to the reason: of the counted attempt, or the last working day.
    pub day: Option<NaiveDate>,
}

/// One vacancy behind a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostRow {
    /// The organisation's code of the vacancy.
    pub code: String,
    /// The post.
    pub position: String,
    /// How many posts.
    pub posts: u32,
    /// Ставки of each, as shown.
    pub rate: String,
    /// The day it was opened.
    pub opened_on: NaiveDate,
    /// The day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Counted?
    pub included: bool,
    /// The code of the reason.
    pub reason: String,
}

/// The rules as they are, and what a change would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliciesView {
    /// The rules in force.
    pub form: PoliciesForm,
    /// The values by them.
    pub now: Vec<Trial>,
    /// What the rules that are tried would give.
    pub tried: Option<Tried>,
    /// Who changed which rule and when, the last change first.
    pub history: Vec<Happening>,
}

/// One indicator's value in a trial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// The indicator's code.
    pub code: String,
    /// A few words.
    pub short: String,
    /// «92,7 %»
    pub shown: String,
    /// «(38 / 41) × 100 = 92,7 %»
    pub formula: String,
}

/// Rules that are tried and not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// As typed.
    pub form: PoliciesForm,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
    /// The values by them, when nothing is wrong.
    pub values: Vec<Trial>,
}

/// Freezing a year's values, as a form gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FreezeForm {
    /// The year of data.
    pub year: String,
    /// The order's number.
    pub order_no: String,
    /// The order's date.
    pub order_date: String,
}

/// Correcting a frozen value, as a form gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CorrectForm {
    /// The id of the value.
    pub value: String,
    /// Why.
    pub reason: String,
    /// The order's number.
    pub order_no: String,
    /// The order's date.
    pub order_date: String,
}

/// What can be frozen, and what was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreezeView {
    /// The year of data.
    pub year: i32,
    /// The years there is something to freeze or to look at.
    pub years: Vec<i32>,
    /// The values as they would be frozen, or as they are.
    pub values: Vec<FreezeRow>,
    /// From which day the year can be frozen, when it is too early.
    pub too_early_until: Option<NaiveDate>,
    /// The snapshot of the January census, and what has changed since.
    pub census: Option<CensusNote>,
    /// The rules they are counted by.
    pub rules: Vec<(String, String)>,
    /// May the viewer freeze?
    pub may_freeze: bool,
}

/// A January census beside what the registers say of its day now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CensusNote {
    /// Its day.
    pub day: NaiveDate,
    /// When it was written down, in local time.
    pub taken_at: NaiveDateTime,
    /// People in ЧП and open posts, then and now.
    pub staff: (usize, usize),
    /// The same of posts.
    pub posts: (usize, usize),
    /// Who is in ЧП of that day now and was not then; names as far as the viewer is shown them.
    pub came: Vec<String>,
    /// Who was in it then and is not now.
    pub left: Vec<String>,
    /// The checksum it was written down with.
    pub checksum: String,
    /// Does what is stored still give it?
    pub is_intact: bool,
}

/// One value that can be frozen or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreezeRow {
    /// The indicator's code.
    pub code: String,
    /// A few words.
    pub short: String,
    /// The value, frozen or counted now.
    pub reading: Reading,
}

/// A frozen value with its proof and what it replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueView {
    /// The indicator's code.
    pub code: String,
    /// What the indicator said then.
    pub title: String,
    /// The same in a few words.
    pub short: String,
    /// The formula as it was typed.
    pub formula: String,
    /// «(ЧПдп / ЧП) × 100»
    pub written: String,
    /// The value.
    pub reading: Reading,
    /// The rules then, as names and values.
    pub rules: Vec<(String, String)>,
    /// The people and posts of each variable, with the names they had.
    pub counts: Vec<CountView>,
    /// The values of the same year, the first one first: id, «92,7 %», when, whose, why.
    pub history: Vec<Reading>,
    /// Do its stored parts still give its checksum?
    pub is_intact: bool,
    /// Is it the one in force?
    pub is_last: bool,
    /// Is the viewer shown names?
    pub has_names: bool,
    /// May the viewer correct it?
    pub may_freeze: bool,
}
