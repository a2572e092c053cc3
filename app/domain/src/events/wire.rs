//! What crosses between the pages of events and the server: plain data, no rules.

use crate::{
    events::{
        event::{EventKind, EventLevel},
        participation::{ParticipantRole, ParticipationState},
    },
    ids::{EventId, ParticipationId, PersonId},
    registers::{history::Happening, listing::Page, wire::FileLine},
    roster::wire::UnionChoice,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The register of events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventList {
    /// The rows asked for.
    pub page: Page<EventLine>,
    /// How many events there are at all.
    pub all: u64,
    /// How many of them have somebody who waits for a decision.
    pub waiting_events: u64,
    /// How many participations wait for a decision.
    pub waiting: u64,
    /// Years in which events ended, the latest first.
    pub years: Vec<i32>,
    /// May the viewer add and change events?
    pub may_write: bool,
}

/// One event of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventLine {
    /// Which.
    pub id: EventId,
    /// What it is called.
    pub title: String,
    /// For whom.
    pub level: EventLevel,
    /// What is held.
    pub kind: EventKind,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Is it a scientific-methodical one?
    pub is_sci_method: bool,
    /// Was it written down by a teacher, and has nobody looked at it yet?
    pub is_proposed: bool,
    /// Participations that were confirmed.
    pub confirmed: u64,
    /// Participations that wait.
    pub pending: u64,
}

/// An event's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventPage {
    /// Which.
    pub id: EventId,
    /// The code in the school's own files.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// For whom.
    pub level: EventLevel,
    /// What is held.
    pub kind: EventKind,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Is it a scientific-methodical one?
    pub is_sci_method: bool,
    /// Was it written down by a teacher, and has nobody looked at it yet?
    pub is_proposed: bool,
    /// Who holds it, or empty.
    pub organiser: String,
    /// Where, or empty.
    pub place: String,
    /// The organisations of a network event, one per line.
    pub network_orgs: String,
    /// A remark, or empty.
    pub note: String,
    /// Who of those the reader may see took part, by the alphabet.
    pub participants: Vec<ParticipantLine>,
    /// How many more took part.
    pub others: usize,
    /// What happened, newest first.
    pub history: Vec<Happening>,
    /// Does a confirmed participation count in indicator 3 by the rules in force?
    pub is_counted: bool,
    /// May the viewer change it?
    pub may_write: bool,
    /// May the reader change the event itself?
    pub may_edit: bool,
    /// May the viewer confirm and refuse participations?
    pub may_confirm: bool,
    /// Today in the school.
    pub today: NaiveDate,
}

/// One person at one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParticipantLine {
    /// Which.
    pub id: ParticipationId,
    /// Who.
    pub person: PersonId,
    /// «Авдеева И. П.»
    pub name: String,
    /// The methodical union's title, or empty.
    pub union: String,
    /// In what role.
    pub role: ParticipantRole,
    /// Was it confirmed?
    pub state: ParticipationState,
    /// Did the person propose it?
    pub is_proposed: bool,
    /// Who decided, by name, or empty.
    pub decided_by: String,
    /// The day it was decided.
    pub decided_on: Option<NaiveDate>,
    /// Why it was refused, or empty.
    pub reason: String,
    /// What proves it: an address, or words.
    pub link: String,
    /// What proves it: a file.
    pub file: Option<FileLine>,
    /// The day the proof was taken.
    pub evidence_on: Option<NaiveDate>,
    /// May the reader change the role and the proof, or take the person away?
    pub may_change: bool,
}

/// «Ожидают подтверждения»
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingList {
    /// The rows asked for.
    pub page: Page<WaitingLine>,
    /// How many wait at all.
    pub all: u64,
    /// May the viewer confirm and refuse them?
    pub may_confirm: bool,
}

/// One participation that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingLine {
    /// The event.
    pub event: EventId,
    /// What it is called.
    pub title: String,
    /// For whom.
    pub level: EventLevel,
    /// The last day.
    pub to: NaiveDate,
    /// Is it a scientific-methodical one?
    pub is_sci_method: bool,
    /// Was the event itself written down by a teacher?
    pub is_proposed_event: bool,
    /// The participation.
    pub participant: ParticipantLine,
}

/// The staff to tick off at an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceList {
    /// The event.
    pub event: EventId,
    /// What it is called.
    pub title: String,
    /// The day whose staff is listed.
    pub on: NaiveDate,
    /// Who worked here on that day and fits the search.
    pub rows: Vec<AttendanceLine>,
    /// How many worked here on that day.
    pub working: usize,
    /// The methodical unions, by title.
    pub unions: Vec<UnionChoice>,
    /// May the viewer confirm at once?
    pub may_confirm: bool,
}

/// One person who may have been there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceLine {
    /// Who.
    pub person: PersonId,
    /// «Авдеева И. П.»
    pub name: String,
    /// The posts, joined.
    pub position: String,
    /// The methodical union's title, or empty.
    pub union: String,
    /// The state of the participation that is there already.
    pub state: Option<ParticipationState>,
}

/// What a teacher sees behind the personal link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEvents {
    /// The school.
    pub organization: String,
    /// Whose.
    pub person: String,
    /// Where they took part, newest first.
    pub rows: Vec<OwnParticipation>,
    /// Events of the last year where they are not down yet, newest first.
    pub events: Vec<EventChoice>,
    /// May one more be proposed, or do too many wait already?
    pub may_propose: bool,
    /// Today in the school.
    pub today: NaiveDate,
}

/// One participation as the person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnParticipation {
    /// What the event is called.
    pub title: String,
    /// For whom.
    pub level: EventLevel,
    /// The last day.
    pub to: NaiveDate,
    /// In what role.
    pub role: ParticipantRole,
    /// Was it confirmed?
    pub state: ParticipationState,
    /// Why it was refused, or empty.
    pub reason: String,
}

/// An event to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventChoice {
    /// Which.
    pub id: EventId,
    /// What it is called.
    pub title: String,
    /// The last day.
    pub to: NaiveDate,
}

/// What was typed in other events, to be offered again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventHints {
    /// Who held them.
    pub organisers: Vec<String>,
    /// Where.
    pub places: Vec<String>,
}

/// An event as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EventInput {
    /// What it is called.
    pub title: String,
    /// For whom.
    pub level: String,
    /// What is held.
    pub kind: String,
    /// The first day.
    pub from: String,
    /// The last day; empty is the first.
    pub to: String,
    /// Not empty when it is a scientific-methodical one.
    pub is_sci_method: String,
    /// Who holds it.
    pub organiser: String,
    /// Where.
    pub place: String,
    /// The organisations of a network event, one per line.
    pub network_orgs: String,
    /// A remark.
    pub note: String,
}

/// Who was ticked off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AttendInput {
    /// The persons that were ticked.
    pub persons: Vec<String>,
    /// Everybody who is listed, ticked or not.
    pub listed: Vec<String>,
    /// Not empty when all who are listed are meant.
    pub all: String,
    /// In what role.
    pub role: String,
    /// Not empty when they are confirmed at once.
    pub confirm: String,
}

/// A decision about one or several participations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecideInput {
    /// Which.
    pub participations: Vec<String>,
    /// `confirmed` or `rejected`.
    pub state: String,
    /// Why it is refused.
    pub reason: String,
    /// `waiting` to go back to those who wait; else to the event.
    pub back: String,
}

/// A change of one participation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ParticipantInput {
    /// Which.
    pub participation: String,
    /// In what role.
    pub role: String,
    /// Not empty when the person was put down by mistake.
    pub remove: String,
}

/// What proves a participation, beside a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EvidenceInput {
    /// Which.
    pub participation: String,
    /// An address, or words.
    pub link: String,
    /// The day the proof was taken.
    pub on: String,
}

/// What a teacher proposes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProposalInput {
    /// An event of the register; empty for another one.
    pub event: String,
    /// What another one is called.
    pub title: String,
    /// For whom.
    pub level: String,
    /// What is held.
    pub kind: String,
    /// Its day.
    pub on: String,
    /// Who holds it.
    pub organiser: String,
    /// In what role.
    pub role: String,
    /// What proves it: an address, or words.
    pub link: String,
}
