//! A log that was tampered with says which row.

use crate::support::{backend, member, school};
use backend::Backend;
use backend::check::check;
use domain::access::Role;
use sea_orm::{ConnectionTrait, Statement};

async fn run(cx: &Backend, sql: &str) {
    let tx = cx.db.begin_write().await.unwrap();
    tx.execute_unprepared(sql).await.unwrap();
    tx.commit().await.unwrap();
}

async fn number(cx: &Backend, sql: &str) -> i64 {
    let statement = Statement::from_string(cx.db.read().get_database_backend(), sql);
    let row = cx.db.read().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// A school in whose log four people were added.
async fn with_log() -> (Backend, tempfile::TempDir) {
    let (cx, folder) = backend().await;
    let org = school(&cx, "chained").await;
    for role in [Role::Coordinator, Role::SchoolAdmin, Role::Sysadmin, Role::Methodist] {
        member(&cx, org, role).await;
    }
    assert_eq!(check(&cx).await.unwrap(), Vec::<String>::new());
    (cx, folder)
}

#[tokio::test]
async fn a_changed_fact_is_named_and_only_it() {
    let (cx, _folder) = with_log().await;
    run(&cx, "UPDATE facts SET actor_kind = 'user' WHERE no = 3").await;
    let found = check(&cx).await.unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("fact 3 of "), "{found:?}");
}

#[tokio::test]
async fn a_removed_fact_leaves_a_gap() {
    let (cx, _folder) = with_log().await;
    run(&cx, "DELETE FROM facts WHERE no = 3").await;
    let found = check(&cx).await.unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("facts 3 to 3 of "), "{found:?}");
}

#[tokio::test]
async fn removing_the_newest_facts_shows_too() {
    let (cx, _folder) = with_log().await;
    run(&cx, "DELETE FROM facts WHERE no = (SELECT max(no) FROM facts)").await;
    let found = check(&cx).await.unwrap();
    assert!(found.iter().any(|line| line.contains("ends at number")), "{found:?}");
}

/// Puts a copy of a fact into the log under another number and moment.
async fn slip_in(cx: &Backend, no: &str, at: &str) {
    let sql = format!(
        "INSERT INTO facts (org_id, no, at, actor_kind, action, content, failures, hash) \
         SELECT org_id, {no}, {at}, actor_kind, action, content, failures, hash FROM facts WHERE no = 3"
    );
    run(cx, &sql).await;
}

#[tokio::test]
async fn a_fact_that_was_slipped_in_is_named() {
    let (cx, _folder) = with_log().await;
    let last = number(&cx, "SELECT max(no) FROM facts").await + 1;
    slip_in(&cx, &last.to_string(), "at").await;
    let found = check(&cx).await.unwrap();
    assert!(found[0].starts_with(&format!("fact {last} of ")), "{found:?}");
    assert!(
        found[1].contains(&format!("ends at number {last} instead of ")),
        "{found:?}"
    );
}

#[tokio::test]
async fn a_fact_said_to_be_from_before_the_chain_is_older_than_it() {
    let (cx, _folder) = with_log().await;
    slip_in(&cx, "-1", "'2001-01-01 00:00:00+00:00'").await;
    assert_eq!(check(&cx).await.unwrap(), Vec::<String>::new());
    slip_in(&cx, "-2", "'2101-01-01 00:00:00+00:00'").await;
    let found = check(&cx).await.unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("facts below 1 of "), "{found:?}");
}

#[tokio::test]
async fn facts_appended_at_the_same_moment_stand_in_one_chain() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "busy").await;
    let at_once = (0..12).map(|at| {
        let cx = cx.clone();
        tokio::spawn(async move {
            let roles = [Role::Coordinator, Role::SchoolAdmin, Role::Methodist, Role::Analyst];
            let role = roles[at % roles.len()];
            let new = backend::accounts::NewUser {
                login: format!("user{at}"),
                name: format!("Кто-то {at}"),
                password: crate::support::PASSWORD.to_owned(),
                role,
                term: None,
            };
            let system = backend::actor::Actor::System;
            backend::accounts::add_user(&cx, &system, org, new).await.unwrap();
        })
    });
    for one in at_once.collect::<Vec<_>>() {
        one.await.unwrap();
    }
    assert_eq!(check(&cx).await.unwrap(), Vec::<String>::new());
}
