//! Putting people down, confirming and refusing (AC-09), proving by a link and a file.

use super::desk::{decision, desk, ids, seminar};
use crate::support;
use backend::error::Error;
use backend::events::{attach, attend, attendance, change_participant, decide, evidence_file, waiting};
use backend::files::Upload;
use domain::access::Role;
use domain::events::participation::ParticipationState;
use domain::events::wire::{AttendInput, EventInput, EvidenceInput, ParticipantInput};
use domain::registers::listing::Listing;

#[tokio::test]
async fn ac_09_a_participation_counts_only_after_somebody_who_may_has_confirmed_it() {
    let desk = desk(3).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let id = desk.add(&seminar()).await;
    let persons = desk.persons().await;
    assert_eq!(desk.attend(id, &persons, "").await, 3);
    assert_eq!(desk.counted().await, 0, "pending counts nowhere");
    let all = ids(&desk.page(id).await);
    let head = support::member(cx, org, Role::MoHead).await;
    let refused = decide(cx, &head, org, &decision(all.clone(), "confirmed", "")).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))));
    let other = support::school(cx, "other").await;
    let stranger = support::member(cx, other, Role::Methodist).await;
    let foreign = decide(cx, &stranger, other, &decision(all.clone(), "confirmed", "")).await;
    assert!(
        matches!(foreign, Err(Error::NotFound(_))),
        "another school's participation"
    );
    assert_eq!(desk.counted().await, 0);

    let methodist = support::member(cx, org, Role::Methodist).await;
    let two = all[..2].to_vec();
    assert_eq!(
        decide(cx, &methodist, org, &decision(two.clone(), "confirmed", ""))
            .await
            .unwrap(),
        2
    );
    assert_eq!(desk.counted().await, 2);
    assert_eq!(
        decide(cx, &methodist, org, &decision(two, "confirmed", ""))
            .await
            .unwrap(),
        0,
        "once"
    );
    let page = desk.page(id).await;
    assert_eq!(page.participants[0].decided_by, "Кто-то methodist");
    assert_eq!(page.participants[0].decided_on.unwrap().to_string(), "2026-04-20");

    let without = decide(cx, &methodist, org, &decision(vec![all[0].clone()], "rejected", " ")).await;
    let Err(Error::Invalid(problems)) = without else {
        panic!("a refusal needs a reason")
    };
    assert_eq!(problems[0].at, "decide[reason]");
    desk.decide(vec![all[0].clone()], "rejected", "Не присутствовал").await;
    assert_eq!(desk.counted().await, 1, "what was confirmed can be taken back");
    let rows = waiting(cx, &methodist, org, &Listing::default()).await.unwrap();
    assert_eq!((rows.all, rows.page.rows.len()), (1, 1));
}

#[tokio::test]
async fn a_decision_is_all_or_nothing_and_nothing_ahead_is_confirmed() {
    let desk = desk(1).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let ahead = EventInput {
        from: "2026-04-21".to_owned(),
        ..seminar()
    };
    let (held, ahead) = (desk.add(&seminar()).await, desk.add(&ahead).await);
    let persons = desk.persons().await;
    desk.attend(held, &persons, "").await;
    desk.attend(ahead, &persons, "").await;
    let both: Vec<String> = [ids(&desk.page(held).await), ids(&desk.page(ahead).await)].concat();
    let refused = decide(cx, &desk.coordinator, org, &decision(both, "confirmed", "")).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let page = desk.page(held).await;
    assert_eq!(
        page.participants[0].state,
        ParticipationState::Pending,
        "nothing was half done"
    );
    let nobody = decide(cx, &desk.coordinator, org, &decision(Vec::new(), "confirmed", "")).await;
    assert!(matches!(nobody, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn many_are_put_down_at_once_those_who_are_there_stay_and_nobody_of_another_school_comes_in() {
    let desk = desk(3).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let id = desk.add(&seminar()).await;
    let persons = desk.persons().await;
    desk.attend(id, &persons[..1], "yes").await;
    assert_eq!(desk.counted().await, 1);
    let list = attendance(cx, &desk.coordinator, org, id, &Listing::default())
        .await
        .unwrap();
    assert_eq!((list.working, list.rows.len()), (3, 3));
    assert_eq!(list.rows[0].state, Some(ParticipationState::Confirmed));
    let stranger = uuid::Uuid::now_v7().to_string();
    let all = AttendInput {
        listed: persons
            .iter()
            .cloned()
            .chain([stranger, "nonsense".to_owned()])
            .collect(),
        all: "yes".to_owned(),
        role: "speaker".to_owned(),
        ..AttendInput::default()
    };
    assert_eq!(attend(cx, &desk.coordinator, org, id, &all).await.unwrap(), 2);
    let page = desk.page(id).await;
    let states: Vec<&str> = page.participants.iter().map(|one| one.state.code()).collect();
    assert_eq!(states, ["confirmed", "pending", "pending"]);
    let history: Vec<usize> = page.history.iter().map(|one| one.changes.len()).collect();
    assert_eq!(history[0], 2, "one line of history for both");
    let nobody = attend(cx, &desk.coordinator, org, id, &AttendInput::default()).await;
    assert!(matches!(nobody, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn a_role_is_changed_and_who_was_put_down_by_mistake_is_taken_away() {
    let desk = desk(2).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let id = desk.add(&seminar()).await;
    desk.attend(id, &desk.persons().await, "yes").await;
    let all = ids(&desk.page(id).await);
    let change = |no: usize, role: &str, remove: &str| ParticipantInput {
        participation: all[no].clone(),
        role: role.to_owned(),
        remove: remove.to_owned(),
    };
    change_participant(cx, &desk.coordinator, (org, id), &change(0, "expert", ""))
        .await
        .unwrap();
    change_participant(cx, &desk.coordinator, (org, id), &change(1, "", "yes"))
        .await
        .unwrap();
    let page = desk.page(id).await;
    assert_eq!(page.participants.len(), 1);
    assert_eq!(page.participants[0].role.code(), "expert");
    assert_eq!(desk.counted().await, 1);
    let other = desk.add(&seminar()).await;
    let elsewhere = change_participant(cx, &desk.coordinator, (org, other), &change(0, "jury", "")).await;
    assert!(matches!(elsewhere, Err(Error::NotFound(_))), "of another event");
}

#[tokio::test]
async fn security_38_a_proof_is_a_link_or_a_safe_file_with_its_day_and_no_fact_holds_its_content() {
    const CONTENT: &[u8] = b"%PDF-1.7 canary-of-content";
    let desk = desk(1).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let id = desk.add(&seminar()).await;
    desk.attend(id, &desk.persons().await, "").await;
    let own = ids(&desk.page(id).await)[0].clone();
    let proof = |link: &str, on: &str| EvidenceInput {
        participation: own.clone(),
        link: link.to_owned(),
        on: on.to_owned(),
    };
    let file = |name: &str, content: &[u8]| Upload {
        name: name.to_owned(),
        content: content.to_vec(),
    };
    let page = file("page.html", b"<script>alert(1)</script>");
    for (input, file) in [
        (proof("javascript:alert(1)", ""), None),
        (proof("", "2026-04-21"), None),
        (proof("", ""), Some(page)),
        (proof("", ""), Some(file("photo.jpg", b"%PDF-1.7"))),
    ] {
        let refused = attach(cx, &desk.coordinator, (org, id), &input, file).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{input:?}");
    }
    let kept = Some(file("Сертификат.pdf", CONTENT));
    attach(
        cx,
        &desk.coordinator,
        (org, id),
        &proof("https://school.test/1", ""),
        kept,
    )
    .await
    .unwrap();
    let line = desk.page(id).await.participants.remove(0);
    assert_eq!(
        (line.link.as_str(), line.evidence_on.unwrap().to_string().as_str()),
        ("https://school.test/1", "2026-04-20")
    );
    assert_eq!(line.file.unwrap().size_bytes, CONTENT.len() as u64);
    let given = evidence_file(cx, &desk.coordinator, org, &own).await.unwrap();
    assert_eq!(
        (given.media_type, given.content.as_slice()),
        ("application/pdf", CONTENT)
    );
    let head = support::member(cx, org, Role::MoHead).await;
    let unseen = evidence_file(cx, &head, org, &own).await;
    assert!(
        matches!(unseen, Err(Error::NotFound(_))),
        "of no member of the head's union"
    );
    let keeper = support::member(cx, org, Role::Sysadmin).await;
    assert!(matches!(
        evidence_file(cx, &keeper, org, &own).await,
        Err(Error::Forbidden(_))
    ));
    let other = support::school(cx, "other").await;
    let stranger = support::coordinator(other);
    assert!(matches!(
        evidence_file(cx, &stranger, other, &own).await,
        Err(Error::NotFound(_))
    ));

    attach(
        cx,
        &desk.coordinator,
        (org, id),
        &proof("", "2026-03-20"),
        Some(file("b.pdf", b"%PDF-2")),
    )
    .await
    .unwrap();
    assert_eq!(
        desk.school.number("SELECT COUNT(*) FROM stored_files").await,
        1,
        "the old file is gone"
    );
    let facts = crate::attempts::school::column::<String>(cx, "SELECT CAST(content AS TEXT) FROM facts").await;
    assert!(
        facts.iter().any(|fact| fact.contains("Сертификат.pdf")),
        "its name is told"
    );
    assert!(facts.iter().all(|fact| !fact.contains("canary-of-content")));
}
