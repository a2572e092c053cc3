//! «Показатели»: every indicator twice, «Итог за Y−1» and «Оперативно за Y», fresh on an open page.

use super::api::all;
use super::words::{coverage, frozen_note, is_new, load_staff, rules, sides};
use crate::layout::frame::Frame;
use crate::live::Live;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::{day, localized, moment};
use domain::indicators::wire::{Dashboard, IndicatorQuery, Reading, Tile};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// «Показатели»
#[component]
pub fn Indicators() -> impl IntoView {
    let map = use_query_map().get_untracked();
    let query = IndicatorQuery {
        year: String::new(),
        as_of: map.get("as_of").unwrap_or_default(),
    };
    let as_of = query.as_of.clone();
    view! {
        <Frame title=t!("indicators-title")>
            {loaded(all(query), |view| view! { <Whole view as_of/> })}
        </Frame>
    }
}

#[component]
fn Whole(view: Dashboard, as_of: String) -> impl IntoView {
    let at = view.as_of.format("%Y-%m-%dT%H:%M").to_string();
    let is_new = is_new(&view);
    let tiles: Vec<_> = view.tiles.iter().map(|one| tile(one, &as_of, is_new)).collect();
    let form = format!("/indicators/form?year={}", view.year - 1);
    let freeze = format!("/indicators/freeze?year={}", view.year - 1);
    view! {
        <Live topic=view.topic.clone() part="indicators".to_owned() glances=false>
            <div id="indicators">
                <div class="page-head">
                    <div>
                        <h1>{t!("indicators-title")}</h1>
                        <p class="lead" data-live="moment">{t!("indicators-moment", at = moment(view.as_of))}</p>
                    </div>
                    <form class="actions" method="get" action="/indicators">
                        <div class="field">
                            <label for="as-of">{t!("indicators-as-of")}</label>
                            <input class="input" id="as-of" name="as_of" type="datetime-local" value=at/>
                        </div>
                        <button class="button" type="submit">{t!("indicators-recount")}</button>
                    </form>
                </div>
                <div class="indicator-list" data-live="tiles">
                    {is_new.then(|| view! { <p class="notice">{t!("indicators-new")} {load_staff()}</p> })}
                    {tiles}
                </div>
            </div>
        </Live>
        <div class="columns section">
            <section class="card" id="rules">
                <h2>{t!("indicators-rules")}</h2>
                {rules(&view.rules)}
                {view.may_change.then(|| view! { <p><a href="/indicators/rules">{t!("indicators-rules-change")}</a></p> })}
                {view.edition.map(|id| view! {
                    <p><a href=format!("/indicators/definitions/{id}")>{t!("definitions-title")}</a></p>
                })}
                {view.may_change.then(|| view! { <p><a href="/indicators/hand-in">{t!("hand-in-title")}</a></p> })}
            </section>
            <section class="card">
                <h2>{t!("indicators-year")}</h2>
                {match view.snapshot {
                    Some((census, taken)) => view! {
                        <p><a href=format!("/indicators/census/{census}")>{t!("census-taken", census = day(census), at = moment(taken))}</a></p>
                    }.into_any(),
                    None => view! { <p>{t!("census-ahead")}</p> }.into_any(),
                }}
                <p class="hint">{t!("rule-stage-days")}</p>
                <p><a href=form>{t!("form-title")}</a></p>
                <p><a href=freeze>{if view.may_freeze { t!("freeze-go") } else { t!("freeze-look") }}</a></p>
            </section>
        </div>
    }
}

fn tile(tile: &Tile, as_of: &str, is_new: bool) -> impl IntoView + use<> {
    let target = (!tile.target.is_empty()).then(|| {
        view! { <p class="hint">{t!("indicators-target", value = tile.target.clone())}</p> }
    });
    let is_percent = tile.unit == "percent";
    let bars: Vec<_> = tile.trend.iter().map(|one| bar(one, is_percent)).collect();
    let known = tile.trend.iter().filter(|(_, _, value)| value.is_some()).count();
    let trend = (known > 1 && !is_new).then(|| view! { <ul class="bars trend">{bars}</ul> });
    view! {
        <section class="card indicator" id=tile.code.clone()>
            <h2><span class="badge">{tile.no}</span> " " {tile.short.clone()}</h2>
            <div class="columns">
                {column(tile, &tile.settled, t!("column-settled", year = tile.settled.year.to_string()), as_of)}
                {column(tile, &tile.current, t!("column-current", year = tile.current.year.to_string()), as_of)}
            </div>
            {target}
            {trend}
        </section>
    }
}

fn column(tile: &Tile, reading: &Reading, title: String, as_of: &str) -> impl IntoView + use<> {
    let href = format!("/indicators/{}?year={}&as_of={as_of}", tile.code, reading.year);
    let absent = reading.absent_reason.as_ref();
    let absent = absent.map(|reason| view! { <p class="hint">{t!(&format!("absent-{reason}"))}</p> });
    let change = reading.change.as_deref().map(localized).map(|by| {
        let said = match tile.unit.as_str() {
            "percent" => t!("change-percent", by = by, year = (reading.year - 1).to_string()),
            _ => t!("change-count", by = by, year = (reading.year - 1).to_string()),
        };
        view! { <p class="hint change">{said}</p> }
    });
    view! {
        <div class="reading">
        <a class="tile" href=href>
            <h3>{title}</h3>
            <output class="value">{localized(&reading.shown)}</output>
            {(reading.denominator != Some(0)).then(|| view! { <p class="hint">{localized(&reading.formula)}</p> })}
            <p class="hint coverage">{coverage(reading)}</p>
        </a>
        {change}
        {absent}
        {sides(reading)}
        {frozen_note(reading)}
        </div>
    }
}

/// A year with its value; a count has no whole to be a part of, so no bar.
fn bar((year, shown, width): &(i32, String, Option<String>), has_bar: bool) -> impl IntoView + use<> {
    let width = width.clone().unwrap_or_else(|| "0".to_owned());
    let bar = has_bar.then(|| view! {
        <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=width height="1"/></svg>
    });
    view! {
        <li>
            <span>{*year}</span>
            <b>{localized(shown)}</b>
            {bar}
        </li>
    }
}
