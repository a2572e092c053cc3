//! The doors of the board, the results and the marking queue.

use crate::error::{Answer, AppError};
use domain::campaigns::board_wire::{Board, NonRespondent};
use domain::campaigns::results_wire::{GroupAnswers, MarkingQueue, PersonResult, Results};
use domain::ids::{AttemptId, CampaignId, ItemId};
use leptos::prelude::*;

/// How far a campaign has come. For `campaign.read`.
#[server(endpoint = "campaigns/board_now")]
pub async fn board_now(id: CampaignId) -> Result<Board, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::campaigns::board(&cx, &actor, org, id).await?)
}

/// Who has not answered yet. For `campaign.read`.
#[server(endpoint = "campaigns/silent")]
pub async fn silent(id: CampaignId) -> Result<Vec<NonRespondent>, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let address = expect_context::<crate::request::PublicUrl>().0;
    Ok(backend::campaigns::non_respondents(&cx, &actor, org, id, &address).await?)
}

/// The results of the group. For `result.read`.
#[server(endpoint = "campaigns/group_results")]
pub async fn group_results(id: CampaignId) -> Result<Results, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::campaigns::results(&cx, &actor, org, id).await?)
}

/// What the group answered, item by item. For `result.read`.
#[server(endpoint = "campaigns/counted_answers")]
pub async fn counted_answers(id: CampaignId) -> Result<GroupAnswers, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::campaigns::group_answers(&cx, &actor, org, id).await?)
}

/// One attempt in full; looking at it is written down. For `result.read`, with names `result.name`.
#[server(endpoint = "campaigns/attempt_result")]
pub async fn attempt_result(id: CampaignId, attempt: AttemptId) -> Result<PersonResult, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::campaigns::person_result(&cx, &actor, org, id, attempt).await?)
}

/// The answers that wait for points. For `result.mark`.
#[server(endpoint = "campaigns/waiting_answers")]
pub async fn waiting_answers(id: CampaignId) -> Result<MarkingQueue, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::campaigns::marking_queue(&cx, &actor, org, id).await?)
}

/// Gives points to one answer. For `result.mark`.
#[server(endpoint = "campaigns/mark")]
pub async fn mark(campaign: CampaignId, attempt: AttemptId, item: ItemId, points: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::campaigns::mark(&cx, &actor, org, campaign, attempt, &item, &points).await?;
    crate::ssr::go_to(&format!("/campaigns/{campaign}/marking"));
    Ok(())
}

/// Strikes an attempt out with a reason; the person is back to not complete (EX-23). For `attempt.invalidate`.
#[server(endpoint = "campaigns/invalidate")]
pub async fn invalidate(campaign: CampaignId, attempt: AttemptId, reason: String) -> Answer<()> {
    let (cx, actor, org) = crate::ssr::member().await?;
    backend::attempts::invalidate(&cx, &actor, org, attempt, &reason).await?;
    crate::ssr::go_to(&format!("/campaigns/{campaign}/results/{attempt}"));
    Ok(())
}
