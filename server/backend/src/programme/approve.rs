//! Approving an edition: only with an order's number and date, and with every row of the passport (SR-01, SR-02).

use super::draft::read_day;
use super::repo;
use super::version::must_be_draft;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::programme_version as row;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use domain::access::Verb;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::problem::Problem;
use domain::programme::Status;
use domain::programme::wire::OrderForm;
use sea_orm::{ActiveModelTrait, Set};

const MAX_NO_CHARS: usize = 40;

/// Puts a draft in force; the edition of the same year that was in force steps back.
pub async fn approve(cx: &Backend, actor: &Actor, org: OrgId, id: ProgrammeVersionId, order: &OrderForm) -> Result<()> {
    actor.require(Verb::ProgrammeApprove, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let draft = must_be_draft(&tx, org, id).await?;
    let (no, date) = (order.no.trim(), read_day(&order.date));
    let mut problems = Vec::new();
    if no.is_empty() || no.chars().count() > MAX_NO_CHARS {
        problems.push(Problem::new("order[no]", "order-no-required"));
    }
    if date.is_none() {
        problems.push(Problem::new("order[date]", "order-date-required"));
    }
    if !draft.passport.empty_rows().is_empty() {
        problems.push(Problem::new("", "passport-rows-empty"));
    }
    problems.extend(repo::calendar(&tx, org, id, draft.year).await?.check());
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    if let Some(before) = repo::approved_in(&tx, org, draft.year).await? {
        let stepped_back = row::ActiveModel {
            org_id: Set(org.0),
            id: Set(before.id),
            status: Set(Status::Superseded.code().to_owned()),
            ..Default::default()
        };
        stepped_back.update(&tx).await?;
    }
    let approved = row::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        status: Set(Status::Approved.code().to_owned()),
        order_no: Set(no.to_owned()),
        order_date: Set(date),
        annex_no: Set(order.annex.trim().chars().take(MAX_NO_CHARS).collect()),
        approved_at: Set(Some(now)),
        approved_by: Set(actor.user().map(|user| user.0)),
        ..Default::default()
    };
    approved.update(&tx).await?;
    facts::append(&tx, actor, Some(org), now, Fact::ProgrammeApproved { version: id }).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}
