//! The live board. It is read from the counters alone, so it costs the same however many answers there are;
//! only a demonstration whose clock was set back has to count anew (`board_at.rs`).

use super::answers::threshold;
use super::progress::{self, Counter};
use super::{Campaign, board_at, campaign};
use crate::actor::Actor;
use crate::entity::methodical_union;
use crate::error::Result;
use crate::{Backend, accounts, clock};
use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::access::Verb;
use domain::campaigns::board_wire::{Board, Group};
use domain::campaigns::curve::{CurvePoint, cumulative};
use domain::campaigns::disposition::Disposition;
use domain::campaigns::funnel::Funnel;
use domain::campaigns::small_groups::may_show;
use domain::ids::{CampaignId, OrgId};
use domain::roster::name::collation_key;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// How far a campaign has come.
pub async fn board(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId) -> Result<Board> {
    actor.require(Verb::CampaignRead, org)?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    let zone = accounts::organization(cx, org).await?.zone;
    let counters = board_at::counters(cx, &campaign, zone).await?;
    let now = cx.clock.now();
    let groups = groups_shown(cx, &campaign, &counters).await?;
    Ok(Board {
        campaign: id,
        state: campaign.state(now),
        opens_at: clock::local(campaign.marks.opens_at, zone),
        closes_at: clock::local(campaign.marks.closes_at, zone),
        zone: zone.name().to_owned(),
        counted_at: clock::local(now, zone),
        has_names: !campaign.is_anonymous(),
        is_veiled: campaign.is_veiled(now),
        has_hidden: groups.has_hidden,
        funnel: campaign.shown(progress::funnel(&counters, progress::TOTAL, ""), now),
        curve: match campaign.is_anonymous() {
            // No day is known of these answers.
            true => Vec::new(),
            false => curve(cx, &campaign, zone, &counters),
        },
        unions: groups.unions,
        positions: groups.positions,
        title: campaign.title,
    })
}

/// The titles of an organisation's methodical unions by id.
pub(super) async fn union_titles(cx: &Backend, org: OrgId) -> Result<BTreeMap<String, String>> {
    let rows = methodical_union::Entity::find()
        .filter(methodical_union::Column::OrgId.eq(org.0))
        .all(cx.db.read())
        .await?;
    Ok(rows.into_iter().map(|row| (row.id.to_string(), row.title)).collect())
}

fn curve(cx: &Backend, campaign: &Campaign, zone: Tz, counters: &[Counter]) -> Vec<CurvePoint> {
    let is_done = |one: &&Counter| one.facet == progress::DAY && one.disposition == Disposition::Complete;
    let mut per_day: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for counter in counters.iter().filter(is_done) {
        if let Ok(day) = counter.value.parse() {
            *per_day.entry(day).or_default() += counter.people();
        }
    }
    let today = clock::day(cx.clock.now().min(campaign.marks.closes_at), zone);
    cumulative(&per_day, clock::day(campaign.marks.opens_at, zone), today)
}

/// Groups of a board, as far as they may be shown.
#[derive(Default)]
struct Groups {
    unions: Vec<Group>,
    positions: Vec<Group>,
    has_hidden: bool,
}

/// None while an anonymous campaign is open; afterwards none of few answers, and none that a difference tells (EX-26).
async fn groups_shown(cx: &Backend, campaign: &Campaign, counters: &[Counter]) -> Result<Groups> {
    if campaign.is_veiled(cx.clock.now()) {
        return Ok(Groups::default());
    }
    let titles = union_titles(cx, campaign.org).await?;
    let (all_unions, all_positions) = (unions(counters, &titles), positions(counters));
    let before = all_unions.len() + all_positions.len();
    let (unions, positions) = match campaign.is_anonymous() {
        true => {
            let threshold = threshold(cx, campaign).await?;
            (large(all_unions, threshold), large(all_positions, threshold))
        }
        false => (all_unions, all_positions),
    };
    Ok(Groups {
        has_hidden: unions.len() + positions.len() < before,
        unions,
        positions,
    })
}

fn large(groups: Vec<Group>, threshold: usize) -> Vec<Group> {
    let answered: Vec<usize> = groups.iter().map(|group| group.complete).collect();
    let shown = may_show(&answered, threshold);
    let shown = groups.into_iter().zip(shown).filter(|(_, may_show)| *may_show);
    shown.map(|(group, _)| group).collect()
}

fn unions(counters: &[Counter], titles: &BTreeMap<String, String>) -> Vec<Group> {
    let mut groups = groups(counters, progress::UNION);
    for group in &mut groups {
        group.title = titles.get(&group.title).cloned().unwrap_or_default();
    }
    groups.sort_by_cached_key(|group| (group.title.is_empty(), collation_key(&group.title)));
    groups
}

fn positions(counters: &[Counter]) -> Vec<Group> {
    let mut groups = groups(counters, progress::POSITION);
    groups.sort_by_cached_key(|group| (std::cmp::Reverse(group.eligible), collation_key(&group.title)));
    groups
}

/// Groups with somebody to ask, by the counter's value.
fn groups(counters: &[Counter], facet: &str) -> Vec<Group> {
    let mut funnels: BTreeMap<&str, Funnel> = BTreeMap::new();
    for counter in counters.iter().filter(|one| one.facet == facet) {
        let funnel = funnels.entry(&counter.value).or_default();
        funnel.add(counter.disposition, counter.people());
    }
    let group = |(title, funnel): (&str, Funnel)| Group {
        title: title.to_owned(),
        complete: funnel.complete(),
        eligible: funnel.eligible(),
    };
    let groups = funnels.into_iter().map(group);
    groups.filter(|group| group.eligible > 0).collect()
}
