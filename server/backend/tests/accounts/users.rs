//! Adding and disabling users: refusal first, then success.

use crate::support::{backend, coordinator, member, school};
use backend::accounts::{NewUser, add_user, disable_user, users};
use backend::error::Error;
use domain::access::{Role, Verb};

fn new_user(login: &str) -> NewUser {
    NewUser {
        login: login.to_owned(),
        name: "Иванова Анна".to_owned(),
        password: "correct horse".to_owned(),
        role: Role::Coordinator,
        term: None,
    }
}

#[tokio::test]
async fn a_coordinator_may_not_add_users_and_a_stranger_school_is_not_found() {
    let (cx, _folder) = backend().await;
    let (own, other) = (school(&cx, "a").await, school(&cx, "b").await);
    let refused = add_user(&cx, &coordinator(own), own, new_user("anna")).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::UserManage))));
    let sysadmin = member(&cx, own, Role::Sysadmin).await;
    let refused = add_user(&cx, &sysadmin, other, new_user("anna")).await;
    assert!(matches!(refused, Err(Error::NotFound(_))));
}

#[tokio::test]
async fn an_added_user_is_listed_and_a_second_of_that_login_is_refused() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "a").await;
    let sysadmin = member(&cx, org, Role::Sysadmin).await;
    let id = add_user(&cx, &sysadmin, org, new_user(" Anna ")).await.unwrap();
    let listed = users(&cx, &sysadmin, org).await.unwrap();
    assert!(listed.iter().any(|row| row.id == id && row.login == "anna"));
    let again = add_user(&cx, &sysadmin, org, new_user("ANNA")).await;
    assert!(
        matches!(again, Err(Error::Conflict(_) | Error::Invalid(_))),
        "{again:?}"
    );
}

#[tokio::test]
async fn a_user_of_another_school_cannot_be_disabled() {
    let (cx, _folder) = backend().await;
    let (own, other) = (school(&cx, "a").await, school(&cx, "b").await);
    let sysadmin = member(&cx, own, Role::Sysadmin).await;
    let foreign = member(&cx, other, Role::Coordinator).await.user().unwrap();
    let refused = disable_user(&cx, &sysadmin, own, foreign).await;
    assert!(matches!(refused, Err(Error::NotFound("user"))));
}

#[tokio::test]
async fn the_start_page_of_a_new_school_knows_that_nothing_is_there_yet() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "a").await;
    let page = backend::accounts::home(&cx, &coordinator(org), org).await.unwrap();
    assert_eq!((page.name.as_str(), page.running.len()), ("Вера Андреевна", 0));
    assert!(!page.has_teachers && !page.has_instruments && !page.has_campaigns);
}
