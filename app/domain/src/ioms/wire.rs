//! What crosses between the pages of routes and the server: plain data, no rules.

use crate::{
    ids::{DeficitId, IomId, PersonId},
    ioms::{
        need::{Need, NeedReason},
        state::{ActivityKind, ActivityState, DeficitState, IomAct, IomState, NoteKind},
    },
    registers::{
        history::{Change, Happening},
        listing::Page,
    },
    roster::wire::UnionChoice,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The register of routes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IomList {
    /// The rows asked for.
    pub page: Page<IomLine>,
    /// How many routes there are at all.
    pub all: u64,
    /// How many in each state that occurs.
    pub states: Vec<(IomState, u64)>,
    /// The methodical unions, by title.
    pub unions: Vec<UnionChoice>,
    /// «Нужен»: people in ЧП who need one this year.
    pub needed: usize,
    /// Of them those who have one.
    pub drawn_up: usize,
    /// May the viewer draw up routes?
    pub may_write: bool,
}

/// One route of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IomLine {
    /// Which.
    pub id: IomId,
    /// «Авдеева И. П.»
    pub name: String,
    /// The methodical union's title, or empty.
    pub union: String,
    /// How far it is.
    pub state: IomState,
    /// The day it was approved.
    pub approved_on: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Who escorts, or empty.
    pub escort: String,
    /// To how many deficits it is linked.
    pub links: usize,
    /// How many activities it has.
    pub activities: usize,
    /// How many of them are done.
    pub done: usize,
}

/// «Кому нужен ИОМ»
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeededList {
    /// The calendar year of the diagnosis.
    pub year: i32,
    /// Years to choose from.
    pub years: Vec<i32>,
    /// Everybody in ЧП with a need, the greatest first.
    pub rows: Vec<NeededLine>,
    /// How many need one.
    pub needed: usize,
    /// Of them those who have one.
    pub drawn_up: usize,
    /// May the viewer draw up routes?
    pub may_write: bool,
}

/// One person who may need a route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeededLine {
    /// Who.
    pub person: PersonId,
    /// «Авдеева И. П.»
    pub name: String,
    /// The code in the school's own files.
    pub code: Option<String>,
    /// The methodical union's title, or empty.
    pub union: String,
    /// How much it is needed.
    pub need: Need,
    /// Why.
    pub reason: NeedReason,
    /// The open deficits, the gravest first.
    pub deficits: Vec<DeficitLine>,
    /// The route of this year, whatever its state.
    pub iom: Option<(IomId, IomState)>,
}

/// A deficit of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeficitLine {
    /// Which.
    pub id: DeficitId,
    /// The competence.
    pub title: String,
    /// The level in words.
    pub level: String,
    /// How grave, 1 to 3.
    pub severity: u8,
    /// When it was found.
    pub detected_on: NaiveDate,
    /// The title of the test that showed it.
    pub source: String,
}

/// A deficit a route is linked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkLine {
    /// The link.
    pub id: String,
    /// Our own deficit; none when it is recorded elsewhere.
    pub deficit: Option<DeficitId>,
    /// The competence, or what is known of it; may be empty.
    pub title: String,
    /// The level in words, or empty.
    pub level: String,
    /// Where it was found, or empty.
    pub source: String,
    /// When it was found.
    pub detected_on: Option<NaiveDate>,
    /// Does it still stand? None when it is recorded elsewhere.
    pub state: Option<DeficitState>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// Before and after, when a repeat diagnosis closed it: «43,3 % → 86,7 %».
    pub moved: String,
    /// Why an expert closed it.
    pub closed_reason: String,
}

/// One activity of a route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityLine {
    /// Which.
    pub id: String,
    /// The link of the deficit it is for, or empty.
    pub link: String,
    /// Its kind.
    pub kind: ActivityKind,
    /// What to do.
    pub title: String,
    /// Where, with whom.
    pub provider: String,
    /// Hours.
    pub hours: Option<u32>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The form of the result.
    pub result_form: String,
    /// How far it is.
    pub state: ActivityState,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// What proves it.
    pub evidence: String,
}

/// A dated note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteLine {
    /// An amendment or a meeting.
    pub kind: NoteKind,
    /// Its day.
    pub on: NaiveDate,
    /// What was said.
    pub text: String,
    /// What it changed.
    pub changes: Vec<Change>,
}

/// A route's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IomPage {
    /// Which.
    pub id: IomId,
    /// Whose.
    pub person: PersonId,
    /// Full name.
    pub name: String,
    /// The posts, joined.
    pub position: String,
    /// The methodical union's title, or empty.
    pub union: String,
    /// The first day of the oldest contract here.
    pub since: Option<NaiveDate>,
    /// The school.
    pub organization: String,
    /// How far it is.
    pub state: IomState,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// The goal.
    pub goal: String,
    /// The result expected.
    pub expected: String,
    /// Who escorts.
    pub escort: String,
    /// The day of approval.
    pub approved_on: Option<NaiveDate>,
    /// Who approved, by name.
    pub approved_by: String,
    /// The day it ended.
    pub ended_on: Option<NaiveDate>,
    /// What came of it.
    pub conclusion: String,
    /// What comes next.
    pub next_step: String,
    /// Why it was given up.
    pub cancel_reason: String,
    /// A remark.
    pub note: String,
    /// Linked deficits by priority.
    pub links: Vec<LinkLine>,
    /// Open deficits that are not linked yet.
    pub spare: Vec<DeficitLine>,
    /// The plan.
    pub activities: Vec<ActivityLine>,
    /// Amendments and meetings, oldest first.
    pub notes: Vec<NoteLine>,
    /// What happened, newest first.
    pub history: Vec<Happening>,
    /// What may be done now.
    pub acts: Vec<IomAct>,
    /// May the viewer change it?
    pub may_write: bool,
    /// Names to choose an escort from.
    pub staff: Vec<String>,
    /// Today in the school.
    pub today: NaiveDate,
}

/// The form of a route as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IomInput {
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// The goal.
    pub goal: String,
    /// The result expected.
    pub expected: String,
    /// Who escorts.
    pub escort: String,
    /// The activities in order.
    pub activities: Vec<ActivityInput>,
    /// The day of the amendment, after approval.
    pub amended_on: String,
    /// Why it is amended.
    pub reason: String,
}

/// One activity as it is typed; one without a title is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ActivityInput {
    /// Which; empty for a new one.
    pub id: String,
    /// The link of the deficit it is for.
    pub link: String,
    /// Its kind.
    pub kind: String,
    /// What to do.
    pub title: String,
    /// Where, with whom.
    pub provider: String,
    /// Hours.
    pub hours: String,
    /// By when.
    pub due: String,
    /// The form of the result.
    pub result_form: String,
    /// Not empty when it is to be taken away.
    pub remove: String,
}

/// An act on a route as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IomTurn {
    /// The act.
    pub act: String,
    /// Its day: of approval, of the end.
    pub on: String,
    /// Why it was given back or given up.
    pub reason: String,
    /// What came of it.
    pub conclusion: String,
    /// What comes next.
    pub next_step: String,
    /// A deficit to link with at once: an id of ours.
    pub deficit: String,
    /// A deficit recorded elsewhere to link with at once.
    pub elsewhere: String,
}

/// The mark of an activity as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MarkInput {
    /// Which activity.
    pub activity: String,
    /// How far it is.
    pub state: String,
    /// When it was done.
    pub on: String,
    /// What proves it.
    pub evidence: String,
}

/// A link to add or take away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LinkInput {
    /// A deficit of ours to add.
    pub deficit: String,
    /// The title of one recorded elsewhere to add.
    pub elsewhere: String,
    /// A link to take away.
    pub remove: String,
    /// Why, after approval.
    pub reason: String,
}

/// An intermediate meeting as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MeetingInput {
    /// Its day.
    pub on: String,
    /// What was done and said.
    pub text: String,
}
