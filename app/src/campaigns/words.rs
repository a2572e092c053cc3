//! Words that several pages of campaigns share: states, rungs, the window, the address's id.

use crate::i18n::{has_text, locale};
use crate::t;
use crate::ui::number::moment;
use chrono::NaiveDateTime;
use domain::campaigns::disposition::Disposition;
use domain::campaigns::window::State;
use domain::ids::CampaignId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The campaign of the page's address; one that cannot be read is nobody's.
pub fn id_of_page() -> CampaignId {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    id.and_then(|id| id.parse().ok())
        .unwrap_or(CampaignId(uuid::Uuid::nil()))
}

/// «Идёт»
#[component]
pub fn StateBadge(state: State) -> impl IntoView {
    let class = match state {
        State::Open => "badge good live",
        State::Paused => "badge warn",
        State::Scheduled => "badge accent",
        State::Draft | State::Closed | State::Archived => "badge",
    };
    view! { <span class=class>{t!(&format!("campaign-state-{}", state.code()))}</span> }
}

/// «Завершено»
#[component]
pub fn RungBadge(disposition: Disposition) -> impl IntoView {
    let class = match disposition {
        Disposition::Complete => "badge good",
        Disposition::BreakOff | Disposition::Partial => "badge warn",
        _ => "badge",
    };
    view! { <span class=class>{rung(disposition)}</span> }
}

/// The words of a rung.
pub fn rung(disposition: Disposition) -> String {
    t!(&format!("disposition-{}", disposition.code()))
}

/// «московское время», or the zone's name when it has no words.
pub fn zone_words(zone: &str) -> String {
    let key = format!("zone-{}", zone.to_lowercase().replace('/', "-"));
    match has_text(locale(), &key) {
        true => t!(&key),
        false => zone.to_owned(),
    }
}

/// «06.04.2026 09:00 — 30.04.2026 23:59»
pub fn window(opens: NaiveDateTime, closes: NaiveDateTime) -> String {
    format!("{}\u{a0}— {}", moment(opens), moment(closes))
}

/// «85,0 %», or nothing when nobody is asked.
pub fn rate(complete: usize, eligible: usize) -> Option<String> {
    let share = domain::campaigns::rate::percent(complete, eligible)?;
    let shown = domain::points::show(share, 1, locale().decimal_mark());
    Some(format!("{shown}\u{a0}%"))
}
