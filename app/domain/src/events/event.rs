//! What an event is: its level, its kind, and the few things an indicator has to know of it.

use crate::{ids::EventId, roster::codes::coded};
use chrono::NaiveDate;

coded! {
    /// For whom an event is held, from the narrowest to the widest (`domain.md` 2.9). Indicator 3 depends on it.
    EventLevel {
        /// Школьный.
        School = "school",
        /// Районный.
        District = "district",
        /// Муниципальный.
        Municipal = "municipal",
        /// Межмуниципальный.
        Intermunicipal = "intermunicipal",
        /// Региональный.
        Regional = "regional",
        /// Межрегиональный.
        Interregional = "interregional",
        /// Всероссийский.
        Federal = "federal",
        /// Международный.
        International = "international",
    }
}

coded! {
    /// What is held.
    EventKind {
        /// Семинар.
        Seminar = "seminar",
        /// Конференция.
        Conference = "conference",
        /// Мастер-класс.
        MasterClass = "master_class",
        /// Секция.
        Section = "section",
        /// Вебинар.
        Webinar = "webinar",
        /// Конкурс.
        Contest = "contest",
        /// Курс.
        Course = "course",
        /// Стажировка.
        Training = "training",
        /// Заседание методического объединения.
        MoMeeting = "mo_meeting",
        /// Сетевое мероприятие: at least two organisations (SR-49).
        Network = "network",
        /// Anything else.
        Other = "other",
    }
}

/// What an indicator has to know of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventFact {
    /// Its id.
    pub id: EventId,
    /// For whom it was held.
    pub level: EventLevel,
    /// What was held.
    pub kind: EventKind,
    /// Is it a scientific-methodical one?
    pub is_sci_method: bool,
    /// Its last day: an event over New Year counts by it (`domain.md` 3.4).
    pub date_to: NaiveDate,
}

/// The organisations of a network event, one per line; empty lines are none.
pub fn network_orgs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// Is it held by at least two organisations (SR-49)?
pub fn is_network(kind: EventKind, orgs: &str) -> bool {
    kind == EventKind::Network && network_orgs(orgs).len() >= 2
}
