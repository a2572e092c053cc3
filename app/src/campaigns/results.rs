//! The results of a campaign for the school: competence by competence, person by person, item by item (SR-30).

use super::board_api::group_results;
use super::board_words::{campaign_of_page, closed_until};
use super::results_items::Items;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::request::PageRequest;
use crate::t;
use crate::ui::bar::Bar;
use crate::ui::error_page::loaded;
use crate::ui::number::{percent, points};
use domain::access::Verb;
use domain::campaigns::rate;
use domain::campaigns::results_wire::{CompetenceResult, PersonLine, Results, UnionResult};
use domain::points::whole;
use domain::psychometrics::groups::GroupResult;
use domain::scoring::levels::Level;
use leptos::prelude::*;

/// The results of the campaign in the address.
#[component]
pub fn ResultsPage() -> impl IntoView {
    let id = campaign_of_page();
    view! {
        <Frame title=t!("results-title")>
            {loaded(group_results(id), |results| view! { <Whole results/> })}
        </Frame>
    }
}

#[component]
fn Whole(results: Results) -> impl IntoView {
    let (is_hidden, is_test) = (results.is_hidden, results.total.is_some());
    let (total, answers) = (
        results.total.clone(),
        format!("/campaigns/{}/answers", results.campaign),
    );
    view! {
        <Head results=results.clone()/>
        {(results.provisional > 0).then(|| view! {
            <div class="notice warn"><p>{t!("results-provisional", count = results.provisional)}</p></div>
        })}
        {match (is_hidden, is_test, results.people_count) {
            _ if results.opens_at.is_some() => closed_until(results.opens_at).into_any(),
            (_, _, 0) => view! { <p class="notice">{t!("results-none")}</p> }.into_any(),
            (true, ..) => view! { <p class="notice">{t!("results-hidden")}</p> }.into_any(),
            (false, false, _) => view! {
                <div class="notice">
                    <p>{t!("results-questionnaire")}" "<a href=answers>{t!("results-questionnaire-answers")}</a></p>
                </div>
            }
            .into_any(),
            (false, true, _) => ().into_any(),
        }}
        {total.filter(|total| total.people > 0).map(|total| view! {
            <Competences rows=results.competences.clone() total levels=results.levels.clone()/>
        })}
        {(!results.unions.is_empty()).then(|| view! { <Unions rows=results.unions.clone()/> })}
        {results.people.clone().filter(|people| !people.is_empty()).map(|people| view! {
            <People campaign=results.campaign.to_string() people/>
        })}
        {(!results.items.is_empty() && results.people_count > 0).then(|| view! { <Items results/> })}
    }
}

/// The whole test by methodical union; small groups are hidden, and the next smallest with the only one (EX-26).
#[component]
fn Unions(rows: Vec<UnionResult>) -> impl IntoView {
    let has_hidden = rows.iter().any(|row| row.group.is_none());
    let line = |row: UnionResult| {
        let title = if row.title.is_empty() {
            t!("evidence-no-union")
        } else {
            row.title
        };
        let cells = row.group.map(|group| {
            let mean = group.mean.map_or_else(|| "—".to_owned(), percent);
            (
                group.people.to_string(),
                mean,
                t!("indicators-of", part = group.with_deficit, of = group.people),
            )
        });
        let hidden = || (t!("results-union-hidden"), "—".to_owned(), "—".to_owned());
        let (people, mean, deficit) = cells.unwrap_or_else(hidden);
        view! {
            <tr>
                <th scope="row">{title}</th>
                <td class="number" data-label=t!("results-union-people")>{people}</td>
                <td class="number" data-label=t!("results-mean")>{mean}</td>
                <td class="number" data-label=t!("results-union-deficit")>{deficit}</td>
            </tr>
        }
    };
    view! {
        <section class="section" id="unions">
            <h2>{t!("results-by-union")}</h2>
            <div class="table-wrap"><table class="table stacks">
                <thead><tr>
                    <th scope="col">{t!("iom-union")}</th>
                    <th scope="col" class="number">{t!("results-union-people")}</th>
                    <th scope="col" class="number">{t!("results-mean")}</th>
                    <th scope="col" class="number">{t!("results-union-deficit")}</th>
                </tr></thead>
                <tbody>{rows.into_iter().map(line).collect_view()}</tbody>
            </table></div>
            {has_hidden.then(|| view! { <p class="hint">{t!("results-union-note")}</p> })}
        </section>
    }
}

#[component]
fn Head(results: Results) -> impl IntoView {
    let at = |page: &str| format!("/campaigns/{}/{page}", results.campaign);
    let marks = PageRequest::here().may(Verb::ResultMark) && results.waiting > 0;
    let marking = marks.then(|| at("marking"));
    view! {
        {crumbs([("/campaigns".to_owned(), t!("section-campaigns")), (at("board"), results.title.clone())])}
        <div class="page-head">
            <div>
                <h1>{t!("results-title")}</h1>
                <p class="lead">{results.title.clone()}{results.opens_at.is_none().then(|| format!(" · {}", t!("results-counted", count = results.people_count)))}</p>
            </div>
            <div class="actions">
                <a class="button" href=at("board")>{t!("results-to-board")}</a>
                {(results.people_count > 0).then(|| view! {
                    <a class="button" href=at("answers")>{t!("answers-title")}</a>
                    <a class="button" href=at("results.xlsx") download=true>"XLSX"</a>
                })}
                {marking.map(|href| view! {
                    <a class="button primary" href=href>{t!("results-to-marking", count = results.waiting)}</a>
                })}
            </div>
        </div>
    }
}

#[component]
fn Competences(rows: Vec<CompetenceResult>, total: GroupResult, levels: Vec<Level>) -> impl IntoView {
    let heads = levels
        .iter()
        .map(|level| view! { <th scope="col" class="number">{level.title.clone()}</th> });
    let heads = heads.collect_view();
    let severe: Vec<String> = levels
        .iter()
        .filter(|level| level.severity >= 2)
        .map(|level| level.title.clone())
        .collect();
    let severe = severe.join(" + ");
    let row = |one: CompetenceResult| {
        let note = if one.is_indicative {
            t!("results-indicative")
        } else {
            String::new()
        };
        competence_row(
            format!("{} {}", one.code, one.title),
            note,
            &one.group,
            &levels,
            &severe,
        )
    };
    let body = rows.into_iter().map(row).collect_view();
    let sum = competence_row(t!("results-whole"), String::new(), &total, &levels, &severe);
    view! {
        <section class="section">
            <h2>{t!("results-by-competence")}</h2>
            <div class="table-wrap">
                <table class="table stacks">
                    <caption class="hidden-label">{t!("results-by-competence")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("results-competence")}</th>
                            <th scope="col">{t!("results-mean")}</th>
                            <th scope="col" class="number">"%"</th>
                            {heads}
                            <th scope="col" class="number">{severe.clone()}</th>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                    <tfoot>{sum}</tfoot>
                </table>
            </div>
            <p class="hint">{t!("results-competence-hint")}</p>
        </section>
    }
}

fn competence_row(
    name: String,
    note: String,
    group: &GroupResult,
    levels: &[Level],
    severe: &str,
) -> impl IntoView + use<> {
    let mean = group.mean.unwrap_or(whole(0));
    let by_level = levels.iter().zip(&group.by_level).map(|(level, people)| {
        let people = *people;
        view! { <td class="number" data-label=level.title.clone()>{people}</td> }
    });
    let by_level = by_level.collect_view();
    let share = rate::percent(group.with_deficit, group.people).map(|share| percent(share / 100));
    let part = t!("board-part", complete = group.with_deficit, eligible = group.people);
    view! {
        <tr>
            <th scope="row">{name}{(!note.is_empty()).then(|| view! { <small>{note}</small> })}</th>
            <td><Bar percentage={mean * 100}/></td>
            <td class="number" data-label=t!("results-mean")>{percent(mean)}</td>
            {by_level}
            <td class="number" data-label=severe.to_owned()><span>{part}<small>{share}</small></span></td>
        </tr>
    }
}

#[component]
fn People(campaign: String, people: Vec<PersonLine>) -> impl IntoView {
    let row = |one: PersonLine| {
        let href = format!("/campaigns/{campaign}/results/{}", one.attempt);
        let earned = t!("board-part", complete = points(one.points), eligible = points(one.max));
        let share = (one.max > whole(0)).then(|| percent(one.points / one.max));
        view! {
            <tr>
                <th scope="row"><a href=href>{one.name}</a><small>{one.position}</small></th>
                <td class="number" data-label=t!("results-points")>{earned}</td>
                <td class="number" data-label=t!("results-share")>{share}</td>
                <td data-label=t!("results-level")>
                    <span>
                        <LevelBadge title=one.level severity=one.severity/>
                        {one.is_provisional.then(|| view! { " " <span class="badge warn">{t!("results-not-final")}</span> })}
                    </span>
                </td>
            </tr>
        }
    };
    view! {
        <section class="section">
            <h2>{t!("results-by-person")}</h2>
            <div class="table-wrap">
                <table class="table stacks">
                    <caption class="hidden-label">{t!("results-by-person")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!("board-person")}</th>
                            <th scope="col" class="number">{t!("results-points")}</th>
                            <th scope="col" class="number">{t!("results-share")}</th>
                            <th scope="col">{t!("results-level")}</th>
                        </tr>
                    </thead>
                    <tbody>{people.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

/// «средний»; the colour follows how much of a deficit it is.
#[component]
pub fn LevelBadge(title: String, severity: u8) -> impl IntoView {
    let class = match severity {
        0 => "badge good",
        1 => "badge",
        2 => "badge warn",
        _ => "badge bad",
    };
    (!title.is_empty()).then(|| view! { <span class=class>{title}</span> })
}
