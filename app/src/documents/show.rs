//! A document's page: what it says, the file, which campaigns cite it, who has read it.

use super::api::show;
use super::readers::Readers;
use super::words::{by_order, document_of_page, file_words, kind_word, level_word, number_and_day, standing_badge};
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::{FieldState, described_by};
use crate::ui::form::PostForm;
use crate::ui::history::History;
use crate::ui::icon::Icon;
use crate::ui::markdown::Markdown;
use domain::documents::document::Standing;
use domain::documents::wire::DocumentPage;
use domain::files::ENDINGS;
use leptos::prelude::*;

/// `/documents/:id`
#[component]
pub fn ShowDocument() -> impl IntoView {
    let id = document_of_page();
    view! {
        <Frame title=t!("document-title")>
            {crumbs([("/documents".to_owned(), t!("documents-title"))])}
            {loaded(show(id), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: DocumentPage) -> impl IntoView {
    let line = page.line.clone();
    let place = [kind_word(line.kind), level_word(line.level), number_and_day(&line)];
    let place: Vec<String> = place.into_iter().filter(|word| !word.is_empty()).collect();
    let is_unapproved = line.standing == Standing::Unapproved;
    let body = page.body.clone();
    view! {
        <div class="page-head">
            <div>
                <h1>{line.title.clone()} " " {standing_badge(&line)}</h1>
                <p class="lead">{place.join(" · ")}</p>
            </div>
            {page.may_write.then(|| view! {
                <div class="actions">
                    <a class="button" href=format!("/documents/{}/edit", line.id)><Icon name="edit"/>{t!("document-edit")}</a>
                </div>
            })}
        </div>
        {is_unapproved.then(|| view! { <div class="notice warn"><p>{t!("document-unapproved-text")}</p></div> })}
        <div class="beside">
            <div class="stack loose">
                <Facts page=page.clone()/>
                {(!body.is_empty()).then(|| view! { <section class="card"><Markdown text=body/></section> })}
                <Readers page=page.clone()/>
                <History happened=page.history.clone()/>
            </div>
            <aside class="stack"><File page=page.clone()/><Remove page/></aside>
        </div>
    }
}

#[component]
fn Facts(page: DocumentPage) -> impl IntoView {
    let fact = |key: &str, value: String| (!value.is_empty()).then(|| view! { <dt>{t!(key)}</dt><dd>{value}</dd> });
    let order = page.line.order.as_ref().map(by_order).unwrap_or_default();
    let campaigns = page
        .campaigns
        .iter()
        .map(|(id, title)| view! { <li><a href=format!("/campaigns/{id}")>{title.clone()}</a></li> });
    let campaigns = campaigns.collect_view();
    let is_cited = !page.campaigns.is_empty();
    let texts = [&order, &page.approved_by, &page.edition, &page.note];
    let is_bare = texts.iter().all(|text| text.is_empty()) && page.url.is_none() && !is_cited;
    (!is_bare).then(|| view! {
        <section class="card">
            <dl class="facts">
                {fact("document-approved", order)}
                {fact("documents-field-approved_by", page.approved_by)}
                {fact("documents-field-edition", page.edition)}
                {page.url.map(|url| view! {
                    <dt>{t!("documents-field-url")}</dt>
                    <dd><a href=url.to_string() rel="noopener noreferrer" target="_blank">{url.to_string()}</a></dd>
                })}
                {is_cited.then(|| view! { <dt>{t!("document-campaigns")}</dt><dd><ul class="rules">{campaigns}</ul></dd> })}
                {fact("documents-field-note", page.note)}
            </dl>
        </section>
    })
}

#[component]
fn File(page: DocumentPage) -> impl IntoView {
    let id = page.line.id;
    let (kept, action) = (format!("/documents/{id}/file"), format!("/documents/{id}/attach"));
    let is_kept = page.file.is_some();
    let link = page.file.map(|file| {
        view! { <p><a class="button" href=kept download=""><Icon name="download"/>{file_words(&file)}</a></p> }
    });
    view! {
        <section class="card stack">
            <h2>{t!("document-file")}</h2>
            {link}
            {(!is_kept).then(|| view! { <p class="hint">{t!("document-file-none")}</p> })}
            {page.may_write.then(|| view! { <Attach action is_kept/> })}
            {(is_kept && page.may_write).then(|| view! {
                <PostForm action="/api/documents/detach">
                    <input type="hidden" name="id" value=id.to_string()/>
                    <button class="linklike" type="submit">{t!("document-file-detach")}</button>
                </PostForm>
            })}
        </section>
    }
}

/// A field of files; what is wrong with the file stands at it.
#[component]
fn Attach(action: String, is_kept: bool) -> impl IntoView {
    let send = if is_kept {
        t!("document-file-replace")
    } else {
        t!("document-file-attach")
    };
    view! {
        <PostForm action class="stack" files=true>
            <FileField label=send.clone()/>
            <div class="actions"><button class="button" type="submit">{send}</button></div>
        </PostForm>
    }
}

#[component]
fn FileField(label: String) -> impl IntoView {
    let state = FieldState::of("file");
    let id = state.id;
    let described = described_by(&id, true, state.error.is_some());
    let invalid = state.error.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <p class="hint" id=format!("{id}-hint")>{t!("document-file-hint")}</p>
            {state.error.map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> })}
            <input class="input" type="file" id=id name="file" accept=ENDINGS aria-invalid=invalid aria-describedby=described/>
        </div>
    }
}

/// Only what nobody was asked to read and no campaign cites can be taken out.
#[component]
fn Remove(page: DocumentPage) -> impl IntoView {
    let may_remove = page.may_write && page.lists.is_empty() && page.campaigns.is_empty();
    may_remove.then(|| {
        view! {
            <details>
                <summary class="linklike">{t!("document-remove")}</summary>
                <PostForm action="/api/documents/remove" class="stack">
                    <input type="hidden" name="id" value=page.line.id.to_string()/>
                    <p>{t!("document-remove-text")}</p>
                    <div class="actions"><button class="button danger" type="submit">{t!("light-remove-sure")}</button></div>
                </PostForm>
            </details>
        }
    })
}
