//! Words and small parts that pages of the roster share.

use crate::t;
use crate::ui::number::day;
use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::roster::position::PositionGroup;
use domain::roster::staff::EmploymentKind;
use domain::roster::wire::UnionChoice;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The person of the address.
pub fn person_of_page() -> PersonId {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    let id = id.and_then(|id| id.parse().ok());
    id.unwrap_or(PersonId(uuid::Uuid::nil()))
}

/// «1,50»
pub fn rate(hundredths: i64) -> String {
    let mark = crate::i18n::locale().decimal_mark();
    format!("{}{mark}{:02}", hundredths / 100, hundredths % 100)
}

/// «с 01.09.2019», «01.09.2019 – 31.08.2026»
pub fn days(from: NaiveDate, to: Option<NaiveDate>) -> String {
    match to {
        Some(to) => format!("{} – {}", day(from), day(to)),
        None => t!("staff-since-day", day = day(from)),
    }
}

/// A day for a date field.
pub fn typed_day(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The kinds of contracts to choose from.
pub fn kinds() -> Vec<(String, String)> {
    let word = |kind: &EmploymentKind| (kind.code().to_owned(), t!(&format!("employment-{}", kind.code())));
    EmploymentKind::ALL.iter().map(word).collect()
}

/// The groups of posts to choose from.
pub fn groups() -> Vec<(String, String)> {
    let word = |group: &PositionGroup| (group.code().to_owned(), group_word(*group));
    PositionGroup::ALL.iter().map(word).collect()
}

/// «Педагогические работники»
pub fn group_word(group: PositionGroup) -> String {
    t!(&format!("position-group-{}", group.code()))
}

/// Unions to choose from, with none of them first.
pub fn unions(all: &[UnionChoice]) -> Vec<(String, String)> {
    let none = std::iter::once((String::new(), "—".to_owned()));
    none.chain(all.iter().map(|one| (one.id.clone(), one.title.clone())))
        .collect()
}
