//! The list of a light register, with what stands above it: the demand for training, who has no mentor.

use super::api::list;
use super::missing::Missing;
use super::words::{choices, label, register_of_page, said, word};
use crate::layout::frame::Frame;
use crate::request::PageRequest;
use crate::t;
use crate::ui::bar::BarRow;
use crate::ui::error_page::loaded;
use crate::ui::icon::Icon;
use crate::ui::number::day;
use crate::ui::register::{Exports, Filter, Heading, NothingFound, NothingYet, Toolbar, asked, paging};
use domain::access::Verb;
use domain::light::ranking::Direction;
use domain::light::register::{Field, Light};
use domain::light::wire::{LightLine, LightList};
use domain::points::Exact;
use domain::registers::listing::Listing;
use leptos::prelude::*;

/// `/registers/:register`
#[component]
pub fn LightRegister() -> impl IntoView {
    match register_of_page() {
        Some(register) => view! { <Shown register/> }.into_any(),
        None => view! { <Missing/> }.into_any(),
    }
}

#[component]
fn Shown(register: Light) -> impl IntoView {
    let listing = asked(&["form", "state", "union", "year"]);
    let wanted = listing.clone();
    view! {
        <Frame title=said(register, "title")>
            {loaded(list(register, wanted), |list| view! { <Content list listing/> })}
        </Frame>
    }
}

#[component]
fn Content(list: LightList, listing: Listing) -> impl IntoView {
    let (register, is_empty) = (list.register, list.all == 0);
    let path = register.described().path;
    let add = move || {
        view! { <a class="button primary" href=format!("{path}/new")><Icon name="add"/>{said(register, "new")}</a> }
    };
    let may_load = list.may_write && PageRequest::here().may(Verb::RegisterImport);
    let load = may_load.then(|| {
        let href = format!("/imports?register={}", register.code());
        view! { <a class="button" href=href>{t!("imports-title")}</a> }
    });
    let without = list.without_mentor.join(", ");
    view! {
        <div class="page-head">
            <div><h1>{said(register, "title")}</h1><p class="lead">{said(register, "lead")}</p></div>
            <div class="actions">
                {(list.may_write && !is_empty).then(add)}
                {load}
                {(!is_empty).then(|| view! { <Exports path listing=listing.clone()/> })}
            </div>
        </div>
        {(!without.is_empty()).then(|| view! {
            <div class="notice warn"><p><b>{t!("mentors-without")}</b> " " {without}</p></div>
        })}
        {match is_empty {
            true => view! {
                <NothingYet title=said(register, "empty") text=said(register, "empty-text")>
                    {list.may_write.then(add)}
                </NothingYet>
            }.into_any(),
            false => view! { <Directions directions=list.directions.clone()/><Rows list listing/> }.into_any(),
        }}
    }
}

/// What is asked for most, beside the deficits of that name (SR-45).
#[component]
fn Directions(directions: Vec<Direction>) -> impl IntoView {
    let most = directions.iter().map(|one| one.asked).max().unwrap_or_default().max(1);
    let is_empty = directions.is_empty();
    let rows = directions.into_iter().map(|one| {
        let note = match one.lacking {
            0 => String::new(),
            lacking => t!("requests-lacking", count = lacking),
        };
        let value = t!("requests-asked", count = one.asked);
        let part = |count: usize| i64::try_from(count).unwrap_or_default();
        let percentage = Exact::new(part(one.asked) * 100, part(most));
        view! { <BarRow name=one.title note value percentage/> }
    });
    let rows = rows.collect_view();
    (!is_empty).then(|| {
        view! { <section class="card section"><h2>{t!("requests-demand")}</h2><ul class="bars">{rows}</ul></section> }
    })
}

#[component]
fn Rows(list: LightList, listing: Listing) -> impl IntoView {
    let register = list.register;
    let path = register.described().path;
    let filters = filters(&list);
    let pages = paging(path, &listing, &list.page);
    view! {
        <div class="stack section">
            <Toolbar path listing=listing.clone() find_label=said(register, "find") filters/>
            {match list.page.rows.is_empty() {
                true => view! { <NothingFound path/> }.into_any(),
                false => view! { <Table register rows=list.page.rows listing=listing.clone()/> }.into_any(),
            }}
            {pages}
        </div>
    }
}

fn filters(list: &LightList) -> Vec<Filter> {
    let register = list.register;
    let choice = |name: &'static str, label: String, any: String, choices: Vec<(String, String)>| Filter::Choice {
        name,
        label,
        any,
        choices,
    };
    let unions = list
        .unions
        .iter()
        .map(|one| (one.id.clone(), one.title.clone()))
        .collect();
    let years = list
        .years
        .iter()
        .map(|year| (year.to_string(), year.to_string()))
        .collect();
    let mut filters = vec![
        choice(
            "form",
            label(register, Field::Form),
            t!("light-form-any"),
            choices(register, Field::Form),
        ),
        choice(
            "state",
            label(register, Field::State),
            t!("light-state-any"),
            choices(register, Field::State),
        ),
    ];
    if register.has(Field::Union) {
        filters.push(choice(
            "union",
            label(register, Field::Union),
            t!("light-union-any"),
            unions,
        ));
    }
    filters.push(choice("year", t!("light-year"), t!("light-year-any"), years));
    filters.retain(|one| !matches!(one, Filter::Choice { choices, .. } if choices.is_empty()));
    filters
}

#[component]
fn Table(register: Light, rows: Vec<LightLine>, listing: Listing) -> impl IntoView {
    let described = register.described();
    let heading = |(at, field): (usize, &Field)| {
        let (column, own, is_number) = (field.code(), at == 0, *field == Field::Amount);
        view! {
            <Heading path=described.path listing=listing.clone() column label=label(register, *field) own is_number/>
        }
    };
    let headings = described.columns.iter().enumerate().map(heading).collect_view();
    let rows = rows.into_iter().map(|line| row(register, &line)).collect_view();
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption class="hidden-label">{said(register, "title")}</caption>
                <thead><tr>{headings}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(register: Light, line: &LightLine) -> impl IntoView + use<> {
    let described = register.described();
    let href = line.id.map(|id| format!("{}/{id}", described.path)).unwrap_or_default();
    let cell = |(at, field): (usize, &Field)| match at {
        0 => {
            let name = shown(register, *field, line);
            let name = if name.is_empty() { line.title.clone() } else { name };
            view! { <th scope="row"><a href=href.clone()>{name}</a></th> }.into_any()
        }
        _ => {
            let class = (*field == Field::Amount).then_some("number");
            let text = shown(register, *field, line);
            let text = if text.is_empty() { "—".to_owned() } else { text };
            view! { <td class=class data-label=label(register, *field)>{text}</td> }.into_any()
        }
    };
    let cells = described.columns.iter().enumerate().map(cell).collect_view();
    view! { <tr>{cells}</tr> }
}

/// What a cell says; of a row of a methodical union the union stands for the person.
fn shown(register: Light, field: Field, line: &LightLine) -> String {
    match field {
        Field::Form | Field::State => word(register, field, code(line, field)),
        Field::Person if line.person.is_empty() => line.union_title.clone(),
        Field::Person => line.person.clone(),
        Field::Other => line.other.clone(),
        Field::Union => line.union_title.clone(),
        Field::Title => line.title.clone(),
        Field::Place => line.place.clone(),
        Field::Amount => line.amount.map(|amount| amount.to_string()).unwrap_or_default(),
        Field::From => line.from.map(day).unwrap_or_default(),
        Field::To => line.to.map(day).unwrap_or_default(),
        Field::Number => line.number.clone(),
        Field::Note => line.note.clone(),
    }
}

fn code(line: &LightLine, field: Field) -> &str {
    if field == Field::Form { &line.form } else { &line.state }
}
