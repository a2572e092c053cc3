//! A school with one test under way: five items in two competences, personal links, answers.

use crate::support;
use backend::Backend;
use backend::actor::Actor;
use backend::attempts::{self, Opened, Respondent};
use backend::campaigns::freeze_audience;
use backend::instruments::publish_draft;
use domain::attempts::wire::SaveItem;
use domain::ids::{AttemptId, CampaignId, InstrumentId, InvitationId, ItemId, OrgId, VersionId};
use domain::instruments::draft::Draft;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, TryGetable, Value};
use std::collections::BTreeMap;
use tempfile::TempDir;
use uuid::Uuid;

/// What a test may want to be different.
#[derive(Clone, Debug)]
pub struct Plan {
    pub people: usize,
    pub attempts_allowed: i32,
    pub policy: &'static str,
    pub resume_by: &'static str,
    pub release: &'static str,
    pub anonymity: &'static str,
    pub limit_minutes: Option<i32>,
    pub draft: serde_json::Value,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            people: 1,
            attempts_allowed: 1,
            policy: "first",
            resume_by: "link",
            release: "at_once",
            anonymity: "named",
            limit_minutes: Some(60),
            draft: small_test(),
        }
    }
}

/// The school, its campaign and the links of its people.
pub struct School {
    pub cx: Backend,
    pub org: OrgId,
    pub links: Vec<InvitationId>,
    _folder: TempDir,
}

/// Five single choices; `a` is right everywhere.
pub fn small_test() -> serde_json::Value {
    let item = |id: &str| {
        serde_json::json!({ "id": id, "stem": format!("Задание {id}"), "kind": { "choice": { "pick": "one", "options": [
            { "id": "a", "text": "Верно" }, { "id": "b", "text": "Неверно" }] } } })
    };
    let key = |competence: &str| serde_json::json!({ "key": { "options": ["a"] }, "max_points": [1, 1], "competence": competence });
    serde_json::json!({
        "kind": "test",
        "questionnaire": { "format": 1, "title": "Малый тест", "sections": [
            { "id": "s1", "items": [item("q1"), item("q2"), item("q3")] },
            { "id": "s2", "items": [item("q4"), item("q5")] }] },
        "keys": { "format": 1,
            "items": { "q1": key("K1"), "q2": key("K1"), "q3": key("K1"), "q4": key("K2"), "q5": key("K2") },
            "competences": [{ "code": "K1", "title": "Первая" }, { "code": "K2", "title": "Вторая" }],
            "scale": domain::scoring::levels::preset("deficit4") }
    })
}

/// A school whose campaign has just been opened.
pub async fn school(plan: Plan) -> School {
    let (cx, folder) = support::backend().await;
    let org = support::school(&cx, "own").await;
    let (campaign, instrument) = (CampaignId(Uuid::now_v7()), InstrumentId(Uuid::now_v7()));
    let tx = cx.db.begin_write().await.unwrap();
    for no in 0..plan.people {
        employ(&tx, org, no).await;
    }
    let draft: Draft = serde_json::from_value(plan.draft.clone()).unwrap();
    let kind = plan.draft["kind"].as_str().unwrap();
    insert_instrument(&tx, (org, instrument), kind).await;
    let version = publish_draft(&tx, &Actor::System, cx.clock.now(), (org, instrument), &draft, "")
        .await
        .unwrap();
    insert_campaign(&tx, &cx, org, (campaign, instrument, version), &plan).await;
    let opened = backend::campaigns::campaign(&tx, org, campaign).await.unwrap();
    let asked = freeze_audience(&tx, &cx, &opened, backend::Zone::Europe__Moscow)
        .await
        .unwrap();
    assert_eq!(asked, plan.people);
    tx.commit().await.unwrap();
    let links = column::<Uuid>(&cx, "SELECT id FROM invitations ORDER BY id").await;
    School {
        cx,
        org,
        links: links.into_iter().map(InvitationId).collect(),
        _folder: folder,
    }
}

impl School {
    /// The respondent of that link, in a browser that knows nothing yet.
    pub fn respondent(&self, no: usize) -> Respondent {
        Respondent {
            actor: Actor::Respondent {
                org: self.org,
                invitation: self.links[no],
            },
            pass: None,
        }
    }

    /// Opens the link as a browser does.
    pub async fn open(&self, no: usize) -> Opened {
        let token = self.cx.secret.link_token(self.links[no], 1);
        let opened = attempts::open_link(&self.cx, &token, "10.0.0.1").await.unwrap();
        self.cx.settled().await;
        opened
    }

    /// Opens, begins, and keeps the pass.
    pub async fn start(&self, no: usize) -> (Respondent, AttemptId) {
        self.open(no).await;
        let mut respondent = self.respondent(no);
        let (attempt, pass) = attempts::start(&self.cx, &respondent).await.unwrap();
        respondent.pass = Some(pass);
        (respondent, attempt)
    }

    /// Saves one choice.
    pub async fn answer(&self, who: &Respondent, attempt: AttemptId, item: &str, option: &str, revision: i64) {
        attempts::save(&self.cx, who, choice(attempt, item, option, revision))
            .await
            .unwrap();
    }

    /// Answers and hands in; `a` is right.
    pub async fn take(&self, no: usize, options: &[&str]) -> AttemptId {
        let (who, attempt) = self.start(no).await;
        for (place, option) in (1..).zip(options) {
            self.answer(&who, attempt, &format!("q{place}"), option, 1).await;
        }
        attempts::submit(&self.cx, &who, attempt).await.unwrap();
        attempt
    }

    pub async fn later(&self, minutes: i64, seconds: i64) {
        let later = chrono::Duration::minutes(minutes) + chrono::Duration::seconds(seconds);
        self.cx.clock.set(self.cx.clock.now() + later);
    }

    /// One number of the database.
    pub async fn number(&self, sql: &str) -> i64 {
        column::<i64>(&self.cx, sql).await[0]
    }

    /// One text of the database.
    pub async fn text(&self, sql: &str) -> String {
        column::<String>(&self.cx, sql).await[0].clone()
    }

    /// Where the first target stands.
    pub async fn rung(&self) -> String {
        self.text("SELECT disposition FROM targets ORDER BY id").await
    }

    pub async fn run(&self, sql: &str) {
        let tx = self.cx.db.begin_write().await.unwrap();
        tx.execute_unprepared(sql).await.unwrap();
        tx.commit().await.unwrap();
    }
}

pub fn choice(attempt: AttemptId, item: &str, option: &str, revision: i64) -> SaveItem {
    SaveItem {
        attempt,
        item: ItemId::parse(item).unwrap(),
        fields: Some(BTreeMap::from([(item.to_owned(), vec![option.to_owned()])])),
        revision,
        flagged: None,
    }
}

pub async fn column<T: TryGetable>(cx: &Backend, sql: &str) -> Vec<T> {
    let db = cx.db.read();
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

async fn insert(tx: &DatabaseTransaction, sql: &str, values: Vec<Value>) {
    let backend = tx.get_database_backend();
    let mut sql = sql.to_owned();
    if backend == sea_orm::DatabaseBackend::Sqlite {
        for no in (1..=values.len()).rev() {
            sql = sql.replace(&format!("${no}"), "?");
        }
    }
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values))
        .await
        .unwrap();
}

async fn employ(tx: &DatabaseTransaction, org: OrgId, no: usize) {
    let (person, employment) = (Uuid::now_v7(), Uuid::now_v7());
    let name = format!("Педагог{no:02}");
    let now = support::noon();
    insert(
        tx,
        "INSERT INTO persons (id, last_name, first_name, patronymic, sort_key, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        vec![person.into(), name.clone().into(), "Анна".into(), "Петровна".into(), name.into(), now.into()],
    )
    .await;
    let start = chrono::NaiveDate::from_ymd_opt(2020, 9, 1).unwrap();
    insert(
        tx,
        "INSERT INTO employments (org_id, id, person_id, position, position_group, counts_in_chp, kind, rate_hundredths, \
         start_date, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        vec![
            org.0.into(),
            employment.into(),
            person.into(),
            "учитель".into(),
            "pedagogical".into(),
            true.into(),
            "main".into(),
            100_i32.into(),
            start.into(),
            "".into(),
        ],
    )
    .await;
}

async fn insert_instrument(tx: &DatabaseTransaction, (org, id): (OrgId, InstrumentId), kind: &str) {
    insert(
        tx,
        "INSERT INTO instruments (org_id, id, kind, title, level, is_deficit_diagnostics, position, revision, changed_at, \
         created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        vec![
            org.0.into(),
            id.0.into(),
            kind.into(),
            "Малый тест".into(),
            "school".into(),
            true.into(),
            0_i32.into(),
            0_i32.into(),
            support::noon().into(),
            support::noon().into(),
        ],
    )
    .await;
}

async fn insert_campaign(
    tx: &DatabaseTransaction,
    cx: &Backend,
    org: OrgId,
    (campaign, instrument, version): (CampaignId, InstrumentId, VersionId),
    plan: &Plan,
) {
    let now = cx.clock.now();
    let audience = serde_json::json!({ "groups": ["pedagogical"] });
    insert(
        tx,
        "INSERT INTO campaigns (org_id, id, version_id, instrument_id, code, title, kind, anonymity, link_mode, resume_by, \
         opens_at, closes_at, attempts_allowed, attempt_policy, release, limit_minutes, counts_for_indicators, audience, \
         contact, order_ref, reason_out_of_stage, approved_at, created_at) VALUES ($1, $2, $3, $4, '', 'Кампания', 'main', \
         $5, 'personal', $6, $7, $8, $9, $10, $11, $12, $13, $14, '', '', '', $15, $16)",
        vec![
            org.0.into(),
            campaign.0.into(),
            version.0.into(),
            instrument.0.into(),
            plan.anonymity.into(),
            plan.resume_by.into(),
            (now - chrono::Duration::days(1)).into(),
            (now + chrono::Duration::days(10)).into(),
            plan.attempts_allowed.into(),
            plan.policy.into(),
            plan.release.into(),
            plan.limit_minutes.into(),
            true.into(),
            audience.into(),
            (now - chrono::Duration::days(2)).into(),
            now.into(),
        ],
    )
    .await;
}
