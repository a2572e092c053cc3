//! The parts of the board. Each has a name for `Live`, which replaces what changed and leaves the rest alone.

use super::board_words::{day, rate, short_day};
use crate::t;
use crate::ui::bar::{Bar, BarRow};
use crate::ui::chart::{GrowthChart, scale};
use chrono::NaiveDate;
use domain::campaigns::board_wire::{Board, Group};
use domain::campaigns::curve::CurvePoint;
use domain::campaigns::disposition::Disposition;
use domain::campaigns::rate::percent;
use domain::points::{Exact, whole};
use leptos::prelude::*;

/// How many positions stand in view; the rest is one click away.
const POSITIONS_IN_VIEW: usize = 6;
/// How many points of the curve its text alternative tells.
const POINTS_TOLD: usize = 8;

fn or_zero(percentage: Option<Exact>) -> Exact {
    percentage.unwrap_or(whole(0))
}

/// «34 из 40 ответили», and the share as the biggest thing on the page.
#[component]
pub fn Total(board: Board) -> impl IntoView {
    let (complete, eligible) = (board.funnel.complete(), board.funnel.eligible());
    let share = board.funnel.response_rate();
    view! {
        <div>
            <div aria-live="polite" aria-atomic="true" data-live="total">
                <p class="of"><b>{complete}</b>" "{t!("board-of-answered", complete = complete, eligible = eligible)}</p>
                <span class="big-number">{rate(share)}</span>
            </div>
            <div data-live="bar"><Bar percentage=or_zero(share)/></div>
            <p class="hint">
                <span data-live="moment">{t!("board-counted-at", time = board.counted_at.format("%H:%M:%S").to_string())}</span>
                " · "<a href="">{t!("board-refresh")}</a>
            </p>
        </div>
    }
}

/// The curve by day over the whole window.
#[component]
pub fn Curve(board: Board) -> impl IntoView {
    let (from, to) = (board.opens_at.date(), board.closes_at.date());
    let (top, heights) = scale(board.funnel.eligible());
    let days = (to - from).num_days().max(1) as f64;
    let place = |point: &CurvePoint| {
        let x = 100.0 * (point.day - from).num_days() as f64 / days;
        (x, 100.0 * point.complete as f64 / top as f64)
    };
    let points: Vec<(f64, f64)> = board.curve.iter().map(place).collect();
    let told = told(&board.curve);
    let described = match told.is_empty() {
        true => t!("board-curve-nobody"),
        false => t!("board-curve-told", days = told, count = board.funnel.eligible()),
    };
    view! {
        <figure class="chart card">
            <figcaption><h2>{t!("board-by-day")}</h2></figcaption>
            <div data-live="curve">
                <GrowthChart points heights times=times(from, to) described/>
            </div>
        </figure>
    }
}

/// «8 апреля 7, 13 апреля 15»: days on which somebody answered, thinned out, the last one always there.
fn told(curve: &[CurvePoint]) -> String {
    let mut before = 0;
    let grew = curve
        .iter()
        .filter(|point| std::mem::replace(&mut before, point.complete) < point.complete);
    let grew: Vec<&CurvePoint> = grew.collect();
    let step = grew.len().div_ceil(POINTS_TOLD).max(1);
    let mut told: Vec<String> = grew
        .iter()
        .rev()
        .step_by(step)
        .map(|point| format!("{} {}", day(point.day), point.complete))
        .collect();
    told.reverse();
    told.join(", ")
}

/// Up to four days under the curve, at equal distances.
fn times(from: NaiveDate, to: NaiveDate) -> Vec<String> {
    let days = (to - from).num_days().max(0);
    let steps = days.min(3);
    let at = |step: i64| short_day(from + chrono::Days::new((days * step / steps.max(1)).unsigned_abs()));
    (0..=steps).map(at).collect()
}

/// The way of an answer: invited, opened, begun, done.
#[component]
pub fn Path(board: Board) -> impl IntoView {
    let funnel = &board.funnel;
    let eligible = funnel.eligible();
    let rows = [
        ("board-invited", eligible),
        ("board-opened", funnel.opened()),
        ("board-started", funnel.started()),
        ("board-complete", funnel.complete()),
    ];
    let rows = rows.map(|(key, people)| {
        let value = String::new();
        view! { <BarRow name=t!(key) value strong=people.to_string() percentage=or_zero(percent(people, eligible))/> }
    });
    let left = [
        (
            "board-left-partial",
            funnel.count(Disposition::Partial) + funnel.count(Disposition::BreakOff),
        ),
        ("board-left-opened", funnel.count(Disposition::OpenedNotStarted)),
        ("board-left-not-opened", eligible - funnel.opened()),
        ("board-left-ineligible", funnel.count(Disposition::Ineligible)),
    ];
    let left: Vec<String> = left
        .into_iter()
        .filter(|(_, people)| *people > 0)
        .map(|(key, people)| t!(key, count = people))
        .collect();
    view! {
        <div class="card">
            <h2>{t!("board-path")}</h2>
            <div data-live="path">
                <ul class="bars">{rows.into_iter().collect_view()}</ul>
                <p class="hint">{left.join(" · ")}</p>
            </div>
        </div>
    }
}

/// Охват by position.
#[component]
pub fn Groups(groups: Vec<Group>) -> impl IntoView {
    let mut rows: Vec<_> = groups.into_iter().map(group_row).collect();
    let rest = rows.split_off(rows.len().min(POSITIONS_IN_VIEW));
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details>
                <summary>{t!("board-more-positions", count = rest.len())}</summary>
                <ul class="bars">{rest.collect_view()}</ul>
            </details>
        }
    });
    view! {
        <div class="card">
            <h2>{t!("board-by-position")}</h2>
            <div data-live="positions"><ul class="bars">{rows.collect_view()}</ul>{more}</div>
        </div>
    }
}

fn group_row(group: Group) -> impl IntoView {
    let value = t!("board-part", complete = group.complete, eligible = group.eligible);
    let percentage = or_zero(group.rate());
    let strong = rate(group.rate());
    let name = capital(&titled(group.title, "board-no-position"));
    view! { <BarRow name value strong percentage/> }
}

fn titled(title: String, nameless: &str) -> String {
    if title.is_empty() { t!(nameless) } else { title }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

/// Охват by methodical union.
#[component]
pub fn Unions(groups: Vec<Group>) -> impl IntoView {
    let row = |group: Group| {
        let (answered, share) = (t!("board-answered"), t!("board-share"));
        let part = t!("board-part", complete = group.complete, eligible = group.eligible);
        let (shown, percentage) = (rate(group.rate()), or_zero(group.rate()));
        view! {
            <tr>
                <th scope="row">{titled(group.title, "board-no-union")}</th>
                <td><Bar percentage/></td>
                <td class="number" data-label=answered>{part}</td>
                <td class="number" data-label=share>{shown}</td>
            </tr>
        }
    };
    view! {
        <section class="section">
            <h2>{t!("board-by-union")}</h2>
            <div class="table-wrap">
                <table class="table stacks">
                    <caption class="hidden-label">{t!("board-by-union")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("board-union")}</th>
                            <th scope="col">{t!("board-share")}</th>
                            <th scope="col" class="number">{t!("board-answered")}</th>
                            <th scope="col" class="number">"%"</th>
                        </tr>
                    </thead>
                    <tbody data-live="unions">{groups.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_under_the_curve_begin_and_end_with_the_window() {
        let april = |day| NaiveDate::from_ymd_opt(2026, 4, day).unwrap_or_default();
        assert_eq!(times(april(6), april(30)).len(), 4);
        assert_eq!(times(april(6), april(6)).len(), 1);
    }
}
