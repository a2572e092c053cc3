//! Handing in: once, however often it is asked for; the answers are settled, scored and counted in one transaction.

use super::asked::{Respondent, asked, is_in};
use super::{record, repo, score};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{answer, attempt};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::secrets::random_u64;
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::AttemptState;
use domain::ids::{AttemptId, CampaignId, ItemId, OrgId, TargetId, VersionId};
use domain::questionnaire::Questionnaire;
use domain::questionnaire::answers::Answers;
use domain::questionnaire::validate::settle;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};

/// How an attempt came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubmitKind {
    /// By the person.
    Manual,
    /// By the end of its own time.
    Timeout,
    /// By the end of the campaign.
    Closed,
}

impl SubmitKind {
    /// The word in storage.
    pub fn code(self) -> &'static str {
        match self {
            SubmitKind::Manual => "manual",
            SubmitKind::Timeout => "timeout",
            SubmitKind::Closed => "closed",
        }
    }
}

/// What a person has in hand afterwards; it holds no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub attempt: AttemptId,
    pub code: String,
    pub submitted_at: DateTime<Utc>,
}

/// The person hands in. What is required must be answered and nothing left unfinished; a repeat is given the first receipt (security 25, 26).
pub async fn submit(cx: &Backend, respondent: &Respondent, attempt: AttemptId) -> Result<Receipt> {
    let (asked, now) = (asked(cx, respondent).await?, cx.clock.now());
    let known = asked.attempts.iter().find(|row| row.id == attempt.0);
    if !is_in(known.ok_or(Error::NotFound("attempt"))?, AttemptState::Submitted) {
        asked.answerable(attempt, now)?;
    }
    let tx = cx.db.begin_write().await?;
    let row = repo::lock_attempt(&tx, asked.org, attempt).await?;
    if row.submitted_at.is_none() {
        let answers = repo::answers_of(&tx, asked.org, attempt).await?;
        let (_, lacking) = settle(&asked.published.questionnaire, &answers);
        if !lacking.is_empty() {
            return Err(Error::Invalid(lacking));
        }
    }
    let receipt = hand_in_as(&tx, &respondent.actor, row, now, SubmitKind::Manual).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(receipt)
}

/// Ends an attempt at a moment, inside the caller's transaction, and scores what is stored of it.
pub async fn hand_in(
    tx: &impl ConnectionTrait,
    org: OrgId,
    attempt: AttemptId,
    at: DateTime<Utc>,
    kind: SubmitKind,
) -> Result<Receipt> {
    let row = repo::lock_attempt(tx, org, attempt).await?;
    hand_in_as(tx, &Actor::System, row, at, kind).await
}

async fn hand_in_as(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    row: attempt::Model,
    at: DateTime<Utc>,
    kind: SubmitKind,
) -> Result<Receipt> {
    let (org, id) = (OrgId(row.org_id), AttemptId(row.id));
    if let (Some(submitted_at), Some(code)) = (row.submitted_at, row.receipt.clone()) {
        return Ok(Receipt {
            attempt: id,
            code,
            submitted_at,
        });
    }
    if !is_in(&row, AttemptState::InProgress) {
        return Err(Error::conflict("attempt-over"));
    }
    // A clock that was set back must not end an attempt before it began (security 72).
    let at = std::cmp::max(at, row.started_at);
    let code = receipt_code(random_u64());
    mark_submitted(tx, &row, at, kind, &code).await?;
    let questionnaire = repo::questionnaire(tx, org, VersionId(row.version_id)).await?;
    let answers = keep_what_stands(tx, org, id, &questionnaire).await?;
    score::score(tx, &row, &answers, at).await?;
    record::settle_target(tx, org, TargetId(row.target_id)).await?;
    let fact = Fact::AttemptSubmitted {
        campaign: CampaignId(row.campaign_id),
        attempt: id,
    };
    facts::append(tx, actor, Some(org), at, fact).await?;
    Ok(Receipt {
        attempt: id,
        code,
        submitted_at: at,
    })
}

async fn mark_submitted(
    tx: &impl ConnectionTrait,
    row: &attempt::Model,
    at: DateTime<Utc>,
    kind: SubmitKind,
    code: &str,
) -> Result<()> {
    let done = attempt::Entity::update_many()
        .col_expr(
            attempt::Column::State,
            Expr::value(AttemptState::Submitted.code().to_owned()),
        )
        .col_expr(attempt::Column::SubmittedAt, Expr::value(at))
        .col_expr(attempt::Column::SubmitKind, Expr::value(kind.code().to_owned()))
        .col_expr(attempt::Column::Receipt, Expr::value(code.to_owned()))
        .filter(attempt::Column::OrgId.eq(row.org_id))
        .filter(attempt::Column::Id.eq(row.id))
        .filter(attempt::Column::SubmittedAt.is_null())
        .exec(tx)
        .await?;
    match done.rows_affected {
        1 => Ok(()),
        _ => Err(Error::conflict("attempt-over")),
    }
}

/// Drops what is unfinished, and answers that a later one has hidden or made invalid: what stays is what was asked and answered.
async fn keep_what_stands(
    tx: &impl ConnectionTrait,
    org: OrgId,
    id: AttemptId,
    questionnaire: &Questionnaire,
) -> Result<Answers> {
    let stored = repo::answers_of(tx, org, id).await?;
    let (kept, _) = settle(questionnaire, &stored);
    let gone: Vec<&ItemId> = stored.keys().filter(|item| !kept.contains_key(item)).collect();
    if !gone.is_empty() {
        answer::Entity::delete_many()
            .filter(answer::Column::OrgId.eq(org.0))
            .filter(answer::Column::AttemptId.eq(id.0))
            .filter(Expr::col(answer::Column::Item).is_in(gone.into_iter().map(ToString::to_string)))
            .exec(tx)
            .await?;
    }
    Ok(kept)
}

/// Six characters that cannot be taken for one another: `7K4M92`.
fn receipt_code(mut random: u64) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKMNPQRSTUVWXYZ023456789";
    let letters = (0..6).map(|_| {
        let letter = LETTERS[(random % 32) as usize];
        random /= 32;
        char::from(letter)
    });
    letters.collect()
}
