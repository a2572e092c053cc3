//! What the results of a campaign are counted from: its record attempts with their points. However many they are, no
//! list of them goes into a statement, and rows come one after the other (security 53).

use super::Campaign;
use super::asked_people::{AskedPerson, asked_people};
use crate::Backend;
use crate::entity::{attempt, attempt_score, competence_score};
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::AttemptState;
use domain::ids::{ItemId, UnionId};
use domain::points::{Exact, read_stored, whole};
use futures::TryStreamExt;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select, StreamTrait,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A record attempt, as far as results are counted from it: of a hundred thousand each column takes megabytes.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "attempt::Entity")]
pub(super) struct Record {
    pub id: Uuid,
    pub target_id: Uuid,
    pub points: Option<String>,
    pub max_points: Option<String>,
    pub level_code: Option<String>,
    pub level_title: Option<String>,
    pub severity: Option<i32>,
    pub is_provisional: bool,
}

/// The points of one competence of a record attempt.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "competence_score::Entity")]
pub(super) struct CompetencePoints {
    pub attempt_id: Uuid,
    pub competence: String,
    pub points: String,
    pub max_points: String,
    pub level_code: String,
    pub is_indicative: bool,
}

/// The record attempts of a campaign and what belongs to them.
pub(super) struct Rows {
    /// In the order of their ids.
    pub attempts: Vec<Record>,
    pub competences: Vec<CompetencePoints>,
    /// Who was asked, by the target's id.
    pub people: BTreeMap<Uuid, AskedPerson>,
    /// Answers of these attempts that wait for an expert.
    pub waiting: usize,
    points: Points,
}

/// Points by attempt and item. There may be millions, so an attempt has a row of them and an item a column, and what
/// stands there says which of the few different points it is.
#[derive(Default)]
struct Points {
    columns: BTreeMap<String, usize>,
    different: Vec<Exact>,
    known: BTreeMap<Exact, u32>,
    /// From 1; 0 where there are none.
    rows: BTreeMap<Uuid, Vec<u32>>,
}

impl Points {
    fn note(&mut self, attempt: Uuid, item: &ItemId, points: Exact) {
        let known = self.columns.get(item.as_str()).copied();
        let column = known.unwrap_or_else(|| {
            self.columns.insert(item.to_string(), self.columns.len());
            self.columns.len() - 1
        });
        let at = *self.known.entry(points).or_insert_with(|| {
            self.different.push(points);
            u32::try_from(self.different.len()).unwrap_or(0)
        });
        let row = self.rows.entry(attempt).or_default();
        row.resize(row.len().max(column + 1), 0);
        row[column] = at;
    }

    fn get(&self, attempt: Uuid, item: &str) -> Option<Exact> {
        let (column, row) = (self.columns.get(item)?, self.rows.get(&attempt)?);
        let at = usize::try_from(*row.get(*column)?).ok()?.checked_sub(1)?;
        self.different.get(at).copied()
    }
}

impl Rows {
    pub async fn read(cx: &Backend, campaign: &Campaign) -> Result<Self> {
        let (db, now) = (cx.db.read(), cx.clock.now());
        let attempts: Vec<Record> = records(campaign, now)
            .order_by_asc(attempt::Column::Id)
            .into_partial_model::<Record>()
            .stream(db)
            .await?
            .try_collect()
            .await?;
        let mut competences: Vec<CompetencePoints> = competence_score::Entity::find()
            .filter(competence_score::Column::OrgId.eq(campaign.org.0))
            .filter(competence_score::Column::AttemptId.in_subquery(ids(campaign, now)))
            .into_partial_model::<CompetencePoints>()
            .stream(db)
            .await?
            .try_collect()
            .await?;
        competences.retain(|row| is_among(&attempts, row.attempt_id));
        let (waiting, points) = scores(cx, campaign, now, &attempts).await?;
        Ok(Self {
            people: people(cx, campaign).await?,
            attempts,
            competences,
            waiting,
            points,
        })
    }

    /// The union that somebody was in when they were asked.
    pub fn union(&self, attempt: &Record) -> Option<Uuid> {
        self.people.get(&attempt.target_id)?.union_id
    }

    /// Forgets the attempts of all others.
    pub fn keep_union(&mut self, union: UnionId) {
        let attempts = std::mem::take(&mut self.attempts).into_iter();
        self.attempts = attempts.filter(|row| self.union(row) == Some(union.0)).collect();
        let kept: BTreeSet<Uuid> = self.attempts.iter().map(|row| row.id).collect();
        self.competences.retain(|row| kept.contains(&row.attempt_id));
    }

    /// The points of an item of an attempt, when it was shown and is marked.
    pub fn points(&self, attempt: Uuid, item: &str) -> Option<Exact> {
        self.points.get(attempt, item)
    }
}

/// The record attempts of a campaign, in the order of their ids.
pub(super) async fn record_ids(cx: &Backend, campaign: &Campaign) -> Result<Vec<Uuid>> {
    let ids = records(campaign, cx.clock.now())
        .select_only()
        .column(attempt::Column::Id)
        .order_by_asc(attempt::Column::Id);
    Ok(ids.into_tuple().all(cx.db.read()).await?)
}

/// Points as they are stored; none are 0.
pub(super) fn stored(points: Option<&str>) -> Exact {
    points.and_then(read_stored).unwrap_or(whole(0))
}

fn records(campaign: &Campaign, now: DateTime<Utc>) -> Select<attempt::Entity> {
    attempt::Entity::find()
        .filter(attempt::Column::OrgId.eq(campaign.org.0))
        .filter(attempt::Column::CampaignId.eq(campaign.id.0))
        .filter(attempt::Column::IsRecord.eq(true))
        .filter(attempt::Column::State.eq(AttemptState::Submitted.code()))
        .filter(attempt::Column::SubmittedAt.lte(now))
}

fn ids(campaign: &Campaign, now: DateTime<Utc>) -> SelectStatement {
    records(campaign, now)
        .select_only()
        .column(attempt::Column::Id)
        .into_query()
}

/// What was handed in between two statements is in neither.
fn is_among(attempts: &[Record], id: Uuid) -> bool {
    attempts.binary_search_by_key(&id, |row| row.id).is_ok()
}

async fn scores(cx: &Backend, campaign: &Campaign, now: DateTime<Utc>, attempts: &[Record]) -> Result<(usize, Points)> {
    let scores = attempt_score::Entity::find()
        .filter(attempt_score::Column::OrgId.eq(campaign.org.0))
        .filter(attempt_score::Column::AttemptId.in_subquery(ids(campaign, now)));
    let mut scores = scores.into_model::<attempt_score::Model>().stream(cx.db.read()).await?;
    let (mut waiting, mut points) = (0, Points::default());
    while let Some(row) = scores.try_next().await? {
        if is_among(attempts, row.attempt_id) {
            waiting += row.items.waiting().count();
            for (item, one) in row.items.0 {
                if let Some(earned) = one.points {
                    points.note(row.attempt_id, &item, earned);
                }
            }
        }
    }
    Ok((waiting, points))
}

async fn people(cx: &Backend, campaign: &Campaign) -> Result<BTreeMap<Uuid, AskedPerson>> {
    let mut rows = std::pin::pin!(cx.db.read().stream(&asked_people(campaign)).await?);
    let mut people = BTreeMap::new();
    while let Some(row) = rows.try_next().await? {
        let one = AskedPerson::from_query_result(&row, "")?;
        people.insert(one.id, one);
    }
    Ok(people)
}
