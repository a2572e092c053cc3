//! The words people write in tables for levels, kinds, roles, states and «да», as codes.

use crate::{
    events::{
        event::{EventKind, EventLevel},
        participation::{ParticipantRole, ParticipationState},
    },
    roster::sheet::letters,
};

/// The value whose list of word beginnings fits first; the order of the list decides.
pub fn by_beginning<T: Copy>(text: &str, words: &[(T, &[&str])]) -> Option<T> {
    let word = letters(text);
    let fits = |beginnings: &[&str]| beginnings.iter().any(|start| word.starts_with(start));
    words
        .iter()
        .find(|(_, beginnings)| fits(beginnings))
        .map(|(value, _)| *value)
}

/// «муниципальный», `municipal`.
pub fn level(text: &str) -> Option<EventLevel> {
    let words: &[(EventLevel, &[&str])] = &[
        (EventLevel::School, &["школьн", "внутришкольн", "учрежден"]),
        (EventLevel::District, &["район"]),
        (EventLevel::Intermunicipal, &["межмуницип"]),
        (EventLevel::Municipal, &["муницип", "город", "округ"]),
        (EventLevel::Interregional, &["межрегион"]),
        (EventLevel::Regional, &["регион", "област", "краев", "республик"]),
        (EventLevel::Federal, &["всеросс", "федерал"]),
        (EventLevel::International, &["междунар"]),
    ];
    EventLevel::from_code(text).or_else(|| by_beginning(text, words))
}

/// «мастер-класс», `master_class`.
pub fn kind(text: &str) -> Option<EventKind> {
    let words: &[(EventKind, &[&str])] = &[
        (EventKind::Seminar, &["семинар", "практикум"]),
        (EventKind::Conference, &["конференц", "форум"]),
        (EventKind::MasterClass, &["мастеркласс"]),
        (EventKind::Section, &["секци"]),
        (EventKind::Webinar, &["вебинар"]),
        (EventKind::Contest, &["конкурс", "олимпиад"]),
        (EventKind::Course, &["курс"]),
        (EventKind::Training, &["стажиров", "тренинг"]),
        (EventKind::MoMeeting, &["заседан", "методическоеобъединен"]),
        (EventKind::Network, &["сетев"]),
        (EventKind::Other, &["друг", "ино"]),
    ];
    EventKind::from_code(text).or_else(|| by_beginning(text, words))
}

/// «слушатель», `listener`.
pub fn role(text: &str) -> Option<ParticipantRole> {
    let words: &[(ParticipantRole, &[&str])] = &[
        (ParticipantRole::Listener, &["слушат", "участ"]),
        (ParticipantRole::Speaker, &["доклад", "выступ", "ведущ", "спикер"]),
        (ParticipantRole::Organizer, &["организ"]),
        (ParticipantRole::Expert, &["эксперт"]),
        (ParticipantRole::Jury, &["жюри", "членжюри"]),
    ];
    ParticipantRole::from_code(text).or_else(|| by_beginning(text, words))
}

/// «подтверждено», `confirmed`.
pub fn state(text: &str) -> Option<ParticipationState> {
    let words: &[(ParticipationState, &[&str])] = &[
        (ParticipationState::Confirmed, &["подтвержд"]),
        (
            ParticipationState::Pending,
            &["ожида", "неподтвержд", "ждет", "предлож"],
        ),
        (ParticipationState::Rejected, &["отклон", "отказ"]),
    ];
    ParticipationState::from_code(text).or_else(|| by_beginning(text, words))
}

/// «да», `True`, `1`, «+» are yes; «нет», `False`, `0`, «-» and an empty cell are no.
pub fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "да" | "true" | "yes" | "1" | "+" | "истина" => Some(true),
        "" | "нет" | "false" | "no" | "0" | "-" | "–" | "—" | "ложь" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_tables_are_read_in_any_case_and_with_marks() {
        assert_eq!(level("Муниципальный уровень"), Some(EventLevel::Municipal));
        assert_eq!(level("меж-муниципальный"), Some(EventLevel::Intermunicipal));
        assert_eq!(level("Всероссийская"), Some(EventLevel::Federal));
        assert_eq!(level("лунный"), None);
        assert_eq!(kind("Мастер-класс"), Some(EventKind::MasterClass));
        assert_eq!(role("член жюри"), Some(ParticipantRole::Jury));
        assert_eq!(state("Не подтверждено"), Some(ParticipationState::Pending));
        assert_eq!(
            (yes_or_no("True"), yes_or_no("Да"), yes_or_no("?")),
            (Some(true), Some(true), None)
        );
    }

    #[test]
    fn every_code_is_a_word_of_tables() {
        assert!(EventLevel::ALL.iter().all(|one| level(one.code()) == Some(*one)));
        assert!(EventKind::ALL.iter().all(|one| kind(one.code()) == Some(*one)));
        assert!(ParticipantRole::ALL.iter().all(|one| role(one.code()) == Some(*one)));
        assert!(
            ParticipationState::ALL
                .iter()
                .all(|one| state(one.code()) == Some(*one))
        );
    }
}
