//! The demonstration school's instruments, written out item by item.

use crate::actor::Actor;
use crate::entity::{draft_revision, instrument};
use crate::error::Result;
use crate::facts::{self, Fact};
use crate::instruments::{add_framework, publish_draft};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Utc};
use domain::ids::{InstrumentId, OrgId, VersionId};
use domain::instruments::draft::Draft;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Code, file, is it a diagnosis of deficits, the order that approved it.
const CONTENT: [(&str, &str, bool, &str); 4] = [
    (
        "T1",
        include_str!("content/t1.json"),
        true,
        "приказ от 25.03.2026 № 41-о",
    ),
    (
        "T2",
        include_str!("content/t2.json"),
        true,
        "приказ от 25.03.2026 № 41-о",
    ),
    (
        "QA",
        include_str!("content/qa.json"),
        false,
        "приказ от 25.03.2026 № 42-о",
    ),
    (
        "QB",
        include_str!("content/qb.json"),
        false,
        "приказ от 25.03.2026 № 42-о",
    ),
];

/// A published instrument.
#[derive(Clone, Debug)]
pub struct Instrument {
    pub id: InstrumentId,
    pub version: VersionId,
    pub draft: Draft,
}

/// The draft of that code.
pub fn draft(code: &str) -> anyhow::Result<Draft> {
    let found = CONTENT.iter().find(|(own, ..)| *own == code);
    let (_, text, ..) = found.ok_or_else(|| anyhow!("there is no instrument {code}"))?;
    serde_json::from_str(text).with_context(|| format!("reading the instrument {code}"))
}

/// Stores and publishes all instruments.
pub async fn publish_all(
    tx: &impl ConnectionTrait,
    org: OrgId,
    now: DateTime<Utc>,
) -> Result<BTreeMap<&'static str, Instrument>> {
    let mut published = BTreeMap::new();
    for (code, _, is_diagnosis, order_ref) in CONTENT {
        let draft = draft(code)?;
        let id = InstrumentId(Uuid::now_v7());
        store(tx, org, id, &draft, is_diagnosis, now).await?;
        let version = publish_draft(tx, &Actor::System, now, (org, id), &draft, order_ref).await?;
        published.insert(code, Instrument { id, version, draft });
    }
    let tests = published.values().flat_map(|one| one.draft.keys.competences.clone());
    let tests: Vec<_> = tests.collect();
    add_framework(tx, org, "Компетенции педагога (методические и цифровые)", &tests, now).await?;
    Ok(published)
}

async fn store(
    tx: &impl ConnectionTrait,
    org: OrgId,
    id: InstrumentId,
    draft: &Draft,
    is_deficit_diagnostics: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    let kind = serde_json::to_value(draft.kind)?;
    let row = instrument::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        kind: Set(kind.as_str().unwrap_or_default().to_owned()),
        title: Set(draft.questionnaire.title.clone()),
        level: Set("school".to_owned()),
        is_deficit_diagnostics: Set(is_deficit_diagnostics),
        position: Set(0),
        revision: Set(0),
        changed_at: Set(now),
        changed_by: Set(None),
        created_at: Set(now),
        archived_at: Set(None),
    };
    instrument::Entity::insert(row).exec_without_returning(tx).await?;
    let revision = draft_revision::ActiveModel {
        org_id: Set(org.0),
        instrument_id: Set(id.0),
        position: Set(0),
        content: Set(serde_json::to_value(draft)?),
        changed_by: Set(None),
        changed_at: Set(now),
    };
    draft_revision::Entity::insert(revision)
        .exec_without_returning(tx)
        .await?;
    facts::append(
        tx,
        &Actor::System,
        Some(org),
        now,
        Fact::InstrumentCreated { instrument: id },
    )
    .await
}
