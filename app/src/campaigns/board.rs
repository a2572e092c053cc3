//! The live board of a campaign: one big number, then why, then whom to remind (SR-32, SR-33).

use super::board_api::{board_now, silent};
use super::board_parts::{Curve, Groups, Path, Total, Unions};
use super::board_silent::Silent;
use super::board_words::{StateBadge, campaign_of_page, window, zone};
use crate::error::Answer;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::live::Live;
use crate::request::PageRequest;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::icon::Icon;
use domain::access::Verb;
use domain::campaigns::board_wire::{Board, NonRespondent};
use domain::ids::CampaignId;
use leptos::prelude::*;

/// The board of the campaign in the address.
#[component]
pub fn BoardPage() -> impl IntoView {
    let id = campaign_of_page();
    view! {
        <Frame title=t!("board-title")>
            {loaded(read(id), |(board, silent)| view! { <Whole board silent/> })}
        </Frame>
    }
}

/// The board and, unless it is only glanced at, whom to remind.
async fn read(id: CampaignId) -> Answer<(Board, Option<Vec<NonRespondent>>)> {
    let board = board_now(id).await?;
    let lists_silent = board.has_names && !PageRequest::here().is_glance;
    let silent = match lists_silent {
        true => Some(silent(id).await?),
        false => None,
    };
    Ok((board, silent))
}

#[component]
fn Whole(board: Board, silent: Option<Vec<NonRespondent>>) -> impl IntoView {
    let topic = format!("campaign:{}", board.campaign);
    let has_names = board.has_names;
    let (is_veiled, has_hidden) = (board.is_veiled, board.has_hidden);
    let silent_count = board.funnel.eligible().saturating_sub(board.funnel.complete());
    view! {
        <Live topic part="board".to_owned() glances=true>
            <div id="board">
                <Head board=board.clone()/>
                <section class="board-total">
                    <Total board=board.clone()/>
                    // Of anonymous answers no day is known.
                    {has_names.then(|| view! { <Curve board=board.clone()/> })}
                </section>
                {match is_veiled {
                    true => view! { <p class="notice">{t!("board-veiled")}</p> }.into_any(),
                    false => view! {
                        <section class="section columns">
                            <Path board=board.clone()/>
                            <Groups groups=board.positions.clone()/>
                        </section>
                        <Unions groups=board.unions.clone()/>
                        {has_hidden.then(|| view! { <p class="hint">{t!("results-union-note")}</p> })}
                    }
                    .into_any(),
                }}
                {silent.map(|silent| view! { <Silent campaign=board.campaign silent count=silent_count/> })}
            </div>
        </Live>
    }
}

#[component]
fn Head(board: Board) -> impl IntoView {
    let request = PageRequest::here();
    let at = |page: &str| format!("/campaigns/{}/{page}", board.campaign);
    let results = request.may(Verb::ResultRead).then(|| at("results"));
    let slips = request.may(Verb::CampaignWrite).then(|| at("slips"));
    let window = format!("{} ({})", window(&board), zone(&board.zone));
    view! {
        {crumbs([("/campaigns".to_owned(), t!("section-campaigns"))])}
        <div class="page-head">
            <div>
                <h1>{board.title.clone()}</h1>
                <p class="lead" data-live="state"><StateBadge state=board.state/>" "{window}</p>
            </div>
            <div class="actions">
                <a class="button" href=at("wall")>{t!("board-to-wall")}</a>
                {results.map(|href| view! { <a class="button" href=href>{t!("board-to-results")}</a> })}
                {slips.map(|href| view! { <a class="button" href=href><Icon name="print"/>{t!("board-to-slips")}</a> })}
            </div>
        </div>
    }
}
