//! Who has not answered yet, with personal links for a reminder (SR-33).

use super::board::union_titles;
use super::{Campaign, board_at, campaign};
use crate::actor::Actor;
use crate::entity::{attempt, invitation, person, target};
use crate::error::Result;
use crate::{Backend, accounts, clock};
use chrono::{DateTime, Utc};
use domain::access::Verb;
use domain::campaigns::board_wire::{NonRespondent, SILENT_SHOWN};
use domain::campaigns::disposition::Disposition;
use domain::campaigns::window::State;
use domain::ids::{CampaignId, InvitationId, OrgId, TargetId};
use domain::roster::name::FullName;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Rungs on which nobody is waited for.
const OVER: [Disposition; 2] = [Disposition::Complete, Disposition::Ineligible];

/// The first people who are not done (`SILENT_SHOWN`), by the Russian alphabet; nobody in an anonymous campaign.
///
/// Links begin with `site`, the address people type.
pub async fn non_respondents(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: CampaignId,
    site: &str,
) -> Result<Vec<NonRespondent>> {
    actor.require(Verb::CampaignRead, org)?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    if campaign.is_anonymous() {
        return Ok(Vec::new());
    }
    let silent = silent_targets(cx, &campaign).await?;
    let zone = accounts::organization(cx, org).await?.zone;
    let titles = union_titles(cx, org).await?;
    let mut links = Links::read(cx, &campaign, &silent).await?;
    links.may_show = actor.may(Verb::CampaignWrite, org) && opens(&campaign, cx.clock.now());
    let seen = last_seen(cx, &campaign, &silent).await?;
    let row = |(target, person): (target::Model, person::Model)| {
        let rung = Disposition::from_code(&target.disposition).unwrap_or(Disposition::NotOpened);
        let seen_at = seen.get(&target.id).copied().or(links.opened_at(target.id));
        NonRespondent {
            target: TargetId(target.id),
            name: short_name(&person),
            union: target
                .union_id
                .and_then(|id| titles.get(&id.to_string()).cloned())
                .unwrap_or_default(),
            link: links.address(cx, target.id, site),
            position: target.position,
            rung,
            seen_at: seen_at
                .filter(|_| rung > Disposition::NotOpened)
                .map(|at| clock::local(at, zone)),
        }
    };
    Ok(silent.into_iter().map(row).collect())
}

/// «Климова Т. Р.»
fn short_name(person: &person::Model) -> String {
    name(person).short_name()
}

/// A person's name in its parts.
pub(super) fn name(person: &person::Model) -> FullName {
    FullName {
        last: person.last_name.clone(),
        first: person.first_name.clone(),
        patronymic: person.patronymic.clone(),
    }
}

fn opens(campaign: &Campaign, now: DateTime<Utc>) -> bool {
    matches!(campaign.state(now), State::Scheduled | State::Open | State::Paused)
}

async fn silent_targets(cx: &Backend, campaign: &Campaign) -> Result<Vec<(target::Model, person::Model)>> {
    if board_at::is_set_back(cx, campaign).await? {
        return silent_at(cx, campaign).await;
    }
    let of_person = target::Entity::belongs_to(person::Entity)
        .from(target::Column::PersonId)
        .to(person::Column::Id);
    let rows = target::Entity::find()
        .join(JoinType::InnerJoin, of_person.into())
        .select_also(person::Entity)
        .filter(target::Column::OrgId.eq(campaign.org.0))
        .filter(target::Column::CampaignId.eq(campaign.id.0))
        .filter(target::Column::Disposition.is_not_in(OVER.map(Disposition::code)))
        .order_by_asc(person::Column::SortKey)
        .order_by_asc(target::Column::Id)
        .limit(SILENT_SHOWN as u64)
        .all(cx.db.read())
        .await?;
    let both = |(target, person): (target::Model, Option<person::Model>)| Some((target, person?));
    Ok(rows.into_iter().filter_map(both).collect())
}

/// The same at a moment to which the clock was set back.
async fn silent_at(cx: &Backend, campaign: &Campaign) -> Result<Vec<(target::Model, person::Model)>> {
    let zone = accounts::organization(cx, campaign.org).await?.zone;
    let is_over = |target: &target::Model| OVER.iter().any(|rung| target.disposition == rung.code());
    let mut targets = board_at::targets(cx, campaign, zone).await?;
    targets.retain(|target| !is_over(target));
    let persons = person::Entity::find()
        .filter(person::Column::Id.is_in(targets.iter().map(|target| target.person_id)))
        .all(cx.db.read())
        .await?;
    let persons: BTreeMap<Uuid, person::Model> = persons.into_iter().map(|row| (row.id, row)).collect();
    let both = |target: target::Model| Some((persons.get(&target.person_id)?.clone(), target));
    let mut named: Vec<_> = targets.into_iter().filter_map(both).collect();
    named.sort_by(|(a, x), (b, y)| (&a.sort_key, x.id).cmp(&(&b.sort_key, y.id)));
    named.truncate(SILENT_SHOWN);
    Ok(named.into_iter().map(|(person, target)| (target, person)).collect())
}

/// The newest valid invitation of each target.
struct Links {
    by_target: BTreeMap<Uuid, invitation::Model>,
    may_show: bool,
}

impl Links {
    async fn read(cx: &Backend, campaign: &Campaign, silent: &[(target::Model, person::Model)]) -> Result<Self> {
        let rows = invitation::Entity::find()
            .filter(invitation::Column::OrgId.eq(campaign.org.0))
            .filter(invitation::Column::CampaignId.eq(campaign.id.0))
            .filter(invitation::Column::TargetId.is_in(silent.iter().map(|(target, _)| target.id)))
            .filter(invitation::Column::RevokedAt.is_null())
            .order_by_asc(invitation::Column::Epoch)
            .all(cx.db.read())
            .await?;
        let by_target = rows.into_iter().map(|row| (row.target_id, row)).collect();
        Ok(Self {
            by_target,
            may_show: false,
        })
    }

    fn opened_at(&self, target: Uuid) -> Option<DateTime<Utc>> {
        self.by_target.get(&target)?.first_opened_at
    }

    fn address(&self, cx: &Backend, target: Uuid, site: &str) -> Option<String> {
        let row = self.by_target.get(&target).filter(|_| self.may_show)?;
        let token = cx.secret.link_token(InvitationId(row.id), row.epoch);
        Some(format!("{site}/l/{token}"))
    }
}

async fn last_seen(
    cx: &Backend,
    campaign: &Campaign,
    silent: &[(target::Model, person::Model)],
) -> Result<BTreeMap<Uuid, DateTime<Utc>>> {
    let now = cx.clock.now();
    let rows = attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(campaign.org.0))
        .filter(attempt::Column::CampaignId.eq(campaign.id.0))
        .filter(attempt::Column::TargetId.is_in(silent.iter().map(|(target, _)| target.id)))
        .filter(attempt::Column::LastSeenAt.lte(now))
        .order_by_asc(attempt::Column::LastSeenAt)
        .all(cx.db.read())
        .await?;
    Ok(rows.into_iter().map(|row| (row.target_id, row.last_seen_at)).collect())
}
