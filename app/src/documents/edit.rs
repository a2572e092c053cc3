//! The form of a document, new or known.

use super::api::{list, show};
use super::words::{document_of_page, kind_word, level_word};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::area::Area;
use crate::ui::error_page::loaded;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::PostForm;
use crate::ui::select::Select;
use chrono::NaiveDate;
use domain::documents::document::{DocumentKind, DocumentLevel, Standing};
use domain::documents::wire::{DocumentInput, DocumentPage};
use domain::registers::listing::Listing;
use leptos::prelude::*;

/// `/documents/new`
#[component]
pub fn NewDocument() -> impl IntoView {
    let input = DocumentInput {
        kind: DocumentKind::Instruction.code().to_owned(),
        level: DocumentLevel::School.code().to_owned(),
        ..DocumentInput::default()
    };
    // The form holds nothing of anybody, but a stranger is sent to sign in before filling it.
    view! {
        <Frame title=t!("documents-new") width=Width::Middle>
            {crumbs([("/documents".to_owned(), t!("documents-title"))])}
            <div class="page-head"><h1>{t!("documents-new")}</h1></div>
            {loaded(list(Listing::default()), move |_| view! { <Form input id=String::new()/> })}
        </Frame>
    }
}

/// `/documents/:id/edit`
#[component]
pub fn EditDocument() -> impl IntoView {
    let id = document_of_page();
    view! {
        <Frame title=t!("document-edit") width=Width::Middle>
            {crumbs([("/documents".to_owned(), t!("documents-title"))])}
            <div class="page-head"><h1>{t!("document-edit")}</h1></div>
            {loaded(show(id), move |page| view! { <Form input=typed(page) id=id.to_string()/> })}
        </Frame>
    }
}

fn typed(page: DocumentPage) -> DocumentInput {
    let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let is_repealed = page.line.standing == Standing::Repealed;
    DocumentInput {
        kind: page.line.kind.code().to_owned(),
        level: page.line.level.code().to_owned(),
        number: page.line.number,
        dated_on: day(page.line.dated_on),
        edition: page.edition,
        title: page.line.title,
        body: page.body,
        url: page.url.map(String::from).unwrap_or_default(),
        approved_by: page.approved_by,
        order_on: day(page.line.order.as_ref().map(|order| order.on)),
        order_no: page.line.order.map(|order| order.no).unwrap_or_default(),
        is_repealed: if is_repealed { "yes".to_owned() } else { String::new() },
        note: page.note,
    }
}

#[component]
fn Form(input: DocumentInput, id: String) -> impl IntoView {
    let is_known = !id.is_empty();
    let action = if is_known {
        "/api/documents/edit"
    } else {
        "/api/documents/add"
    };
    let back = if is_known {
        format!("/documents/{id}")
    } else {
        "/documents".to_owned()
    };
    let kinds = DocumentKind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), kind_word(*kind)))
        .collect();
    let levels = DocumentLevel::ALL
        .iter()
        .map(|level| (level.code().to_owned(), level_word(*level)))
        .collect();
    view! {
        <PostForm action class="stack loose">
            {is_known.then(|| view! { <input type="hidden" name="id" value=id/> })}
            <section class="card stack">
                <div class="window">
                    <Select name="document[kind]" label=t!("documents-field-kind") value=input.kind choices=kinds/>
                    <Select name="document[level]" label=t!("documents-field-level") value=input.level choices=levels/>
                </div>
                <Field name="document[title]" label=t!("documents-field-title") value=input.title required=true/>
                <div class="window">
                    <Field name="document[number]" label=t!("documents-field-number") hint=t!("document-number-hint") value=input.number/>
                    <Field name="document[dated_on]" label=t!("documents-field-dated_on") hint=t!("document-day-hint") kind="date" value=input.dated_on/>
                </div>
                <Field name="document[edition]" label=t!("documents-field-edition") hint=t!("document-edition-hint") value=input.edition/>
            </section>
            <section class="card stack">
                <h2>{t!("document-content")}</h2>
                <Area name="document[body]" label=t!("documents-field-body") hint=t!("document-body-hint") value=input.body/>
                <Field name="document[url]" label=t!("documents-field-url") hint=t!("document-url-hint") value=input.url/>
                <p class="hint">{t!("document-file-later")}</p>
            </section>
            <section class="card stack">
                <h2>{t!("document-approval")}</h2>
                <p class="hint">{t!("document-approval-hint")}</p>
                <Field name="document[approved_by]" label=t!("documents-field-approved_by") hint=t!("document-approved-by-hint") value=input.approved_by/>
                <div class="window">
                    <Field name="document[order_no]" label=t!("documents-field-order_no") value=input.order_no/>
                    <Field name="document[order_on]" label=t!("documents-field-order_on") kind="date" value=input.order_on/>
                </div>
                <Repealed is_repealed=!input.is_repealed.is_empty()/>
                <Field name="document[note]" label=t!("documents-field-note") value=input.note/>
            </section>
            <div class="actions fill">
                <button class="button primary" type="submit">{t!("save")}</button>
                <a class="button quiet" href=back>{t!("cancel")}</a>
            </div>
        </PostForm>
    }
}

#[component]
fn Repealed(is_repealed: bool) -> impl IntoView {
    let is_on = FieldState::of("document[is_repealed]").typed.is_some() || is_repealed;
    view! {
        <label class="check">
            <input type="checkbox" name="document[is_repealed]" value="yes" checked=is_on/>
            {t!("document-is-repealed")}
        </label>
    }
}
