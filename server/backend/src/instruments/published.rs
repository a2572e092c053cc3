//! Published versions: what a respondent may see, and, by a query of its own, the key it is scored with.
//! A version never changes, so the visible half is kept in memory; keys are not.

use crate::Backend;
use crate::actor::Actor;
use crate::entity::{instrument, instrument_version, item_key};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::secrets::sha256_hex;
use chrono::{DateTime, Utc};
use domain::ids::{InstrumentId, OrgId, VersionId};
use domain::instruments::draft::{Draft, Settings};
use domain::questionnaire::Questionnaire;
use domain::scoring::keys::KeySheet;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::sync::{Arc, PoisonError};
use uuid::Uuid;

/// How many versions are kept in memory.
const KEPT: usize = 200;

/// One edition as respondents may see it. It has no key, no points, no explanation.
#[derive(Clone, Debug)]
pub struct Published {
    pub org: OrgId,
    pub version: VersionId,
    pub instrument: InstrumentId,
    /// A test, not a questionnaire: that never changes either.
    pub is_test: bool,
    pub no: i32,
    pub title: String,
    pub questionnaire: Arc<Questionnaire>,
    pub settings: Settings,
    /// The SHA-256 of both halves, in hex.
    pub content_hash: String,
}

/// The visible half of a version.
pub async fn published(cx: &Backend, org: OrgId, version: VersionId) -> Result<Arc<Published>> {
    published_by(cx, cx.db.read(), org, version).await
}

/// The same by a connection that is in hand already: who holds one and waits for another may wait in a ring.
pub(crate) async fn published_by(
    cx: &Backend,
    db: &impl ConnectionTrait,
    org: OrgId,
    version: VersionId,
) -> Result<Arc<Published>> {
    if let Some(known) = cx
        .versions
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&(org, version))
    {
        return Ok(known.clone());
    }
    let found = Arc::new(published_through(db, org, version).await?);
    let mut versions = cx.versions.write().unwrap_or_else(PoisonError::into_inner);
    if versions.len() >= KEPT {
        versions.clear();
    }
    versions.insert((org, version), found.clone());
    Ok(found)
}

/// The visible half of a version, read anew: through the transaction that may just have published it.
pub(crate) async fn published_through(db: &impl ConnectionTrait, org: OrgId, version: VersionId) -> Result<Published> {
    let row = instrument_version::Entity::find_by_id((org.0, version.0))
        .one(db)
        .await?;
    let row = row.ok_or(Error::NotFound("version"))?;
    let instrument = instrument::Entity::find_by_id((org.0, row.instrument_id))
        .one(db)
        .await?;
    Ok(Published {
        org,
        version,
        instrument: InstrumentId(row.instrument_id),
        is_test: instrument.ok_or(Error::NotFound("instrument"))?.kind == "test",
        no: row.no,
        title: row.title,
        questionnaire: serde_json::from_value(row.questionnaire)?,
        settings: serde_json::from_value(row.settings)?,
        content_hash: row.content_hash,
    })
}

/// The key a version is scored with now, and its number; a corrected key has a higher one (E22).
pub async fn key_sheet(db: &impl ConnectionTrait, org: OrgId, version: VersionId) -> Result<(i32, KeySheet)> {
    let row = item_key::Entity::find()
        .filter(item_key::Column::OrgId.eq(org.0))
        .filter(item_key::Column::VersionId.eq(version.0))
        .order_by_desc(item_key::Column::No)
        .one(db)
        .await?;
    let row = row.ok_or(Error::NotFound("version"))?;
    Ok((row.no, serde_json::from_value(row.sheet)?))
}

/// Cuts a draft in two and stores both halves as the next version. The caller has checked the check list.
pub async fn publish_draft(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    (org, instrument): (OrgId, InstrumentId),
    draft: &Draft,
    order_ref: &str,
) -> Result<VersionId> {
    let latest = instrument_version::Entity::find()
        .filter(instrument_version::Column::OrgId.eq(org.0))
        .filter(instrument_version::Column::InstrumentId.eq(instrument.0))
        .order_by_desc(instrument_version::Column::No)
        .one(tx)
        .await?;
    let version = VersionId(Uuid::now_v7());
    let row = instrument_version::ActiveModel {
        org_id: Set(org.0),
        id: Set(version.0),
        instrument_id: Set(instrument.0),
        no: Set(latest.map_or(0, |row| row.no) + 1),
        title: Set(draft.questionnaire.title.clone()),
        questionnaire: Set(serde_json::to_value(&draft.questionnaire)?),
        settings: Set(serde_json::to_value(&draft.settings)?),
        content_hash: Set(sha256_hex(&serde_json::to_string(draft)?)),
        published_at: Set(now),
        published_by: Set(actor.user().map(|user| user.0)),
        order_ref: Set(order_ref.to_owned()),
        retired_at: Set(None),
    };
    row.insert(tx).await?;
    let key = item_key::ActiveModel {
        org_id: Set(org.0),
        version_id: Set(version.0),
        no: Set(1),
        sheet: Set(serde_json::to_value(&draft.keys)?),
        reason: Set(String::new()),
        created_at: Set(now),
        created_by: Set(actor.user().map(|user| user.0)),
    };
    key.insert(tx).await?;
    facts::append(
        tx,
        actor,
        Some(org),
        now,
        Fact::InstrumentPublished { instrument, version },
    )
    .await?;
    Ok(version)
}
