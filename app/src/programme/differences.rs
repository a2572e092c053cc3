//! Two editions side by side: what changed from one year to the next.

use super::api::compare;
use super::frame::{Head, asked, name, named};
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use domain::programme::differences::{Difference, Part};
use domain::programme::wire::{DifferencesPage, VersionLine};
use leptos::prelude::*;

/// `/programme/differences`
#[component]
pub fn Differences() -> impl IntoView {
    let (asked, with) = (asked(), named("with"));
    let data = Resource::new_blocking(|| (), move |()| compare(asked, with));
    view! {
        <Frame title=t!("differences-title")>
            <Suspense>
                {move || Suspend::new(async move { loaded(data.await, |page| view! { <Content page/> }) })}
            </Suspense>
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
            Part::Indicator | Part::Act | Part::Step => line.name,
        };
        let gone = || t!("differences-absent");
        view! {
            <tr>
                <td data-label=t!("differences-where")>{where_}<small>{t!(&format!("part-{}", line.part.code()))}</small></td>
                <td data-label=was.clone()>{line.before.unwrap_or_else(gone)}</td>
                <td data-label=is.clone()>{line.after.unwrap_or_else(gone)}</td>
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
