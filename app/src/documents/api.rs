//! The doors of documents.

use crate::error::{Answer, AppError};
use domain::documents::wire::{
    CitedDocuments, DocumentInput, DocumentList, DocumentPage, OwnDocuments, SendInput, TickInput,
};
use domain::ids::{AcknowledgementListId, CampaignId, DocumentId, InvitationId};
use domain::registers::listing::Listing;
use leptos::prelude::*;

/// A part of the register. For `document.read`.
#[server(endpoint = "documents/list")]
pub async fn list(listing: Listing) -> Result<DocumentList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::documents::list(&cx, &actor, org, &listing).await?)
}

/// One document. For `document.read`.
#[server(endpoint = "documents/show")]
pub async fn show(id: DocumentId) -> Result<DocumentPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::documents::show(&cx, &actor, org, id).await?)
}

/// Adds a document. For `document.write`.
#[server(endpoint = "documents/add")]
pub async fn add(document: DocumentInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::documents::add(&cx, &actor, org, &document).await?;
    crate::ssr::go_to(&format!("/documents/{id}"));
    Ok(())
}

/// Changes a document. For `document.write`.
#[server(endpoint = "documents/edit")]
pub async fn edit(id: DocumentId, document: DocumentInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::documents::edit(&cx, &actor, org, id, &document).await?;
    crate::ssr::go_to(&format!("/documents/{id}"));
    Ok(())
}

/// Takes a document out. For `document.write`.
#[server(endpoint = "documents/remove")]
pub async fn remove(id: DocumentId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::documents::remove(&cx, &actor, org, id).await?;
    crate::ssr::go_to("/documents");
    Ok(())
}

/// Takes the file of a document away. For `document.write`.
#[server(endpoint = "documents/detach")]
pub async fn detach(id: DocumentId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::documents::detach(&cx, &actor, org, id).await?)
}

/// Takes the programme's acts into the register. For `document.write`.
#[server(endpoint = "documents/take_acts")]
pub async fn take_acts() -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::documents::take_acts(&cx, &actor, org).await?;
    crate::ssr::go_to("/documents?kind=act");
    Ok(())
}

/// Sends a document to be read. For `document.write`.
#[server(endpoint = "documents/send")]
pub async fn send_out(id: DocumentId, send: SendInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::documents::send(&cx, &actor, org, id, &send).await?;
    crate::ssr::go_to(&format!("/documents/{id}#readers"));
    Ok(())
}

/// Takes a sending back. For `document.write`.
#[server(endpoint = "documents/withdraw")]
pub async fn withdraw(list: AcknowledgementListId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::documents::withdraw(&cx, &actor, org, list).await?;
    crate::ssr::go_to(&format!("/documents/{id}#readers"));
    Ok(())
}

/// Ticks people of a paper list off. For `document.write`.
#[server(endpoint = "documents/tick")]
pub async fn tick(tick: TickInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::documents::tick(&cx, &actor, org, &tick).await?;
    crate::ssr::go_to(&format!("/documents/{id}#readers"));
    Ok(())
}

/// The papers of a campaign. For `campaign.read`.
#[server(endpoint = "documents/cited")]
pub async fn cited(campaign: CampaignId) -> Result<CitedDocuments, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::documents::cited(&cx, &actor, org, campaign).await?)
}

/// Lets a campaign cite a document. For `campaign.write`.
#[server(endpoint = "documents/cite")]
pub async fn cite(campaign: CampaignId, document: DocumentId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::documents::cite(&cx, &actor, org, campaign, document).await?)
}

/// Takes a document out of a campaign's papers. For `campaign.write`.
#[server(endpoint = "documents/uncite")]
pub async fn uncite(campaign: CampaignId, document: DocumentId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::documents::uncite(&cx, &actor, org, campaign, document).await?)
}

/// What a respondent is shown.
#[server(endpoint = "documents/own")]
pub async fn own(invitation: InvitationId) -> Answer<OwnDocuments> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    Ok(backend::documents::own(&cx, &respondent).await?)
}

/// «Ознакомлен(а)»
#[server(endpoint = "documents/acknowledge")]
pub async fn acknowledge(invitation: InvitationId, document: DocumentId) -> Answer<()> {
    let (cx, respondent) = crate::ssr::respondent(invitation)?;
    backend::documents::acknowledge(&cx, &respondent, document).await?;
    crate::ssr::go_to(&format!("/answer/{invitation}#documents"));
    Ok(())
}
