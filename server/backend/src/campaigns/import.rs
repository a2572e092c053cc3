//! Loading campaigns that were held elsewhere: all of the file or nothing, and the same file again changes nothing.
//! They are put away from their first day: nothing of their course can be turned here.

use crate::accounts;
use crate::actor::Actor;
use crate::entity::{campaign, campaign_import, instrument};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::instruments::{Elsewhere, add_elsewhere};
use chrono::{DateTime, Utc};
use domain::campaigns::audience::AudienceRule;
use domain::campaigns::import::{CampaignKind, CampaignRow};
use domain::ids::{CampaignId, OrgId};
use domain::problem::Problem;
use domain::roster::sheet::place;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A campaign of the organisation by its code, as files name it.
#[derive(Clone, Debug)]
pub struct Known {
    pub row: campaign::Model,
    /// Was it loaded from a file?
    pub is_imported: bool,
}

/// The campaigns that have codes. Of several with one code the one of a file comes first: files can change no other.
pub async fn by_code(db: &impl ConnectionTrait, org: OrgId) -> Result<BTreeMap<String, Known>> {
    let imported = campaign_import::Entity::find()
        .filter(campaign_import::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let rows = campaign::Entity::find()
        .filter(campaign::Column::OrgId.eq(org.0))
        .filter(campaign::Column::Code.ne(""))
        .all(db)
        .await?;
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    for row in rows {
        let is_imported = imported.iter().any(|one| one.campaign_id == row.id);
        if is_imported || !known.contains_key(&row.code) {
            known.insert(row.code.clone(), Known { row, is_imported });
        }
    }
    Ok(known)
}

/// Was this campaign loaded from a file?
pub async fn is_imported(db: &impl ConnectionTrait, org: OrgId, id: CampaignId) -> Result<bool> {
    let found = campaign_import::Entity::find_by_id((org.0, id.0)).one(db).await?;
    Ok(found.is_some())
}

/// Writes the rows and answers how many were new or different; the fact is appended only if some were.
pub(crate) async fn write_campaigns(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    rows: &[CampaignRow],
) -> Result<usize> {
    let known = by_code(tx, org).await?;
    let refused: Vec<Problem> = rows.iter().filter_map(|row| held_here(&known, row)).collect();
    if !refused.is_empty() {
        return Err(Error::Invalid(refused));
    }
    let zone = accounts::zone(tx, org).await?;
    let mut changed = 0;
    for row in rows {
        let asked = asked_with(tx, actor, now, org, row).await?;
        let before = known.get(&row.code).map(|one| &one.row);
        let fresh = || fresh(org, now, actor, &row.code);
        let told = campaign::Model {
            version_id: asked.1,
            instrument_id: asked.0,
            title: row.title.clone(),
            kind: row.kind.code().to_owned(),
            anonymity: row.names.code().to_owned(),
            opens_at: crate::clock::moment(row.opens_at, zone),
            closes_at: crate::clock::moment(row.closes_at, zone),
            counts_for_indicators: row.kind != CampaignKind::Pilot,
            ..before.cloned().unwrap_or_else(fresh)
        };
        match before {
            Some(before) if *before == told => continue,
            Some(_) => {
                let all = campaign::ActiveModel::from(told.clone()).reset_all();
                all.update(tx).await?;
            }
            None => add(tx, now, &told).await?,
        }
        changed += 1;
    }
    if changed > 0 {
        let fact = Fact::RegisterImported {
            register: "campaigns".to_owned(),
            rows: rows.len(),
        };
        facts::append(tx, actor, Some(org), now, fact).await?;
    }
    Ok(changed)
}

/// What is held here is not told by a file.
fn held_here(known: &BTreeMap<String, Known>, row: &CampaignRow) -> Option<Problem> {
    let one = known.get(&row.code).filter(|one| !one.is_imported)?;
    Some(Problem::new(place(row.line, "id"), "campaign-held-here").with("value", &one.row.code))
}

/// The instrument and its version: that of an earlier file, or a new one without items.
async fn asked_with(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    row: &CampaignRow,
) -> Result<(Uuid, Uuid)> {
    let found = campaign_import::Entity::find()
        .filter(campaign_import::Column::OrgId.eq(org.0))
        .all(tx)
        .await?;
    for one in found {
        let asked = instrument::Entity::find_by_id((org.0, one.instrument_id))
            .one(tx)
            .await?;
        let Some(asked) = asked else { continue };
        let is_same = asked.title == row.instrument
            && asked.level == row.level.code()
            && asked.is_deficit_diagnostics == row.is_deficit_diagnostics;
        if is_same {
            return Ok((one.instrument_id, one.version_id));
        }
    }
    let known = Elsewhere {
        title: &row.instrument,
        level: row.level.code(),
        is_deficit_diagnostics: row.is_deficit_diagnostics,
    };
    let (instrument, version) = add_elsewhere(tx, actor, now, org, &known).await?;
    Ok((instrument.0, version.0))
}

async fn add(tx: &impl ConnectionTrait, now: DateTime<Utc>, told: &campaign::Model) -> Result<()> {
    let row = campaign::ActiveModel::from(told.clone());
    campaign::Entity::insert(row).exec_without_returning(tx).await?;
    let row = campaign_import::ActiveModel {
        org_id: Set(told.org_id),
        campaign_id: Set(told.id),
        instrument_id: Set(told.instrument_id),
        version_id: Set(told.version_id),
        imported_at: Set(now),
    };
    campaign_import::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

fn fresh(org: OrgId, now: DateTime<Utc>, actor: &Actor, code: &str) -> campaign::Model {
    campaign::Model {
        org_id: org.0,
        id: Uuid::now_v7(),
        version_id: Uuid::nil(),
        instrument_id: Uuid::nil(),
        code: code.to_owned(),
        title: String::new(),
        kind: String::new(),
        anonymity: String::new(),
        link_mode: "personal".to_owned(),
        resume_by: "link".to_owned(),
        opens_at: now,
        closes_at: now,
        attempts_allowed: 1,
        attempt_policy: "best".to_owned(),
        release: "after_approval".to_owned(),
        limit_minutes: None,
        counts_for_indicators: true,
        audience: serde_json::to_value(AudienceRule::default()).unwrap_or_default(),
        contact: String::new(),
        order_ref: String::new(),
        reason_out_of_stage: String::new(),
        approved_at: Some(now),
        frozen_at: Some(now),
        paused_at: None,
        closed_at: None,
        archived_at: Some(now),
        results_approved_at: None,
        created_at: now,
        created_by: actor.user().map(|user| user.0),
        shown_from: None,
    }
}
