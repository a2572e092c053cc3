//! The audience: resolved by rule while a campaign is prepared, frozen as targets with personal links at opening.

use super::{Campaign, progress};
use crate::Backend;
use crate::entity::{campaign as campaign_row, invitation, target};
use crate::error::Result;
use crate::indicators::policies;
use crate::secrets::token_hash;
use crate::{clock, roster};
use chrono_tz::Tz;
use domain::campaigns::audience::{Addressee, Eligibility, resolve};
use domain::campaigns::disposition::Disposition;
use domain::ids::{InvitationId, TargetId};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;

/// Writes the targets of a campaign as its rule gives them now, each with a personal link. Done once.
pub async fn freeze_audience(tx: &impl ConnectionTrait, cx: &Backend, campaign: &Campaign, zone: Tz) -> Result<usize> {
    let staff = roster::staff(tx, campaign.org).await?;
    let (opens, closes) = (campaign.marks.opens_at, campaign.marks.closes_at);
    let days = (clock::day(opens, zone), clock::day(closes, zone));
    let addressees = resolve(&campaign.audience, &staff.employments, &staff.absences, days.0, days.1);
    for addressee in &addressees {
        add_target(tx, cx, campaign, addressee, false).await?;
    }
    let shown_from = match campaign.is_anonymous() {
        true => i32::try_from(policies(tx, campaign.org).await?.anonymity_threshold).ok(),
        false => None,
    };
    let row = campaign_row::ActiveModel {
        org_id: Set(campaign.org.0),
        id: Set(campaign.id.0),
        frozen_at: Set(Some(cx.clock.now())),
        shown_from: Set(shown_from),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(addressees.len())
}

/// Adds one target with its personal link and counts it.
pub async fn add_target(
    tx: &impl ConnectionTrait,
    cx: &Backend,
    campaign: &Campaign,
    addressee: &Addressee,
    is_late: bool,
) -> Result<TargetId> {
    let id = TargetId(Uuid::now_v7());
    let (eligibility, reason, disposition) = match addressee.eligibility {
        Eligibility::Eligible => ("eligible", None, Disposition::NotOpened),
        Eligibility::Ineligible(reason) => ("ineligible", Some(reason.code().to_owned()), Disposition::Ineligible),
    };
    let row = target::Model {
        org_id: campaign.org.0,
        id: id.0,
        campaign_id: campaign.id.0,
        person_id: addressee.person.0,
        employment_id: addressee.employment.map(|id| id.0),
        union_id: addressee.union.map(|id| id.0),
        position: addressee.position.clone(),
        eligibility: eligibility.to_owned(),
        ineligible_reason: reason,
        is_added_late: is_late,
        extra_minutes: 0,
        disposition: disposition.code().to_owned(),
        completed_on: None,
        record_attempt_id: None,
        took_part: false,
    };
    target::Entity::insert(target::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await?;
    progress::count_new(tx, &row).await?;
    if disposition != Disposition::Ineligible {
        issue_link(tx, cx, &row, 1).await?;
    }
    Ok(id)
}

/// Issues the personal link of a target; its token can be derived again from the server's secret.
pub(crate) async fn issue_link(
    tx: &impl ConnectionTrait,
    cx: &Backend,
    target: &target::Model,
    epoch: i32,
) -> Result<InvitationId> {
    let id = InvitationId(Uuid::now_v7());
    let row = invitation::ActiveModel {
        org_id: Set(target.org_id),
        id: Set(id.0),
        campaign_id: Set(target.campaign_id),
        target_id: Set(target.id),
        epoch: Set(epoch),
        token_hash: Set(token_hash(&cx.secret.link_token(id, epoch))),
        issued_at: Set(cx.clock.now()),
        first_opened_at: Set(None),
        revoked_at: Set(None),
    };
    invitation::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}
