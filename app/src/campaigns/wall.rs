//! The board for a screen on the wall: read from the back row, without names (H8).

use super::board_api::board_now;
use super::board_words::{campaign_of_page, rate, window};
use crate::live::Live;
use crate::t;
use crate::ui::bar::Bar;
use crate::ui::error_page::loaded;
use crate::ui::title::Title;
use domain::campaigns::board_wire::Board;
use domain::points::whole;
use leptos::prelude::*;

/// The wall view of the campaign in the address.
#[component]
pub fn WallPage() -> impl IntoView {
    let id = campaign_of_page();
    loaded(board_now(id), |board| view! { <Wall board/> })
}

#[component]
fn Wall(board: Board) -> impl IntoView {
    let title = format!("{} · {}", board.title, t!("product"));
    let (complete, eligible) = (board.funnel.complete(), board.funnel.eligible());
    let share = board.funnel.response_rate();
    let (until, counted) = (window(&board), board.counted_at.format("%H:%M").to_string());
    let back = format!("/campaigns/{}/board", board.campaign);
    view! {
        <Title text=title/>
        <Live topic=format!("campaign:{}", board.campaign) part="wall".to_owned() glances=false>
            <div id="wall" class="wall-in">
                <header><h1>{board.title}</h1></header>
                <main id="main">
                    <div aria-live="polite" aria-atomic="true" data-live="total">
                        <p class="of"><b>{complete}</b>" "{t!("board-of-answered", complete = complete, eligible = eligible)}</p>
                        <span class="big-number">{rate(share)}</span>
                    </div>
                    <div data-live="bar"><Bar percentage=share.unwrap_or(whole(0))/></div>
                </main>
                <footer>
                    <span data-live="window">{until}</span>
                    <span data-live="moment">{t!("board-counted-at", time = counted)}</span>
                    <a href=back>{t!("board-back")}</a>
                </footer>
            </div>
        </Live>
    }
}
