//! How many of a union are done with each campaign, and what came out for all of them together.

use crate::campaigns::words::{StateBadge, rate, window};
use crate::t;
use crate::ui::bar::Bar;
use crate::ui::number::percent;
use domain::campaigns::rate::percent as share_of;
use domain::campaigns::results_wire::CompetenceResult;
use domain::points::whole;
use domain::unions::wire::{UnionCampaign, UnionOutcome, UnionPart, UnionResults};
use leptos::prelude::*;

#[component]
pub fn Campaigns(rows: Vec<UnionCampaign>, year: String, threshold: usize) -> impl IntoView {
    let is_empty = rows.is_empty();
    let rows = rows.into_iter().map(|one| view! { <Row one threshold/> });
    view! {
        <section class="section">
            <h2>{t!("own-union-campaigns", year = year)}</h2>
            {is_empty.then(|| view! { <p class="hint">{t!("own-union-no-campaigns")}</p> })}
            <div class="stack">{rows.collect_view()}</div>
        </section>
    }
}

#[component]
fn Row(one: UnionCampaign, threshold: usize) -> impl IntoView {
    view! {
        <article class="card stack">
            <h3>{one.title} " " <StateBadge state=one.state/></h3>
            <p class="hint">{window(one.opens, one.closes)}</p>
            {match one.part {
                Some(part) => view! { <Part part/> }.into_any(),
                None => view! { <p class="hint">{t!("own-union-part-hidden")}</p> }.into_any(),
            }}
            {outcome(one.outcome, threshold)}
        </article>
    }
}

#[component]
fn Part(part: UnionPart) -> impl IntoView {
    let share = share_of(part.complete, part.eligible).unwrap_or(whole(0));
    view! {
        <p>
            {t!("own-union-done", complete = part.complete, eligible = part.eligible)}
            " · " <b>{rate(part.complete, part.eligible)}</b>
        </p>
        <Bar percentage=share/>
    }
}

fn outcome(outcome: UnionOutcome, threshold: usize) -> AnyView {
    let said = match outcome {
        UnionOutcome::Shown(results) => return view! { <Results results/> }.into_any(),
        UnionOutcome::Running => t!("own-union-running"),
        UnionOutcome::NoPoints => t!("own-union-no-points"),
        UnionOutcome::Unnamed => t!("own-union-unnamed"),
        UnionOutcome::Unready => t!("own-union-unready"),
        UnionOutcome::TooFew => t!("own-union-too-few", threshold = threshold),
    };
    view! { <p class="hint">{said}</p> }.into_any()
}

#[component]
fn Results(results: UnionResults) -> impl IntoView {
    let row = |one: CompetenceResult| {
        let mean = one.group.mean.unwrap_or(whole(0));
        let deficit = t!("indicators-of", part = one.group.with_deficit, of = one.group.people);
        view! {
            <tr>
                <th scope="row">
                    {format!("{} {}", one.code, one.title)}
                    {one.is_indicative.then(|| view! { <small>{t!("results-indicative")}</small> })}
                </th>
                <td><Bar percentage={mean * 100}/></td>
                <td class="number" data-label=t!("results-mean")>{percent(mean)}</td>
                <td class="number" data-label=t!("results-union-deficit")>{deficit}</td>
            </tr>
        }
    };
    view! {
        <p>{t!("own-union-counted", count = results.people)}</p>
        <div class="table-wrap"><table class="table stacks">
            <caption class="hidden-label">{t!("results-by-competence")}</caption>
            <thead><tr>
                <th scope="col">{t!("results-competence")}</th>
                <th scope="col">{t!("results-mean")}</th>
                <th scope="col" class="number">"%"</th>
                <th scope="col" class="number">{t!("results-union-deficit")}</th>
            </tr></thead>
            <tbody>{results.competences.into_iter().map(row).collect_view()}</tbody>
        </table></div>
        <p class="hint">{t!("results-competence-hint")}</p>
    }
}
