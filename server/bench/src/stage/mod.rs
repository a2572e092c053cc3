//! The school that is loaded: a test of 25 items, an open campaign, thousands of personal links, and, on request,
//! a great many attempts of an earlier wave.

mod history;

use anyhow::{Result, anyhow};
use backend::Backend;
use backend::accounts::{NewOrganization, NewUser, add_organization, add_user};
use backend::actor::Actor;
use backend::campaigns::{create, fresh_input, open_due, turn};
use backend::clock::Clock;
use backend::db::Db;
use backend::instruments;
use backend::roster::import_roster;
use backend::secrets::{Secret, token_hash};
use domain::access::Role;
use domain::campaigns::wire::{CampaignInput, TurnInput};
use domain::ids::{CampaignId, InvitationId, OrgId, VersionId};
use domain::instruments::draft::Draft;
use domain::instruments::wire::NewInstrument;
use sea_orm::{ConnectionTrait, DatabaseBackend};
use std::cell::Cell;
use std::fmt::Write;
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
const ROWS_AT_ONCE: usize = 500;
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

/// One person's link.
#[derive(Clone, Debug)]
pub struct Link {
    pub campaign: CampaignId,
    pub invitation: InvitationId,
    pub token: String,
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
    /// More people to ask, each with a personal link.
    pub async fn links(&self, count: usize) -> Result<Vec<Link>> {
        let mut links = Vec::with_capacity(count);
        while links.len() < count {
            let many = ROWS_AT_ONCE.min(count - links.len());
            links.extend(self.some_links(many).await?);
        }
        for campaign in &self.campaigns {
            let dealt = links.iter().filter(|link| link.campaign == *campaign).count();
            self.count(*campaign, dealt).await?;
        }
        Ok(links)
    }

    /// Counts new people as those who were asked.
    async fn count(&self, campaign: CampaignId, count: usize) -> Result<()> {
        self.run(&format!(
            "INSERT INTO progress_counters (org_id, campaign_id, facet, value, disposition, count) VALUES \
             ({org}, {campaign}, 'total', '', 'not_opened', {count}), ({org}, {campaign}, 'union', '', 'not_opened', {count}), \
             ({org}, {campaign}, 'position', 'учитель', 'not_opened', {count}) \
             ON CONFLICT (org_id, campaign_id, facet, value, disposition) \
             DO UPDATE SET count = progress_counters.count + {count}",
            org = self.id(self.org.0),
            campaign = self.id(campaign.0),
        ))
        .await
    }

    async fn some_links(&self, count: usize) -> Result<Vec<Link>> {
        let org = self.id(self.org.0);
        let (mut persons, mut targets, mut invitations) = (String::new(), String::new(), String::new());
        let mut links = Vec::with_capacity(count);
        for no in 0..count {
            let (person, target, invitation) = (Uuid::now_v7(), Uuid::now_v7(), InvitationId(Uuid::now_v7()));
            let token = self.cx.secret.link_token(invitation, 1);
            let comma = if no == 0 { "" } else { ", " };
            let next = self.deal();
            let campaign = self.id(next.0);
            let (p, t) = (self.id(person), self.id(target));
            write!(
                persons,
                "{comma}({p}, 'Иванова', 'Анна', 'Петровна', 'иванова', '{MOMENT}')"
            )?;
            write!(
                targets,
                "{comma}({org}, {t}, {campaign}, {p}, 'учитель', 'eligible', FALSE, 0, 'not_opened')"
            )?;
            let hash = self.bytes(&token_hash(&token));
            let id = self.id(invitation.0);
            write!(
                invitations,
                "{comma}({org}, {id}, {campaign}, {t}, 1, {hash}, '{MOMENT}')"
            )?;
            links.push(Link {
                campaign: next,
                invitation,
                token,
            });
        }
        self.run(&format!(
            "INSERT INTO persons (id, last_name, first_name, patronymic, sort_key, created_at) VALUES {persons}"
        ))
        .await?;
        self.run(&format!(
            "INSERT INTO targets (org_id, id, campaign_id, person_id, position, eligibility, is_added_late, extra_minutes, \
             disposition) VALUES {targets}"
        ))
        .await?;
        self.run(&format!(
            "INSERT INTO invitations (org_id, id, campaign_id, target_id, epoch, token_hash, issued_at) VALUES {invitations}"
        ))
        .await?;
        Ok(links)
    }

    /// The campaign of the next person.
    fn deal(&self) -> CampaignId {
        let no = self.dealt.get();
        self.dealt.set(no + 1);
        self.campaigns[no % self.campaigns.len()]
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
