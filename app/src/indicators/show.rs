//! Indicator 1: value, substituted formula, moment, rules in words.

use super::api::indicator;
use super::evidence::Evidence;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::{day, moment};
use domain::indicators::wire::{IndicatorQuery, IndicatorView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// «Показатели»
#[component]
pub fn Indicators() -> impl IntoView {
    let map = use_query_map().get_untracked();
    let read = |name| map.get(name).unwrap_or_default();
    let query = IndicatorQuery {
        year: read("year"),
        as_of: read("as_of"),
    };
    let shown = read("show");
    let has_moment = !query.as_of.is_empty();
    let view = Resource::new_blocking(|| (), move |()| indicator(query.clone()));
    view! {
        <Frame title=t!("indicators-title")>
            <div id="indicators">
                <Suspense>
                    {move || {
                        let shown = shown.clone();
                        Suspend::new(async move {
                            loaded(view.await, |view| view! { <Indicator view shown has_moment/> })
                        })
                    }}
                </Suspense>
            </div>
        </Frame>
    }
}

#[component]
fn Indicator(view: IndicatorView, shown: String, has_moment: bool) -> impl IntoView {
    let badge = if view.state == "final" {
        "badge good"
    } else {
        "badge warn"
    };
    let state = t!(&format!("value-state-{}", view.state));
    let at = view.as_of.format("%Y-%m-%dT%H:%M").to_string();
    // Without a moment of one's own the links stay with «now».
    let as_of = if has_moment { at.clone() } else { String::new() };
    view! {
        <div class="page-head">
            <div>
                <h1>{t!("indicators-title")}</h1>
                <p class="lead">
                    {t!("indicators-lead", year = view.year.to_string())} " · "
                    {t!("indicators-moment", at = moment(view.as_of))} " "
                    <span class=badge>{state}</span>
                </p>
            </div>
            <form class="actions" method="get" action="/indicators">
                <input type="hidden" name="year" value=view.year/>
                <div class="field">
                    <label for="as-of">{t!("indicators-as-of")}</label>
                    <input class="input" id="as-of" name="as_of" type="datetime-local" value=at/>
                </div>
                <button class="button" type="submit">{t!("indicators-recount")}</button>
            </form>
        </div>
        {years(&view)}
        <div class="beside section">
            {value(&view)}
            {rules(&view)}
        </div>
        <Evidence view shown as_of/>
    }
}

/// The years there is something to show of; with one there is nothing to choose.
fn years(view: &IndicatorView) -> impl IntoView + use<> {
    let here = view.year;
    let links = view.years.clone().into_iter().map(move |year| {
        view! { <a href=format!("/indicators?year={year}") aria-current=(year == here).then_some("true")>{year}</a> }
    });
    (view.years.len() > 1)
        .then(|| view! { <nav class="segments" aria-label=t!("indicators-years")>{links.collect_view()}</nav> })
}

fn value(view: &IndicatorView) -> impl IntoView + use<> {
    let number = view.plain.clone().map(|width| {
        let explained = t!("indicators-explained", part = view.numerator, of = view.denominator, day = day(view.staff_date));
        view! {
            <p class="formula">{format!("({} / {}) × 100 = ", view.numerator, view.denominator)}<b>{view.shown.clone()}</b></p>
            <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=width height="1"/></svg>
            <p class="hint">{explained}</p>
        }
    });
    let absent = view.absent_reason.as_ref().map(|reason| {
        view! { <p class="notice">{t!(&format!("absent-{reason}"))}</p> }
    });
    let besides =
        (view.besides > 0).then(|| view! { <p class="hint">{t!("indicators-besides", count = view.besides)}</p> });
    view! {
        <section class="card indicator">
            <h2>{t!(&format!("indicator-{}", view.code))}</h2>
            <output class="big-number">{view.shown.clone()}</output>
            {view.plain.is_some().then(|| view! { <p class="of">{t!("indicators-of", part = view.numerator, of = view.denominator)}</p> })}
            {number}
            {absent}
            {besides}
            <p class="hint">{t!("indicators-census", day = day(view.census_date))}</p>
        </section>
    }
}

fn rules(view: &IndicatorView) -> impl IntoView + use<> {
    let said = view.rules.iter().filter_map(|(name, value)| rule(name, value));
    let lines = std::iter::once(t!("rule-persons"))
        .chain(said)
        .map(|said| view! { <li>{said}</li> });
    let change = view.may_change.then(|| {
        view! { <p><a href=format!("/indicators/rules?year={}", view.year)>{t!("indicators-rules-change")}</a></p> }
    });
    view! {
        <aside><section class="card" id="rules">
            <h2>{t!("indicators-rules")}</h2>
            <ul class="rules">{lines.collect_view()}</ul>
            {change}
        </section></aside>
    }
}

/// A rule that bears on this indicator, in words.
fn rule(name: &str, value: &str) -> Option<String> {
    match name {
        "census_day" | "min_answered_percent" => Some(t!(&format!("rule-{name}"), value = value.to_owned())),
        "period_policy" | "test_scope" | "include_external" | "exclude_long_leave" => {
            Some(t!(&format!("rule-{name}-{value}")))
        }
        _ => None,
    }
}
