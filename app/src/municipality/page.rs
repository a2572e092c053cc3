//! Numbers of all schools of a municipality: the total with its coverage, then school by school with places.

use super::api::overview;
use crate::indicators::words::rule;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::{localized, moment};
use domain::municipality::total::{Basis, Standing, Unit};
use domain::municipality::wire::{MunicipalIndicator, MunicipalityPage, OrgLine, SchoolCompleteness, SchoolRow};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/municipality`
#[component]
pub fn Municipality() -> impl IntoView {
    let year = use_query_map().with_untracked(|map| map.get("year")?.parse().ok());
    view! {
        <Frame title=t!("municipality-title")>
            {loaded(overview(year), |page| view! { <Content page/> })}
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
        <div class="page-head">
            <div>
                <h1>{page.name}</h1>
                <p class="lead">{t!("municipality-lead", year = here.to_string(), schools = all)}</p>
            </div>
            {(!is_empty).then(|| view! {
                <div class="actions">
                    <a class="button" href=format!("/municipality.xlsx?year={here}")>{t!("form-xlsx")}</a>
                    <a class="button" href=format!("/municipality.csv?year={here}")>{t!("municipality-csv")}</a>
                </div>
            })}
        </div>
        {(page.years.len() > 1).then(|| view! { <nav class="segments" aria-label=t!("municipality-years")>{years}</nav> })}
        {is_empty.then(|| view! {
            <div class="empty"><h2>{t!("municipality-empty-title")}</h2><p>{t!("municipality-empty-text")}</p></div>
        })}
        {indicators}
        {(!is_empty).then(|| view! { <p class="hint section">{t!("rating-note")}</p> })}
        {(!is_empty).then(|| view! { <Completeness all=page.completeness/> })}
        <Tree tree=page.tree/>
    }
}

#[component]
fn Indicator(one: MunicipalIndicator, all: usize) -> impl IntoView {
    let sum = match one.unit {
        Unit::Percent => t!("indicators-of", part = one.numerator, of = one.denominator),
        Unit::Count => String::new(),
    };
    let names = |standing: Standing| -> Vec<String> {
        let rows = one.rows.iter().filter(|row| row.standing == standing);
        rows.map(|row| row.name.clone()).collect()
    };
    let (missing, strange) = (names(Standing::NoData), names(Standing::Incomparable));
    let gaps = (!missing.is_empty()).then(|| t!("municipality-missing", names = missing.join(", ")));
    let strange = (!strange.is_empty()).then(|| t!("municipality-incomparable", names = strange.join(", ")));
    let gaps = [gaps, strange].into_iter().flatten().map(|said| format!("; {said}"));
    let gaps: String = gaps.collect();
    let has_before = !one.before.is_empty() && one.before != "—";
    let before = has_before.then(|| format!("{} · ", t!("municipality-before", value = localized(&one.before))));
    let rows = one.rows.iter().cloned().map(|row| view! { <Row row/> });
    let rows = rows.collect_view();
    view! {
        <section class="section" id=one.code.clone()>
            <h2>{title(&one.code, &one.title)}</h2>
            <p><output class="big-number">{localized(&one.shown)}</output> " " <span class="of">{sum}</span></p>
            <p class="hint">{before} {t!(&format!("direction-{}", one.direction.code()))}</p>
            <p class="hint">{t!("municipality-coverage", counted = one.counted, all = all)} {gaps}</p>
            <details><summary>{t!("municipality-rules")}</summary>{counted_by(&one.basis)}</details>
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

/// The schools' own words; of what was handed in without them, the built-in ones.
pub fn title(code: &str, said: &str) -> String {
    match said {
        "" => t!(&format!("municipal-{code}")),
        said => said.to_owned(),
    }
}

/// The formula and the rules most schools counted by, and how their values are put together (DD-13).
fn counted_by(basis: &Basis) -> impl IntoView + use<> {
    let rules = basis.rules.iter().filter_map(|(name, value)| rule(name, value));
    let together = [
        t!("value-typed", formula = basis.written.clone()),
        t!("rule-aggregation"),
    ];
    let lines: Vec<_> = together
        .into_iter()
        .chain(rules)
        .map(|said| view! { <li>{said}</li> })
        .collect();
    view! { <ul class="rules">{lines}</ul> }
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
    let absent = row
        .absent_reason
        .map(|reason| view! { <small>{t!(&format!("absent-{reason}"))}</small> });
    let formula = row.other_formula.map(|written| t!("value-typed", formula = written));
    let rules = row.other_rules.iter().filter_map(|(name, value)| rule(name, value));
    let other: Vec<_> = formula
        .into_iter()
        .chain(rules)
        .map(|said| view! { <small>{said}</small> })
        .collect();
    let at = row
        .submitted_at
        .map(|at| view! { <small>{t!("rating-submitted", at = moment(at))}</small> });
    view! {
        <tr>
            <td data-label=t!("rating-place")>{place}</td>
            <td data-label=t!("rating-school")>{row.name}{(!row.note.is_empty()).then(|| view! { <small>{row.note.clone()}</small> })}</td>
            <td class="number" data-label=t!("rating-counts")>{counts}</td>
            <td class="number" data-label=t!("rating-value")>{localized(&row.shown)}</td>
            <td data-label=t!("rating-standing")><span class=class>{t!(&format!("standing-{}", row.standing.code()))}</span>{absent}{other}{at}</td>
        </tr>
    }
}

/// Who has handed in how much of the year.
#[component]
fn Completeness(all: Vec<SchoolCompleteness>) -> impl IntoView {
    let line = |one: SchoolCompleteness| {
        let (handed, of) = (one.handed_in, one.handed_in + one.missing.len());
        let missing: Vec<String> = one.missing.iter().map(|(code, said)| title(code, said)).collect();
        let class = if missing.is_empty() { "badge good" } else { "badge warn" };
        view! {
            <tr>
                <td data-label=t!("rating-school")>{one.name}</td>
                <td data-label=t!("municipality-handed-in")><span class=class>{t!("indicators-of", part = handed, of = of)}</span></td>
                <td data-label=t!("municipality-lacks")>{if missing.is_empty() { "—".to_owned() } else { missing.join(", ") }}</td>
            </tr>
        }
    };
    view! {
        <section class="section" id="completeness">
            <h2>{t!("municipality-completeness")}</h2>
            <div class="table-wrap"><table class="table stacks">
                <thead><tr>
                    <th>{t!("rating-school")}</th><th>{t!("municipality-handed-in")}</th><th>{t!("municipality-lacks")}</th>
                </tr></thead>
                <tbody>{all.into_iter().map(line).collect_view()}</tbody>
            </table></div>
        </section>
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
