//! Campaigns over a real database: a school with four teachers in two unions and a published questionnaire.

mod anonymous;
mod course;
mod links;
mod people;
mod prepare;

use crate::support;
use backend::Backend;
use backend::actor::Actor;
use backend::campaigns::{create, turn};
use backend::error::{Error, Result};
use backend::instruments;
use backend::roster::{import_absences, import_roster};
use domain::campaigns::wire::{CampaignInput, TurnInput};
use domain::ids::{CampaignId, OrgId, VersionId};
use domain::instruments::wire::NewInstrument;

const ROSTER: &str = "person;fio;position;mo;kind;rate;start;end;note\n\
    P01;Авдеева Ирина Петровна;учитель математики;МО точных наук;main;1.00;2012-09-03;;\n\
    P02;Белоус Татьяна Николаевна;учитель физики;МО точных наук;main;1.00;2008-08-25;;\n\
    P03;Власова Анна Юрьевна;учитель русского языка;МО словесников;main;1.00;2015-09-01;;\n\
    P04;Громов Олег Ильич;директор;;main;1.00;2010-08-01;;\n\
    P05;Денисова Ольга Павловна;учитель истории;МО словесников;main;1.00;2011-09-01;;\n";
const ABSENCES: &str = "person;kind;from;to\nP05;parental;2025-09-01;\n";

/// A coordinator of a small school with something to ask.
struct School {
    cx: Backend,
    org: OrgId,
    actor: Actor,
    version: VersionId,
    _folder: tempfile::TempDir,
}

impl School {
    async fn new() -> Self {
        let (cx, folder) = support::backend().await;
        let org = support::school(&cx, "s7").await;
        let actor = support::coordinator(org);
        import_roster(&cx, &actor, org, ROSTER.as_bytes()).await.unwrap();
        import_absences(&cx, &actor, org, ABSENCES.as_bytes()).await.unwrap();
        let version = published(&cx, &actor, org).await;
        Self {
            cx,
            org,
            actor,
            version,
            _folder: folder,
        }
    }

    /// A campaign of the pedagogical staff from 20 April, noon, to 30 April, midnight.
    fn input(&self) -> CampaignInput {
        CampaignInput {
            version: self.version.to_string(),
            title: "Диагностика, апрель".to_owned(),
            code: "Т1".to_owned(),
            kind: "main".to_owned(),
            opens: "2026-04-20T13:00".to_owned(),
            closes: "2026-04-30T23:59".to_owned(),
            groups: vec!["pedagogical".to_owned()],
            anonymity: "named".to_owned(),
            resume_by: "code".to_owned(),
            attempts_allowed: "1".to_owned(),
            attempt_policy: "first".to_owned(),
            release: "after_approval".to_owned(),
            limit_minutes: "40".to_owned(),
            ..CampaignInput::default()
        }
    }

    async fn draft(&self) -> CampaignId {
        create(&self.cx, &self.actor, self.org, &self.input()).await.unwrap()
    }

    /// A campaign that has just opened.
    async fn open(&self) -> CampaignId {
        let id = self.draft().await;
        self.turn(id, "approve", "", "").await.unwrap();
        self.at("2026-04-20T10:00:00Z");
        backend::campaigns::open_due(&self.cx).await.unwrap();
        id
    }

    async fn turn(&self, id: CampaignId, act: &str, reason: &str, closes: &str) -> Result<()> {
        let input = TurnInput {
            act: act.to_owned(),
            reason: reason.to_owned(),
            closes: closes.to_owned(),
        };
        turn(&self.cx, &self.actor, self.org, id, &input).await
    }

    /// Sets the clock, in UTC.
    fn at(&self, moment: &str) {
        self.cx.clock.set(moment.parse().unwrap());
    }
}

async fn published(cx: &Backend, actor: &Actor, org: OrgId) -> VersionId {
    let new = NewInstrument {
        title: "Анкета".to_owned(),
        kind: "questionnaire".to_owned(),
        level: "school".to_owned(),
        is_deficit_diagnostics: String::new(),
    };
    let id = instruments::create(cx, actor, org, &new).await.unwrap();
    let draft = instruments::desk(cx, actor, org, id).await.unwrap().draft;
    let tx = cx.db.begin_write().await.unwrap();
    let now = cx.clock.now();
    let version = instruments::publish_draft(&tx, actor, now, (org, id), &draft, "")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    version
}

fn kinds(result: Result<impl Sized>) -> Vec<(String, String)> {
    match result.err().unwrap() {
        Error::Invalid(problems) => problems.into_iter().map(|one| (one.at, one.kind)).collect(),
        Error::Conflict(problem) => vec![(problem.at, problem.kind)],
        other => panic!("{other}"),
    }
}
