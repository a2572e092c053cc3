//! Two editions side by side: what changed from one year to the next.

use super::api::compare;
use super::frame::{Head, asked, name, named, of_edition};
use crate::layout::frame::Frame;
use crate::t;
use domain::programme::differences::{Difference, Part};
use domain::programme::wire::{DifferencesPage, VersionLine};
use leptos::prelude::*;

/// `/programme/differences`
#[component]
pub fn Differences() -> impl IntoView {
    let (asked, with) = (asked(), named("with"));
    view! {
        <Frame title=t!("differences-title")>
            {of_edition(compare(asked, with), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: DifferencesPage) -> impl IntoView {
    let after = page.after.clone();
    let content = match page.before.clone() {
        None => view! { <p class="notice section">{t!("differences-nothing-before")}</p> }.into_any(),
        Some(_) if page.differences.is_empty() => {
            view! { <p class="notice good section">{t!("differences-none")}</p> }.into_any()
        }
        Some(before) => view! { <Table before after=after.clone() lines=page.differences.clone()/> }.into_any(),
    };
    let others = page.versions.into_iter().map(|one| {
        let is_here = page.before.as_ref().is_some_and(|before| before.id == one.id);
        let href = format!("/programme/differences?v={}&with={}", after.id, one.id);
        view! { <a href=href aria-current=is_here.then_some("true")>{name(&one)}</a> }
    });
    let others = others.collect::<Vec<_>>();
    let reason = after.change_reason.clone();
    view! {
        <Head version=page.after here="/differences"><span></span></Head>
        {(!others.is_empty()).then(|| view! {
            <nav class="segments section" aria-label=t!("differences-with")>{others.collect_view()}</nav>
        })}
        {(!reason.is_empty()).then(|| view! { <p class="lead">{t!("differences-reason", reason = reason)}</p> })}
        {content}
    }
}

#[component]
fn Table(before: VersionLine, after: VersionLine, lines: Vec<Difference>) -> impl IntoView {
    let (was, is) = (name(&before), name(&after));
    let rows = lines.into_iter().map(|line| {
        let where_ = match line.part {
            Part::Passport => t!(&format!("passport-row-{}", line.name)),
            Part::Stage => t!(&format!("stage-{}", line.name)),
            Part::Criterion => t!("criterion-label", no = line.name.trim_start_matches('C').to_owned()),
            Part::Indicator => field(&line.name),
            Part::Act | Part::Step => line.name.clone(),
        };
        let gone = || t!("differences-absent");
        let said = |text: Option<String>| text.map(|text| value(line.part, &line.name, text)).unwrap_or_else(gone);
        view! {
            <tr>
                <td data-label=t!("differences-where")>{where_}<small>{t!(&format!("part-{}", line.part.code()))}</small></td>
                <td data-label=was.clone()>{said(line.before)}</td>
                <td data-label=is.clone()>{said(line.after)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-wrap section"><table class="table stacks side-by-side">
            <thead><tr><th>{t!("differences-where")}</th><th>{was.clone()}</th><th>{is.clone()}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
}

/// `I1.formula`: «I1 · Формула».
fn field(name: &str) -> String {
    match name.split_once('.') {
        Some((code, field)) => format!("{code} · {}", t!(&format!("definition-{field}"))),
        None => name.to_owned(),
    }
}

/// A choice in words; a text as it is.
fn value(part: Part, name: &str, text: String) -> String {
    let field = name
        .split_once('.')
        .map(|(_, field)| field)
        .filter(|_| part == Part::Indicator);
    match field {
        Some("enabled") => match text.as_str() {
            "true" => t!("definition-on"),
            _ => t!("definition-off"),
        },
        Some("methods") => {
            let words = text.split_whitespace().map(|code| t!(&format!("method-{code}")));
            words.collect::<Vec<_>>().join(", ")
        }
        Some(field @ ("unit" | "level" | "period" | "census" | "aggregation" | "direction")) => {
            t!(&format!("{field}-{text}"))
        }
        Some("criterion") => t!("criterion-label", no = text.trim_start_matches('C').to_owned()),
        Some("precision") if text.is_empty() => t!("definition-precision-none"),
        _ => text,
    }
}
