//! Dated roles (SR-11): who may give and end them, and what they open on which day.

use crate::support::{PASSWORD, backend, member, noon, school};
use backend::Backend;
use backend::accounts::{Visit, end_role, give_role, sign_in, user_card, users, visit};
use backend::actor::Actor;
use backend::error::Error;
use chrono::Duration;
use domain::access::{Role, Verb};
use domain::accounts::wire::{Standing, Term};
use domain::ids::{OrgId, UserId};

fn term(from: &str, to: &str) -> Term {
    Term {
        from: from.to_owned(),
        to: to.to_owned(),
        order_ref: "№ 12 от 20.04.2026".to_owned(),
        ..Term::default()
    }
}

/// Signs the user in anew, as a browser does.
async fn token(cx: &Backend, org: OrgId, role: Role) -> String {
    let login = format!("{}@{}", role.code(), org.0.simple());
    let stranger = visit(cx, None).await.unwrap();
    let signed_in = sign_in(cx, &stranger, "10.0.0.1", &login, PASSWORD.to_owned()).await;
    signed_in.unwrap().token
}

async fn is_over(cx: &Backend, session: &str) -> bool {
    matches!(visit(cx, Some(session)).await.unwrap().actor, Actor::Stranger)
}

fn may_build(visit: &Visit, org: OrgId) -> bool {
    visit.actor.require(Verb::InstrumentWrite, org).is_ok()
}

fn id(actor: &Actor) -> UserId {
    actor.user().unwrap()
}

#[tokio::test]
async fn who_does_not_keep_access_gives_no_role_and_a_foreign_user_and_role_are_not_found() {
    let (cx, _folder) = backend().await;
    let (own, other) = (school(&cx, "a").await, school(&cx, "b").await);
    let keeper = member(&cx, own, Role::Sysadmin).await;
    let stranger = member(&cx, other, Role::Sysadmin).await;
    let coordinator = member(&cx, own, Role::Coordinator).await;
    let role = (Role::SchoolAdmin, Term::default());
    let refused = give_role(&cx, &coordinator, own, id(&keeper), role.clone()).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::UserManage))));
    let refused = give_role(&cx, &stranger, other, id(&coordinator), role.clone()).await;
    assert!(matches!(refused, Err(Error::NotFound("user"))));
    let refused = give_role(&cx, &stranger, own, id(&coordinator), role).await;
    assert!(matches!(refused, Err(Error::NotFound(_))));
    let held = users(&cx, &keeper, own).await.unwrap();
    let held = held.iter().find(|row| row.id == id(&coordinator)).unwrap();
    let refused = end_role(&cx, &stranger, other, held.roles[0].id, "").await;
    assert!(matches!(refused, Err(Error::NotFound("role"))));
    assert_eq!(
        user_card(&cx, &keeper, own, id(&coordinator)).await.unwrap().user.roles,
        held.roles
    );
}

#[tokio::test]
async fn a_keeper_of_access_does_not_end_their_own_role_and_nobody_holds_a_role_twice() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "a").await;
    let keeper = member(&cx, org, Role::Sysadmin).await;
    let own = user_card(&cx, &keeper, org, id(&keeper)).await.unwrap().user.roles;
    let refused = end_role(&cx, &keeper, org, own[0].id, "").await;
    assert!(matches!(refused, Err(Error::Conflict(_))));
    let again = (Role::Sysadmin, term("2026-05-01", ""));
    let refused = give_role(&cx, &keeper, org, id(&keeper), again).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let backwards = (Role::Coordinator, term("2026-05-02", "2026-05-01"));
    let refused = give_role(&cx, &keeper, org, id(&keeper), backwards).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
}

/// SR-11 with a date: a substitute's role opens on its first day by the school's clock and closes after its last.
#[tokio::test]
async fn sr_11_a_substitutes_role_opens_and_closes_by_itself() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "a").await;
    let keeper = member(&cx, org, Role::Sysadmin).await;
    let deputy = member(&cx, org, Role::SchoolAdmin).await;
    let given = (Role::Coordinator, term("2026-04-21", "2026-04-22"));
    give_role(&cx, &keeper, org, id(&deputy), given).await.unwrap();
    // Noon of 20 April; midnight in Moscow is 9 o'clock in the evening in Greenwich.
    for (hours, opens) in [(0, false), (11, false), (12, true), (24, true), (59, true), (60, false)] {
        cx.clock.set(noon() + Duration::hours(hours));
        let visit = visit(&cx, Some(&token(&cx, org, Role::SchoolAdmin).await))
            .await
            .unwrap();
        assert_eq!(may_build(&visit, org), opens, "{hours} hours later");
    }
    let card = user_card(&cx, &keeper, org, id(&deputy)).await.unwrap();
    let substitute = card
        .user
        .roles
        .iter()
        .find(|row| row.role == Role::Coordinator)
        .unwrap();
    assert_eq!(substitute.standing, Standing::Over);
    assert_eq!(substitute.order_ref, "№ 12 от 20.04.2026");
    assert_eq!(card.history[0].act, "give");
}

#[tokio::test]
async fn security_10_a_change_of_roles_ends_the_sessions_of_whom_it_concerns() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "a").await;
    let keeper = member(&cx, org, Role::Sysadmin).await;
    let clerk = member(&cx, org, Role::Coordinator).await;
    let before = token(&cx, org, Role::Coordinator).await;
    let given = (Role::SchoolAdmin, Term::default());
    let role = give_role(&cx, &keeper, org, id(&clerk), given).await.unwrap();
    assert!(is_over(&cx, &before).await);
    let between = token(&cx, org, Role::Coordinator).await;
    end_role(&cx, &keeper, org, role, "2026-04-20").await.unwrap();
    assert!(is_over(&cx, &between).await);
}

#[tokio::test]
async fn a_role_over_opens_nothing_from_the_next_day_and_one_to_come_can_be_taken_back() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "a").await;
    let keeper = member(&cx, org, Role::Sysadmin).await;
    let clerk = member(&cx, org, Role::Coordinator).await;
    let held = user_card(&cx, &keeper, org, id(&clerk)).await.unwrap().user.roles;
    end_role(&cx, &keeper, org, held[0].id, "").await.unwrap();
    let today = visit(&cx, Some(&token(&cx, org, Role::Coordinator).await))
        .await
        .unwrap();
    assert!(may_build(&today, org), "the last day belongs to the role");
    cx.clock.set(noon() + Duration::days(1));
    let next_day = visit(&cx, Some(&token(&cx, org, Role::Coordinator).await))
        .await
        .unwrap();
    assert!(!may_build(&next_day, org));
    let given = (Role::Methodist, term("2026-06-01", ""));
    let coming = give_role(&cx, &keeper, org, id(&clerk), given).await.unwrap();
    end_role(&cx, &keeper, org, coming, "").await.unwrap();
    let left = user_card(&cx, &keeper, org, id(&clerk)).await.unwrap().user.roles;
    assert_eq!(left.len(), 1);
}
