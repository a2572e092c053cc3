//! «Кто учтён, кто нет и почему»: by name, grouped by methodical union.

use super::show::Wanted;
use crate::t;
use crate::ui::number::{day, percent};
use domain::indicators::wire::{CountView, EvidenceRow, IndicatorView, PostRow};
use domain::points::Exact;
use leptos::prelude::*;

/// The people or posts behind a value, of one variable at a time.
#[component]
pub fn Evidence(view: IndicatorView, wanted: Wanted) -> impl IntoView {
    let count = view.counts.iter().find(|one| one.code == wanted.of);
    let count = count.or_else(|| view.counts.iter().find(|one| !one.is_staff));
    let Some(count) = count.or(view.counts.first()).cloned() else {
        return ().into_any();
    };
    let is_carried = view.reading.frozen.as_ref().is_some_and(|one| one.checksum.is_empty());
    let is_bare = view.counts.iter().all(|one| one.people.is_empty());
    // An empty register leaves nothing to choose between.
    if view.has_names && is_bare && !is_carried && count.counted != "posts" {
        return ().into_any();
    }
    let base = format!(
        "/indicators/{}?year={}&as_of={}",
        view.code, view.reading.year, wanted.as_of
    );
    let others = view.counts.iter().map(|one| {
        let href = format!("{base}&of={}#evidence", one.code);
        let is_here = one.code == count.code;
        view! { <a href=href aria-current=is_here.then_some("true")>{one.symbol.clone()}</a> }
    });
    let others: Vec<_> = others.collect();
    let variables =
        (others.len() > 1).then(|| view! { <nav class="segments" aria-label=t!("evidence-variable")>{others}</nav> });
    view! {
        <section class="section evidence" id="evidence">
            <div class="section-head">
                <h2>{t!("evidence-title")}</h2>
                {variables}
            </div>
            {match (view.has_names || !count.posts.is_empty(), count.counted.as_str()) {
                _ if is_carried => view! { <p class="hint">{t!("value-carried")}</p> }.into_any(),
                (false, _) => view! { <p class="hint">{t!("evidence-no-names")}</p> }.into_any(),
                (true, "posts") => posts(count.posts).into_any(),
                (true, _) => people(count, &wanted.show, &base).into_any(),
            }}
        </section>
    }
    .into_any()
}

fn people(count: CountView, shown: &str, base: &str) -> impl IntoView + use<> {
    let all = count.people.len();
    let counted = count.people.iter().filter(|row| row.included).count();
    let link = |show: &str, name: String| {
        let href = format!("{base}&of={}&show={show}#evidence", count.code);
        let is_here = show == if matches!(shown, "in" | "out") { shown } else { "" };
        view! { <a href=href aria-current=is_here.then_some("true")>{name}</a> }
    };
    let links = [
        link("", t!("evidence-all", count = all)),
        link("in", t!("evidence-in", count = counted)),
        link("out", t!("evidence-out", count = all - counted)),
    ];
    let keep = |row: &EvidenceRow| match shown {
        "in" => row.included,
        "out" => !row.included,
        _ => true,
    };
    let (symbol, code) = (count.symbol, count.code);
    let rows: Vec<EvidenceRow> = count.people.into_iter().filter(keep).collect();
    let table = match rows.is_empty() {
        true => view! { <p class="hint">{t!("evidence-nobody")}</p> }.into_any(),
        false => unions(rows, &symbol, &code).into_any(),
    };
    view! {
        <nav class="segments" aria-label=t!("evidence-show")>{links.collect_view()}</nav>
        {table}
    }
}

/// The rows of the bank of vacancies, counted or not.
pub fn posts(rows: Vec<PostRow>) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p class="hint">{t!("evidence-no-posts")}</p> }.into_any();
    }
    let line = |row: PostRow| {
        let closed = row.closed_on.map(day).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{row.position}<small>{row.code}</small></th>
                <td data-label=t!("post-rate")>{row.rate}</td>
                <td data-label=t!("post-opened")>{day(row.opened_on)}</td>
                <td data-label=t!("post-closed")>{closed}</td>
                <td data-label=t!("evidence-counted")>{mark(row.included)}</td>
                <td data-label=t!("evidence-why")>{t!(&format!("post-reason-{}", row.reason))}</td>
            </tr>
        }
    };
    view! {
        <div class="table-wrap"><table class="table stacks">
            <thead><tr>
                <th scope="col">{t!("post-position")}</th>
                <th scope="col">{t!("post-rate")}</th>
                <th scope="col">{t!("post-opened")}</th>
                <th scope="col">{t!("post-closed")}</th>
                <th scope="col">{t!("evidence-counted")}</th>
                <th scope="col">{t!("evidence-why")}</th>
            </tr></thead>
            <tbody>{rows.into_iter().map(line).collect_view()}</tbody>
        </table></div>
    }
    .into_any()
}

/// People by methodical union, each with how many of its staff are counted.
pub fn unions(rows: Vec<EvidenceRow>, symbol: &str, code: &str) -> impl IntoView + use<> {
    let groups: Vec<Vec<EvidenceRow>> = rows.chunk_by(|a, b| a.union == b.union).map(<[_]>::to_vec).collect();
    let tables: Vec<_> = groups.into_iter().map(|rows| union_table(rows, symbol, code)).collect();
    view! { <div class="stack loose">{tables}</div> }
}

fn union_table(rows: Vec<EvidenceRow>, symbol: &str, code: &str) -> impl IntoView + use<> {
    let included = t!("evidence-included", symbol = symbol.to_owned());
    // Of the staff itself both columns would say the same.
    let is_staff = code == "CHP";
    let label = (!is_staff).then(|| included.clone());
    let title = rows
        .first()
        .map(|row| row.union.clone())
        .filter(|title| !title.is_empty());
    let staff = rows.iter().filter(|row| row.in_staff).count();
    let counted = rows.iter().filter(|row| row.included).count();
    let count = t!("evidence-union-count", part = counted, of = staff);
    let share = i64::try_from(counted)
        .ok()
        .zip(i64::try_from(staff).ok())
        .filter(|(_, of)| *of > 0);
    let share = share.map(|(part, of)| format!(" · {}", percent(Exact::new(part, of))));
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption>{title.unwrap_or_else(|| t!("evidence-no-union"))} " " <span class="badge">{count} {share}</span></caption>
                <thead><tr>
                    <th scope="col">{t!("evidence-person")}</th>
                    <th scope="col">{t!("evidence-in-staff")}</th>
                    {(!is_staff).then(|| view! { <th scope="col">{included}</th> })}
                    <th scope="col">{t!("evidence-why")}</th>
                </tr></thead>
                <tbody>{rows.into_iter().map(|row| person(row, label.as_deref(), code)).collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    }
}

fn person(row: EvidenceRow, included: Option<&str>, code: &str) -> impl IntoView + use<> {
    let why = why(&row, code);
    let is_included = row.included;
    let included = included.map(str::to_owned);
    let included = included.map(|label| view! { <td data-label=label>{mark(is_included)}</td> });
    view! {
        <tr>
            <th scope="row">{row.name}<small>{row.position}</small></th>
            <td data-label=t!("evidence-in-staff")>{mark(row.in_staff)}</td>
            {included}
            <td data-label=t!("evidence-why")>{why}</td>
        </tr>
    }
}

fn mark(is_in: bool) -> impl IntoView {
    let (class, word) = match is_in {
        true => ("in", t!("evidence-yes")),
        false => ("out", t!("evidence-no")),
    };
    view! { <span class=class>{word}</span> }
}

/// The same reason is said otherwise of a diagnosis, a route, an event and a request.
pub fn reason_key(variable: &str, reason: &str) -> String {
    match (variable, reason) {
        ("CHP_IP" | "CHP_MM" | "CHP_SF" | "CHP_ZP", "out_of_period") | ("CHP_MM" | "CHP_SF", "wrong_level") => {
            format!("reason-{reason}-{variable}")
        }
        _ => format!("reason-{reason}"),
    }
}

fn why(row: &EvidenceRow, code: &str) -> String {
    match (row.reason.as_str(), row.day) {
        ("counted", Some(on)) => match code {
            "CHP_DP" => t!("evidence-done-on", day = day(on)),
            "CHP_IP" => t!("evidence-approved-on", day = day(on)),
            _ => t!("evidence-attended-on", day = day(on)),
        },
        ("not_in_staff_on_date", Some(on)) => t!("evidence-left-on", day = day(on)),
        (reason, _) => t!(&reason_key(code, reason)),
    }
}
