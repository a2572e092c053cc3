//! What the roster's pages show: plain structs, no rules.

use crate::{
    ids::{EmploymentId, PersonId},
    registers::{history::Happening, listing::Page},
    roster::{doubles::Likeness, name::FullName, position::PositionGroup},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The register on a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffList {
    /// The date.
    pub on: NaiveDate,
    /// The date is today.
    pub is_today: bool,
    /// The people asked for.
    pub page: Page<StaffRow>,
    /// How many people there are.
    pub counts: StaffCounts,
    /// The methodical unions, by title.
    pub unions: Vec<UnionChoice>,
    /// May the viewer change the register?
    pub may_write: bool,
}

/// How many people a register has on a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffCounts {
    /// ЧП.
    pub chp: u64,
    /// External part-timers on pedagogical posts beside it.
    pub besides: u64,
    /// People with a contract that lasts.
    pub working: u64,
    /// People whose last contract ended before.
    pub left: u64,
    /// Everybody known, also those who come later.
    pub all: u64,
}

/// A methodical union to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnionChoice {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// One person of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRow {
    /// Who.
    pub id: PersonId,
    /// «Авдеева И. П.»
    pub name: String,
    /// The contracts that last on the date, or the last one.
    pub posts: Vec<PostLine>,
    /// The methodical union's title, or empty.
    pub union: String,
    /// Heads it.
    pub is_head: bool,
    /// The code of the qualification category that holds on the date, or empty.
    pub category: String,
    /// All ставки of the date in hundredths.
    pub rate_hundredths: i64,
    /// The first day of the oldest contract.
    pub since: NaiveDate,
    /// The last day, of one who has left.
    pub until: Option<NaiveDate>,
    /// In ЧП on the date?
    pub is_in_chp: bool,
    /// A young teacher?
    pub is_young: bool,
    /// The kind of a long leave that lasts on the date.
    pub away: Option<String>,
}

/// One contract of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostLine {
    /// The post as typed.
    pub position: String,
    /// The code of its kind.
    pub kind: String,
}

/// A person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPage {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: FullName,
    /// The code in the school's own files, or empty.
    pub code: String,
    /// The date of birth.
    pub birth: Option<NaiveDate>,
    /// An e-mail address, or empty.
    pub email: String,
    /// A telephone number, or empty.
    pub phone: String,
    /// The first day of experience, when it was told.
    pub experience: Option<NaiveDate>,
    /// Whole years of experience today.
    pub experience_years: Option<u32>,
    /// Today.
    pub today: NaiveDate,
    /// In ЧП today?
    pub is_in_chp: bool,
    /// A young teacher today?
    pub is_young: bool,
    /// The kind of a long leave that lasts today.
    pub away: Option<String>,
    /// Has a contract that lasts today.
    pub works: bool,
    /// All contracts, the newest first.
    pub contracts: Vec<ContractLine>,
    /// All long absences, the newest first.
    pub absences: Vec<AbsenceLine>,
    /// All stays in unions, the newest first.
    pub memberships: Vec<MembershipLine>,
    /// All qualification categories, the newest first.
    pub qualifications: Vec<QualificationLine>,
    /// Unions to choose from.
    pub unions: Vec<UnionChoice>,
    /// Posts to choose from.
    pub titles: Vec<String>,
    /// Names and codes of records that were merged into this one.
    pub merged: Vec<String>,
    /// Who looks like the same person.
    pub doubles: Vec<DoubleSide>,
    /// What was done.
    pub history: Vec<Happening>,
    /// May the viewer change it?
    pub may_write: bool,
}

/// A contract on a person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractLine {
    /// Which.
    pub id: EmploymentId,
    /// The post.
    pub position: String,
    /// Its group, when it is known.
    pub group: Option<PositionGroup>,
    /// Does the post count in ЧП?
    pub counts_in_chp: bool,
    /// The code of its kind.
    pub kind: String,
    /// The ставка in hundredths.
    pub rate_hundredths: i32,
    /// The first working day.
    pub start: NaiveDate,
    /// The last working day.
    pub end: Option<NaiveDate>,
    /// The order of hiring, or empty.
    pub hire_order: String,
    /// The order of dismissal, or empty.
    pub end_order: String,
    /// A remark, or empty.
    pub note: String,
    /// Lasts today.
    pub lasts: bool,
}

/// A long absence on a person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceLine {
    /// Which.
    pub id: String,
    /// The code of its kind.
    pub kind: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// A stay in a union on a person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MembershipLine {
    /// Which.
    pub id: String,
    /// The union's id.
    pub union: String,
    /// Its title.
    pub title: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// The head of it.
    pub is_head: bool,
}

/// A qualification category on a person's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualificationLine {
    /// Which.
    pub id: String,
    /// Its code.
    pub category: String,
    /// Since when.
    pub from: Option<NaiveDate>,
    /// Until when.
    pub valid_to: Option<NaiveDate>,
    /// Ended before today.
    pub is_over: bool,
}

/// What the form for a new person needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HiringChoices {
    /// Today.
    pub today: NaiveDate,
    /// Unions to choose from.
    pub unions: Vec<UnionChoice>,
    /// Posts to choose from.
    pub titles: Vec<String>,
}

/// The methodical unions of a school.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnionsPage {
    /// Today.
    pub today: NaiveDate,
    /// All of them, by title, closed ones at the end.
    pub unions: Vec<UnionLine>,
    /// Names of people who work today, to choose a head from.
    pub people: Vec<String>,
    /// What was done.
    pub history: Vec<Happening>,
    /// May the viewer change them?
    pub may_write: bool,
}

/// A methodical union.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnionLine {
    /// Which.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The name of its head today, or empty.
    pub head: String,
    /// Whom that name belongs to.
    pub head_id: Option<PersonId>,
    /// How many members it has today.
    pub members: usize,
}

/// The posts of a school.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionsPage {
    /// The school's own posts and those in use that the dictionary does not know, by title.
    pub own: Vec<PositionLine>,
    /// The dictionary.
    pub dictionary: Vec<PositionLine>,
    /// What was done.
    pub history: Vec<Happening>,
    /// May the viewer change them?
    pub may_write: bool,
}

/// A post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionLine {
    /// Its title.
    pub title: String,
    /// Its group; none when nobody has said.
    pub group: Option<PositionGroup>,
    /// How many contracts of today have it.
    pub holders: usize,
}

/// Two records that look like one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoublePair {
    /// Why they look alike.
    pub likeness: Likeness,
    /// The older record.
    pub one: DoubleSide,
    /// The newer record.
    pub other: DoubleSide,
}

/// One of two records to compare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubleSide {
    /// Who.
    pub id: PersonId,
    /// The full name.
    pub name: String,
    /// The code in the school's own files, or empty.
    pub code: String,
    /// The date of birth.
    pub birth: Option<NaiveDate>,
    /// The contracts: post, first and last day.
    pub contracts: Vec<(String, NaiveDate, Option<NaiveDate>)>,
    /// In how many campaigns they were asked.
    pub campaigns: usize,
    /// How many individual routes they have.
    pub routes: usize,
    /// At how many events they took part.
    pub events: usize,
}

/// Proposals of doubles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoublesPage {
    /// The surest first.
    pub pairs: Vec<DoublePair>,
    /// How many there are in all.
    pub total: usize,
    /// May the viewer merge?
    pub may_write: bool,
}

/// Two records before they are merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergePage {
    /// Who stays.
    pub into: DoubleSide,
    /// Who is the same; none while nobody was chosen.
    pub from: Option<DoubleSide>,
    /// What was typed did not name anybody: `person-unknown`, `person-ambiguous` or `merge-with-itself`.
    pub problem: Option<String>,
    /// Names to choose from.
    pub people: Vec<String>,
}
