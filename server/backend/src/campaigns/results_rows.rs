//! What the results of a campaign are counted from: its record attempts with their points.

use super::Campaign;
use crate::Backend;
use crate::entity::{attempt, competence_score, item_score, person, target};
use crate::error::Result;
use domain::campaigns::disposition::AttemptState;
use domain::points::{Exact, read_stored, whole};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The record attempts of a campaign and what belongs to them.
pub(super) struct Rows {
    pub attempts: Vec<attempt::Model>,
    pub competences: Vec<competence_score::Model>,
    /// Targets and persons by the target's id.
    pub people: BTreeMap<Uuid, (target::Model, person::Model)>,
    /// Answers of these attempts that wait for an expert.
    pub waiting: usize,
    points: BTreeMap<(Uuid, String), Exact>,
}

impl Rows {
    pub async fn read(cx: &Backend, campaign: &Campaign) -> Result<Self> {
        let attempts = attempt::Entity::find()
            .filter(attempt::Column::OrgId.eq(campaign.org.0))
            .filter(attempt::Column::CampaignId.eq(campaign.id.0))
            .filter(attempt::Column::IsRecord.eq(true))
            .filter(attempt::Column::State.eq(AttemptState::Submitted.code()))
            .filter(attempt::Column::SubmittedAt.lte(cx.clock.now()))
            .order_by_asc(attempt::Column::Id)
            .all(cx.db.read())
            .await?;
        let ids: Vec<Uuid> = attempts.iter().map(|row| row.id).collect();
        let competences = competence_score::Entity::find()
            .filter(competence_score::Column::OrgId.eq(campaign.org.0))
            .filter(competence_score::Column::AttemptId.is_in(ids.clone()))
            .all(cx.db.read())
            .await?;
        let scores = item_score::Entity::find()
            .filter(item_score::Column::OrgId.eq(campaign.org.0))
            .filter(item_score::Column::AttemptId.is_in(ids))
            .all(cx.db.read())
            .await?;
        Ok(Self {
            people: people(cx, campaign).await?,
            attempts,
            competences,
            waiting: scores.iter().filter(|row| row.points.is_none()).count(),
            points: scores.into_iter().filter_map(points).collect(),
        })
    }

    /// The points of an item of an attempt, when it was shown and is marked.
    pub fn points(&self, attempt: Uuid, item: &str) -> Option<Exact> {
        self.points.get(&(attempt, item.to_owned())).copied()
    }
}

/// Points as they are stored; none are 0.
pub(super) fn stored(points: Option<&str>) -> Exact {
    points.and_then(read_stored).unwrap_or(whole(0))
}

fn points(row: item_score::Model) -> Option<((Uuid, String), Exact)> {
    let points = read_stored(row.points.as_deref()?)?;
    Some(((row.attempt_id, row.item), points))
}

async fn people(cx: &Backend, campaign: &Campaign) -> Result<BTreeMap<Uuid, (target::Model, person::Model)>> {
    let targets = target::Entity::find()
        .filter(target::Column::OrgId.eq(campaign.org.0))
        .filter(target::Column::CampaignId.eq(campaign.id.0))
        .all(cx.db.read())
        .await?;
    let persons = person::Entity::find()
        .filter(person::Column::Id.is_in(targets.iter().map(|target| target.person_id)))
        .all(cx.db.read())
        .await?;
    let persons: BTreeMap<Uuid, person::Model> = persons.into_iter().map(|row| (row.id, row)).collect();
    let both = |target: target::Model| {
        let person = persons.get(&target.person_id)?.clone();
        Some((target.id, (target, person)))
    };
    Ok(targets.into_iter().filter_map(both).collect())
}
