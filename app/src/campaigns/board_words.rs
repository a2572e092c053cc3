//! Words and numbers that the board, the wall and the results share.

use crate::i18n::{has_text, locale};
use crate::t;
use crate::ui::number::percent;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use domain::campaigns::board_wire::Board;
use domain::campaigns::disposition::Disposition;
use domain::campaigns::window::State;
use domain::ids::CampaignId;
use domain::points::Exact;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The campaign of the page's address; one that cannot be read is nobody's.
pub fn campaign_of_page() -> CampaignId {
    let id = use_params_map().with_untracked(|params| params.get("id"));
    id.and_then(|id| id.parse().ok())
        .unwrap_or(CampaignId(uuid::Uuid::nil()))
}

/// «85,0 %», or a dash when nobody was asked.
pub fn rate(percentage: Option<Exact>) -> String {
    percentage.map_or_else(|| "—".to_owned(), |value| percent(value / 100))
}

/// «20 апреля»
pub fn day(date: NaiveDate) -> String {
    t!(&format!("board-day-{}", date.month()), day = date.day())
}

/// «20 апр.»
pub fn short_day(date: NaiveDate) -> String {
    t!(&format!("board-short-day-{}", date.month()), day = date.day())
}

/// «20 апреля, 23:59»
pub fn moment(at: NaiveDateTime) -> String {
    format!("{}, {}", day(at.date()), at.format("%H:%M"))
}

/// «московское время», or the zone's name when it has no words.
pub fn zone(name: &str) -> String {
    let key = format!("board-zone-{}", name.to_lowercase().replace('/', "-"));
    if has_text(locale(), &key) {
        t!(&key)
    } else {
        name.to_owned()
    }
}

/// «до 30 апреля, 23:59», or since when it is over, or when it begins.
pub fn window(board: &Board) -> String {
    match board.state {
        State::Draft | State::Scheduled => t!("board-from", moment = moment(board.opens_at)),
        State::Open | State::Paused => t!("board-until", moment = moment(board.closes_at)),
        State::Closed | State::Archived => {
            let (from, to) = (day(board.opens_at.date()), day(board.closes_at.date()));
            t!("board-was", from = from, to = to)
        }
    }
}

/// When the results of an anonymous campaign can be seen, in the place of anything that one answer could be told by.
pub fn closed_until(opens_at: Option<NaiveDateTime>) -> impl IntoView {
    let opens_at = opens_at.map(moment).unwrap_or_default();
    view! { <p class="notice">{t!("results-closed-until", moment = opens_at)}</p> }
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
    view! { <span class=class>{t!(&format!("board-state-{}", state.code()))}</span> }
}

/// «Открыл(а), не начал(а)»
#[component]
pub fn RungBadge(rung: Disposition) -> impl IntoView {
    let class = match rung {
        Disposition::BreakOff | Disposition::Partial => "badge accent",
        Disposition::OpenedNotStarted => "badge warn",
        _ => "badge",
    };
    view! { <span class=class>{t!(&format!("board-rung-{}", rung.code()))}</span> }
}
