//! Words and small parts that pages of the bank share.

use crate::t;
use crate::ui::number::points;
use domain::ids::VacancyId;
use domain::vacancies::vacancy::LONG_OPEN_DAYS;
use domain::vacancies::wire::{Sums, VacancyLine};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The row of the address.
pub fn vacancy_of_page() -> VacancyId {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    let id = id.and_then(|id| id.parse().ok());
    id.unwrap_or(VacancyId(uuid::Uuid::nil()))
}

/// «постоянная» or «временная»
pub fn kind_word(is_temporary: bool) -> String {
    match is_temporary {
        true => t!("vacancies-kind-temporary"),
        false => t!("vacancies-kind-permanent"),
    }
}

/// «открыта 239 дней», marked when that is long.
pub fn open_days(line: &VacancyLine) -> impl IntoView + use<> {
    let is_long = line.is_open && line.days > LONG_OPEN_DAYS;
    let said = match line.is_open {
        true => t!("vacancy-days", count = line.days),
        false => t!("vacancy-days-were", count = line.days),
    };
    match is_long {
        true => view! { <span class="badge warn">{said}</span> }.into_any(),
        false => view! { <span>{said}</span> }.into_any(),
    }
}

/// «ставок 3,5 · временных 1 · дольше 90 дней 2»
pub fn sums_words(sums: &Sums) -> String {
    let mut parts = vec![t!("vacancies-rates", rates = points(sums.rates))];
    parts.extend((sums.temporary > 0).then(|| t!("vacancies-temporary", count = sums.temporary)));
    parts.extend((sums.long > 0).then(|| t!("vacancies-long", count = sums.long)));
    parts.extend((sums.other > 0).then(|| t!("vacancies-other", count = sums.other)));
    parts.join(" · ")
}
