//! The school that is loaded: a test of 25 items, an open campaign, thousands of personal links, and, on request,
//! a great many attempts of an earlier wave.

mod files;
mod history;
mod links;

use anyhow::{Context, Result, anyhow};
use backend::Backend;
use backend::accounts::{NewOrganization, NewUser, add_organization, add_user};
use backend::actor::Actor;
use backend::campaigns::{create, fresh_input, open_due, turn};
use backend::clock::Clock;
use backend::db::Db;
use backend::instruments;
use backend::roster::import_roster;
use backend::secrets::Secret;
use domain::access::Role;
use domain::campaigns::wire::{CampaignInput, TurnInput};
use domain::ids::{CampaignId, OrgId, VersionId};
use domain::instruments::draft::Draft;
use domain::instruments::wire::NewInstrument;
pub use history::EACH;
pub use links::Link;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use std::cell::Cell;
use std::path::Path;
use uuid::Uuid;

pub const LOGIN: &str = "koordinator";
pub const PASSWORD: &str = "correct horse battery";
/// Items of the test; the first option of each is right.
pub const ITEMS: usize = 25;
pub const SECTION: &str = "s1";
const ROSTER: &str = "person;fio;position;mo;kind;rate;start;end;note\n\
    P01;Авдеева Ирина Петровна;учитель математики;МО точных наук;main;1.00;2012-09-03;;\n";
/// Campaigns that go on together.
pub const CAMPAIGNS: usize = 20;
const MOMENT: &str = "2026-01-15T09:00:00+00:00";

/// What was staged.
#[derive(Debug)]
pub struct Stage {
    cx: Backend,
    org: OrgId,
    /// As many as boards watch: each board shows a school's campaign, not the whole town's.
    pub campaigns: Vec<CampaignId>,
    version: VersionId,
    dealt: Cell<usize>,
}

/// Prepares a fresh database.
pub async fn stage(database: &str, secret: &Path) -> Result<Stage> {
    let db = Db::connect(database).await?;
    db.migrate().await?;
    let cx = Backend::new(db, Clock::default(), Secret::load_or_create(secret)?);
    let org = add_organization(&cx, &Actor::System, school()).await.map_err(said)?;
    let user = add_user(&cx, &Actor::System, org, coordinator()).await.map_err(said)?;
    let actor = Actor::User {
        id: user,
        name: LOGIN.to_owned(),
        roles: vec![(org, Role::Coordinator), (org, Role::SchoolAdmin)],
    };
    import_roster(&cx, &actor, org, ROSTER.as_bytes()).await.map_err(said)?;
    let version = publish(&cx, &actor, org).await?;
    let mut campaigns = Vec::with_capacity(CAMPAIGNS);
    while campaigns.len() < CAMPAIGNS {
        campaigns.push(open_campaign(&cx, &actor, org, version).await?);
    }
    Ok(Stage {
        cx,
        org,
        campaigns,
        version,
        dealt: Cell::new(0),
    })
}

impl Stage {
    /// Stored attempts.
    pub async fn attempts(&self) -> Result<i64> {
        self.number("SELECT count(*) FROM attempts").await
    }

    async fn number(&self, sql: &str) -> Result<i64> {
        let db = self.cx.db.read();
        let sql = Statement::from_string(db.get_database_backend(), sql);
        let row = db.query_one_raw(sql).await?.context("no answer")?;
        Ok(row.try_get_by_index(0)?)
    }

    async fn run(&self, sql: &str) -> Result<()> {
        let tx = self.cx.db.begin_write().await.map_err(said)?;
        tx.execute_unprepared(sql).await?;
        Ok(tx.commit().await?)
    }

    fn is_sqlite(&self) -> bool {
        self.cx.db.read().get_database_backend() == DatabaseBackend::Sqlite
    }

    fn id(&self, id: Uuid) -> String {
        match self.is_sqlite() {
            true => format!("X'{}'", id.simple()),
            false => format!("'{id}'::uuid"),
        }
    }

    /// A text as a value of that type of PostgreSQL; SQLite keeps texts.
    fn value(&self, text: &str, kind: &str) -> String {
        match self.is_sqlite() {
            true => format!("'{text}'"),
            false => format!("'{text}'::{kind}"),
        }
    }

    fn bytes(&self, bytes: &[u8]) -> String {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        match self.is_sqlite() {
            true => format!("X'{hex}'"),
            false => format!("'\\x{hex}'::bytea"),
        }
    }
}

fn school() -> NewOrganization {
    NewOrganization {
        code: "bench".to_owned(),
        name: "Школа под нагрузкой".to_owned(),
        kind: "school".to_owned(),
        parent: None,
        zone: backend::Zone::Europe__Moscow,
        is_demo: false,
    }
}

fn coordinator() -> NewUser {
    NewUser {
        login: LOGIN.to_owned(),
        name: "Координатор".to_owned(),
        password: PASSWORD.to_owned(),
        role: Role::Coordinator,
        term: None,
    }
}

/// Makes a test and publishes it.
pub async fn publish(cx: &Backend, actor: &Actor, org: OrgId) -> Result<VersionId> {
    let new = NewInstrument {
        title: "Тест под нагрузкой".to_owned(),
        kind: "test".to_owned(),
        level: "school".to_owned(),
        is_deficit_diagnostics: "yes".to_owned(),
    };
    let id = instruments::create(cx, actor, org, &new).await.map_err(said)?;
    let draft: Draft = serde_json::from_value(crate::content::test(ITEMS, SECTION))?;
    let tx = cx.db.begin_write().await.map_err(said)?;
    let version = instruments::publish_draft(&tx, actor, cx.clock.now(), (org, id), &draft, "").await;
    let version = version.map_err(said)?;
    tx.commit().await?;
    Ok(version)
}

async fn open_campaign(cx: &Backend, actor: &Actor, org: OrgId, version: VersionId) -> Result<CampaignId> {
    let now = cx.clock.now().naive_utc();
    let local = |days: i64| {
        (now + chrono::Duration::days(days))
            .format("%Y-%m-%dT%H:%M")
            .to_string()
    };
    let input = CampaignInput {
        version: version.to_string(),
        title: "Диагностика".to_owned(),
        code: "B".to_owned(),
        opens: local(-1),
        closes: local(30),
        counts_for_indicators: String::new(),
        ..fresh_input(now)
    };
    open(cx, actor, org, &input).await
}

/// Makes a campaign and opens it.
pub async fn open(cx: &Backend, actor: &Actor, org: OrgId, input: &CampaignInput) -> Result<CampaignId> {
    let id = create(cx, actor, org, input).await.map_err(said)?;
    let approve = TurnInput {
        act: "approve".to_owned(),
        reason: String::new(),
        closes: String::new(),
    };
    turn(cx, actor, org, id, &approve).await.map_err(said)?;
    open_due(cx).await.map_err(said)?;
    Ok(id)
}

/// An act's refusal as an error of the bench.
pub fn said(error: backend::error::Error) -> anyhow::Error {
    anyhow!("{error:?}")
}
