//! A frozen value: the formula, the numbers, the rules and the names as they were, and how to correct it.

use super::api::value;
use super::evidence::{posts, unions};
use super::words::{frozen_note, rules};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::number::{day, localized, moment};
use domain::indicators::wire::{CountView, Reading, ValueView};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The value in the address.
#[component]
pub fn FrozenValue() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id");
    let id = id.and_then(|id| id.parse().ok()).unwrap_or_default();
    view! {
        <Frame title=t!("value-title")>
            {crumbs([("/indicators".to_owned(), t!("indicators-title"))])}
            {loaded(value(id), |view| view! { <Whole view/> })}
        </Frame>
    }
}

#[component]
fn Whole(view: ValueView) -> impl IntoView {
    let reading = view.reading.clone();
    let Some(frozen) = reading.frozen.clone() else {
        return ().into_any();
    };
    let order = frozen
        .order_date
        .map(|date| t!("value-order", no = frozen.order_no.clone(), date = day(date)));
    let reason = (!frozen.reason.is_empty()).then(|| {
        view! { <p class="notice">{t!("value-reason", reason = frozen.reason.clone())}</p> }
    });
    let correct = (view.is_last && view.may_freeze).then(|| correct(frozen.id.clone()));
    let history: Vec<_> = view.history.iter().map(step).collect();
    let evidence: Vec<_> = view.counts.into_iter().map(evidence).collect();
    view! {
        <div class="page-head"><div>
            <h1>{view.short.clone()}</h1>
            <p class="official">{view.title.clone()}</p>
            <p class="lead">{t!("value-year", year = reading.year.to_string())}</p>
        </div></div>
        <div class="beside section">
            <section class="card indicator">
                <h2>{view.written.clone()}</h2>
                <output class="big-number">{localized(&reading.shown)}</output>
                <p class="formula">{localized(&reading.formula)}</p>
                {frozen_note(&reading)}
                <p class="hint">{order}</p>
                {reason}
                <p class="hint">{t!("value-typed", formula = localized(&view.formula))}</p>
                <p class="hint">{t!("value-seen", at = moment(reading.as_of), census = day(reading.census_date))}</p>
                {(!view.is_intact).then(|| view! { <p class="notice bad">{t!("value-broken")}</p> })}
                {match frozen.checksum.is_empty() {
                    true => view! { <p class="hint">{t!("value-carried")}</p> }.into_any(),
                    false => view! { <p class="hint">{t!("value-checksum")} " " <code>{frozen.checksum.clone()}</code></p> }.into_any(),
                }}
            </section>
            <aside><section class="card"><h2>{t!("value-rules")}</h2>{rules(&view.rules)}</section></aside>
        </div>
        <section class="section"><h2>{t!("value-history")}</h2><ul class="rules">{history}</ul></section>
        {correct}
        {(view.has_names && !frozen.checksum.is_empty()).then_some(evidence)}
    }
    .into_any()
}

fn step(reading: &Reading) -> impl IntoView + use<> {
    let said = reading.frozen.as_ref().map(|one| {
        let line = t!(
            "value-step",
            shown = localized(&reading.shown),
            day = moment(one.at),
            who = one.by.clone()
        );
        view! { <a href=format!("/indicators/values/{}", one.id)>{line}</a> " " {one.reason.clone()} }
    });
    view! { <li>{said}</li> }
}

fn evidence(count: CountView) -> impl IntoView {
    let title = format!("{} — {}: {}", count.symbol, count.title, count.number);
    let table = match count.people.is_empty() {
        true => posts(count.posts).into_any(),
        false => unions(count.people, &count.symbol, &count.code).into_any(),
    };
    view! { <section class="section evidence"><details><summary>{title}</summary>{table}</details></section> }
}

fn correct(id: String) -> impl IntoView {
    view! {
        <section class="card section" id="correct">
            <h2>{t!("value-correct-title")}</h2>
            <p>{t!("value-correct-lead")}</p>
            <PostForm action="/api/indicators/correct" class="stack">
                <input type="hidden" name="correct[value]" value=id/>
                <Field name="correct[reason]" label=t!("value-correct-reason")/>
                <Field name="correct[order_no]" label=t!("freeze-order-no")/>
                <Field name="correct[order_date]" label=t!("freeze-order-date") kind="date"/>
                <div class="actions"><button class="button" type="submit">{t!("value-correct-do")}</button></div>
            </PostForm>
        </section>
    }
}
