//! What every test of a use case stands on: an empty, migrated database of its own, a held clock,
//! and a school with its staff. Rows of a feature are made by its own use cases.

#[path = "../../../../migrations/tests/fresh_schema.rs"]
mod fresh_schema;

use backend::Backend;
use backend::accounts::{NewOrganization, NewUser, add_organization, add_user};
use backend::actor::Actor;
use backend::clock::{Clock, moment};
use backend::db::Db;
use backend::roster::{set_union, union_choices};
use backend::secrets::Secret;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Role;
use domain::accounts::wire::Term;
use domain::ids::OrgId;
use domain::roster::wire_input::UnionInput;
pub use fresh_schema::fresh_schema;
use std::path::Path;
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// The password of everybody whom `member` adds.
pub const PASSWORD: &str = "correct horse battery";

/// A backend over an empty database at 2026-04-20 12:00 in Moscow: a SQLite file of its own, or a schema of its own
/// when `TEST_DATABASE_URL` names a PostgreSQL. The folder lives as long as the test keeps it.
pub async fn backend() -> (Backend, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let db = match fresh_schema().await {
        Some(url) => migrated(&url).await,
        None => fresh_file(folder.path()).await,
    };
    (Backend::new(db, Clock::held_at(noon()), Secret::for_tests()), folder)
}

/// 2026-04-20 12:00 in Moscow, a moment of the demonstration school's year.
pub fn noon() -> DateTime<Utc> {
    let wall = NaiveDate::from_ymd_opt(2026, 4, 20)
        .and_then(|day| day.and_hms_opt(12, 0, 0))
        .unwrap();
    moment(wall, backend::Zone::Europe__Moscow)
}

/// A school of that code.
pub async fn school(cx: &Backend, code: &str) -> OrgId {
    let new = NewOrganization {
        code: code.to_owned(),
        name: format!("Школа {code}"),
        kind: "school".to_owned(),
        parent: None,
        zone: backend::Zone::Europe__Moscow,
        is_demo: false,
    };
    add_organization(cx, &Actor::System, new).await.unwrap()
}

/// A user with that role, stored, with the login `role@org`. A head leads a union without members.
pub async fn member(cx: &Backend, org: OrgId, role: Role) -> Actor {
    let login = format!("{}@{}", role.code(), org.0.simple());
    if role == Role::MoHead {
        return head(cx, org, &login, "МО без членов").await;
    }
    stored(cx, org, &login, role, None).await
}

/// The head of the union of that title, which is made when it is not there.
pub async fn head(cx: &Backend, org: OrgId, login: &str, title: &str) -> Actor {
    if titled(cx, org, title).await.is_none() {
        let input = UnionInput {
            title: title.to_owned(),
            ..UnionInput::default()
        };
        set_union(cx, &Actor::System, org, &input).await.unwrap();
    }
    let term = Term {
        union: titled(cx, org, title).await.unwrap(),
        ..Term::default()
    };
    stored(cx, org, login, Role::MoHead, Some(term)).await
}

/// The id of the union of that title.
async fn titled(cx: &Backend, org: OrgId, title: &str) -> Option<String> {
    let all = union_choices(cx.db.read(), org).await.unwrap();
    all.into_iter().find(|union| union.title == title).map(|union| union.id)
}

async fn stored(cx: &Backend, org: OrgId, login: &str, role: Role, term: Option<Term>) -> Actor {
    let new = NewUser {
        login: login.to_owned(),
        name: format!("Кто-то {}", role.code()),
        password: PASSWORD.to_owned(),
        role,
        term,
    };
    let id = add_user(cx, &Actor::System, org, new).await.unwrap();
    Actor::User {
        id,
        name: login.to_owned(),
        roles: vec![(org, role)],
    }
}

/// A coordinator that is not stored: cheaper than `member` where no row points to the user.
pub fn coordinator(org: OrgId) -> Actor {
    Actor::User {
        id: domain::ids::UserId(uuid::Uuid::now_v7()),
        name: "Вера Андреевна".to_owned(),
        roles: vec![(org, Role::Coordinator)],
    }
}

async fn migrated(url: &str) -> Db {
    let db = Db::connect(url).await.unwrap();
    db.migrate().await.unwrap();
    db
}

async fn fresh_file(folder: &Path) -> Db {
    static MIGRATED: OnceCell<(TempDir, std::path::PathBuf)> = OnceCell::const_new();
    let (_, template) = MIGRATED.get_or_init(migrated_once).await;
    let file = folder.join("otklik.db");
    std::fs::copy(template, &file).unwrap();
    Db::connect(&format!("sqlite://{}", file.display())).await.unwrap()
}

async fn migrated_once() -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("template.db");
    let db = migrated(&format!("sqlite://{}", file.display())).await;
    db.close().await.unwrap();
    (folder, file)
}
