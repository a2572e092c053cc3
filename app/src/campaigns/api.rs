//! The doors of campaigns.

use crate::error::{Answer, AppError};
use domain::campaigns::links_wire::{LinkFilter, LinksPage, SlipsPage, TargetInput};
use domain::campaigns::wire::{CampaignForm, CampaignInput, CampaignList, CampaignPage, TurnInput};
use domain::ids::{CampaignId, TargetId};
use leptos::prelude::*;

/// All campaigns. For `campaign.read`.
#[server(endpoint = "campaigns/list")]
pub async fn list() -> Result<CampaignList, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::campaigns::list(&cx, &actor, org).await?)
}

/// The form of a new or prepared campaign. For `campaign.write`.
#[server(endpoint = "campaigns/form")]
pub async fn form(id: Option<CampaignId>, typed: Option<CampaignInput>) -> Result<CampaignForm, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::campaigns::form(&cx, &actor, org, id, typed).await?)
}

/// Stores a new campaign and leads to its page. For `campaign.write`.
#[server(endpoint = "campaigns/create")]
pub async fn create(campaign: CampaignInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let id = backend::campaigns::create(&cx, &actor, org, &campaign).await?;
    crate::ssr::go_to(&format!("/campaigns/{id}"));
    Ok(())
}

/// Changes a campaign that has not opened. For `campaign.write`.
#[server(endpoint = "campaigns/edit")]
pub async fn edit(id: CampaignId, campaign: CampaignInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::campaigns::edit(&cx, &actor, org, id, &campaign).await?;
    crate::ssr::go_to(&format!("/campaigns/{id}"));
    Ok(())
}

/// One campaign. For `campaign.read`.
#[server(endpoint = "campaigns/show")]
pub async fn show(id: CampaignId) -> Result<CampaignPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::campaigns::show(&cx, &actor, org, id).await?)
}

/// Approves, pauses, closes, extends. For `campaign.write`.
#[server(endpoint = "campaigns/turn")]
pub async fn turn(id: CampaignId, turn: TurnInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::campaigns::turn(&cx, &actor, org, id, &turn).await?;
    crate::ssr::go_to(&format!("/campaigns/{id}"));
    Ok(())
}

/// Lets people see their results. For `campaign.write`.
#[server(endpoint = "campaigns/approve_results")]
pub async fn approve_results(id: CampaignId) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::campaigns::approve_results(&cx, &actor, org, id).await?;
    crate::ssr::go_to(&format!("/campaigns/{id}"));
    Ok(())
}

/// Personal links under a filter. For `campaign.write`.
#[server(endpoint = "campaigns/links")]
pub async fn links(id: CampaignId, filter: LinkFilter) -> Result<LinksPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let address = expect_context::<crate::request::PublicUrl>().0;
    Ok(backend::campaigns::links_page(&cx, &actor, (org, id), &address, &filter).await?)
}

/// Slips to print. For `campaign.write`.
#[server(endpoint = "campaigns/slips")]
pub async fn slips(id: CampaignId, filter: LinkFilter) -> Result<SlipsPage, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let address = expect_context::<crate::request::PublicUrl>().0;
    Ok(backend::campaigns::slips(&cx, &actor, (org, id), &address, &filter).await?)
}

/// Revokes or issues a link, gives time, leaves out or takes back. For `campaign.write`.
#[server(endpoint = "campaigns/person")]
pub async fn person(id: CampaignId, target: TargetId, person: TargetInput) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::campaigns::deal_with_target(&cx, &actor, (org, id, target), &person).await?;
    crate::ssr::go_to(&format!("/campaigns/{id}/links?person={target}#person"));
    Ok(())
}

/// Adds a person after the opening. For `campaign.write`.
#[server(endpoint = "campaigns/add_late")]
pub async fn add_late(id: CampaignId, person: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let target = backend::campaigns::add_late(&cx, &actor, (org, id), &person).await?;
    crate::ssr::go_to(&format!("/campaigns/{id}/links?person={target}#person"));
    Ok(())
}
