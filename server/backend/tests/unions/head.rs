//! Giving somebody a head's role: for one open union of the school, told in the list and in the history.

use super::{EXACT, WORDS, school};
use crate::support;
use backend::accounts::{NewUser, add_user, give_role, unions_to_head, user_card, users};
use backend::actor::Actor;
use backend::error::{Error, Result};
use backend::roster::set_union;
use backend::unions::own_union;
use domain::access::{Role, Verb};
use domain::accounts::wire::Term;
use domain::roster::wire_input::UnionInput;

fn of(union: &str) -> Term {
    Term {
        union: union.to_owned(),
        ..Term::default()
    }
}

fn refused(answer: Result<impl Sized>) -> Vec<(String, String)> {
    match answer.err().unwrap() {
        Error::Invalid(problems) => problems.into_iter().map(|one| (one.at, one.kind)).collect(),
        other => panic!("{other}"),
    }
}

fn at_union(kind: &str) -> Vec<(String, String)> {
    vec![("term[union]".to_owned(), kind.to_owned())]
}

#[tokio::test]
async fn a_head_is_given_an_open_union_of_the_school_and_no_other() {
    let (cx, org, coordinator, _folder) = school().await;
    let keeper = support::member(&cx, org, Role::Sysadmin).await;
    let clerk = support::member(&cx, org, Role::Methodist).await;
    let refused_list = unions_to_head(&cx, &coordinator, org).await;
    assert!(matches!(refused_list, Err(Error::Forbidden(Verb::UserManage))));
    let other = support::school(&cx, "other").await;
    support::head(&cx, other, "other", "МО соседей").await;
    let foreign = unions_to_head(&cx, &Actor::System, other).await.unwrap().remove(0);
    let open = unions_to_head(&cx, &keeper, org).await.unwrap();
    let titles: Vec<&str> = open.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, [WORDS, EXACT]);
    let closed = UnionInput {
        id: open[0].id.clone(),
        title: WORDS.to_owned(),
        closed_on: "2026-04-19".to_owned(),
        ..UnionInput::default()
    };
    set_union(&cx, &coordinator, org, &closed).await.unwrap();

    let id = clerk.user().unwrap();
    for (union, kind) in [
        ("", "role-needs-union"),
        ("nonsense", "choice-unknown"),
        (foreign.id.as_str(), "choice-unknown"),
        (open[0].id.as_str(), "choice-unknown"),
    ] {
        let answer = give_role(&cx, &keeper, org, id, (Role::MoHead, of(union))).await;
        assert_eq!(refused(answer), at_union(kind), "{union}");
        let new = NewUser {
            login: "new".to_owned(),
            name: "Новый".to_owned(),
            password: support::PASSWORD.to_owned(),
            role: Role::MoHead,
            term: Some(of(union)),
        };
        assert_eq!(
            refused(add_user(&cx, &keeper, org, new).await),
            at_union(kind),
            "{union}"
        );
    }
    give_role(&cx, &keeper, org, id, (Role::MoHead, of(&open[1].id)))
        .await
        .unwrap();
    let card = user_card(&cx, &keeper, org, id).await.unwrap();
    let role = card.user.roles.iter().find(|row| row.role == Role::MoHead).unwrap();
    assert_eq!(role.union, EXACT);
    let told = card.history[0].changes.iter().find(|one| one.field == "union").unwrap();
    assert_eq!(told.after, EXACT);
    let roles = vec![(org, Role::MoHead)];
    let head = Actor::User {
        id,
        name: String::new(),
        roles,
    };
    assert_eq!(own_union(&cx, &head, org).await.unwrap().title, EXACT);
}

#[tokio::test]
async fn another_role_has_no_union_whatever_was_chosen_beside_it() {
    let (cx, org, _, _folder) = school().await;
    let keeper = support::member(&cx, org, Role::Sysadmin).await;
    let clerk = support::member(&cx, org, Role::Methodist).await;
    let open = unions_to_head(&cx, &keeper, org).await.unwrap();
    let given = (Role::Coordinator, of(&open[0].id));
    give_role(&cx, &keeper, org, clerk.user().unwrap(), given)
        .await
        .unwrap();
    let rows = users(&cx, &keeper, org).await.unwrap();
    assert!(rows.iter().flat_map(|row| &row.roles).all(|row| row.union.is_empty()));
}
