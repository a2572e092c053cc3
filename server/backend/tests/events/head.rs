//! The head of a methodical union at the events (SR-47): puts its members down, decides nothing, moves nothing that
//! was decided or concerns others, and sees nobody else.

use super::desk::{Desk, decision, desk, ids, seminar};
use crate::support;
use backend::actor::Actor;
use backend::error::Error;
use backend::events::{
    add, attach, attend, attendance, change_participant, decide, edit, events, propose, remove, show, waiting,
};
use backend::roster::{set_membership, union_choices};
use domain::access::Verb;
use domain::events::wire::{AttendInput, EventInput, EvidenceInput, ParticipantInput, ProposalInput};
use domain::registers::listing::Listing;
use domain::roster::wire_input::MembershipInput;

/// A school of three; the first by the alphabet alone belongs to the head's union.
async fn with_head() -> (Desk, Actor, Vec<String>) {
    let desk = desk(3).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let head = support::head(cx, org, "head", "МО точных наук").await;
    let persons = desk.persons().await;
    let union = union_choices(cx.db.read(), org).await.unwrap().remove(0);
    let joined = MembershipInput {
        union: union.id,
        from: "2020-09-01".to_owned(),
        ..MembershipInput::default()
    };
    set_membership(cx, &desk.coordinator, org, persons[0].parse().unwrap(), &joined)
        .await
        .unwrap();
    (desk, head, persons)
}

#[tokio::test]
async fn sr_47_a_head_adds_an_event_and_puts_down_members_who_then_wait_for_a_decision() {
    let (desk, head, persons) = with_head().await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let id = add(cx, &head, org, &seminar()).await.unwrap();
    let list = attendance(cx, &head, org, id, &Listing::default()).await.unwrap();
    assert_eq!((list.working, list.rows.len(), list.may_confirm), (1, 1, false));
    let all = |confirm: &str| AttendInput {
        persons: persons.clone(),
        role: "listener".to_owned(),
        confirm: confirm.to_owned(),
        ..AttendInput::default()
    };
    let refused = attend(cx, &head, org, id, &all("yes")).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::EventConfirm))));
    assert_eq!(
        attend(cx, &head, org, id, &all("")).await.unwrap(),
        1,
        "others are not theirs"
    );
    assert_eq!(desk.counted().await, 0);
    let own = ids(&desk.page(id).await);
    let refused = decide(cx, &head, org, &decision(own.clone(), "confirmed", "")).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::EventConfirm))));
    let refused = waiting(cx, &head, org, &Listing::default()).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::EventConfirm))));

    let role = ParticipantInput {
        participation: own[0].clone(),
        role: "speaker".to_owned(),
        ..ParticipantInput::default()
    };
    change_participant(cx, &head, (org, id), &role).await.unwrap();
    let place = EventInput {
        place: "Школа № 7".to_owned(),
        ..seminar()
    };
    edit(cx, &head, org, id, &place).await.unwrap();
    let page = show(cx, &head, org, id).await.unwrap();
    assert!(page.may_edit && page.participants[0].may_change && !page.may_confirm);
}

#[tokio::test]
async fn ac_09_what_was_decided_a_head_does_not_move() {
    let (desk, head, persons) = with_head().await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let (id, empty) = (desk.add(&seminar()).await, desk.add(&seminar()).await);
    desk.attend(id, &persons, "yes").await;
    let all = ids(&desk.page(id).await);
    let taken_away = |no: usize| ParticipantInput {
        participation: all[no].clone(),
        remove: "yes".to_owned(),
        ..ParticipantInput::default()
    };
    let refused = change_participant(cx, &head, (org, id), &taken_away(0)).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::EventConfirm))));
    let refused = change_participant(cx, &head, (org, id), &taken_away(1)).await;
    assert!(matches!(refused, Err(Error::NotFound(_))), "of no member");
    let regional = EventInput {
        level: "regional".to_owned(),
        ..seminar()
    };
    let refused = edit(cx, &head, org, id, &regional).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::EventConfirm))));
    let refused = remove(cx, &head, org, empty).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::EventConfirm))));
    assert_eq!(desk.counted().await, 3);
}

#[tokio::test]
async fn ac_09_a_head_changes_no_event_of_others_nor_one_without_participants() {
    let (desk, head, persons) = with_head().await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let [empty, shared, others] = [&persons[..0], &persons[..2], &persons[1..]];
    let regional = EventInput {
        level: "regional".to_owned(),
        ..seminar()
    };
    for people in [empty, shared, others] {
        let id = desk.add(&seminar()).await;
        if !people.is_empty() {
            desk.attend(id, people, "").await;
        }
        let refused = edit(cx, &head, org, id, &regional).await;
        assert!(
            matches!(refused, Err(Error::Forbidden(Verb::EventConfirm))),
            "{people:?}"
        );
        assert!(!show(cx, &head, org, id).await.unwrap().may_edit, "{people:?}");
    }
    let own = desk.add(&seminar()).await;
    desk.attend(own, &persons[..1], "").await;
    edit(cx, &head, org, own, &regional).await.unwrap();
}

#[tokio::test]
async fn ac_09_an_event_that_a_teacher_wrote_down_still_waits_after_a_head_has_changed_it() {
    let (desk, head, _) = with_head().await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let forum = ProposalInput {
        title: "Форум".to_owned(),
        level: "municipal".to_owned(),
        kind: "conference".to_owned(),
        on: "2026-04-10".to_owned(),
        role: "speaker".to_owned(),
        ..ProposalInput::default()
    };
    propose(cx, &desk.school.respondent(0), &forum).await.unwrap();
    let id = events(cx, &head, org, &Listing::default()).await.unwrap().page.rows[0].id;
    edit(cx, &head, org, id, &seminar()).await.unwrap();
    let page = desk.page(id).await;
    assert_eq!((page.title, page.is_proposed), (seminar().title, true));
    edit(cx, &desk.coordinator, org, id, &seminar()).await.unwrap();
    assert!(!desk.page(id).await.is_proposed);
}

#[tokio::test]
async fn of_those_who_are_no_members_a_head_sees_nothing_but_how_many_they_are() {
    let (desk, head, persons) = with_head().await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let id = desk.add(&seminar()).await;
    desk.attend(id, &persons, "").await;
    let all = ids(&desk.page(id).await);
    for own in &all {
        let proof = EvidenceInput {
            participation: own.clone(),
            link: "https://school.test/1".to_owned(),
            on: String::new(),
        };
        attach(cx, &desk.coordinator, (org, id), &proof, None).await.unwrap();
    }
    desk.decide(all[..2].to_vec(), "rejected", "Не присутствовал").await;
    let page = show(cx, &head, org, id).await.unwrap();
    let seen: Vec<_> = page
        .participants
        .iter()
        .map(|one| (one.link.is_empty(), one.reason.is_empty(), one.may_change))
        .collect();
    assert_eq!((seen, page.others), (vec![(false, false, false)], 2));
    assert_eq!(desk.page(id).await.others, 0);
    assert!(page.history.is_empty() && !page.may_edit);
    let proof = EvidenceInput {
        participation: all[2].clone(),
        link: "https://school.test/2".to_owned(),
        on: String::new(),
    };
    let refused = attach(cx, &head, (org, id), &proof, None).await;
    assert!(matches!(refused, Err(Error::NotFound(_))));
}
