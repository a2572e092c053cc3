//! The methodical test of the demo school as rows: targets as they ended, attempts with their points.
//! It is laid down directly, so the board and the results are tested without answering.

use super::fresh_schema::fresh_schema;
use super::seed_rows::{attempt_row, campaign_row};
use crate::Backend;
use crate::accounts::{NewOrganization, add_organization};
use crate::actor::Actor;
use crate::campaigns::{issue_link, progress};
use crate::clock::{Clock, day, moment};
use crate::db::Db;
use crate::entity::{campaign, instrument, invitation, methodical_union, person, target};
use crate::instruments::publish_draft;
use crate::secrets::Secret;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use chrono_tz::Europe::Moscow;
use domain::access::Role;
use domain::ids::{CampaignId, InstrumentId, OrgId, UserId, VersionId};
use domain::instruments::draft::Draft;
use domain::roster::name::FullName;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use std::collections::BTreeMap;
use tempfile::TempDir;
use uuid::Uuid;

const ROSTER: &str = include_str!("../../demo/data/roster.csv");
const ATTEMPTS: &str = include_str!("../../demo/data/attempts.csv");
pub const ANSWERS: &str = include_str!("../../demo/data/t1_answers.csv");
const TEST: &str = include_str!("../../demo/content/t1.json");

/// A school with one campaign.
pub struct Seed {
    pub cx: Backend,
    pub org: OrgId,
    pub campaign: CampaignId,
    pub version: VersionId,
    pub draft: Draft,
    unions: BTreeMap<String, Uuid>,
    people: BTreeMap<String, Staff>,
    _folder: TempDir,
}

struct Staff {
    id: Uuid,
    union: Option<Uuid>,
    position: String,
}

/// «2026-04-20T12:00» in Moscow.
pub fn at(wall: &str) -> DateTime<Utc> {
    moment(NaiveDateTime::parse_from_str(wall, "%Y-%m-%dT%H:%M").unwrap(), Moscow)
}

/// A user of that role in that organisation.
pub fn user(org: OrgId, role: Role) -> Actor {
    Actor::User {
        id: UserId(Uuid::now_v7()),
        name: role.code().to_owned(),
        roles: vec![(org, role)],
    }
}

impl Seed {
    /// The campaign without anybody in it, at that moment.
    pub async fn empty(now: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = format!("sqlite://{}", folder.path().join("otklik.db").display());
        let db = Db::connect(&fresh_schema().await.unwrap_or(file)).await.unwrap();
        db.migrate().await.unwrap();
        let cx = Backend::new(db, Clock::held_at(at(now)), Secret::for_tests());
        let new = NewOrganization {
            code: "demo".to_owned(),
            name: "МБОУ «Средняя школа № 7»".to_owned(),
            kind: "school".to_owned(),
            parent: None,
            zone: Moscow,
            is_demo: true,
        };
        let org = add_organization(&cx, &Actor::System, new).await.unwrap();
        let draft: Draft = serde_json::from_str(TEST).unwrap();
        let mut seed = Self {
            cx,
            org,
            campaign: CampaignId(Uuid::now_v7()),
            version: VersionId(Uuid::nil()),
            draft,
            unions: BTreeMap::new(),
            people: BTreeMap::new(),
            _folder: folder,
        };
        seed.publish().await;
        seed.staff().await;
        seed
    }

    /// The campaign as it ended.
    pub async fn whole(now: &str) -> Self {
        let seed = Self::empty(now).await;
        let mut last = String::new();
        for line in ATTEMPTS.lines().filter(|line| line.starts_with("T1-2026;")) {
            let cells: Vec<&str> = line.split(';').collect();
            let is_first = last != cells[1];
            last = cells[1].to_owned();
            if is_first {
                seed.target(&cells).await;
            }
        }
        seed
    }

    /// Changes the campaign's row.
    pub async fn change(&self, change: impl FnOnce(&mut campaign::ActiveModel)) {
        let tx = self.cx.db.begin_write().await.unwrap();
        let mut row = campaign::ActiveModel {
            org_id: Set(self.org.0),
            id: Set(self.campaign.0),
            ..Default::default()
        };
        change(&mut row);
        row.update(&tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn publish(&mut self) {
        let (instrument, now) = (Uuid::now_v7(), self.cx.clock.now());
        let tx = self.cx.db.begin_write().await.unwrap();
        let row = instrument::Model {
            org_id: self.org.0,
            id: instrument,
            kind: "test".to_owned(),
            title: self.draft.questionnaire.title.clone(),
            level: "school".to_owned(),
            is_deficit_diagnostics: true,
            position: 0,
            revision: 0,
            changed_at: now,
            changed_by: None,
            created_at: now,
            archived_at: None,
        };
        row.into_active_model().insert(&tx).await.unwrap();
        let place = (self.org, InstrumentId(instrument));
        let version = publish_draft(&tx, &Actor::System, now, place, &self.draft, "").await;
        self.version = version.unwrap();
        let row = campaign_row(self, instrument);
        row.into_active_model().insert(&tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn staff(&mut self) {
        let tx = self.cx.db.begin_write().await.unwrap();
        for line in ROSTER.lines().skip(1) {
            let cells: Vec<&str> = line.split(';').collect();
            if self.people.contains_key(cells[0]) {
                continue;
            }
            let union = match (cells[3], self.unions.get(cells[3])) {
                ("", _) => None,
                (_, Some(known)) => Some(*known),
                (title, None) => {
                    let row = methodical_union::Model {
                        org_id: self.org.0,
                        id: Uuid::now_v7(),
                        title: title.to_owned(),
                        closed_on: None,
                    };
                    self.unions.insert(title.to_owned(), row.id);
                    Some(row.into_active_model().insert(&tx).await.unwrap().id)
                }
            };
            let name = FullName::parse(cells[1]).unwrap();
            let row = person::Model {
                id: Uuid::now_v7(),
                sort_key: name.collation_key(),
                last_name: name.last,
                first_name: name.first,
                patronymic: name.patronymic,
                experience_start: None,
                created_at: self.cx.clock.now(),
                birth_date: None,
                email: String::new(),
                phone: String::new(),
            };
            let id = row.into_active_model().insert(&tx).await.unwrap().id;
            let position = cells[2].to_owned();
            self.people.insert(cells[0].to_owned(), Staff { id, union, position });
        }
        tx.commit().await.unwrap();
    }

    /// A target where it ended, with its link and its attempts.
    async fn target(&self, cells: &[&str]) {
        let tx = self.cx.db.begin_write().await.unwrap();
        let is_asked = cells[2] != "ineligible";
        let submitted = (!cells[4].is_empty()).then(|| at(cells[4]));
        let row = self.target_row(cells[1], cells[2], submitted);
        target::Entity::insert(row.clone().into_active_model())
            .exec_without_returning(&tx)
            .await
            .unwrap();
        progress::count_new(&tx, &row).await.unwrap();
        if is_asked {
            let link = issue_link(&tx, &self.cx, &row, 1).await.unwrap();
            let opened = submitted.map(|at| at - Duration::minutes(40));
            let opened = opened.or((cells[2] != "not_opened").then(|| at("2026-04-17T19:20")));
            let opened_row = invitation::ActiveModel {
                org_id: Set(self.org.0),
                id: Set(link.0),
                first_opened_at: Set(opened),
                ..Default::default()
            };
            opened_row.update(&tx).await.unwrap();
        }
        if cells[2] == "break_off" {
            let begun = attempt_row(self, &row, 1, at("2026-04-19T08:02"), None);
            begun.into_active_model().insert(&tx).await.unwrap();
        }
        let own = ANSWERS.lines().map(|line| line.split(';').collect::<Vec<_>>());
        for answers in own.filter(|answers| answers[0] == cells[1]) {
            let no: i32 = answers[1].parse().unwrap();
            let submitted = submitted.unwrap() + Duration::hours(3 * i64::from(no - 1));
            self.attempt(&tx, &row, no, submitted, &answers[2..]).await;
        }
        tx.commit().await.unwrap();
    }

    fn target_row(&self, person: &str, disposition: &str, submitted: Option<DateTime<Utc>>) -> target::Model {
        let staff = &self.people[person];
        let is_asked = disposition != "ineligible";
        target::Model {
            org_id: self.org.0,
            id: Uuid::now_v7(),
            campaign_id: self.campaign.0,
            person_id: staff.id,
            employment_id: None,
            union_id: staff.union,
            position: staff.position.clone(),
            eligibility: if is_asked { "eligible" } else { "ineligible" }.to_owned(),
            ineligible_reason: (!is_asked).then(|| "long_leave_whole_window".to_owned()),
            is_added_late: false,
            extra_minutes: 0,
            disposition: disposition.to_owned(),
            completed_on: submitted.map(|at| day(at, Moscow)),
            record_attempt_id: None,
            took_part: false,
        }
    }
}
