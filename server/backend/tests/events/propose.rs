//! A teacher proposes a participation of their own through the personal link: it waits, and is theirs alone.

use super::desk::{Desk, desk, ids, seminar};
use backend::error::Error;
use backend::events::{edit, own_events, propose, waiting};
use domain::events::participation::ParticipationState;
use domain::events::wire::{EventInput, ProposalInput};
use domain::registers::listing::Listing;

fn of_register(event: &str) -> ProposalInput {
    ProposalInput {
        event: event.to_owned(),
        role: "listener".to_owned(),
        ..ProposalInput::default()
    }
}

fn own_event(title: &str) -> ProposalInput {
    ProposalInput {
        title: title.to_owned(),
        level: "municipal".to_owned(),
        kind: "conference".to_owned(),
        on: "2026-04-10".to_owned(),
        role: "speaker".to_owned(),
        link: "https://school.test/program".to_owned(),
        ..ProposalInput::default()
    }
}

async fn refused(desk: &Desk, no: usize, input: &ProposalInput) -> String {
    match propose(&desk.school.cx, &desk.school.respondent(no), input).await {
        Err(Error::Invalid(problems)) => problems[0].kind.clone(),
        Err(Error::Conflict(problem)) => problem.kind,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn ac_09_a_proposal_waits_counts_nowhere_and_is_of_the_person_of_the_link() {
    let desk = desk(2).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let id = desk.add(&seminar()).await;
    assert_eq!(refused(&desk, 0, &of_register("nonsense")).await, "event-unknown");
    let offered = own_events(cx, &desk.school.respondent(0)).await.unwrap();
    assert_eq!(offered.events.len(), 1);
    propose(cx, &desk.school.respondent(0), &of_register(&id.to_string()))
        .await
        .unwrap();
    assert_eq!(
        refused(&desk, 0, &of_register(&id.to_string())).await,
        "participation-known"
    );

    let page = desk.page(id).await;
    assert_eq!(page.participants.len(), 1);
    let line = &page.participants[0];
    assert!(line.is_proposed && line.state == ParticipationState::Pending);
    assert_eq!(line.name, "Педагог00\u{a0}А.\u{a0}П.");
    assert_eq!(page.history[0].act, "propose");
    assert_eq!(desk.counted().await, 0);
    let (first, second) = (desk.school.respondent(0), desk.school.respondent(1));
    assert_eq!(own_events(cx, &first).await.unwrap().rows.len(), 1);
    assert_eq!(own_events(cx, &second).await.unwrap().rows.len(), 0, "not another's");

    desk.decide(ids(&page), "confirmed", "").await;
    assert_eq!(desk.counted().await, 1);
    desk.decide(ids(&page), "rejected", "Нет в списке").await;
    assert_eq!(own_events(cx, &first).await.unwrap().rows[0].reason, "Нет в списке");
    assert_eq!(desk.counted().await, 0);
    let all = waiting(cx, &desk.coordinator, org, &Listing::default()).await.unwrap();
    assert_eq!(all.all, 0);
}

#[tokio::test]
async fn an_event_that_is_not_in_the_register_waits_to_be_looked_at_and_is_written_down_once() {
    let desk = desk(2).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let unsafe_link = ProposalInput {
        link: "javascript:alert(1)".to_owned(),
        ..own_event("Форум")
    };
    assert_eq!(refused(&desk, 0, &unsafe_link).await, "link-unsafe");
    propose(cx, &desk.school.respondent(0), &own_event("Форум учителей"))
        .await
        .unwrap();
    let others = own_events(cx, &desk.school.respondent(1)).await.unwrap();
    assert!(
        others.events.is_empty(),
        "nobody else sees it before somebody has looked at it"
    );
    propose(cx, &desk.school.respondent(1), &own_event("форум  учителей"))
        .await
        .unwrap();
    let list = backend::events::events(cx, &desk.coordinator, org, &Listing::default())
        .await
        .unwrap();
    assert_eq!((list.all, list.waiting), (1, 2), "one event of both");
    let event = &list.page.rows[0];
    assert!(event.is_proposed && !event.is_sci_method);
    let page = desk.page(event.id).await;
    assert_eq!(page.participants[0].link, "https://school.test/program");
    assert!(!page.is_counted);

    let looked_at = EventInput {
        title: "Форум учителей".to_owned(),
        level: "municipal".to_owned(),
        kind: "conference".to_owned(),
        from: "2026-04-10".to_owned(),
        is_sci_method: "yes".to_owned(),
        ..EventInput::default()
    };
    edit(cx, &desk.coordinator, org, event.id, &looked_at).await.unwrap();
    assert!(!desk.page(event.id).await.is_proposed);
    desk.decide(ids(&page), "confirmed", "").await;
    assert_eq!(desk.counted().await, 2);
}

#[tokio::test]
async fn a_revoked_link_proposes_nothing_and_no_link_proposes_without_end() {
    let desk = desk(2).await;
    let cx = &desk.school.cx;
    for no in 0..20 {
        propose(cx, &desk.school.respondent(0), &own_event(&format!("Форум {no}")))
            .await
            .unwrap();
    }
    assert_eq!(refused(&desk, 0, &own_event("Ещё один")).await, "proposal-too-many");
    assert!(!own_events(cx, &desk.school.respondent(0)).await.unwrap().may_propose);
    desk.school.run("UPDATE invitations SET revoked_at = issued_at").await;
    let revoked = propose(cx, &desk.school.respondent(1), &own_event("Форум")).await;
    assert!(matches!(revoked, Err(Error::Unknown)));
    let staff = backend::attempts::Respondent {
        actor: desk.coordinator.clone(),
        pass: None,
    };
    assert!(
        matches!(own_events(cx, &staff).await, Err(Error::Unknown)),
        "staff have no link"
    );
}
