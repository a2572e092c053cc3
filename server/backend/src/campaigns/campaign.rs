//! A campaign as use cases need it, read from its row.

use crate::entity::campaign as row;
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use domain::campaigns::audience::AudienceRule;
use domain::campaigns::funnel::Funnel;
use domain::campaigns::window::{self, Marks, State};
use domain::ids::{CampaignId, InstrumentId, OrgId, VersionId};
use domain::instruments::draft::{AttemptPolicy, Release};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What may be known of who answered what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anonymity {
    Named,
    Confidential,
    Anonymous,
}

/// What lets an attempt go on at another device: the link alone (AC-03), or the link and the code of the slip (AC-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResumeBy {
    Link,
    Code,
}

/// One wave of asking.
#[derive(Clone, Debug)]
pub struct Campaign {
    pub org: OrgId,
    pub id: CampaignId,
    pub version: VersionId,
    pub instrument: InstrumentId,
    /// A short name in files, such as `T1-2026`; may be empty.
    pub code: String,
    pub title: String,
    /// `main`, `second_wave` or `pilot`.
    pub kind: String,
    pub anonymity: Anonymity,
    pub resume_by: ResumeBy,
    pub marks: Marks,
    pub attempts_allowed: i32,
    pub attempt_policy: AttemptPolicy,
    pub release: Release,
    pub limit_minutes: Option<u32>,
    pub counts_for_indicators: bool,
    pub audience: AudienceRule,
    pub contact: String,
    pub order_ref: String,
    pub reason_out_of_stage: String,
    /// When the audience was frozen: once, at opening.
    pub frozen_at: Option<DateTime<Utc>>,
    pub results_approved_at: Option<DateTime<Utc>>,
    /// From how many answers on an anonymous one shows results, as was promised at opening.
    pub shown_from: Option<u32>,
}

impl Campaign {
    /// Where it stands at this moment.
    pub fn state(&self, now: DateTime<Utc>) -> State {
        window::state(&self.marks, now)
    }

    /// Nobody will ever know who answered what.
    pub fn is_anonymous(&self) -> bool {
        self.anonymity == Anonymity::Anonymous
    }

    /// Nothing that tells one answer may be shown: it is anonymous and still takes some (security 57).
    pub fn is_veiled(&self, now: DateTime<Utc>) -> bool {
        self.is_anonymous() && !matches!(self.state(now), State::Closed | State::Archived)
    }

    /// The smallest group that may be shown, where the school's policy says so much: never less than was promised.
    pub fn least_shown(&self, policy: u32) -> u32 {
        self.shown_from.unwrap_or_default().max(policy)
    }

    /// The counters as far as they may be shown.
    pub fn shown(&self, funnel: Funnel, now: DateTime<Utc>) -> Funnel {
        match self.is_veiled(now) {
            true => funnel.in_steps(),
            false => funnel,
        }
    }

    /// A pilot (апробация) never counts.
    pub fn is_pilot(&self) -> bool {
        self.kind == "pilot"
    }
}

/// The campaign of that id in that organisation.
pub async fn campaign(db: &impl ConnectionTrait, org: OrgId, id: CampaignId) -> Result<Campaign> {
    let found = row::Entity::find_by_id((org.0, id.0)).one(db).await?;
    read_campaign(found.ok_or(Error::NotFound("campaign"))?)
}

/// A row as a campaign.
pub fn read_campaign(row: row::Model) -> Result<Campaign> {
    Ok(Campaign {
        org: OrgId(row.org_id),
        id: CampaignId(row.id),
        version: VersionId(row.version_id),
        instrument: InstrumentId(row.instrument_id),
        code: row.code,
        title: row.title,
        kind: row.kind,
        anonymity: word(&row.anonymity)?,
        resume_by: word(&row.resume_by)?,
        marks: Marks {
            approved_at: row.approved_at,
            is_paused: row.paused_at.is_some(),
            closed_at: row.closed_at,
            is_archived: row.archived_at.is_some(),
            opens_at: row.opens_at,
            closes_at: row.closes_at,
        },
        attempts_allowed: row.attempts_allowed,
        attempt_policy: word(&row.attempt_policy)?,
        release: word(&row.release)?,
        limit_minutes: row.limit_minutes.and_then(|minutes| u32::try_from(minutes).ok()),
        counts_for_indicators: row.counts_for_indicators,
        audience: serde_json::from_value(row.audience)?,
        contact: row.contact,
        order_ref: row.order_ref,
        reason_out_of_stage: row.reason_out_of_stage,
        frozen_at: row.frozen_at,
        results_approved_at: row.results_approved_at,
        shown_from: row.shown_from.and_then(|people| u32::try_from(people).ok()),
    })
}

/// An enum stored as its serde word.
fn word<T: DeserializeOwned>(text: &str) -> Result<T> {
    Ok(serde_json::from_value(serde_json::Value::String(text.to_owned()))?)
}
