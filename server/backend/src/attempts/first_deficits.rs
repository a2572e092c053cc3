//! Deficits of people who had none, written for many at once: when a whole school hands in, nearly everybody is such a
//! person. Everybody else is followed one by one, by the same rules (`deficits`).

use super::deficits::{row, same_source};
use super::keys::{Key, keys};
use super::links::targets_of;
use super::load::Source;
use super::place::Place;
use crate::Backend;
use crate::campaigns::Anonymity;
use crate::db::write_rows;
use crate::entity::{attempt, competence_score, deficit, instrument, target};
use crate::error::Result;
use crate::facts::Fact;
use domain::ids::OrgId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Follows those of these facts that are first submissions, and answers their attempts.
pub(crate) async fn follow<'a>(
    cx: &Backend,
    facts: impl Iterator<Item = (Option<OrgId>, &'a Fact)>,
) -> Result<BTreeSet<Uuid>> {
    let submitted = facts.filter_map(|(org, fact)| match fact {
        Fact::AttemptSubmitted { attempt, .. } => Some((org?, attempt.0)),
        _ => None,
    });
    let submitted: BTreeSet<Key> = submitted.collect();
    if submitted.len() < 2 {
        return Ok(BTreeSet::new());
    }
    let tx = cx.db.begin_write().await?;
    let targets = targets_of(&tx, &submitted).await?;
    let source = Source {
        db: &tx,
        kept: Some(cx),
        locks: true,
    };
    let mut places = source.places(&targets, |_| None).await?;
    let others = known_people(&tx, &places).await?;
    places.retain(|_, place| !others.contains(&person(&place.target)));
    let rows = found(&tx, &places).await?;
    write_rows::<deficit::Entity, _>(&tx, rows, Some(same_source())).await?;
    tx.commit().await?;
    let attempts = places.values().flat_map(|place| &place.attempts).map(|row| row.id);
    Ok(attempts.collect())
}

fn person(target: &target::Model) -> (Uuid, Uuid) {
    (target.org_id, target.person_id)
}

/// People with deficits already, or with another result that could close what is found now.
async fn known_people(tx: &impl ConnectionTrait, places: &BTreeMap<Uuid, Place>) -> Result<BTreeSet<(Uuid, Uuid)>> {
    let people = places
        .values()
        .map(|place| (place.org(), place.target.person_id))
        .collect();
    let (orgs, ids) = keys(&people);
    let results = target::Entity::find()
        .filter(target::Column::OrgId.is_in(orgs.clone()))
        .filter(target::Column::PersonId.is_in(ids.clone()))
        .filter(target::Column::RecordAttemptId.is_not_null())
        .all(tx)
        .await?;
    let deficits = deficit::Entity::find()
        .filter(deficit::Column::OrgId.is_in(orgs))
        .filter(deficit::Column::PersonId.is_in(ids))
        .all(tx)
        .await?;
    let mut known: BTreeSet<_> = deficits.iter().map(|row| (row.org_id, row.person_id)).collect();
    let others = results.iter().filter(|row| !places.contains_key(&row.id));
    known.extend(others.map(person));
    let mut seen = BTreeSet::new();
    let again = places
        .values()
        .map(|place| person(&place.target))
        .filter(|one| !seen.insert(*one));
    known.extend(again);
    Ok(known)
}

/// What the record attempts of these places show.
async fn found(tx: &impl ConnectionTrait, places: &BTreeMap<Uuid, Place>) -> Result<Vec<deficit::ActiveModel>> {
    let diagnostics = diagnostics(tx, places).await?;
    let shows = |place: &&Place| {
        let (campaign, key) = (&place.campaign, (place.org(), place.campaign.instrument.0));
        !campaign.is_pilot() && campaign.anonymity == Anonymity::Named && diagnostics.contains(&key)
    };
    let records: BTreeMap<Uuid, (&Place, &attempt::Model)> = places
        .values()
        .filter(shows)
        .filter_map(|place| Some((place, record(place)?)))
        .map(|(place, record)| (record.id, (place, record)))
        .collect();
    let wanted = records
        .values()
        .map(|(place, record)| (place.org(), record.id))
        .collect();
    let (orgs, ids) = keys(&wanted);
    let scores = competence_score::Entity::find()
        .filter(competence_score::Column::OrgId.is_in(orgs))
        .filter(competence_score::Column::AttemptId.is_in(ids))
        .filter(competence_score::Column::Severity.gt(0))
        .all(tx)
        .await?;
    let rows = scores.iter().filter_map(|score| {
        let (place, record) = records.get(&score.attempt_id)?;
        Some(row(
            place.campaign.instrument,
            place.zone(),
            &place.target,
            record,
            score,
        ))
    });
    Ok(rows.collect())
}

fn record(place: &Place) -> Option<&attempt::Model> {
    let record = place
        .attempts
        .iter()
        .find(|row| Some(row.id) == place.target.record_attempt_id);
    record.filter(|row| !row.is_provisional)
}

/// The instruments that look for deficits.
async fn diagnostics(tx: &impl ConnectionTrait, places: &BTreeMap<Uuid, Place>) -> Result<BTreeSet<Key>> {
    let wanted = places
        .values()
        .map(|place| (place.org(), place.campaign.instrument.0))
        .collect();
    let (orgs, ids) = keys(&wanted);
    let rows = instrument::Entity::find()
        .filter(instrument::Column::OrgId.is_in(orgs))
        .filter(instrument::Column::Id.is_in(ids))
        .filter(instrument::Column::IsDeficitDiagnostics.eq(true))
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| (OrgId(row.org_id), row.id)).collect())
}
