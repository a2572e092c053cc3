//! What a personal link shows of documents: the approved papers of the procedure, and what waits to be read.

use super::api::own;
use super::words::{by_order, file_words};
use crate::t;
use crate::ui::form::PostForm;
use crate::ui::icon::Icon;
use crate::ui::markdown::Markdown;
use crate::ui::number::day;
use domain::documents::wire::OwnDocument;
use domain::ids::InvitationId;
use leptos::prelude::*;

/// The block of a respondent's first page and of their receipt; nothing when there is nothing.
#[component]
pub fn OwnDocuments(invitation: InvitationId) -> impl IntoView {
    Suspend::new(async move {
        let own = own(invitation).await.unwrap_or_default();
        let cited = own.cited.into_iter().map(|one| paper(invitation, one)).collect_view();
        let sent = own.sent.into_iter().map(|one| sent(invitation, one)).collect_view();
        let (is_cited, is_sent) = (!cited.is_empty(), !sent.is_empty());
        view! {
            {is_cited.then(|| view! {
                <section class="section own-documents"><h2>{t!("own-papers")}</h2>{cited}</section>
            })}
            {is_sent.then(|| view! {
                <section class="section own-documents" id="documents"><h2>{t!("own-documents")}</h2>{sent}</section>
            })}
        }
    })
}

/// An instruction of the procedure: «Инструкция утверждена приказом №…».
fn paper(invitation: InvitationId, one: OwnDocument) -> impl IntoView {
    let key = format!("own-approved-{}", one.kind.code());
    let approved = one.order.as_ref().map(|order| t!(&key, order = by_order(order)));
    view! {
        <details class="card">
            <summary>{one.title.clone()}{approved.map(|said| view! { <small>{said}</small> })}</summary>
            <Text invitation one/>
        </details>
    }
}

/// What was sent to this person: with the button that says that they read it, or folded together once they did.
fn sent(invitation: InvitationId, one: OwnDocument) -> AnyView {
    let (id, due_on) = (one.id, one.due_on);
    let title = one.title.clone();
    match one.read_on {
        Some(on) => view! {
            <details class="card">
                <summary>{title}<small>{t!("own-read", day = day(on))}</small></summary>
                <Text invitation one/>
            </details>
        }
        .into_any(),
        None => view! {
            <article class="card stack">
                <h3>{title}</h3>
                {due_on.map(|due| view! { <p class="hint">{t!("own-due", day = day(due))}</p> })}
                <Text invitation one/>
                <PostForm action="/api/documents/acknowledge" fixed=vec![("document", id.to_string())]>
                    <input type="hidden" name="invitation" value=invitation.to_string()/>
                    <div class="actions fill"><button class="button" type="submit">{t!("own-acknowledge")}</button></div>
                </PostForm>
            </article>
        }
        .into_any(),
    }
}

/// The text, the link and the file of a document.
#[component]
fn Text(invitation: InvitationId, one: OwnDocument) -> impl IntoView {
    let file = one.file.map(|file| {
        let href = format!("/answer/{invitation}/documents/{}/file", one.id);
        view! { <p><a class="button" href=href download=""><Icon name="download"/>{file_words(&file)}</a></p> }
    });
    let link = one.url.map(|url| {
        view! { <p><a href=url.to_string() rel="noopener noreferrer" target="_blank">{t!("own-open")}</a></p> }
    });
    view! {
        {(!one.body.is_empty()).then(|| view! { <Markdown text=one.body/> })}
        {link}
        {file}
    }
}
