//! Methodical unions: who heads each, how many belong to it; added, renamed, closed here.

use super::api::unions;
use super::contracts::is_refused;
use super::words::typed_day;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::{Choices, Field};
use crate::ui::form::PostForm;
use crate::ui::history::History;
use crate::ui::number::day;
use crate::ui::register::NothingYet;
use chrono::NaiveDate;
use domain::roster::wire::{UnionLine, UnionsPage};
use leptos::prelude::*;

const DOOR: &str = "/api/roster/set_union";
const PEOPLE: &str = "union-people";

/// `/roster/unions`
#[component]
pub fn Unions() -> impl IntoView {
    view! {
        <Frame title=t!("unions-title") width=Width::Middle>
            {crumbs([("/roster".to_owned(), t!("roster-title"))])}
            <div class="page-head"><div><h1>{t!("unions-title")}</h1><p class="lead">{t!("unions-lead")}</p></div></div>
            {loaded(unions(), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: UnionsPage) -> impl IntoView {
    let (may_write, today, is_empty) = (page.may_write, page.today, page.unions.is_empty());
    let rows = page.unions.into_iter().map(|one| view! { <Row one may_write today/> });
    let rows = rows.collect_view();
    let happened = page.history;
    view! {
        <Choices id=PEOPLE words=page.people/>
        {match is_empty {
            true => view! { <NothingYet title=t!("unions-empty") text=t!("unions-empty-text")/> }.into_any(),
            false => view! { <ol class="records">{rows}</ol> }.into_any(),
        }}
        {may_write.then(|| view! {
            <section class="card section">
                <h2>{t!("union-add")}</h2>
                <PostForm action=DOOR class="stack" fixed=vec![("union[id]", String::new())]>
                    <Field name="union[title]" label=t!("union-name")/>
                    <Head head=String::new() today/>
                    <div class="actions"><button class="button primary" type="submit">{t!("union-add")}</button></div>
                </PostForm>
            </section>
        })}
        <History happened/>
    }
}

#[component]
fn Row(one: UnionLine, may_write: bool, today: NaiveDate) -> impl IntoView {
    let members = t!("union-members", count = one.members);
    let link = format!("/roster?union={}", one.id);
    let head = match one.head_id {
        Some(id) => view! { {t!("union-head")} ": " <a href=format!("/roster/{id}")>{one.head.clone()}</a> }.into_any(),
        None => t!("union-no-head").into_any(),
    };
    let closed = one
        .closed_on
        .map(|on| view! { <span class="badge">{t!("union-closed", day = day(on))}</span> });
    let is_open = one.closed_on.is_none();
    let title = one.title.clone();
    let was_refused = is_refused(DOOR, "union[id]", &one.id);
    view! {
        <li>
            <p><b>{title.clone()}</b> " " {closed}</p>
            {is_open.then(|| view! { <p class="hint">{head} " · " <a href=link>{members}</a></p> })}
            {may_write.then(|| view! {
                <details class="act" open=was_refused>
                    <summary class="linklike" aria-label=t!("staff-change-of", title = title)>{t!("staff-change")}</summary>
                    <PostForm action=DOOR class="stack" fixed=vec![("union[id]", one.id.clone())]>
                        <Field name="union[title]" label=t!("union-name") value=one.title.clone()/>
                        <Head head=one.head.clone() today/>
                        <Field name="union[closed_on]" label=t!("union-closed-on") hint=t!("union-closed-hint") kind="date" value=typed_day(one.closed_on)/>
                        <div class="actions"><button class="button" type="submit">{t!("save")}</button></div>
                    </PostForm>
                </details>
            })}
        </li>
    }
}

/// Who heads it, and since when.
#[component]
fn Head(head: String, today: NaiveDate) -> impl IntoView {
    view! {
        <div class="window">
            <Field name="union[head]" label=t!("union-head") value=head list=PEOPLE autocomplete="off"/>
            <Field name="union[head_from]" label=t!("union-head-from") kind="date" value=today.to_string()/>
        </div>
    }
}
