//! What some acts have changed, and its way into the tables: one statement a table where it can be.

use super::advance;
use super::keys::Key;
use super::place::Place;
use super::responses;
use crate::campaigns::progress::facets;
use crate::db::{inserts, run_all, update};
use crate::entity::{
    anonymous_response, answer, attempt, attempt_score, competence_score, invitation, progress_counter, target,
};
use crate::error::Result;
use crate::facts::{self, NewFact};
use chrono::{DateTime, NaiveDate, Utc};
use domain::campaigns::disposition::Disposition;
use domain::ids::ItemId;
use domain::questionnaire::answers::Value;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, IntoActiveModel, QueryFilter, QueryTrait, Set,
    Statement,
};
use std::collections::{BTreeMap, BTreeSet};
use std::iter::once_with;
use uuid::Uuid;

/// One answer's key: organisation, attempt, item.
type AnswerKey = (Uuid, Uuid, ItemId);
/// One counter's key: organisation, campaign, facet, value, rung.
type CounterKey = (Uuid, Uuid, &'static str, String, &'static str);

/// Everything that is to be written.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub opened: BTreeMap<Key, DateTime<Utc>>,
    /// Of these targets, these attempts.
    pub attempts: BTreeSet<(Uuid, Uuid)>,
    /// Those of which nothing else changes than how far they have come.
    pub advanced: BTreeSet<(Uuid, Uuid)>,
    pub targets: BTreeSet<Uuid>,
    answers: BTreeMap<AnswerKey, answer::Model>,
    /// Answers without a name; they are given their ids when they are written.
    pub responses: Vec<anonymous_response::Model>,
    dropped: BTreeSet<AnswerKey>,
    counters: BTreeMap<CounterKey, i32>,
    /// Attempts that may have been scored before: their scores are replaced.
    pub rescored: BTreeSet<Key>,
    pub scores: Vec<attempt_score::Model>,
    pub competences: Vec<competence_score::Model>,
    pub facts: Vec<NewFact>,
}

impl Changes {
    /// Keeps an answer.
    pub fn keep(&mut self, key: AnswerKey, value: &Option<Value>, revision: i64, at: DateTime<Utc>) -> Result<()> {
        let row = answer::Model {
            org_id: key.0,
            attempt_id: key.1,
            item: key.2.to_string(),
            value: value.as_ref().map(serde_json::to_value).transpose()?,
            revision,
            saved_at: at,
        };
        self.answers.insert(key, row);
        Ok(())
    }

    /// Takes an answer away.
    pub fn drop_answer(&mut self, key: AnswerKey) {
        self.answers.remove(&key);
        self.dropped.insert(key);
    }

    /// Adds to the live counters of a target's rung.
    pub fn count(&mut self, target: &target::Model, at: Disposition, completed_on: Option<NaiveDate>, by: i32) {
        for (facet, value) in facets(target, completed_on) {
            let key = (target.org_id, target.campaign_id, facet, value, at.code());
            *self.counters.entry(key).or_default() += by;
        }
    }

    /// Writes all of it.
    pub async fn write(self, tx: &impl ConnectionTrait, places: &BTreeMap<Uuid, Place>) -> Result<()> {
        drop_answers(tx, &self.dropped).await?;
        clear_scores(tx, &self.rescored).await?;
        let of = tx.get_database_backend();
        let row_of = |(target, id): &(Uuid, Uuid)| {
            let rows = &places.get(target)?.attempts;
            rows.iter().find(|row| row.id == *id)
        };
        let advanced = self.advanced.difference(&self.attempts).filter_map(row_of).collect();
        let attempts: Vec<_> = self.attempts.iter().filter_map(row_of).cloned().collect();
        let targets = self
            .targets
            .iter()
            .filter_map(|id| Some(&places.get(id)?.target))
            .collect();
        // Each of these is made when its turn comes.
        let statements = later(|| opened(of, &self.opened))
            .chain(later(|| advance::statement(of, advanced)))
            .chain(later(|| {
                inserts::<attempt::Entity, _>(of, active(attempts), Some(attempt_moves()))
            }))
            .chain(later(|| moved(of, targets)))
            .chain(later(|| {
                inserts::<answer::Entity, _>(of, active(self.answers.into_values()), Some(newer_answer()))
            }))
            .chain(later(|| {
                inserts::<progress_counter::Entity, _>(of, counters(self.counters), Some(summed()))
            }))
            .chain(later(|| {
                inserts::<attempt_score::Entity, _>(of, active(self.scores), None)
            }))
            .chain(later(|| {
                inserts::<competence_score::Entity, _>(of, active(self.competences), None)
            }));
        run_all(tx, statements).await?;
        responses::write(tx, self.responses).await?;
        facts::append_all(tx, self.facts).await
    }
}

/// Statements that are not even thought of before.
fn later<I: IntoIterator<Item = Statement>>(make: impl FnOnce() -> I) -> impl Iterator<Item = Statement> {
    once_with(make).flatten()
}

fn active<M, A>(rows: impl IntoIterator<Item = M>) -> Vec<A>
where
    M: IntoActiveModel<A>,
    A: sea_orm::ActiveModelTrait,
{
    let whole = |row: M| row.into_active_model().reset_all();
    rows.into_iter().map(whole).collect()
}

fn opened(of: DatabaseBackend, opened: &BTreeMap<Key, DateTime<Utc>>) -> Option<Statement> {
    let at = opened.values().max()?;
    let orgs: BTreeSet<Uuid> = opened.keys().map(|(org, _)| org.0).collect();
    let update = invitation::Entity::update_many()
        .col_expr(invitation::Column::FirstOpenedAt, Expr::value(*at))
        .filter(invitation::Column::OrgId.is_in(orgs))
        .filter(invitation::Column::Id.is_in(opened.keys().map(|(_, id)| *id)));
    Some(update.build(of))
}

fn attempt_moves() -> OnConflict {
    use attempt::Column as C;
    let moving = [
        C::State,
        C::LastSeenAt,
        C::DeadlineAt,
        C::SubmittedAt,
        C::SubmitKind,
        C::Answered,
        C::Shown,
        C::SectionsLeft,
        C::Flagged,
        C::Points,
        C::MaxPoints,
        C::LevelCode,
        C::LevelTitle,
        C::Severity,
        C::IsProvisional,
        C::IsRecord,
        C::Receipt,
    ];
    OnConflict::columns([C::OrgId, C::Id]).update_columns(moving).to_owned()
}

/// Where targets have come to.
fn moved(of: DatabaseBackend, targets: Vec<&target::Model>) -> Option<Statement> {
    use target::Column as C;
    let said = |row: &target::Model| {
        (
            row.org_id,
            row.id,
            row.disposition.clone(),
            row.completed_on,
            row.record_attempt_id,
            row.took_part,
        )
    };
    let columns = [C::Disposition, C::CompletedOn, C::RecordAttemptId, C::TookPart];
    update::<target::Entity>(
        of,
        &[C::OrgId, C::Id],
        &columns,
        targets.into_iter().map(said).collect(),
    )
}

/// The newer revision wins, whatever came first.
fn newer_answer() -> OnConflict {
    use answer::Column as C;
    let written = Expr::col((Alias::new("excluded"), C::Revision));
    OnConflict::columns([C::OrgId, C::AttemptId, C::Item])
        .update_columns([C::Value, C::Revision, C::SavedAt])
        .action_and_where(Expr::col((answer::Entity, C::Revision)).lt(written))
        .to_owned()
}

async fn drop_answers(tx: &impl ConnectionTrait, dropped: &BTreeSet<AnswerKey>) -> Result<()> {
    for (org, attempt, item) in dropped {
        answer::Entity::delete_by_id((*org, *attempt, item.to_string()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

fn counters(counters: BTreeMap<CounterKey, i32>) -> Vec<progress_counter::ActiveModel> {
    let moved = counters.into_iter().filter(|(_, count)| *count != 0);
    let row = |((org, campaign, facet, value, disposition), count): (CounterKey, i32)| progress_counter::ActiveModel {
        org_id: Set(org),
        campaign_id: Set(campaign),
        facet: Set(facet.to_owned()),
        value: Set(value),
        disposition: Set(disposition.to_owned()),
        count: Set(count),
    };
    moved.map(row).collect()
}

fn summed() -> OnConflict {
    use progress_counter::Column as C;
    let written = Expr::col((Alias::new("excluded"), C::Count));
    let sum = Expr::col((progress_counter::Entity, C::Count)).add(written);
    OnConflict::columns([C::OrgId, C::CampaignId, C::Facet, C::Value, C::Disposition])
        .value(C::Count, sum)
        .to_owned()
}

async fn clear_scores(tx: &impl ConnectionTrait, rescored: &BTreeSet<Key>) -> Result<()> {
    for (org, id) in rescored {
        attempt_score::Entity::delete_by_id((org.0, *id)).exec(tx).await?;
        competence_score::Entity::delete_many()
            .filter(competence_score::Column::OrgId.eq(org.0))
            .filter(competence_score::Column::AttemptId.eq(*id))
            .exec(tx)
            .await?;
    }
    Ok(())
}
