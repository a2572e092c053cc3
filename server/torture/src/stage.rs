//! The school under torture, made by the product's own use cases: a test of 25 items, an open campaign, personal links.

use anyhow::{Result, anyhow};
use backend::Backend;
use backend::accounts::{NewOrganization, NewUser, add_organization, add_user, organization_by_code};
use backend::actor::Actor;
use backend::campaigns::{create, fresh_input, open_due, turn};
use backend::clock::Clock;
use backend::db::Db;
use backend::instruments;
use backend::roster::import_roster;
use backend::secrets::Secret;
use domain::access::Role;
use domain::campaigns::wire::{CampaignInput, TurnInput};
use domain::ids::OrgId;
use domain::instruments::draft::Draft;
use domain::instruments::wire::NewInstrument;
use serde_json::{Value, json};
use std::path::Path;

pub const ITEMS: usize = 25;
pub const SECTION: &str = "s1";
const CODE: &str = "torture";

/// Fills an empty database; answers the paths of the personal links.
pub async fn stage(database: &str, secret: &Path, people: usize) -> Result<Vec<String>> {
    let db = Db::connect(database).await?;
    db.migrate().await?;
    let cx = Backend::new(db, Clock::default(), Secret::load_or_create(secret)?);
    let org = add_organization(&cx, &Actor::System, school()).await.map_err(said)?;
    let user = add_user(&cx, &Actor::System, org, coordinator()).await.map_err(said)?;
    let actor = Actor::User {
        id: user,
        name: "koordinator".to_owned(),
        roles: vec![(org, Role::Coordinator), (org, Role::SchoolAdmin)],
    };
    import_roster(&cx, &actor, org, roster(people).as_bytes())
        .await
        .map_err(said)?;
    open_campaign(&cx, &actor, org).await?;
    let links = backend::demo::links(&cx, org).await.map_err(said)?;
    cx.db.close().await?;
    Ok(links.into_iter().map(|link| link.path).collect())
}

/// More of the staff who may watch the campaign; answers their logins. The password is the coordinator's.
pub async fn watchers(database: &str, secret: &Path, count: usize) -> Result<Vec<String>> {
    let db = Db::connect(database).await?;
    let cx = Backend::new(db, Clock::default(), Secret::load_or_create(secret)?);
    let org = organization_by_code(&cx, CODE).await.map_err(said)?.id;
    let mut logins = Vec::new();
    for no in 0..count {
        let new = NewUser {
            login: format!("watcher{no}"),
            ..coordinator()
        };
        logins.push(new.login.clone());
        add_user(&cx, &Actor::System, org, new).await.map_err(said)?;
    }
    cx.db.close().await?;
    Ok(logins)
}

/// `q01`
pub fn item(no: usize) -> String {
    format!("q{no:02}")
}

fn roster(people: usize) -> String {
    let mut text = "person;fio;position;mo;kind;rate;start;end;note\n".to_owned();
    for no in 0..people {
        text += &format!("P{no:04};Авдеева Ирина Петровна;учитель математики;МО точных наук;main;1.00;2012-09-03;;\n");
    }
    text
}

async fn open_campaign(cx: &Backend, actor: &Actor, org: OrgId) -> Result<()> {
    let new = NewInstrument {
        title: "Тест под пыткой".to_owned(),
        kind: "test".to_owned(),
        level: "school".to_owned(),
        is_deficit_diagnostics: "yes".to_owned(),
    };
    let id = instruments::create(cx, actor, org, &new).await.map_err(said)?;
    let draft: Draft = serde_json::from_value(test())?;
    let tx = cx.db.begin_write().await.map_err(said)?;
    let version = instruments::publish_draft(&tx, actor, cx.clock.now(), (org, id), &draft, "").await;
    let version = version.map_err(said)?;
    tx.commit().await?;
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
    let id = create(cx, actor, org, &input).await.map_err(said)?;
    let approve = TurnInput {
        act: "approve".to_owned(),
        reason: String::new(),
        closes: String::new(),
    };
    turn(cx, actor, org, id, &approve).await.map_err(said)?;
    open_due(cx).await.map_err(said)?;
    Ok(())
}

fn test() -> Value {
    let option = |letter: &str| json!({ "id": letter, "text": format!("Ответ {letter}") });
    let options: Vec<Value> = ["a", "b", "c", "d"].into_iter().map(option).collect();
    let items: Vec<Value> = (1..=ITEMS)
        .map(|no| json!({ "id": item(no), "stem": format!("Задание {no}"), "kind": { "choice": { "pick": "one", "options": options } } }))
        .collect();
    let keys: serde_json::Map<String, Value> = (1..=ITEMS)
        .map(|no| {
            (
                item(no),
                json!({ "key": { "options": ["a"] }, "max_points": [1, 1], "competence": "K1" }),
            )
        })
        .collect();
    json!({
        "kind": "test",
        "questionnaire": { "format": 1, "title": "Тест под пыткой", "sections": [{ "id": SECTION, "items": items }] },
        "keys": {
            "format": 1,
            "items": keys,
            "competences": [{ "code": "K1", "title": "Первая" }],
            "scale": domain::scoring::levels::preset("deficit4"),
        },
        "settings": {},
    })
}

fn school() -> NewOrganization {
    NewOrganization {
        code: CODE.to_owned(),
        name: "Школа под пыткой".to_owned(),
        kind: "school".to_owned(),
        zone: backend::Zone::Europe__Moscow,
        is_demo: false,
        parent: None,
    }
}

fn coordinator() -> NewUser {
    NewUser {
        login: "koordinator".to_owned(),
        name: "Координатор".to_owned(),
        password: "correct horse battery".to_owned(),
        role: Role::Coordinator,
        term: None,
    }
}

fn said(error: backend::error::Error) -> anyhow::Error {
    anyhow!("{error:?}")
}
