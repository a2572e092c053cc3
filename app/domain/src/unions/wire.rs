//! What the page of a methodical union gets to see. Nothing here says of a person how they stand in a campaign.

use crate::campaigns::results_wire::CompetenceResult;
use crate::campaigns::window::State;
use crate::events::event::EventLevel;
use crate::ids::EventId;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The union of its head, today and in this year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnionPage {
    /// Its title.
    pub title: String,
    /// The day by the school's clock.
    pub today: NaiveDate,
    /// Who belongs to it today, by the alphabet.
    pub members: Vec<MemberLine>,
    /// The campaigns of the year that ask somebody of it, the newest first.
    pub campaigns: Vec<UnionCampaign>,
    /// The events of the year at which somebody of it was, the latest first.
    pub events: Vec<UnionEvent>,
    /// How many answers a group must have to be shown.
    pub threshold: usize,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberLine {
    /// «Авдеева И. П.»
    pub name: String,
    /// The posts, joined.
    pub position: String,
    /// Does the member head it, as the register says?
    pub is_head: bool,
}

/// A campaign, as far as the union goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnionCampaign {
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// The beginning of its window by the school's clock.
    pub opens: NaiveDateTime,
    /// The end of its window.
    pub closes: NaiveDateTime,
    /// How many of the union are done; nothing where so few are asked anonymously that a number would tell.
    pub part: Option<UnionPart>,
    /// What came out.
    pub outcome: UnionOutcome,
}

/// How far the union is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnionPart {
    /// People who are done.
    pub complete: usize,
    /// People who are asked in earnest.
    pub eligible: usize,
}

/// What came out of a campaign for the union, or why that is not shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnionOutcome {
    /// It is not over.
    Running,
    /// It is no test.
    NoPoints,
    /// It promised confidence.
    Unnamed,
    /// The results are not approved, or answers wait for an expert.
    Unready,
    /// So few answered that a number would tell, or a difference would (DD-16, EX-26).
    TooFew,
    /// The competences of all who answered.
    Shown(UnionResults),
}

/// Competence totals of the union.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnionResults {
    /// People whose attempts are counted.
    pub people: usize,
    /// In the order of the test; one that too few were asked about is left out.
    pub competences: Vec<CompetenceResult>,
}

/// An event at which the union was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnionEvent {
    /// Which one.
    pub id: EventId,
    /// Its title.
    pub title: String,
    /// Its level.
    pub level: EventLevel,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// Members whose participation is confirmed.
    pub confirmed: usize,
    /// Members whose participation waits for a decision.
    pub pending: usize,
}
