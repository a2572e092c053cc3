//! A school with events and staff, and the acts of its coordinator, for the tests of the register.

use crate::attempts::school::{Plan, School, school};
use crate::support;
use backend::actor::Actor;
use backend::events::{add, attend, decide, show};
use backend::indicators::indicator;
use domain::access::Role;
use domain::events::wire::{AttendInput, DecideInput, EventInput, EventPage};
use domain::ids::EventId;
use domain::indicators::wire::IndicatorQuery;

pub struct Desk {
    pub school: School,
    pub coordinator: Actor,
}

/// A school of so many teachers with personal links, at 2026-04-20.
pub async fn desk(people: usize) -> Desk {
    let school = school(Plan {
        people,
        ..Plan::default()
    })
    .await;
    let coordinator = support::member(&school.cx, school.org, Role::Coordinator).await;
    Desk { school, coordinator }
}

/// A municipal scientific-methodical seminar of 2026-03-19.
pub fn seminar() -> EventInput {
    EventInput {
        title: "Семинар по оцениванию".to_owned(),
        level: "municipal".to_owned(),
        kind: "seminar".to_owned(),
        from: "2026-03-19".to_owned(),
        is_sci_method: "yes".to_owned(),
        ..EventInput::default()
    }
}

impl Desk {
    pub async fn add(&self, input: &EventInput) -> EventId {
        add(&self.school.cx, &self.coordinator, self.school.org, input)
            .await
            .unwrap()
    }

    pub async fn page(&self, id: EventId) -> EventPage {
        show(&self.school.cx, &self.coordinator, self.school.org, id)
            .await
            .unwrap()
    }

    /// Everybody's ids, by the alphabet.
    pub async fn persons(&self) -> Vec<String> {
        let found =
            crate::attempts::school::column::<uuid::Uuid>(&self.school.cx, "SELECT id FROM persons ORDER BY last_name");
        found.await.into_iter().map(|id| id.to_string()).collect()
    }

    pub async fn attend(&self, id: EventId, persons: &[String], confirm: &str) -> usize {
        let input = AttendInput {
            persons: persons.to_vec(),
            role: "listener".to_owned(),
            confirm: confirm.to_owned(),
            ..AttendInput::default()
        };
        attend(&self.school.cx, &self.coordinator, self.school.org, id, &input)
            .await
            .unwrap()
    }

    pub async fn decide(&self, participations: Vec<String>, state: &str, reason: &str) -> usize {
        let input = decision(participations, state, reason);
        decide(&self.school.cx, &self.coordinator, self.school.org, &input)
            .await
            .unwrap()
    }

    /// The numerator of indicator 3 this year.
    pub async fn counted(&self) -> usize {
        let query = IndicatorQuery {
            year: "2026".to_owned(),
            ..IndicatorQuery::default()
        };
        let view = indicator(&self.school.cx, &Actor::System, self.school.org, "I3", &query)
            .await
            .unwrap();
        view.reading.numerator.unwrap_or_default()
    }
}

pub fn decision(participations: Vec<String>, state: &str, reason: &str) -> DecideInput {
    DecideInput {
        participations,
        state: state.to_owned(),
        reason: reason.to_owned(),
        back: String::new(),
    }
}

/// The ids of everybody's participation, by the alphabet.
pub fn ids(page: &EventPage) -> Vec<String> {
    page.participants.iter().map(|one| one.id.to_string()).collect()
}
