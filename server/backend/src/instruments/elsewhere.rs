//! Instruments that were given elsewhere: their results come in files, their items are not known here. Such a one is put
//! away from its first day, so nobody is offered to ask with it.

use super::{publish_draft, repo};
use crate::actor::Actor;
use crate::entity::{instrument, instrument_version};
use crate::error::Result;
use crate::facts::{self, Fact};
use crate::secrets::fresh_slug;
use chrono::{DateTime, Utc};
use domain::ids::{InstrumentId, OrgId, VersionId};
use domain::instruments::draft::{AttemptPolicy, Draft, InstrumentKind, Release, Settings};
use domain::questionnaire::Questionnaire;
use domain::scoring::keys::KeySheet;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};
use uuid::Uuid;

/// What is known of an instrument that was given elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere<'a> {
    pub title: &'a str,
    pub level: &'static str,
    pub is_deficit_diagnostics: bool,
}

/// Stores it with one version that has no items.
pub async fn add_elsewhere(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    known: &Elsewhere<'_>,
) -> Result<(InstrumentId, VersionId)> {
    let draft = Draft {
        kind: InstrumentKind::Test,
        questionnaire: Questionnaire::blank(known.title, fresh_slug()),
        keys: KeySheet {
            format: 1,
            ..KeySheet::default()
        },
        settings: Settings {
            attempt_policy: AttemptPolicy::Best,
            release: Release::AfterApproval,
            ..Settings::default()
        },
    };
    let (id, who) = (InstrumentId(Uuid::now_v7()), actor.user().map(|user| user.0));
    let row = instrument::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        kind: Set(repo::kind_word(draft.kind)?),
        title: Set(known.title.to_owned()),
        level: Set(known.level.to_owned()),
        is_deficit_diagnostics: Set(known.is_deficit_diagnostics),
        position: Set(0),
        revision: Set(0),
        changed_at: Set(now),
        changed_by: Set(who),
        created_at: Set(now),
        archived_at: Set(Some(now)),
    };
    row.insert(tx).await?;
    repo::add_revision(tx, (org.0, id.0), 0, &draft, (who, now)).await?;
    facts::append(tx, actor, Some(org), now, Fact::InstrumentCreated { instrument: id }).await?;
    let version = publish_draft(tx, actor, now, (org, id), &draft, "").await?;
    let retired = instrument_version::ActiveModel {
        org_id: Set(org.0),
        id: Set(version.0),
        retired_at: Set(Some(now)),
        ..Default::default()
    };
    retired.update(tx).await?;
    Ok((id, version))
}
