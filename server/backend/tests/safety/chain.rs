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

/// The id of a fact in the middle of the chain.
async fn a_middle_one(cx: &Backend) -> i64 {
    number(cx, "SELECT id FROM facts WHERE chain_no = 3 ORDER BY id LIMIT 1").await
}

#[tokio::test]
async fn a_changed_fact_is_named_and_only_it() {
    let (cx, _folder) = with_log().await;
    let id = a_middle_one(&cx).await;
    run(&cx, &format!("UPDATE facts SET actor_kind = 'user' WHERE id = {id}")).await;
    let found = check(&cx).await.unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(&format!("fact {id} ")), "{found:?}");
}

#[tokio::test]
async fn a_removed_fact_leaves_a_gap() {
    let (cx, _folder) = with_log().await;
    let id = a_middle_one(&cx).await;
    run(&cx, &format!("DELETE FROM facts WHERE id = {id}")).await;
    let found = check(&cx).await.unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("facts 3 to 3 are missing"), "{found:?}");
}

#[tokio::test]
async fn removing_the_newest_facts_shows_too() {
    let (cx, _folder) = with_log().await;
    let last = number(&cx, "SELECT max(id) FROM facts").await;
    run(&cx, &format!("DELETE FROM facts WHERE id = {last}")).await;
    let found = check(&cx).await.unwrap();
    assert!(found.iter().any(|line| line.contains("ends at number")), "{found:?}");
}

#[tokio::test]
async fn a_fact_that_was_slipped_in_is_named() {
    let (cx, _folder) = with_log().await;
    let sql = "INSERT INTO facts (org_id, at, actor_kind, action, content, failures) \
               SELECT org_id, at, actor_kind, action, content, failures FROM facts WHERE chain_no = 3";
    run(&cx, sql).await;
    let new = number(&cx, "SELECT max(id) FROM facts").await;
    let found = check(&cx).await.unwrap();
    assert_eq!(
        found,
        [format!("fact {new} stands outside the chain of its organisation")]
    );
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
