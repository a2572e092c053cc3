//! Words and small parts that pages of routes share.

use crate::t;
use crate::ui::number::day;
use chrono::NaiveDate;
use domain::ids::IomId;
use domain::ioms::state::{ActivityKind, IomState};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The route of the address.
pub fn iom_of_page() -> IomId {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    let id = id.and_then(|id| id.parse().ok());
    id.unwrap_or(IomId(uuid::Uuid::nil()))
}

/// The state as a badge.
pub fn state_badge(state: IomState) -> impl IntoView {
    let class = match state {
        IomState::Draft | IomState::Cancelled => "badge",
        IomState::OnApproval => "badge warn",
        IomState::Approved => "badge accent",
        IomState::Active | IomState::Completed => "badge good",
    };
    view! { <span class=class>{t!(&format!("iom-state-{}", state.code()))}</span> }
}

/// The kinds of activities to choose from.
pub fn kinds() -> Vec<(String, String)> {
    let word = |kind: &ActivityKind| (kind.code().to_owned(), kind_word(*kind));
    ActivityKind::ALL.iter().map(word).collect()
}

/// «формальное»
pub fn kind_word(kind: ActivityKind) -> String {
    t!(&format!("iom-kind-{}", kind.code()))
}

/// «10.06.2026 – 07.12.2026», or a dash.
pub fn period(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{} – {}", day(from), day(to)),
        (Some(one), None) | (None, Some(one)) => day(one),
        (None, None) => "—".to_owned(),
    }
}

/// A day, or a dash.
pub fn day_or_dash(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "—".to_owned(), day)
}
