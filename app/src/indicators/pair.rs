//! «Итог за Y−1» beside «Оперативно за Y» in little: on an indicator's own page and on the start page.

use super::api::all;
use super::words::{coverage, is_new};
use crate::live::Live;
use crate::t;
use crate::ui::number::localized;
use domain::indicators::wire::{Dashboard, IndicatorQuery, Reading, Tile};
use leptos::prelude::*;

/// The two columns of one indicator; the one that is shown below is marked.
pub fn pair(code: &str, readings: &[Reading], here: Option<i32>) -> impl IntoView + use<> {
    let titles = ["column-settled", "column-current"];
    let tiles = readings.iter().zip(titles).map(|(reading, title)| {
        let href = format!("/indicators/{code}?year={}", reading.year);
        let is_here = (here == Some(reading.year)).then_some("true");
        view! {
            <a class="tile" href=href aria-current=is_here>
                <h3>{t!(title, year = reading.year.to_string())}</h3>
                <span class="value">{localized(&reading.shown)}</span>
                <p class="hint">{coverage(reading)}</p>
            </a>
        }
    });
    view! { <div class="columns pair">{tiles.collect::<Vec<_>>()}</div> }
}

/// The indicators of the start page, fresh on an open page; a school without staff has none to look at yet.
#[component]
pub fn HomeIndicators() -> impl IntoView {
    // Without them the start page still says what to do next.
    Suspend::new(async move {
        all(IndicatorQuery::default())
            .await
            .ok()
            .filter(|view| !is_new(view))
            .map(|view| view! { <Tiles view/> })
    })
}

#[component]
fn Tiles(view: Dashboard) -> impl IntoView {
    let tiles: Vec<_> = view.tiles.iter().map(tile).collect();
    view! {
        <section class="section">
            <div class="section-head"><h2><a href="/indicators">{t!("section-indicators")}</a></h2></div>
            <Live topic=view.topic.clone() part="home-indicators".to_owned() glances=false>
                <div id="home-indicators"><div class="indicator-pairs" data-live="pairs">{tiles}</div></div>
            </Live>
        </section>
    }
}

fn tile(tile: &Tile) -> impl IntoView + use<> {
    let readings = [tile.settled.clone(), tile.current.clone()];
    view! {
        <section class="card indicator">
            <h3><span class="badge">{tile.no}</span> " " {tile.short.clone()}</h3>
            {pair(&tile.code, &readings, None)}
        </section>
    }
}
