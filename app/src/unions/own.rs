//! The union of its head: who belongs to it, its campaigns of the year, its events of the year (SR-47).

use super::api::own_union;
use super::campaigns::Campaigns;
use crate::events::words::{days, level_word};
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::day;
use chrono::{Datelike, NaiveDate};
use domain::unions::wire::{MemberLine, UnionEvent, UnionPage};
use leptos::prelude::*;

/// `/union`
#[component]
pub fn OwnUnion() -> impl IntoView {
    view! {
        <Frame title=t!("section-union")>
            {loaded(own_union(), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: UnionPage) -> impl IntoView {
    let year = page.today.year().to_string();
    view! {
        <div class="page-head">
            <div><h1>{page.title}</h1><p class="lead">{t!("own-union-lead")}</p></div>
            <div class="actions"><a class="button primary" href="/events/new">{t!("event-add")}</a></div>
        </div>
        <Campaigns rows=page.campaigns year=year.clone() threshold=page.threshold/>
        <Events rows=page.events year/>
        <Members rows=page.members today=page.today/>
    }
}

#[component]
fn Events(rows: Vec<UnionEvent>, year: String) -> impl IntoView {
    let is_empty = rows.is_empty();
    let row = |one: UnionEvent| {
        view! {
            <tr>
                <th scope="row"><a href=format!("/events/{}", one.id)>{one.title}</a></th>
                <td data-label=t!("events-date")>{days(one.from, one.to)}</td>
                <td data-label=t!("events-field-level")>{level_word(one.level)}</td>
                <td class="number" data-label=t!("events-confirmed")>{one.confirmed}</td>
                <td class="number" data-label=t!("events-pending")>{one.pending}</td>
            </tr>
        }
    };
    let title = t!("own-union-events", year = year);
    view! {
        <section class="section">
            <h2>{title.clone()}</h2>
            {match is_empty {
                true => view! { <p class="hint">{t!("own-union-no-events")}</p> }.into_any(),
                false => view! {
                    <div class="table-wrap"><table class="table stacks">
                        <caption class="hidden-label">{title}</caption>
                        <thead><tr>
                            <th scope="col">{t!("events-field-title")}</th>
                            <th scope="col">{t!("events-date")}</th>
                            <th scope="col">{t!("events-field-level")}</th>
                            <th scope="col" class="number">{t!("events-confirmed")}</th>
                            <th scope="col" class="number">{t!("events-pending")}</th>
                        </tr></thead>
                        <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                    </table></div>
                }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Members(rows: Vec<MemberLine>, today: NaiveDate) -> impl IntoView {
    let is_empty = rows.is_empty();
    let row = |one: MemberLine| {
        view! {
            <tr>
                <th scope="row">{one.name}{one.is_head.then(|| view! { <small>{t!("staff-head")}</small> })}</th>
                <td data-label=t!("own-union-position")>{one.position}</td>
            </tr>
        }
    };
    let title = t!("own-union-members", day = day(today));
    view! {
        <section class="section">
            <h2>{title.clone()}</h2>
            {match is_empty {
                true => view! { <p class="hint">{t!("own-union-nobody")}</p> }.into_any(),
                false => view! {
                    <div class="table-wrap"><table class="table stacks">
                        <caption class="hidden-label">{title}</caption>
                        <thead><tr>
                            <th scope="col">{t!("own-union-person")}</th>
                            <th scope="col">{t!("own-union-position")}</th>
                        </tr></thead>
                        <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                    </table></div>
                }.into_any(),
            }}
        </section>
    }
}
