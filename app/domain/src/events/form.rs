//! Reading what was typed about an event, a proof and a proposal. Nothing typed is lost when it is refused.

use crate::{
    events::{
        event::{EventKind, EventLevel, network_orgs},
        participation::ParticipantRole,
        wire::{EventInput, EvidenceInput, ProposalInput},
    },
    ids::EventId,
    problem::Problem,
    registers::reading::{LONGEST_LINE, LONGEST_TEXT, Reading},
    safe_url::is_unsafe_address,
};
use chrono::{Days, NaiveDate};

/// A proposal that is older is for the coordinator to write down.
const OLDEST_PROPOSAL: Days = Days::new(3 * 366);

/// An event as it was typed, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventForm {
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
    /// Who holds it.
    pub organiser: String,
    /// Where.
    pub place: String,
    /// The organisations of a network event, one per line.
    pub network_orgs: String,
    /// A remark.
    pub note: String,
}

/// What proves a participation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// An address, or words.
    pub link: String,
    /// The day it was taken.
    pub on: Option<NaiveDate>,
}

/// A proposal as it was typed, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where the person took part.
    pub event: ProposedEvent,
    /// In what role.
    pub role: ParticipantRole,
    /// What proves it.
    pub link: String,
}

/// An event of the register, or one that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposedEvent {
    /// One of the register.
    Known(EventId),
    /// Another one; whether it is a scientific-methodical one is not for the teacher to say.
    New(Box<EventForm>),
}

/// Reads an event; problems stand at `event[…]`.
pub fn read_event(input: &EventInput) -> Result<EventForm, Vec<Problem>> {
    let mut reading = Reading::default();
    let title = reading.needed("event[title]", &input.title, LONGEST_LINE);
    let level = choice(&mut reading, "event[level]", &input.level, EventLevel::from_code);
    let kind = choice(&mut reading, "event[kind]", &input.kind, EventKind::from_code);
    let from = day(&mut reading, "event[from]", &input.from);
    let to = reading.date("event[to]", &input.to).or(from);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        reading.refuse("event[to]", "end-before-start");
    }
    let organiser = reading.text("event[organiser]", &input.organiser, LONGEST_LINE);
    let place = reading.text("event[place]", &input.place, LONGEST_LINE);
    let orgs = reading.text("event[network_orgs]", &input.network_orgs, LONGEST_TEXT);
    if kind == Some(EventKind::Network) && network_orgs(&orgs).len() < 2 {
        reading.refuse("event[network_orgs]", "event-network-orgs");
    }
    let note = reading.text("event[note]", &input.note, LONGEST_TEXT);
    let read = all(level, kind, from, to).map(|(level, kind, from, to)| EventForm {
        title,
        level,
        kind,
        from,
        to,
        is_sci_method: !input.is_sci_method.is_empty(),
        organiser,
        place,
        network_orgs: network_orgs(&orgs).join("\n"),
        note,
    });
    given(reading, read)
}

/// Reads a proof; problems stand at `evidence[…]`.
pub fn read_evidence(input: &EvidenceInput, today: NaiveDate) -> Result<Evidence, Vec<Problem>> {
    let mut reading = Reading::default();
    let evidence = Evidence {
        link: proof(&mut reading, "evidence[link]", &input.link),
        on: reading.date("evidence[on]", &input.on),
    };
    if evidence.on.is_some_and(|on| on > today) {
        reading.refuse("evidence[on]", "day-ahead");
    }
    reading.give(evidence)
}

/// Reads a proposal; problems stand at `proposal[…]`.
pub fn read_proposal(input: &ProposalInput, today: NaiveDate) -> Result<Proposal, Vec<Problem>> {
    let mut reading = Reading::default();
    let role = choice(&mut reading, "proposal[role]", &input.role, ParticipantRole::from_code);
    let link = proof(&mut reading, "proposal[link]", &input.link);
    let event = match input.event.trim() {
        "" => proposed(&mut reading, input, today).map(|form| ProposedEvent::New(Box::new(form))),
        known => match known.parse() {
            Ok(id) => Some(ProposedEvent::Known(id)),
            Err(_) => {
                reading.refuse("proposal[event]", "event-unknown");
                None
            }
        },
    };
    let read = event.zip(role).map(|(event, role)| Proposal { event, role, link });
    given(reading, read)
}

fn proposed(reading: &mut Reading, input: &ProposalInput, today: NaiveDate) -> Option<EventForm> {
    let title = reading.needed("proposal[title]", &input.title, LONGEST_LINE);
    let level = choice(reading, "proposal[level]", &input.level, EventLevel::from_code);
    let kind = choice(reading, "proposal[kind]", &input.kind, EventKind::from_code);
    let on = day(reading, "proposal[on]", &input.on);
    if on.is_some_and(|on| on > today) {
        reading.refuse("proposal[on]", "day-ahead");
    }
    if on.is_some_and(|on| {
        today
            .checked_sub_days(OLDEST_PROPOSAL)
            .is_some_and(|oldest| on < oldest)
    }) {
        reading.refuse("proposal[on]", "proposal-too-old");
    }
    let organiser = reading.text("proposal[organiser]", &input.organiser, LONGEST_LINE);
    all(level, kind, on, on).map(|(level, kind, from, to)| EventForm {
        title,
        level,
        kind,
        from,
        to,
        is_sci_method: false,
        organiser,
        place: String::new(),
        network_orgs: String::new(),
        note: String::new(),
    })
}

fn choice<T>(reading: &mut Reading, at: &str, text: &str, of: impl Fn(&str) -> Option<T>) -> Option<T> {
    let chosen = of(text.trim());
    if chosen.is_none() {
        reading.refuse(at, "choose");
    }
    chosen
}

fn day(reading: &mut Reading, at: &str, text: &str) -> Option<NaiveDate> {
    if text.trim().is_empty() {
        reading.refuse(at, "required");
    }
    reading.date(at, text)
}

/// An address or words; what looks like an address and may not become a link is refused (security 34).
fn proof(reading: &mut Reading, at: &str, text: &str) -> String {
    if is_unsafe_address(text) {
        reading.refuse(at, "link-unsafe");
    }
    reading.text(at, text, LONGEST_TEXT)
}

type Needed = (EventLevel, EventKind, NaiveDate, NaiveDate);

fn all(
    level: Option<EventLevel>,
    kind: Option<EventKind>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Option<Needed> {
    Some((level?, kind?, from?, to?))
}

/// What was read; what lacks a part has a problem that says so.
fn given<T>(reading: Reading, read: Option<T>) -> Result<T, Vec<Problem>> {
    reading
        .give(read)?
        .ok_or_else(|| vec![Problem::new("", "form-unreadable")])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn named(problems: &[Problem]) -> Vec<String> {
        problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn sr_46_the_level_is_one_of_the_list_and_every_wrong_field_is_named() {
        let typed = EventInput {
            level: "лунный".to_owned(),
            from: "2026-05-02".to_owned(),
            to: "2026-05-01".to_owned(),
            ..EventInput::default()
        };
        let problems = read_event(&typed).unwrap_err();
        assert_eq!(
            named(&problems),
            [
                "event[title] required",
                "event[level] choose",
                "event[kind] choose",
                "event[to] end-before-start"
            ]
        );
    }

    #[test]
    fn sr_49_a_network_event_is_held_by_two_organisations_at_least() {
        let typed = |orgs: &str| EventInput {
            title: "Сетевой семинар".to_owned(),
            level: "municipal".to_owned(),
            kind: "network".to_owned(),
            from: "2026-05-02".to_owned(),
            network_orgs: orgs.to_owned(),
            ..EventInput::default()
        };
        let problems = read_event(&typed("Школа № 7\n \n")).unwrap_err();
        assert_eq!(named(&problems), ["event[network_orgs] event-network-orgs"]);
        let read = read_event(&typed(" Школа № 7 \n\nШкола № 3")).unwrap();
        assert_eq!(read.network_orgs, "Школа № 7\nШкола № 3");
        assert_eq!((read.from, read.to), (day("2026-05-02"), day("2026-05-02")));
    }

    #[test]
    fn security_34_a_proof_is_an_address_or_words_and_its_day_has_come() {
        let today = day("2026-04-20");
        let typed = |link: &str, on: &str| EvidenceInput {
            participation: String::new(),
            link: link.to_owned(),
            on: on.to_owned(),
        };
        let wrong = read_evidence(&typed("javascript:alert(1)", "21.04.2026"), today).unwrap_err();
        assert_eq!(named(&wrong), ["evidence[link] link-unsafe", "evidence[on] day-ahead"]);
        let words = read_evidence(&typed("Сертификат № 12", "20.04.2026"), today).unwrap();
        assert_eq!((words.link.as_str(), words.on), ("Сертификат № 12", Some(today)));
    }

    #[test]
    fn a_teacher_s_own_event_needs_what_tells_it_apart_and_is_never_called_methodical_by_them() {
        let today = day("2026-04-20");
        let typed = ProposalInput {
            title: "Форум".to_owned(),
            level: "municipal".to_owned(),
            kind: "conference".to_owned(),
            on: "2026-04-21".to_owned(),
            role: "speaker".to_owned(),
            ..ProposalInput::default()
        };
        let wrong = read_proposal(&typed, today).unwrap_err();
        assert_eq!(named(&wrong), ["proposal[on] day-ahead"]);
        let old = ProposalInput {
            on: "2019-01-01".to_owned(),
            ..typed.clone()
        };
        assert_eq!(
            named(&read_proposal(&old, today).unwrap_err()),
            ["proposal[on] proposal-too-old"]
        );
        let right = ProposalInput {
            on: "2026-04-18".to_owned(),
            ..typed
        };
        match read_proposal(&right, today).unwrap().event {
            ProposedEvent::New(event) => assert!(!event.is_sci_method),
            ProposedEvent::Known(_) => panic!("a new one"),
        }
    }
}
