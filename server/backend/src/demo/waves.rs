//! The demonstration school's campaigns: written, approved, their audience frozen as the rule gives it.

use super::attempts;
use super::content::Instrument;
use super::data::{self, Outcome, Wave};
use super::visits::visit;
use crate::Backend;
use crate::actor::Actor;
use crate::campaigns::{campaign, freeze_audience};
use crate::clock::moment;
use crate::entity::{campaign as campaign_row, target};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::roster::people;
use anyhow::anyhow;
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use domain::campaigns::audience::{AudienceGroup, AudienceRule};
use domain::ids::{CampaignId, OrgId, PersonId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Where the demonstration is written to, and the moment it stands at.
pub struct Place<'a> {
    pub cx: &'a Backend,
    pub org: OrgId,
    pub zone: Tz,
    pub now: DateTime<Utc>,
}

/// A campaign to be written.
pub struct New<'a> {
    pub code: &'a str,
    pub title: String,
    pub kind: &'a str,
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
    pub audience: AudienceRule,
    pub created_at: DateTime<Utc>,
    pub order_ref: &'a str,
    pub reason: &'a str,
}

/// Writes a wave with everything that had happened in it by the moment.
pub async fn write(tx: &impl ConnectionTrait, place: &Place<'_>, wave: &Wave, instrument: &Instrument) -> Result<()> {
    let opens_at = moment(wave.opens_at, place.zone);
    let created_at = opens_at - Duration::days(5);
    if created_at > place.now {
        return Ok(());
    }
    let codes = codes(tx, place.org).await?;
    let outcomes = data::outcomes(&wave.code)?;
    let is_second = wave.kind == "second_wave";
    let new = New {
        code: &wave.code,
        title: wave.title.clone(),
        kind: &wave.kind,
        opens_at,
        closes_at: moment(wave.closes_at, place.zone),
        audience: audience(wave, &outcomes, &codes),
        created_at,
        order_ref: if is_second {
            "приказ от 28.09.2026 № 97-о"
        } else {
            "приказ от 25.03.2026 № 41-о"
        },
        reason: if is_second {
            "Вторая волна для тех, кто не завершил тест в мае"
        } else {
            ""
        },
    };
    let id = store(tx, place, &new, instrument).await?;
    if opens_at > place.now {
        return Ok(());
    }
    freeze(tx, place, id, opens_at).await?;
    let targets = targets(tx, place.org, id).await?;
    agree(wave, &outcomes, &targets, &codes)?;
    visit_all(tx, place, wave, instrument, &outcomes, &targets, &codes).await
}

/// Stores a campaign as approved the day after it was written.
pub async fn store(
    tx: &impl ConnectionTrait,
    place: &Place<'_>,
    new: &New<'_>,
    instrument: &Instrument,
) -> Result<CampaignId> {
    let id = CampaignId(Uuid::now_v7());
    let settings = &instrument.draft.settings;
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let row = campaign_row::ActiveModel {
        org_id: Set(place.org.0),
        id: Set(id.0),
        version_id: Set(instrument.version.0),
        instrument_id: Set(instrument.id.0),
        code: Set(new.code.to_owned()),
        title: Set(new.title.clone()),
        kind: Set(new.kind.to_owned()),
        anonymity: Set("named".to_owned()),
        link_mode: Set("personal".to_owned()),
        resume_by: Set("link".to_owned()),
        opens_at: Set(new.opens_at),
        closes_at: Set(new.closes_at),
        attempts_allowed: Set(settings.attempts_allowed.into()),
        attempt_policy: Set(word(serde_json::to_value(settings.attempt_policy)?)),
        release: Set(word(serde_json::to_value(settings.release)?)),
        limit_minutes: Set(settings.limit_minutes.map(i32::from)),
        counts_for_indicators: Set(new.kind != "pilot"),
        audience: Set(serde_json::to_value(&new.audience)?),
        contact: Set("Оболенская Н. В., координатор, кабинет 14".to_owned()),
        order_ref: Set(new.order_ref.to_owned()),
        reason_out_of_stage: Set(new.reason.to_owned()),
        approved_at: Set(Some(new.created_at)),
        frozen_at: Set(None),
        paused_at: Set(None),
        closed_at: Set(None),
        archived_at: Set(None),
        results_approved_at: Set(None),
        created_at: Set(new.created_at),
        created_by: Set(None),
        shown_from: Set(None),
    };
    campaign_row::Entity::insert(row).exec_without_returning(tx).await?;
    let (system, at) = (Actor::System, new.created_at);
    facts::append(tx, &system, Some(place.org), at, Fact::CampaignCreated { campaign: id }).await?;
    let approved = Fact::CampaignChanged {
        campaign: id,
        act: "approve".to_owned(),
        reason: String::new(),
    };
    facts::append(tx, &system, Some(place.org), at, approved).await?;
    Ok(id)
}

/// Freezes the audience as if it were that moment.
pub async fn freeze(tx: &impl ConnectionTrait, place: &Place<'_>, id: CampaignId, at: DateTime<Utc>) -> Result<()> {
    let then = place.cx.held_at(at);
    let campaign = campaign(tx, place.org, id).await?;
    freeze_audience(tx, &then, &campaign, place.zone).await?;
    Ok(())
}

fn audience(wave: &Wave, outcomes: &[Outcome], codes: &BTreeMap<String, PersonId>) -> AudienceRule {
    if wave.kind == "second_wave" {
        let named = outcomes.iter().filter_map(|one| codes.get(&one.person).copied());
        let persons: BTreeSet<PersonId> = named.collect();
        return AudienceRule {
            persons: persons.into_iter().collect(),
            ..AudienceRule::default()
        };
    }
    AudienceRule {
        groups: vec![AudienceGroup::Pedagogical],
        include_external: wave.instrument == "T2",
        ..AudienceRule::default()
    }
}

/// The rule must give exactly the people of the file, or the numbers shown would be nobody's.
fn agree(
    wave: &Wave,
    outcomes: &[Outcome],
    targets: &[target::Model],
    codes: &BTreeMap<String, PersonId>,
) -> Result<()> {
    let of_rule: BTreeSet<(Uuid, bool)> = targets
        .iter()
        .map(|row| (row.person_id, row.eligibility == "eligible"))
        .collect();
    let told = outcomes.iter().filter_map(|one| {
        let person = codes.get(&one.person)?;
        Some((person.0, one.disposition != "ineligible"))
    });
    if told.collect::<BTreeSet<_>>() == of_rule {
        return Ok(());
    }
    Err(Error::Unexpected(anyhow!(
        "the audience of {} is not that of the file",
        wave.code
    )))
}

async fn visit_all(
    tx: &impl ConnectionTrait,
    place: &Place<'_>,
    wave: &Wave,
    instrument: &Instrument,
    outcomes: &[Outcome],
    targets: &[target::Model],
    codes: &BTreeMap<String, PersonId>,
) -> Result<()> {
    let points = data::points(&wave.code)?;
    let now = crate::clock::local(place.now, place.zone);
    for (salt, (code, person)) in codes.iter().enumerate() {
        let Some(target) = targets.iter().find(|row| row.person_id == person.0) else {
            continue;
        };
        let own: Vec<&Outcome> = outcomes.iter().filter(|one| one.person == *code).collect();
        let visit = visit(wave, instrument, &own, &points, salt)?.until(now);
        attempts::write(tx, target, &visit, place.zone, place.now).await?;
    }
    Ok(())
}

async fn targets(tx: &impl ConnectionTrait, org: OrgId, id: CampaignId) -> Result<Vec<target::Model>> {
    Ok(target::Entity::find()
        .filter(target::Column::OrgId.eq(org.0))
        .filter(target::Column::CampaignId.eq(id.0))
        .all(tx)
        .await?)
}

async fn codes(tx: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<String, PersonId>> {
    let people = people(tx, org).await?;
    Ok(people
        .into_iter()
        .filter_map(|(id, one)| Some((one.code?, id)))
        .collect())
}
