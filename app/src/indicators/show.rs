//! One indicator of a year: value, substituted formula, moment, rules in words, everybody behind it.

use super::api::indicator;
use super::evidence::Evidence;
use super::pair::pair;
use super::words::{frozen_note, lacks_staff, load_staff, rules, sides};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::live::Live;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::{day, localized, moment};
use domain::indicators::wire::{IndicatorQuery, IndicatorView};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// What of the evidence is asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The variable's code; the first that is not ЧП itself when empty.
    pub of: String,
    /// `in`, `out` or everybody.
    pub show: String,
    /// The moment as it was typed.
    pub as_of: String,
}

/// The indicator in the address.
#[component]
pub fn ShowIndicator() -> impl IntoView {
    let code = use_params_map().get_untracked().get("code").unwrap_or_default();
    let map = use_query_map().get_untracked();
    let read = |name| map.get(name).unwrap_or_default();
    let query = IndicatorQuery {
        year: read("year"),
        as_of: read("as_of"),
    };
    let wanted = Wanted {
        of: read("of"),
        show: read("show"),
        as_of: query.as_of.clone(),
    };
    view! {
        <Frame title=t!("indicators-title")>
            {crumbs([("/indicators".to_owned(), t!("indicators-title"))])}
            {loaded(indicator(code, query), |view| view! { <Whole view wanted/> })}
        </Frame>
    }
}

#[component]
fn Whole(view: IndicatorView, wanted: Wanted) -> impl IntoView {
    let reading = view.reading.clone();
    let state = match (&reading.frozen, reading.state.as_str()) {
        (Some(_), "final") => "frozen",
        (_, other) => other,
    };
    let state = state.to_owned();
    let badge = if state == "provisional" {
        "badge warn"
    } else {
        "badge good"
    };
    let at = reading.as_of.format("%Y-%m-%dT%H:%M").to_string();
    let action = format!("/indicators/{}", view.code);
    let change = view.may_change.then(|| {
        view! { <p><a href=format!("/indicators/rules?year={}", reading.year)>{t!("indicators-rules-change")}</a></p> }
    });
    view! {
        <Live topic=view.topic.clone() part="indicator".to_owned() glances=false>
            <div id="indicator">
                <div class="page-head">
                    <div>
                        <h1>{view.short.clone()}</h1>
                        <p class="official">{view.title.clone()}</p>
                        <p class="lead" data-live="moment">
                            {t!("indicators-lead", no = view.no, year = reading.year.to_string())} " · "
                            {t!("indicators-moment", at = moment(reading.as_of))} " "
                            <span class=badge>{t!(&format!("value-state-{state}"))}</span>
                        </p>
                    </div>
                    <form class="actions" method="get" action=action>
                        <input type="hidden" name="year" value=reading.year/>
                        <div class="field">
                            <label for="as-of">{t!("indicators-as-of")}</label>
                            <input class="input" id="as-of" name="as_of" type="datetime-local" value=at/>
                        </div>
                        <button class="button" type="submit">{t!("indicators-recount")}</button>
                    </form>
                </div>
                <div data-live="pair">{pair(&view.code, &view.pair, Some(reading.year))}</div>
                {years(&view)}
                <div class="beside section">
                    <div data-live="value">{value(&view)}</div>
                    <aside><section class="card" id="rules">
                        <h2>{t!("indicators-rules")}</h2>
                        {rules(&bearing(&view))}
                        {change}
                        {source(&view)}
                    </section></aside>
                </div>
                <div data-live="evidence"><Evidence view wanted/></div>
            </div>
        </Live>
    }
}

/// The rules that bear on this number.
fn bearing(view: &IndicatorView) -> Vec<(String, String)> {
    let all = view.rules.iter().filter(|(name, _)| view.concerns.contains(name));
    all.cloned().collect()
}

/// The years there is something to show of; with one there is nothing to choose.
fn years(view: &IndicatorView) -> impl IntoView + use<> {
    let (here, code) = (view.reading.year, view.code.clone());
    let links = view.years.clone().into_iter().map(move |year| {
        let href = format!("/indicators/{code}?year={year}");
        view! { <a href=href aria-current=(year == here).then_some("true")>{year}</a> }
    });
    (view.years.len() > 1)
        .then(|| view! { <nav class="segments" aria-label=t!("indicators-years")>{links.collect_view()}</nav> })
}

fn value(view: &IndicatorView) -> impl IntoView + use<> {
    let reading = &view.reading;
    // With nobody to divide by, the dash and its reason say it all.
    let is_divided = reading.denominator != Some(0);
    let size = if is_divided { "big-number" } else { "formula" };
    let of = reading.numerator.zip(reading.denominator).filter(|_| is_divided);
    let of = of.map(|(part, of)| view! { <p class="of">{t!("indicators-of", part = part, of = of)}</p> });
    let counts = view.counts.iter().map(|one| {
        view! { <li>{one.symbol.clone()} " — " {one.title.clone()} ": " <b>{one.number}</b></li> }
    });
    let counts: Vec<_> = counts.collect();
    let bar = (view.unit == "percent").then(|| reading.plain.clone()).flatten().map(|width| {
        view! { <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=width height="1"/></svg> }
    });
    let absent = reading.absent_reason.as_ref();
    let load = lacks_staff(reading).then(load_staff);
    let absent = absent.map(|reason| view! { <p class="notice">{t!(&format!("absent-{reason}"))} "." {load}</p> });
    let besides = (reading.besides > 0 && view.unit == "percent")
        .then(|| view! { <p class="hint">{t!("indicators-besides", count = reading.besides)}</p> });
    view! {
        <section class="card indicator">
            <h2>{view.written.clone()}</h2>
            <output class=size>{localized(&reading.shown)}</output>
            {of}
            {is_divided.then(|| view! { <p class="formula">{localized(&reading.formula)}</p> })}
            {bar}
            <ul class="rules">{counts}</ul>
            {absent}
            {besides}
            {sides(reading)}
            {frozen_note(reading)}
            <p class="hint">{t!("indicators-census", day = day(reading.census_date))}</p>
        </section>
    }
}

fn source(view: &IndicatorView) -> impl IntoView + use<> {
    let note = (!view.defect_note.is_empty()).then(|| {
        view! { <details><summary>{t!("indicators-defect")}</summary><p class="hint">{view.defect_note.clone()}</p></details> }
    });
    view! {
        <p class="hint">{t!("indicators-source", text = view.source.clone())}</p>
        <p class="hint">{t!("indicators-term", text = view.term.clone())}</p>
        {note}
    }
}
