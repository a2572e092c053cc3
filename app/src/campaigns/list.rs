//! The campaigns of the school: where each stands and how far it came.

use super::api::list;
use super::words::{StateBadge, rate, window, zone_words};
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::icon::Icon;
use domain::campaigns::window::State;
use domain::campaigns::wire::{CampaignList, CampaignRow};
use leptos::prelude::*;

/// All campaigns, newest first.
#[component]
pub fn Campaigns() -> impl IntoView {
    view! {
        <Frame title=t!("campaigns-title")>
            {loaded(list(), |all| view! { <Content all/> })}
        </Frame>
    }
}

#[component]
fn Content(all: CampaignList) -> impl IntoView {
    let is_empty = all.rows.is_empty();
    let may_add = all.may_write && all.has_versions && !is_empty;
    let zone = zone_words(&all.zone);
    let (has_versions, may_write) = (all.has_versions, all.may_write);
    let rows = all.rows.into_iter().map(|row| view! { <Row row/> });
    view! {
        <div class="page-head">
            <div>
                <h1>{t!("campaigns-title")}</h1>
                <p class="lead">{t!("campaigns-lead", zone = zone)}</p>
            </div>
            {may_add.then(|| view! {
                <div class="actions">
                    <a class="button primary" href="/campaigns/new"><Icon name="add"/>{t!("campaign-new")}</a>
                </div>
            })}
        </div>
        {is_empty.then(|| view! { <Nothing has_versions may_write/> })}
        <div class="stack">{rows.collect_view()}</div>
    }
}

#[component]
fn Nothing(has_versions: bool, may_write: bool) -> impl IntoView {
    let (text, step) = match (may_write, has_versions) {
        (false, _) => (t!("campaigns-empty-reader"), None),
        (true, false) => (
            t!("campaigns-empty-no-version"),
            Some(("/instruments", t!("campaigns-to-instruments"))),
        ),
        (true, true) => (t!("campaigns-empty-text"), Some(("/campaigns/new", t!("campaign-new")))),
    };
    view! {
        <div class="empty">
            <h2>{t!("campaigns-empty-title")}</h2>
            <p>{text}</p>
            {step.map(|(href, words)| view! {
                <div class="actions"><a class="button primary" href=href>{words}</a></div>
            })}
        </div>
    }
}

#[component]
fn Row(row: CampaignRow) -> impl IntoView {
    let href = format!("/campaigns/{}", row.id);
    let kind = (row.kind != "main").then(|| {
        let key = format!("campaign-kind-{}", row.kind);
        view! { <span class="badge">{t!(&key)}</span> }
    });
    let has_board = row.is_frozen && row.state != State::Draft;
    let (complete, eligible) = (row.complete, row.eligible);
    view! {
        <article class="card campaign-row">
            <div>
                <h3><a href=href.clone()>{row.title}</a><StateBadge state=row.state/>{kind}</h3>
                <p class="hint">{row.instrument}</p>
                <p class="hint">{window(row.opens, row.closes)}</p>
                {has_board.then(|| view! { <p><a class="over" href=format!("{href}/board")>{t!("campaign-board")}</a></p> })}
            </div>
            {match (has_board, rate(complete, eligible)) {
                (true, Some(share)) => view! {
                    <p class="rate">
                        {share} " "
                        <small>{t!("campaign-done-of", complete = complete, eligible = eligible)}</small>
                    </p>
                    <Bar complete eligible/>
                }.into_any(),
                _ => view! { <p class="rate"><small>{t!("campaign-not-begun")}</small></p> }.into_any(),
            }}
        </article>
    }
}

/// A bar of how far it came; the words beside it say the same.
#[component]
pub fn Bar(complete: usize, eligible: usize) -> impl IntoView {
    let width = (complete * 100).checked_div(eligible).unwrap_or_default();
    view! {
        <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width=width height="1"/>
        </svg>
    }
}
