//! What a school has frozen and may hand in; what is handed in are the frozen numbers, never numbers of a request.

use super::submit::{NewSubmission, submit};
use super::tree::above;
use crate::actor::Actor;
use crate::entity::{indicator_value, submitted_value};
use crate::error::{Error, Result};
use crate::{Backend, accounts, clock};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::indicators::definition::Definition;
use domain::indicators::policies::Policies;
use domain::municipality::total::Unit;
use domain::municipality::wire::{SubmissionLine, SubmissionPage};
use domain::points::Exact;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The part of a frozen value that says what it is.
#[derive(Deserialize)]
struct Kept {
    definition: Definition,
}

const MAX_NOTE_CHARS: usize = 500;

/// The frozen values in force, with what was handed in of them.
pub async fn submissions(cx: &Backend, actor: &Actor, org: OrgId) -> Result<SubmissionPage> {
    actor.require(Verb::ValueSubmit, org)?;
    let (db, zone) = (cx.db.read(), accounts::organization(cx, org).await?.zone);
    let handed = submitted_value::Entity::find()
        .filter(submitted_value::Column::OrgId.eq(org.0))
        .filter(submitted_value::Column::ReplacedAt.is_null())
        .all(db)
        .await?;
    let values = in_force(db, org).await?.into_iter().map(|one| {
        let own = handed.iter().find(|sent| sent.value_id == Some(one.id));
        SubmissionLine {
            value: one.id,
            submitted_at: own.map(|sent| clock::local(sent.submitted_at, zone)),
            title: one.title,
            year: one.year,
            shown: one.shown,
        }
    });
    Ok(SubmissionPage {
        municipality: above(db, org).await?.map(|row| row.short_name),
        values: values.collect(),
    })
}

/// Hands in a frozen value that no correction has replaced.
pub async fn hand_in(cx: &Backend, actor: &Actor, org: OrgId, value: Uuid, note: &str) -> Result<()> {
    actor.require(Verb::ValueSubmit, org)?;
    let all = in_force(cx.db.read(), org).await?;
    let frozen = all
        .into_iter()
        .find(|one| one.id == value)
        .ok_or(Error::NotFound("value"))?;
    let unit = Unit::from_code(&frozen.unit).unwrap_or(Unit::Percent);
    let value: Option<Exact> = frozen.value.as_deref().and_then(|text| text.parse().ok());
    // A count has no numerator of its own; without a value there is nothing to add up.
    let number = match unit {
        Unit::Percent => frozen.numerator.filter(|_| value.is_some()),
        Unit::Count => value.filter(Exact::is_integer).map(|value| value.to_integer()),
    };
    let kept: Kept = serde_json::from_value(frozen.definition)?;
    let policies: Policies = serde_json::from_value(frozen.policies.clone())?;
    // What is no share has no two numbers to add up over schools.
    let is_no_share = value.is_some() && number.is_none();
    let new = NewSubmission {
        title: kept.definition.short,
        direction: kept.definition.direction,
        precision: policies.precision,
        value: Some(frozen.id),
        unit,
        indicator: frozen.code,
        year: frozen.year,
        formula: frozen.formula,
        policies: frozen.policies,
        numerator: number,
        denominator: frozen.denominator.filter(|_| unit == Unit::Percent),
        absent_reason: if is_no_share {
            "not_a_share".to_owned()
        } else {
            frozen.absent_reason
        },
        note: note.trim().chars().take(MAX_NOTE_CHARS).collect(),
    };
    submit(cx, actor, org, new).await
}

/// Frozen values that no later one supersedes, the newest year first.
async fn in_force(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<indicator_value::Model>> {
    let mut rows = indicator_value::Entity::find()
        .filter(indicator_value::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let superseded: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.supersedes).collect();
    rows.retain(|row| !superseded.contains(&row.id));
    rows.sort_by(|a, b| (b.year, &a.code).cmp(&(a.year, &b.code)));
    Ok(rows)
}
