//! Numbers of all schools of a municipality: the total with its coverage, then school by school with places.

use super::api::overview;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::{localized, moment};
use domain::municipality::total::{Standing, Unit};
use domain::municipality::wire::{MunicipalIndicator, MunicipalityPage, OrgLine, SchoolRow};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/municipality`
#[component]
pub fn Municipality() -> impl IntoView {
    let year = use_query_map().with_untracked(|map| map.get("year")?.parse().ok());
    let data = Resource::new_blocking(|| (), move |()| overview(year));
    view! {
        <Frame title=t!("municipality-title")>
            <Suspense>
                {move || Suspend::new(async move { loaded(data.await, |page| view! { <Content page/> }) })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Content(page: MunicipalityPage) -> impl IntoView {
    let (here, all) = (page.year, page.schools);
    let years = page.years.iter().map(|year| {
        let href = format!("/municipality?year={year}");
        view! { <a href=href aria-current=(*year == here).then_some("true")>{*year}</a> }
    });
    let years = years.collect_view();
    let is_empty = page.indicators.is_empty();
    let indicators = page.indicators.into_iter().map(|one| view! { <Indicator one all/> });
    let indicators = indicators.collect_view();
    view! {
        <div class="page-head"><div>
            <h1>{page.name}</h1>
            <p class="lead">{t!("municipality-lead", year = here.to_string(), schools = all)}</p>
        </div></div>
        {(page.years.len() > 1).then(|| view! { <nav class="segments" aria-label=t!("municipality-years")>{years}</nav> })}
        {is_empty.then(|| view! {
            <div class="empty"><h2>{t!("municipality-empty-title")}</h2><p>{t!("municipality-empty-text")}</p></div>
        })}
        {indicators}
        {(!is_empty).then(|| view! { <p class="hint section">{t!("rating-note")}</p> })}
        <Tree tree=page.tree/>
    }
}

#[component]
fn Indicator(one: MunicipalIndicator, all: usize) -> impl IntoView {
    let sum = match one.unit {
        Unit::Percent => t!("indicators-of", part = one.numerator, of = one.denominator),
        Unit::Count => String::new(),
    };
    let missing: Vec<String> = one
        .rows
        .iter()
        .filter(|row| row.standing == Standing::NoData)
        .map(|row| row.name.clone())
        .collect();
    let gaps = (!missing.is_empty()).then(|| t!("municipality-missing", names = missing.join(", ")));
    let rows = one.rows.into_iter().map(|row| view! { <Row row/> });
    let rows = rows.collect_view();
    view! {
        <section class="section">
            <h2>{t!(&format!("municipal-{}", one.code))}</h2>
            <p><output class="big-number">{localized(&one.shown)}</output> " " <span class="of">{sum}</span></p>
            <p class="hint">{t!("municipality-coverage", counted = one.counted, all = all)} {gaps.map(|said| format!("; {said}"))}</p>
            <div class="table-wrap"><table class="table stacks">
                <thead><tr>
                    <th>{t!("rating-place")}</th><th>{t!("rating-school")}</th>
                    <th class="number">{t!("rating-counts")}</th><th class="number">{t!("rating-value")}</th>
                    <th>{t!("rating-standing")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
}

#[component]
fn Row(row: SchoolRow) -> impl IntoView {
    let place = row.place.map_or_else(|| "—".to_owned(), |place| place.to_string());
    let counts = match (row.numerator, row.denominator) {
        (Some(n), Some(of)) => t!("indicators-of", part = n, of = of),
        _ => "—".to_owned(),
    };
    let class = match row.standing {
        Standing::Counted => "badge good",
        Standing::NoData => "badge",
        Standing::Incomparable => "badge warn",
    };
    let at = row
        .submitted_at
        .map(|at| view! { <small>{t!("rating-submitted", at = moment(at))}</small> });
    view! {
        <tr>
            <td data-label=t!("rating-place")>{place}</td>
            <td data-label=t!("rating-school")>{row.name}{(!row.note.is_empty()).then(|| view! { <small>{row.note.clone()}</small> })}</td>
            <td class="number" data-label=t!("rating-counts")>{counts}</td>
            <td class="number" data-label=t!("rating-value")>{localized(&row.shown)}</td>
            <td data-label=t!("rating-standing")><span class=class>{t!(&format!("standing-{}", row.standing.code()))}</span>{at}</td>
        </tr>
    }
}

#[component]
fn Tree(tree: Vec<OrgLine>) -> impl IntoView {
    let lines = tree.into_iter().map(|line| {
        let kind = t!(&format!("org-kind-{}", line.kind));
        view! { <li>{line.name} " — " {kind}</li> }
    });
    view! {
        <section class="section"><h2>{t!("municipality-tree")}</h2><ul class="rules">{lines.collect_view()}</ul></section>
    }
}
