//! «Кому нужен ИОМ»: by the record attempts of the year; one press draws a route up.

use super::api::needed;
use super::words::state_badge;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use domain::ioms::need::Need;
use domain::ioms::wire::{NeededLine, NeededList};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Deficits named in a line; the rest is counted.
const NAMED: usize = 3;

/// `/ioms/needed`
#[component]
pub fn Needed() -> impl IntoView {
    let year = use_query_map().with_untracked(|map| map.get("year").unwrap_or_default());
    view! {
        <Frame title=t!("ioms-needed-title")>
            {crumbs([("/ioms".to_owned(), t!("ioms-title"))])}
            {loaded(needed(year), |list| view! { <Content list/> })}
        </Frame>
    }
}

#[component]
fn Content(list: NeededList) -> impl IntoView {
    let may_write = list.may_write;
    let year = list.year;
    let years = list.years.iter().map(|one| {
        let is_here = (*one == year).then_some("true");
        view! { <a href=format!("/ioms/needed?year={one}") aria-current=is_here>{*one}</a> }
    });
    let years = years.collect_view();
    let (required, wished): (Vec<_>, Vec<_>) = list.rows.into_iter().partition(|row| row.need == Need::Required);
    let is_empty = required.is_empty() && wished.is_empty();
    view! {
        <div class="page-head">
            <div>
                <h1>{t!("ioms-needed-title")}</h1>
                {(!is_empty).then(|| view! {
                    <p class="lead">{t!("ioms-lead", needed = list.needed, drawn = list.drawn_up)}</p>
                })}
            </div>
            <div class="actions"><nav class="segments" aria-label=t!("ioms-year")>{years}</nav></div>
        </div>
        {is_empty.then(|| view! {
            <div class="empty">
                <h2>{t!("ioms-nobody")}</h2>
                <p>{t!("ioms-nobody-text", year = year)}</p>
                <div class="actions"><a class="button primary" href="/campaigns">{t!("ioms-to-campaigns")}</a></div>
            </div>
        })}
        {part(t!("ioms-required"), t!("ioms-required-text"), required, may_write)}
        {part(t!("ioms-recommended"), t!("ioms-recommended-text"), wished, may_write)}
        {may_write.then(|| view! {
            <section class="section card">
                <h2>{t!("ioms-another")}</h2>
                <PostForm action="/api/ioms/compose" class="stack">
                    <Field name="person" label=t!("ioms-another-person") hint=t!("ioms-another-hint")/>
                    <div class="actions"><button class="button" type="submit">{t!("ioms-compose")}</button></div>
                </PostForm>
            </section>
        })}
    }
}

fn part(title: String, text: String, rows: Vec<NeededLine>, may_write: bool) -> impl IntoView {
    let count = rows.len();
    (count > 0).then(|| {
        view! {
            <section class="section">
                <div class="section-head"><h2>{title.clone()}</h2><span class="badge">{count}</span></div>
                <p class="hint">{text}</p>
                <div class="table-wrap">
                    <table class="table stacks">
                        <caption class="hidden-label">{title}</caption>
                        <thead><tr>
                            <th scope="col">{t!("iom-person")}</th>
                            <th scope="col">{t!("iom-union")}</th>
                            <th scope="col">{t!("iom-need-why")}</th>
                            <th scope="col">{t!("iom-deficits")}</th>
                            <th scope="col">{t!("iom-route")}</th>
                        </tr></thead>
                        <tbody>{rows.into_iter().map(|row| line(row, may_write)).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
    })
}

fn line(row: NeededLine, may_write: bool) -> impl IntoView {
    let more = row.deficits.len().saturating_sub(NAMED);
    let named: Vec<String> = row
        .deficits
        .iter()
        .take(NAMED)
        .map(|one| format!("{} ({})", one.title, one.level))
        .collect();
    let mut named = named.join(", ");
    if more > 0 {
        named = format!("{named}, {}", t!("iom-and-more", count = more));
    }
    view! {
        <tr>
            <th scope="row">{row.name.clone()}</th>
            <td data-label=t!("iom-union")>{row.union}</td>
            <td data-label=t!("iom-need-why")>{t!(&format!("iom-why-{}", row.reason.code()))}</td>
            <td data-label=t!("iom-deficits")>{named}</td>
            <td data-label=t!("iom-route")>
                {match row.iom {
                    Some((id, state)) => view! {
                        <a href=format!("/ioms/{id}") aria-label=t!("iom-open-of", name = row.name)>{state_badge(state)}</a>
                    }.into_any(),
                    None if may_write => view! {
                        <PostForm action="/api/ioms/compose?row">
                            <input type="hidden" name="person" value=row.person.to_string()/>
                            <button class="button" type="submit" aria-label=t!("ioms-compose-for", name = row.name)>{t!("ioms-compose")}</button>
                        </PostForm>
                    }.into_any(),
                    None => "—".into_any(),
                }}
            </td>
        </tr>
    }
}
