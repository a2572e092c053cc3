//! The page of a union: for its head alone, and of nobody else's union.

use super::{EXACT, WORDS, school};
use crate::support;
use backend::Backend;
use backend::actor::Actor;
use backend::error::Error;
use backend::events::{add, attend};
use backend::roster::{people, set_union, union_choices};
use backend::unions::own_union;
use chrono::Duration;
use domain::access::{Role, Verb, may};
use domain::events::wire::{AttendInput, EventInput};
use domain::ids::OrgId;
use domain::roster::wire_input::UnionInput;

async fn names(cx: &Backend, head: &Actor, org: OrgId) -> Vec<String> {
    let page = own_union(cx, head, org).await.unwrap();
    page.members.into_iter().map(|one| one.name).collect()
}

#[tokio::test]
async fn only_a_head_comes_in_and_one_of_another_school_finds_nothing() {
    let (cx, org, coordinator, _folder) = school().await;
    assert!(matches!(
        own_union(&cx, &Actor::Stranger, org).await,
        Err(Error::Unknown)
    ));
    for role in Role::ALL.into_iter().filter(|role| *role != Role::MoHead) {
        let other = support::member(&cx, org, role).await;
        let refused = own_union(&cx, &other, org).await;
        assert!(matches!(refused, Err(Error::Forbidden(Verb::UnionRead))), "{role:?}");
    }
    assert!(matches!(
        own_union(&cx, &coordinator, org).await,
        Err(Error::Forbidden(_))
    ));
    let other = support::school(&cx, "other").await;
    let stranger = support::head(&cx, other, "stranger", EXACT).await;
    assert!(matches!(own_union(&cx, &stranger, org).await, Err(Error::NotFound(_))));
    let page = own_union(&cx, &stranger, other).await.unwrap();
    assert_eq!(
        (page.title.as_str(), page.members.len()),
        (EXACT, 0),
        "of the same name"
    );
    // Roles that somebody claims to have in a school open no union there.
    let Actor::User { id, name, .. } = stranger else {
        panic!("a user")
    };
    let roles = vec![(org, Role::MoHead)];
    let claimed = Actor::User { id, name, roles };
    assert!(matches!(
        own_union(&cx, &claimed, org).await,
        Err(Error::NotFound("union"))
    ));
}

#[tokio::test]
async fn sr_47_a_head_sees_the_members_of_the_own_union_who_work_here_today() {
    let (cx, org, coordinator, _folder) = school().await;
    let exact = support::head(&cx, org, "exact", EXACT).await;
    let words = support::head(&cx, org, "words", WORDS).await;
    assert_eq!(
        names(&cx, &exact, org).await,
        ["Авдеева\u{a0}И.\u{a0}П.", "Белоус\u{a0}Т.\u{a0}Н."]
    );
    assert_eq!(names(&cx, &words, org).await, ["Власова\u{a0}А.\u{a0}Ю."]);
    let page = own_union(&cx, &exact, org).await.unwrap();
    assert_eq!(page.members[0].position, "учитель математики");
    assert!(page.members.iter().all(|one| !one.is_head) && page.campaigns.is_empty());

    let all = union_choices(cx.db.read(), org).await.unwrap();
    let closed = UnionInput {
        id: all.iter().find(|one| one.title == EXACT).unwrap().id.clone(),
        title: EXACT.to_owned(),
        closed_on: "2026-04-19".to_owned(),
        ..UnionInput::default()
    };
    set_union(&cx, &coordinator, org, &closed).await.unwrap();
    assert!(matches!(
        own_union(&cx, &exact, org).await,
        Err(Error::NotFound("union"))
    ));
}

#[tokio::test]
async fn events_are_those_of_the_year_at_which_members_were_and_are_counted_without_names() {
    let (cx, org, coordinator, _folder) = school().await;
    let exact = support::head(&cx, org, "exact", EXACT).await;
    let words = support::head(&cx, org, "words", WORDS).await;
    let everybody: Vec<String> = people(cx.db.read(), org)
        .await
        .unwrap()
        .into_keys()
        .map(|id| id.to_string())
        .collect();
    for (title, from) in [("Семинар", "2026-03-19"), ("Прошлогодний семинар", "2025-11-12")] {
        let event = EventInput {
            title: title.to_owned(),
            level: "municipal".to_owned(),
            kind: "seminar".to_owned(),
            from: from.to_owned(),
            ..EventInput::default()
        };
        let id = add(&cx, &coordinator, org, &event).await.unwrap();
        let input = AttendInput {
            persons: everybody.clone(),
            role: "listener".to_owned(),
            ..AttendInput::default()
        };
        attend(&cx, &coordinator, org, id, &input).await.unwrap();
    }
    for (head, pending) in [(&exact, 2), (&words, 1)] {
        let page = own_union(&cx, head, org).await.unwrap();
        let seen: Vec<_> = page
            .events
            .iter()
            .map(|one| (one.title.as_str(), one.confirmed, one.pending))
            .collect();
        assert_eq!(seen, [("Семинар", 0, pending)]);
    }
}

#[tokio::test]
async fn a_role_that_has_not_begun_opens_no_union() {
    let (cx, org, _, _folder) = school().await;
    let exact = support::head(&cx, org, "exact", EXACT).await;
    cx.clock.set(support::noon() - Duration::days(1));
    assert!(matches!(
        own_union(&cx, &exact, org).await,
        Err(Error::NotFound("union"))
    ));
}

#[test]
fn a_head_may_do_these_and_nothing_else() {
    let open = [Verb::UnionRead, Verb::EventRead, Verb::EventWrite];
    assert!(open.into_iter().all(|verb| may(Role::MoHead, verb)));
    let closed = [
        Verb::EventConfirm,
        Verb::RosterRead,
        Verb::CampaignRead,
        Verb::ResultRead,
        Verb::ResultName,
        Verb::IndicatorRead,
        Verb::DocumentRead,
        Verb::IomRead,
        Verb::IomWrite,
        Verb::LightRead,
        Verb::InstrumentRead,
        Verb::RegisterImport,
        Verb::MunicipalityRead,
        Verb::UserManage,
    ];
    assert!(closed.into_iter().all(|verb| !may(Role::MoHead, verb)));
}
