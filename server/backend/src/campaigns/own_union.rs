//! The campaigns of a year as the head of one methodical union sees them: how many of the union are done, and what
//! came out for all of them together where that may be shown. No name and no other union is in it.

use super::results::competences;
use super::results_rows::Rows;
use super::{Anonymity, Campaign, answers, board_at, progress, read_campaign};
use crate::entity::campaign as row;
use crate::error::Result;
use crate::instruments::key_sheet;
use crate::{Backend, clock};
use chrono::Datelike;
use chrono_tz::Tz;
use domain::campaigns::small_groups::may_show;
use domain::campaigns::window::State;
use domain::campaigns::withheld::is_few;
use domain::ids::{OrgId, UnionId};
use domain::instruments::draft::Release;
use domain::unions::wire::{UnionCampaign, UnionOutcome, UnionPart, UnionResults};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The begun campaigns of the year that ask somebody of the union, the newest first.
pub(crate) async fn campaigns_of_union(
    cx: &Backend,
    (org, zone): (OrgId, Tz),
    union: UnionId,
    year: i32,
    threshold: usize,
) -> Result<Vec<UnionCampaign>> {
    let rows = row::Entity::find()
        .filter(row::Column::OrgId.eq(org.0))
        .filter(row::Column::FrozenAt.is_not_null())
        .order_by_desc(row::Column::OpensAt)
        .all(cx.db.read())
        .await?;
    let mut found = Vec::new();
    for one in rows {
        let campaign = read_campaign(one)?;
        let state = campaign.state(cx.clock.now());
        let opens = clock::local(campaign.marks.opens_at, zone);
        let closes = clock::local(campaign.marks.closes_at, zone);
        let has_begun = !matches!(state, State::Draft | State::Scheduled);
        if campaign.is_pilot() || !has_begun || !(opens.year()..=closes.year()).contains(&year) {
            continue;
        }
        let part = part(cx, &campaign, zone, union).await?;
        if part.eligible == 0 {
            continue;
        }
        let would_tell = campaign.is_anonymous() && would_tell(cx, &campaign, &part).await?;
        found.push(UnionCampaign {
            state,
            opens,
            closes,
            part: (!would_tell).then_some(part),
            outcome: outcome(cx, &campaign, union, threshold).await?,
            title: campaign.title,
        });
    }
    Ok(found)
}

async fn part(cx: &Backend, campaign: &Campaign, zone: Tz, union: UnionId) -> Result<UnionPart> {
    let counters = board_at::counters(cx, campaign, zone).await?;
    let funnel = progress::funnel(&counters, progress::UNION, &union.to_string());
    Ok(UnionPart {
        complete: funnel.complete(),
        eligible: funnel.eligible(),
    })
}

/// Would the numbers of an anonymous campaign tell what somebody did?
async fn would_tell(cx: &Backend, campaign: &Campaign, part: &UnionPart) -> Result<bool> {
    let least = answers::threshold(cx, campaign).await?;
    let is_small = part.eligible < least || is_few(part.complete, least);
    Ok(campaign.is_veiled(cx.clock.now()) || is_small)
}

/// A head learns of results when respondents do, and of a group that is as large as one in the school's own table.
async fn outcome(cx: &Backend, campaign: &Campaign, union: UnionId, threshold: usize) -> Result<UnionOutcome> {
    let is_over = matches!(campaign.state(cx.clock.now()), State::Closed | State::Archived);
    let is_held_back = campaign.release == Release::AfterApproval && campaign.results_approved_at.is_none();
    let (_, keys) = key_sheet(cx.db.read(), campaign.org, campaign.version).await?;
    match (is_over, campaign.anonymity, keys.items.is_empty()) {
        (false, ..) => return Ok(UnionOutcome::Running),
        (true, Anonymity::Confidential | Anonymity::Anonymous, _) => return Ok(UnionOutcome::Unnamed),
        (true, Anonymity::Named, true) => return Ok(UnionOutcome::NoPoints),
        (true, Anonymity::Named, false) if is_held_back => return Ok(UnionOutcome::Unready),
        (true, Anonymity::Named, false) => {}
    }
    let mut rows = Rows::read(cx, campaign).await?;
    if !is_shown(&rows, union, threshold) {
        return Ok(UnionOutcome::TooFew);
    }
    rows.keep_union(union);
    if rows.attempts.iter().any(|row| row.is_provisional) {
        return Ok(UnionOutcome::Unready);
    }
    let levels = keys.scale.as_ref().map(|scale| scale.levels.clone());
    let mut competences = competences(&keys, &levels.unwrap_or_default(), &rows);
    competences.retain(|one| one.group.people >= threshold);
    Ok(UnionOutcome::Shown(UnionResults {
        people: rows.attempts.len(),
        competences,
    }))
}

/// May the union's group be shown beside all others? Whoever knows the whole could subtract.
fn is_shown(rows: &Rows, union: UnionId, threshold: usize) -> bool {
    let mut sizes: BTreeMap<Option<Uuid>, usize> = BTreeMap::new();
    for attempt in &rows.attempts {
        *sizes.entry(rows.union(attempt)).or_default() += 1;
    }
    let answered: Vec<usize> = sizes.values().copied().collect();
    let mut shown = sizes.keys().zip(may_show(&answered, threshold));
    shown.any(|(group, is_shown)| *group == Some(union.0) && is_shown)
}
