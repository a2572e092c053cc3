//! The register of documents: kinds as tabs, search, level, how each stands, how many have read it.

use super::api::list;
use super::words::{by_order, kind_word, level_word, number_and_day, standing_badge};
use crate::layout::frame::Frame;
use crate::request::PageRequest;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use crate::ui::icon::Icon;
use crate::ui::register::{Exports, Filter, Heading, NothingFound, NothingYet, Toolbar, address, asked, paging};
use domain::access::Verb;
use domain::documents::document::{DocumentKind, DocumentLevel, Standing};
use domain::documents::wire::{DocumentLine, DocumentList};
use domain::registers::listing::Listing;
use leptos::prelude::*;

const PATH: &str = "/documents";

/// `/documents`
#[component]
pub fn Documents() -> impl IntoView {
    let listing = asked(&["kind", "level", "standing"]);
    let wanted = listing.clone();
    view! {
        <Frame title=t!("documents-title")>
            {loaded(list(wanted), |list| view! { <Content list listing/> })}
        </Frame>
    }
}

#[component]
fn Content(list: DocumentList, listing: Listing) -> impl IntoView {
    let is_empty = list.all == 0;
    let may_write = list.may_write;
    let add = || view! { <a class="button primary" href="/documents/new"><Icon name="add"/>{t!("documents-new")}</a> };
    let load = (may_write && PageRequest::here().may(Verb::RegisterImport))
        .then(|| view! { <a class="button" href="/imports?register=documents">{t!("imports-title")}</a> });
    view! {
        <div class="page-head">
            <div><h1>{t!("documents-title")}</h1><p class="lead">{t!("documents-lead")}</p></div>
            <div class="actions">
                {(may_write && !is_empty).then(add)}
                {load}
                {(!is_empty).then(|| view! { <Exports path=PATH listing=listing.clone()/> })}
            </div>
        </div>
        <Acts list=list.clone()/>
        {match is_empty {
            true => view! {
                <NothingYet title=t!("documents-empty") text=t!("documents-empty-text")>
                    {may_write.then(add)}
                </NothingYet>
            }.into_any(),
            false => view! { <Register list listing/> }.into_any(),
        }}
    }
}

/// The programme's acts: those in one of its lists only, and those that are not in the register yet (SR-03).
#[component]
fn Acts(list: DocumentList) -> impl IntoView {
    let names = list.one_sided.join("; ");
    let count = list.not_taken;
    let may_take = count > 0 && list.may_write;
    let is_shown = may_take || !names.is_empty();
    let said = (!names.is_empty()).then(|| {
        view! {
            <div class="notice warn">
                <p>{t!("documents-one-sided")} " " {names} ". " <a href="/programme/check">{t!("documents-one-sided-more")}</a></p>
            </div>
        }
    });
    let take = may_take.then(|| {
        view! {
            <PostForm action="/api/documents/take_acts" class="notice stack">
                <p>{t!("documents-not-taken", count = count)}</p>
                <div class="actions"><button class="button" type="submit">{t!("documents-take-acts")}</button></div>
            </PostForm>
        }
    });
    is_shown.then(|| view! { <div class="stack acts-of-programme">{said}{take}</div> })
}

#[component]
fn Register(list: DocumentList, listing: Listing) -> impl IntoView {
    let levels = DocumentLevel::ALL
        .iter()
        .map(|one| (one.code().to_owned(), level_word(*one)));
    let standings = Standing::ALL.iter().map(|one| {
        let word = t!(&format!("documents-standing-{}", one.code()));
        (one.code().to_owned(), word)
    });
    let filters = vec![
        Filter::Choice {
            name: "level",
            label: t!("documents-field-level"),
            any: t!("documents-level-any"),
            choices: levels.collect(),
        },
        Filter::Choice {
            name: "standing",
            label: t!("documents-standing"),
            any: t!("documents-standing-any"),
            choices: standings.collect(),
        },
    ];
    let pages = paging(PATH, &listing, &list.page);
    view! {
        {kinds(&list, &listing)}
        <div class="stack section">
            <Toolbar path=PATH listing=listing.clone() find_label=t!("documents-find") filters hidden=&["kind"]/>
            {match list.page.rows.is_empty() {
                true => view! { <NothingFound path=PATH/> }.into_any(),
                false => view! { <Table rows=list.page.rows listing=listing.clone()/> }.into_any(),
            }}
            {pages}
        </div>
    }
}

fn kinds(list: &DocumentList, listing: &Listing) -> impl IntoView + use<> {
    let here = listing.filter("kind").to_owned();
    let tab = |kind: &str, word: String, count: u64| {
        let is_here = here == kind;
        let href = address(PATH, &listing.with_filter("kind", kind));
        view! { <a href=href aria-current=is_here.then_some("page")>{word} " " <span class="badge">{count}</span></a> }
    };
    let all = tab("", t!("documents-all"), list.all);
    let each = list.kinds.iter().map(|(kind, count): &(DocumentKind, u64)| {
        tab(kind.code(), t!(&format!("documents-kinds-{}", kind.code())), *count)
    });
    let each = each.collect_view();
    view! { <nav class="tabs" aria-label=t!("documents-field-kind")>{all}{each}</nav> }
}

#[component]
fn Table(rows: Vec<DocumentLine>, listing: Listing) -> impl IntoView {
    let heading = |column: &'static str, label: String, own: bool| {
        view! { <Heading path=PATH listing=listing.clone() column label own/> }
    };
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <caption class="hidden-label">{t!("documents-title")}</caption>
                <thead><tr>
                    {heading("title", t!("documents-field-title"), true)}
                    {heading("kind", t!("documents-field-kind"), false)}
                    {heading("level", t!("documents-field-level"), false)}
                    {heading("dated", t!("documents-number-and-day"), false)}
                    <th scope="col">{t!("documents-standing")}</th>
                    <th scope="col" class="number">{t!("documents-read-column")}</th>
                </tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(line: DocumentLine) -> impl IntoView {
    let read = match line.asked {
        0 => "—".to_owned(),
        asked => t!("documents-part", read = line.read, asked = asked),
    };
    let order = line.order.as_ref().map(by_order);
    let said = Some(number_and_day(&line)).filter(|said| !said.is_empty());
    let said = said.unwrap_or_else(|| "—".to_owned());
    view! {
        <tr>
            <th scope="row"><a href=format!("{PATH}/{}", line.id)>{line.title.clone()}</a></th>
            <td data-label=t!("documents-field-kind")>{kind_word(line.kind)}</td>
            <td data-label=t!("documents-field-level")>{level_word(line.level)}</td>
            <td data-label=t!("documents-number-and-day")>{said}</td>
            <td data-label=t!("documents-standing")>
                {standing_badge(&line)}
                {order.map(|order| view! { <small>{order}</small> })}
            </td>
            <td class="number" data-label=t!("documents-read-column")>{read}</td>
        </tr>
    }
}
