//! The staff register on a date: counts, search, union, and a table of people.

use super::api::register;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::number::day;
use domain::roster::wire::{PostLine, RegisterQuery, RegisterView, StaffRow};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// «Педагоги»
#[component]
pub fn Roster() -> impl IntoView {
    let query = use_query_map().with_untracked(|map| {
        let read = |name| map.get(name).unwrap_or_default();
        RegisterQuery {
            on: read("on"),
            find: read("find"),
            union: read("union"),
            state: read("state"),
        }
    });
    let asked = query.clone();
    let view = Resource::new_blocking(|| (), move |()| register(asked.clone()));
    view! {
        <Frame title=t!("roster-title")>
            <Suspense>
                {move || {
                    let query = query.clone();
                    Suspend::new(async move {
                        loaded(view.await, |view| view! { <Register view query/> })
                    })
                }}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Register(view: RegisterView, query: RegisterQuery) -> impl IntoView {
    let lead =
        t!("roster-lead", count = view.chp, day = day(view.on)) + &t!("roster-lead-besides", count = view.besides);
    let is_empty = view.all == 0;
    view! {
        <div class="page-head">
            <div><h1>{t!("roster-title")}</h1>{(!is_empty).then(|| view! { <p class="lead">{lead}"."</p> })}</div>
            <div class="actions"><a class="button" href="/imports?register=roster">{t!("roster-import")}</a></div>
        </div>
        {match is_empty {
            true => view! { <NothingYet/> }.into_any(),
            false => view! { <People view query/> }.into_any(),
        }}
    }
}

#[component]
fn NothingYet() -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{t!("roster-empty")}</h2>
            <p>{t!("roster-empty-text")}</p>
            <div class="actions"><a class="button primary" href="/imports?register=roster">{t!("roster-import")}</a></div>
        </div>
    }
}

#[component]
fn People(view: RegisterView, query: RegisterQuery) -> impl IntoView {
    let of = match query.state.as_str() {
        "left" => view.left,
        "all" => view.all,
        _ => view.working,
    };
    let shown = t!("roster-shown", shown = view.rows.len(), of = of);
    view! {
        {states(&view, &query)}
        <div class="stack section">
            <form class="toolbar" method="get" action="/roster">
                <input type="hidden" name="state" value=query.state.clone()/>
                <input class="input middle" type="search" name="find" aria-label=t!("roster-find") placeholder=t!("roster-find") value=query.find.clone()/>
                {unions(&view, &query)}
                <input class="input short" type="date" name="on" aria-label=t!("roster-on") value=view.on.to_string()/>
                <button class="button" type="submit">{t!("roster-show")}</button>
                <span class="hint end">{shown}</span>
            </form>
            {match view.rows.is_empty() {
                true => view! {
                    <div class="empty"><h2>{t!("roster-nobody")}</h2><p>{t!("roster-nobody-text")}</p></div>
                }.into_any(),
                false => view! { <Table rows=view.rows has_left=query.state == "left"/> }.into_any(),
            }}
        </div>
    }
}

fn states(view: &RegisterView, query: &RegisterQuery) -> impl IntoView + use<> {
    let on = view.on;
    let tab = |state: &'static str, name: String, count: usize, is_here: bool| {
        let href = format!("/roster?state={state}&on={on}");
        view! { <a href=href aria-current=is_here.then_some("page")>{name} " " <span class="badge">{count}</span></a> }
    };
    let state = query.state.as_str();
    view! {
        <nav class="tabs" aria-label=t!("roster-states")>
            {tab("", t!("roster-working"), view.working, !matches!(state, "left" | "all"))}
            {tab("left", t!("roster-left"), view.left, state == "left")}
            {tab("all", t!("roster-all"), view.all, state == "all")}
        </nav>
    }
}

fn unions(view: &RegisterView, query: &RegisterQuery) -> impl IntoView + use<> {
    let options = view.unions.clone().into_iter().map(|union| {
        let is_chosen = union.id == query.union;
        view! { <option value=union.id selected=is_chosen>{union.title}</option> }
    });
    view! {
        <select class="select middle" name="union" aria-label=t!("roster-union")>
            <option value="">{t!("roster-union-any")}</option>
            {options.collect_view()}
        </select>
    }
}

#[component]
fn Table(rows: Vec<StaffRow>, has_left: bool) -> impl IntoView {
    let date = if has_left {
        t!("roster-until")
    } else {
        t!("roster-since")
    };
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption class="hidden-label">{t!("roster-title")}</caption>
                <thead><tr>
                    <th scope="col">{t!("roster-person")}</th>
                    <th scope="col">{t!("roster-union")}</th>
                    <th scope="col" class="number">{t!("roster-rate")}</th>
                    <th scope="col">{date.clone()}</th>
                    <th scope="col">{t!("roster-in-chp")}</th>
                    <th scope="col"><span class="hidden-label">{t!("roster-marks")}</span></th>
                </tr></thead>
                <tbody>{rows.into_iter().map(|row| person(row, has_left, date.clone())).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn person(row: StaffRow, has_left: bool, date: String) -> impl IntoView {
    let hundredths: i32 = row.posts.iter().map(|post| post.rate_hundredths).sum();
    let rate = format!(
        "{}{}{:02}",
        hundredths / 100,
        crate::i18n::locale().decimal_mark(),
        hundredths % 100
    );
    let on = if has_left {
        row.until.map(day).unwrap_or_default()
    } else {
        day(row.since)
    };
    let in_chp = if row.is_in_chp {
        t!("roster-in")
    } else {
        t!("roster-out")
    };
    let away = row.away.map(|kind| t!(&format!("absence-{kind}")));
    view! {
        <tr>
            <th scope="row">{row.name}{row.posts.iter().map(post).collect_view()}</th>
            <td data-label=t!("roster-union")>{row.union}</td>
            <td data-label=t!("roster-rate") class="number">{rate}</td>
            <td data-label=date>{on}</td>
            <td data-label=t!("roster-in-chp")>{in_chp}</td>
            <td>
                {away.map(|away| view! { <span class="badge warn">{away}</span> " " })}
                {row.is_young.then(|| view! { <span class="badge accent">{t!("roster-young")}</span> })}
            </td>
        </tr>
    }
}

/// A post; its kind is said when it is not the main one.
fn post(post: &PostLine) -> impl IntoView + use<> {
    let kind = (post.kind != "main").then(|| format!(", {}", t!(&format!("employment-{}", post.kind))));
    view! { <small>{post.position.clone()}{kind}</small> }
}
