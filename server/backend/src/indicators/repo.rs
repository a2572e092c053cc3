//! Queries of the indicators: everything that happened at one organisation, as plain facts in its own time.

use super::registers;
use crate::clock::local;
use crate::entity::{attempt, campaign, instrument, invitation, target};
use crate::error::{Error, Result};
use crate::events::participation_facts;
use crate::light::marks;
use crate::roster::staff;
use crate::vacancies::vacancy_facts;
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::campaigns::disposition::{AttemptState, Disposition};
use domain::ids::{CampaignId, InstrumentId, OrgId, PersonId};
use domain::indicators::facts::{AttemptFact, CampaignFact, ContactFact, Facts};
use domain::questionnaire::flow::Share;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The facts of one organisation.
pub async fn facts_of(db: &impl ConnectionTrait, org: OrgId, zone: Tz) -> Result<Facts> {
    let staff = staff(db, org).await?;
    let campaigns = campaigns(db, org).await?;
    let links = links(db, org).await?;
    let targets = target::Entity::find()
        .filter(target::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let persons: BTreeMap<Uuid, Uuid> = targets.iter().map(|row| (row.id, row.person_id)).collect();
    let contact = |row: &target::Model| {
        let (fact, opens_at) = campaigns.get(&row.campaign_id)?;
        let link = links.get(&row.id).copied().unwrap_or_default();
        let asked_at = if row.is_added_late {
            link.issued_at.unwrap_or(*opens_at)
        } else {
            *opens_at
        };
        Some(ContactFact {
            person: PersonId(row.person_id),
            campaign: *fact,
            is_eligible: row.eligibility == "eligible",
            asked_at: local(asked_at, zone),
            opened_at: opened_at(row, link, *opens_at).map(|at| local(at, zone)),
        })
    };
    let attempt = |row: &attempt::Model| {
        let (fact, _) = campaigns.get(&row.campaign_id)?;
        let person = PersonId(*persons.get(&row.target_id)?);
        Some(read_attempt(row, person, *fact, zone))
    };
    Ok(Facts {
        contacts: targets.iter().filter_map(contact).collect(),
        attempts: attempts.iter().filter_map(attempt).collect::<Result<_>>()?,
        employments: staff.employments,
        absences: staff.absences,
        routes: registers::routes(db, org).await?,
        participations: participation_facts(db, org).await?,
        vacancies: vacancy_facts(db, org).await?,
        marks: marks(db, org).await?,
    })
}

/// Of a campaign held elsewhere it is only known that the link was opened, so the window's beginning stands for the moment.
fn opened_at(row: &target::Model, link: Link, opens_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let is_opened = row.disposition == Disposition::OpenedNotStarted.code();
    link.opened_at.or(is_opened.then_some(opens_at))
}

fn read_attempt(row: &attempt::Model, person: PersonId, campaign: CampaignFact, zone: Tz) -> Result<AttemptFact> {
    let count = |number: i32| u32::try_from(number).unwrap_or_default();
    let share = Share {
        answered: count(row.answered),
        shown: count(row.shown),
    };
    let state = AttemptState::from_code(&row.state);
    Ok(AttemptFact {
        person,
        campaign,
        state: state.ok_or_else(|| Error::Unexpected(anyhow!("unknown state of an attempt {}", row.state)))?,
        started_at: local(row.started_at, zone),
        submitted_at: row.submitted_at.map(|at| local(at, zone)),
        answered_share: share.exact(),
    })
}

/// The campaigns as facts, each with the moment it opens.
async fn campaigns(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<Uuid, (CampaignFact, DateTime<Utc>)>> {
    let instruments = instrument::Entity::find()
        .filter(instrument::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let instruments: BTreeMap<Uuid, instrument::Model> = instruments.into_iter().map(|row| (row.id, row)).collect();
    let rows = campaign::Entity::find()
        .filter(campaign::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let fact = |row: campaign::Model| {
        let asks = instruments.get(&row.instrument_id)?;
        let fact = CampaignFact {
            id: CampaignId(row.id),
            instrument: InstrumentId(row.instrument_id),
            counts_for_indicators: row.counts_for_indicators,
            is_pilot: row.kind == "pilot",
            is_anonymous: row.anonymity == "anonymous",
            is_deficit_diagnostics: asks.is_deficit_diagnostics,
            is_school_level: asks.level == "school",
        };
        Some((row.id, (fact, row.opens_at)))
    };
    Ok(rows.into_iter().filter_map(fact).collect())
}

/// When a target's first link was given out, and when one of them was first opened.
#[derive(Clone, Copy, Debug, Default)]
struct Link {
    issued_at: Option<DateTime<Utc>>,
    opened_at: Option<DateTime<Utc>>,
}

async fn links(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<Uuid, Link>> {
    let rows = invitation::Entity::find()
        .filter(invitation::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let mut links: BTreeMap<Uuid, Link> = BTreeMap::new();
    for row in rows {
        let link = links.entry(row.target_id).or_default();
        link.issued_at = [link.issued_at, Some(row.issued_at)].into_iter().flatten().min();
        link.opened_at = [link.opened_at, row.first_opened_at].into_iter().flatten().min();
    }
    Ok(links)
}
