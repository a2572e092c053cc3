//! Two records of one person: side by side, and what becomes of them.

use super::api::compare;
use super::doubles::side;
use super::words::person_of_page;
use crate::i18n::problem_text;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Choices;
use crate::ui::form::PostForm;
use domain::problem::Problem;
use domain::roster::wire::{DoubleSide, MergePage};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const PEOPLE: &str = "merge-people";

/// `/roster/:id/merge`
#[component]
pub fn MergePerson() -> impl IntoView {
    let id = person_of_page();
    let other = use_query_map().with_untracked(|map| map.get("other").unwrap_or_default());
    let typed = other.clone();
    view! {
        <Frame title=t!("merge-title") width=Width::Middle>
            {loaded(compare(id, other), |page| view! { <Content page typed/> })}
        </Frame>
    }
}

#[component]
fn Content(page: MergePage, typed: String) -> impl IntoView {
    let at = format!("/roster/{}", page.into.id);
    view! {
        {crumbs([("/roster".to_owned(), t!("roster-title")), (at.clone(), page.into.name.clone())])}
        <div class="page-head"><div><h1>{t!("merge-title")}</h1><p class="lead">{t!("merge-lead")}</p></div></div>
        {match page.from.clone() {
            Some(from) => view! { <Decide into=page.into from/> }.into_any(),
            None => view! { <Choose page typed at/> }.into_any(),
        }}
    }
}

#[component]
fn Choose(page: MergePage, typed: String, at: String) -> impl IntoView {
    let problem = page.problem.map(|kind| problem_text(&Problem::new("", kind)));
    let described = problem.is_some().then_some("merge-other-error");
    let action = format!("{at}/merge");
    // An id in the address is of no use to a reader.
    let typed = if typed.parse::<domain::ids::PersonId>().is_ok() {
        String::new()
    } else {
        typed
    };
    view! {
        <Choices id=PEOPLE words=page.people/>
        <form class="card stack" method="get" action=action>
            <div class="field">
                <label for="merge-other">{t!("merge-other")}</label>
                <p class="hint">{t!("merge-other-hint")}</p>
                {problem.map(|said| view! { <p class="error" id="merge-other-error">{said}</p> })}
                <input
                    class="input" id="merge-other" name="other" list=PEOPLE value=typed autocomplete="off"
                    aria-invalid=described.map(|_| "true") aria-describedby=described
                />
            </div>
            <div class="actions">
                <button class="button primary" type="submit">{t!("doubles-compare")}</button>
                <a class="button quiet" href=at>{t!("cancel")}</a>
            </div>
        </form>
    }
}

#[component]
fn Decide(into: DoubleSide, from: DoubleSide) -> impl IntoView {
    let turned = format!("/roster/{}/merge?other={}", from.id, into.id);
    view! {
        <div class="columns">
            <section class="card"><h2>{t!("merge-stays")}</h2>{side(&into)}</section>
            <section class="card"><h2>{t!("merge-goes")}</h2>{side(&from)}</section>
        </div>
        <p><a href=turned>{t!("merge-turn")}</a></p>
        <section class="section">
            <h2>{t!("merge-what")}</h2>
            <ul class="rules">
                <li>{t!("merge-what-follows")}</li>
                <li>{t!("merge-what-joins")}</li>
                <li>{t!("merge-what-stays")}</li>
                <li>{t!("merge-what-frozen")}</li>
            </ul>
        </section>
        <div class="actions">
            <PostForm action="/api/roster/merge">
                <input type="hidden" name="pair[into]" value=into.id.to_string()/>
                <input type="hidden" name="pair[from]" value=from.id.to_string()/>
                <button class="button primary" type="submit">{t!("merge-do")}</button>
            </PostForm>
            <PostForm action="/api/roster/tell_apart">
                <input type="hidden" name="pair[into]" value=into.id.to_string()/>
                <input type="hidden" name="pair[from]" value=from.id.to_string()/>
                <button class="button" type="submit">{t!("doubles-two")}</button>
            </PostForm>
            <a class="button quiet" href=format!("/roster/{}", into.id)>{t!("cancel")}</a>
        </div>
    }
}
