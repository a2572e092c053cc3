//! The January census: who was in ЧП and which posts were open, as it was written down on its day.

use super::api::census;
use super::evidence::{posts, unions};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::{day, moment};
use chrono::NaiveDate;
use domain::indicators::census_wire::CensusView;
use domain::indicators::wire::CensusNote;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/indicators/census/:day`
#[component]
pub fn Census() -> impl IntoView {
    let on = use_params_map().get_untracked().get("day");
    let on = on.and_then(|day| day.parse().ok()).unwrap_or(NaiveDate::MIN);
    view! {
        <Frame title=t!("census-title")>
            {crumbs([("/indicators".to_owned(), t!("indicators-title"))])}
            {loaded(census(on), |view| view! { <Whole view/> })}
        </Frame>
    }
}

#[component]
fn Whole(view: CensusView) -> impl IntoView {
    let here = view.note.day;
    let days = view.days.iter().map(|one| {
        let href = format!("/indicators/census/{one}");
        view! { <a href=href aria-current=(*one == here).then_some("true")>{day(*one)}</a> }
    });
    let days = days.collect_view();
    view! {
        <div class="page-head"><div>
            <h1>{t!("census-title")}</h1>
            <p class="lead">{t!("census-taken", census = day(here), at = moment(view.note.taken_at))}</p>
        </div></div>
        {(view.days.len() > 1).then(|| view! { <nav class="segments" aria-label=t!("census-title")>{days}</nav> })}
        {note(&view.note)}
        <p class="hint">{t!("value-checksum")} " " <code>{view.note.checksum.clone()}</code></p>
        <section class="section evidence">
            <h2>{t!("census-staff", count = view.note.staff.0)}</h2>
            {match view.has_names {
                true => unions(view.people, "ЧП", "CHP").into_any(),
                false => view! { <p class="hint">{t!("evidence-no-names")}</p> }.into_any(),
            }}
        </section>
        <section class="section evidence">
            <h2>{t!("census-posts", count = view.note.posts.0)}</h2>
            {posts(view.posts)}
        </section>
    }
}

/// What has changed since the census in what the registers say of its day.
pub fn note(note: &CensusNote) -> impl IntoView + use<> {
    let names = |names: &[String]| match names.iter().all(String::is_empty) {
        true => names.len().to_string(),
        false => names.join(", "),
    };
    let mut said = Vec::new();
    if !note.came.is_empty() {
        said.push(t!("census-came", names = names(&note.came)));
    }
    if !note.left.is_empty() {
        said.push(t!("census-left", names = names(&note.left)));
    }
    if note.posts.0 != note.posts.1 {
        said.push(t!("census-posts-now", then = note.posts.0, now = note.posts.1));
    }
    let broken = (!note.is_intact).then(|| view! { <p class="notice bad">{t!("census-broken")}</p> });
    let lines: Vec<_> = said.iter().cloned().map(|line| view! { <li>{line}</li> }).collect();
    view! {
        {broken}
        {match said.is_empty() {
            true => view! { <p class="hint">{t!("census-same")}</p> }.into_any(),
            false => view! {
                <div class="notice warn"><p>{t!("census-changed", day = day(note.day))}</p><ul class="rules">{lines}</ul></div>
            }.into_any(),
        }}
    }
}
