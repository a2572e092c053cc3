//! A school hands its frozen values in to the municipality: numbers only.

use super::api::submissions;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use crate::ui::number::{localized, moment};
use domain::municipality::wire::{SubmissionLine, SubmissionPage};
use leptos::prelude::*;

/// `/indicators/hand-in`
#[component]
pub fn HandIn() -> impl IntoView {
    view! {
        <Frame title=t!("hand-in-title") width=Width::Middle>
            <nav class="crumbs" aria-label=t!("crumbs")><a href="/indicators">{t!("section-indicators")}</a></nav>
            {loaded(submissions(), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: SubmissionPage) -> impl IntoView {
    let may_send = page.municipality.is_some();
    let lead = match page.municipality {
        Some(name) => t!("hand-in-lead", name = name),
        None => t!("problem-no-municipality"),
    };
    let is_empty = page.values.is_empty();
    let rows = page
        .values
        .into_iter()
        .map(|one| view! { <li><Line one may_send/></li> });
    let rows = rows.collect_view();
    view! {
        <div class="page-head"><div><h1>{t!("hand-in-title")}</h1><p class="lead">{lead}</p></div></div>
        {match is_empty {
            true => view! {
                <div class="empty">
                    <h2>{t!("hand-in-empty-title")}</h2>
                    <p>{t!("hand-in-empty")}</p>
                    <div class="actions"><a class="button primary" href="/indicators/freeze">{t!("freeze-go")}</a></div>
                </div>
            }.into_any(),
            false => view! { <ul class="steps">{rows}</ul> }.into_any(),
        }}
    }
}

#[component]
fn Line(one: SubmissionLine, may_send: bool) -> impl IntoView {
    let label = format!("{}: {}, {}", t!("hand-in-send"), one.title, one.year);
    let at = one
        .submitted_at
        .map(|at| view! { <span class="badge good">{t!("rating-submitted", at = moment(at))}</span> });
    let is_sent = one.submitted_at.is_some();
    view! {
        <div class="step">
            <span>{one.title.clone()}<small>{one.year} " · " {localized(&one.shown)}</small></span>
            {at}
            {(may_send && !is_sent).then(|| view! {
                <PostForm action="/api/municipality/hand_in">
                    <input type="hidden" name="value" value=one.value.to_string()/>
                    <input type="hidden" name="note" value=""/>
                    <button class="button" type="submit" aria-label=label>{t!("hand-in-send")}</button>
                </PostForm>
            })}
        </div>
    }
}
