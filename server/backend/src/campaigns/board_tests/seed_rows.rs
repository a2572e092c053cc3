//! The rows of the seed that have many columns: the campaign and its attempts with their points.

use super::seed::{ANSWERS, Seed, at};
use crate::entity::attempt_score::{self, ItemPoints, Items};
use crate::entity::{attempt, campaign, competence_score, person, target};
use chrono::{DateTime, Duration, Utc};
use domain::ids::TargetId;
use domain::points::{Exact, parse_decimal, whole};
use domain::roster::name::collation_key;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};
use std::collections::BTreeMap;
use uuid::Uuid;

impl Seed {
    /// More people who stand where this one does: «Ааа000 А.» and so on.
    pub async fn ask_more(&self, like: TargetId, count: usize) {
        let tx = self.cx.db.begin_write().await.unwrap();
        let key = (self.org.0, like.0);
        let like = target::Entity::find_by_id(key).one(&tx).await.unwrap().unwrap();
        let human = person::Entity::find_by_id(like.person_id)
            .one(&tx)
            .await
            .unwrap()
            .unwrap();
        for no in 0..count {
            let mut person = human.clone();
            (person.id, person.last_name) = (Uuid::now_v7(), format!("Ааа{no:03}"));
            (person.first_name, person.patronymic) = ("Анна".to_owned(), String::new());
            person.sort_key = collation_key(&person.last_name);
            let mut target = like.clone();
            (target.id, target.person_id) = (Uuid::now_v7(), person.id);
            person.into_active_model().insert(&tx).await.unwrap();
            target.into_active_model().insert(&tx).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// A submitted attempt with the points of its line.
    pub async fn attempt(
        &self,
        tx: &DatabaseTransaction,
        target: &target::Model,
        no: i32,
        submitted: DateTime<Utc>,
        points: &[&str],
    ) {
        let mut row = attempt_row(self, target, no, submitted - Duration::minutes(38), Some(submitted));
        let header: Vec<&str> = ANSWERS.lines().next().unwrap().split(';').skip(2).collect();
        let points: BTreeMap<&str, Exact> = header
            .into_iter()
            .zip(points.iter().map(|cell| parse_decimal(cell).unwrap()))
            .collect();
        let scale = self.draft.keys.scale.as_ref().unwrap();
        let total: Exact = points.values().sum();
        let level = scale.level_of(total, whole(30)).unwrap();
        (row.points, row.max_points) = (Some(total.to_string()), Some("30".to_owned()));
        (row.level_code, row.level_title) = (Some(level.code.clone()), Some(level.title.clone()));
        row.severity = Some(level.severity.into());
        let id = row.into_active_model().insert(tx).await.unwrap().id;
        let scored = self.draft.questionnaire.questions().filter_map(|item| {
            let one = ItemPoints {
                points: Some(points[item.code.as_str()]),
                max: self.draft.keys.items.get(&item.id)?.max_points,
                mark: None,
            };
            Some((item.id.clone(), one))
        });
        let row = attempt_score::Model {
            org_id: self.org.0,
            attempt_id: id,
            key_no: 1,
            scored_at: submitted,
            waiting: 0,
            items: Items(scored.collect()),
        };
        row.into_active_model().insert(tx).await.unwrap();
        for competence in &self.draft.keys.competences {
            let own = points.iter().filter(|(code, _)| code.starts_with(&competence.code));
            let earned: Exact = own.map(|(_, points)| points).sum();
            let level = scale.level_of(earned, whole(5)).unwrap();
            let row = competence_score::Model {
                org_id: self.org.0,
                attempt_id: id,
                competence: competence.code.clone(),
                title: competence.title.clone(),
                points: earned.to_string(),
                max_points: "5".to_owned(),
                items: 4,
                level_code: level.code.clone(),
                level_title: level.title.clone(),
                severity: level.severity.into(),
                is_indicative: false,
            };
            row.into_active_model().insert(tx).await.unwrap();
        }
    }
}

/// The campaign of April.
pub fn campaign_row(seed: &Seed, instrument: Uuid) -> campaign::Model {
    let opens_at = at("2026-04-06T09:00");
    campaign::Model {
        org_id: seed.org.0,
        id: seed.campaign.0,
        version_id: seed.version.0,
        instrument_id: instrument,
        code: "T1-2026".to_owned(),
        title: "Методическая компетентность учителя, апрель 2026".to_owned(),
        kind: "main".to_owned(),
        anonymity: "named".to_owned(),
        link_mode: "personal".to_owned(),
        resume_by: "link".to_owned(),
        opens_at,
        closes_at: at("2026-04-30T23:59"),
        attempts_allowed: 3,
        attempt_policy: "first".to_owned(),
        release: "after_close".to_owned(),
        limit_minutes: Some(60),
        counts_for_indicators: true,
        audience: serde_json::json!({}),
        contact: String::new(),
        order_ref: String::new(),
        reason_out_of_stage: String::new(),
        approved_at: Some(opens_at),
        frozen_at: Some(opens_at),
        paused_at: None,
        closed_at: None,
        archived_at: None,
        results_approved_at: None,
        created_at: opens_at,
        created_by: None,
        shown_from: None,
    }
}

/// An attempt without points; handed in whole, or broken off after a few answers.
pub fn attempt_row(
    seed: &Seed,
    target: &target::Model,
    no: i32,
    started_at: DateTime<Utc>,
    submitted_at: Option<DateTime<Utc>>,
) -> attempt::Model {
    attempt::Model {
        org_id: target.org_id,
        id: Uuid::now_v7(),
        campaign_id: target.campaign_id,
        target_id: target.id,
        version_id: seed.version.0,
        no,
        seed: 1,
        state: if submitted_at.is_some() {
            "submitted"
        } else {
            "in_progress"
        }
        .to_owned(),
        started_at,
        last_seen_at: submitted_at.unwrap_or(started_at),
        deadline_at: None,
        submitted_at,
        submit_kind: submitted_at.map(|_| "hand".to_owned()),
        answered: if submitted_at.is_some() { 24 } else { 7 },
        shown: 24,
        flagged: serde_json::json!([]),
        points: None,
        max_points: None,
        level_code: None,
        level_title: None,
        severity: None,
        is_provisional: false,
        is_record: no == 1 && submitted_at.is_some(),
        sections_left: 0,
        receipt: None,
        invalidated_at: None,
        invalid_reason: None,
    }
}
