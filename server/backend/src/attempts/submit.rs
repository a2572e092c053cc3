//! Handing in: once, however often it is asked for; the answers are settled, scored and counted in one transaction.

use super::asked::Respondent;
use super::in_order::is_over;
use super::needs::Needs;
use super::place::is_in;
use super::score::score;
use super::work::Work;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::attempt;
use crate::entity::attempt_score::Items;
use crate::error::{Error, Result};
use crate::facts::Fact;
use crate::secrets::{Secret, random_u64};
use crate::writer::Act;
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::AttemptState;
use domain::ids::{AttemptId, OrgId};
use domain::questionnaire::answers::Answers;
use domain::questionnaire::validate::settle;
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;
use uuid::Uuid;

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

/// A respondent hands in.
struct Submit {
    respondent: Respondent,
    secret: Secret,
    attempt: AttemptId,
    at: DateTime<Utc>,
}

impl Act for Submit {
    type Done = Receipt;

    fn needs(&self, needs: &mut Needs) {
        self.respondent.needs(needs);
        if let Ok((org, _)) = self.respondent.link() {
            needs.answers_of((org, self.attempt.0));
        }
        needs.scores = true;
    }

    fn apply(&self, work: &mut Work) -> Result<Receipt> {
        let place = self.respondent.place(work)?;
        if let Some(receipt) = receipt(place.attempt(self.attempt)?) {
            return Ok(receipt);
        }
        let place = self.respondent.answerable(work, &self.secret, self.attempt, self.at)?;
        let (questionnaire, answers) = (&place.published.questionnaire, place.answers(self.attempt.0));
        let order = place.order(place.attempt(self.attempt)?, &answers);
        is_over(order)?;
        let (kept, lacking) = settle(questionnaire, &answers);
        if !lacking.is_empty() {
            return Err(Error::Invalid(lacking));
        }
        let key = (place.target.id, self.attempt);
        let how = (self.at, SubmitKind::Manual);
        end(work, &self.respondent.actor, key, how, &kept)
    }
}

/// The person hands in. What is required must be answered and nothing left unfinished; a repeat is given the first receipt (security 25, 26).
pub async fn submit(cx: &Backend, respondent: &Respondent, attempt: AttemptId) -> Result<Receipt> {
    let submit = Submit {
        respondent: respondent.clone(),
        secret: cx.secret.clone(),
        attempt,
        at: cx.clock.now(),
    };
    cx.writer.write(cx, submit).await
}

/// Ends an attempt at a moment, inside the caller's transaction, and scores what is stored of it.
pub async fn hand_in(
    tx: &impl ConnectionTrait,
    org: OrgId,
    attempt: AttemptId,
    at: DateTime<Utc>,
    kind: SubmitKind,
) -> Result<Receipt> {
    let key = (org, attempt.0);
    let mut needs = Needs {
        attempts: BTreeSet::from([key]),
        scores: true,
        ..Needs::default()
    };
    needs.answers_of(key);
    let mut work = Work::load(tx, None, &needs).await?;
    let target = work.target_of(attempt)?;
    let place = work.place(target)?;
    if let Some(receipt) = receipt(place.attempt(attempt)?) {
        return Ok(receipt);
    }
    let (kept, _) = settle(&place.published.questionnaire, &place.answers(attempt.0));
    let receipt = end(&mut work, &Actor::System, (target, attempt), (at, kind), &kept)?;
    work.write(tx).await?;
    Ok(receipt)
}

/// The receipt of an attempt that was handed in and not struck out since.
fn receipt(row: &attempt::Model) -> Option<Receipt> {
    Some(Receipt {
        attempt: AttemptId(row.id),
        code: row.receipt.clone()?,
        submitted_at: row.submitted_at?,
    })
}

/// Drops all answers but those that stand: what is unfinished, and what a later answer has hidden or made invalid.
/// Scores what stays, and counts it.
fn end(
    work: &mut Work,
    actor: &Actor,
    (target, attempt): (Uuid, AttemptId),
    (at, kind): (DateTime<Utc>, SubmitKind),
    kept: &Answers,
) -> Result<Receipt> {
    let place = work.place(target)?;
    let begun = place.attempt(attempt)?;
    if !is_in(begun, AttemptState::InProgress) {
        return Err(Error::conflict("attempt-over"));
    }
    // A clock that was set back must not end an attempt before it began (security 72).
    let at = std::cmp::max(at, begun.started_at);
    let (org, campaign) = (place.org(), place.campaign.id);
    let gone = place
        .answered(attempt.0)
        .filter(|item| !kept.contains_key(item))
        .cloned()
        .collect();
    let code = receipt_code(random_u64());
    work.change(target, attempt, |row| {
        AttemptState::Submitted.code().clone_into(&mut row.state);
        row.submitted_at = Some(at);
        row.submit_kind = Some(kind.code().to_owned());
        row.receipt = Some(code.clone());
    })?;
    work.drop_answers(target, attempt, gone);
    score(work, (target, attempt), kept, &Items::default(), at)?;
    work.settle(target, true)?;
    work.note(actor, org, at, Fact::AttemptSubmitted { campaign, attempt });
    Ok(Receipt {
        attempt,
        code,
        submitted_at: at,
    })
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
