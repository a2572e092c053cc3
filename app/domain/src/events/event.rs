//! What an event is: its level and its kind.

use crate::{indicators::facts::Reach, roster::codes::coded};

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

impl EventLevel {
    /// Where it stands to the municipal level, which indicator 3 names.
    pub fn reach(self) -> Reach {
        match self {
            Self::School | Self::District => Reach::Below,
            Self::Municipal => Reach::Municipal,
            Self::Intermunicipal | Self::Regional | Self::Interregional | Self::Federal | Self::International => {
                Reach::Above
            }
        }
    }
}

/// The organisations of a network event, one per line; empty lines are none.
pub fn network_orgs(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// Is it held by at least two organisations (SR-49)?
pub fn is_network(kind: EventKind, orgs: &str) -> bool {
    kind == EventKind::Network && network_orgs(orgs).len() >= 2
}
