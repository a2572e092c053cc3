//! Acts on a route that no story tells: who may not, meetings, an expert closes a deficit, going back, cancelling, the
//! register as a file and back.

use crate::demo::golden::school_at;
use crate::support::{coordinator, member, school};
use backend::Backend;
use backend::actor::Actor;
use backend::error::Error;
use backend::formats::csv;
use backend::ioms::{
    IomWords, close_deficit, compose, edit, export, import_ioms, ioms, mark, meet, needed, relink, show, turn,
};
use domain::access::Role;
use domain::ids::{IomId, OrgId};
use domain::ioms::state::{DeficitState, IomState};
use domain::ioms::wire::{IomInput, IomTurn, LinkInput, MarkInput, MeetingInput};
use domain::registers::listing::Listing;
use tempfile::TempDir;

const ME: &Actor = &Actor::System;

fn act(name: &str) -> IomTurn {
    IomTurn {
        act: name.to_owned(),
        reason: "передумали".to_owned(),
        ..IomTurn::default()
    }
}

/// A draft for somebody who needs one.
async fn draft() -> (Backend, OrgId, IomId, TempDir) {
    let (cx, org, folder) = school_at("2026-11-30T12:00").await;
    let list = needed(&cx, ME, org, "2026").await.unwrap();
    let row = list.rows.iter().find(|row| row.code.as_deref() == Some("P26")).unwrap();
    let id = compose(&cx, ME, org, row.person).await.unwrap();
    (cx, org, id, folder)
}

#[tokio::test]
async fn security_2_no_act_reaches_a_route_of_another_school() {
    let (cx, org, id, _folder) = draft().await;
    let page = show(&cx, ME, org, id).await.unwrap();
    let other = school(&cx, "other").await;
    let stranger = coordinator(other);
    let deficit = page.links[0].deficit.unwrap();
    let meeting = MeetingInput {
        on: "2026-11-20".to_owned(),
        text: "Обсудили".to_owned(),
    };
    let done = MarkInput {
        activity: page.activities[0].id.clone(),
        state: "done".to_owned(),
        ..MarkInput::default()
    };
    let unlink = LinkInput {
        remove: page.links[0].id.clone(),
        ..LinkInput::default()
    };
    for at in [other, org] {
        let answers = [
            edit(&cx, &stranger, at, id, &IomInput::default()).await,
            turn(&cx, &stranger, at, id, &act("submit")).await,
            mark(&cx, &stranger, at, id, &done).await,
            meet(&cx, &stranger, at, id, &meeting).await,
            relink(&cx, &stranger, at, id, &unlink).await,
            close_deficit(&cx, &stranger, (at, id), deficit, "освоил").await,
        ];
        for (no, answer) in answers.into_iter().enumerate() {
            assert!(matches!(answer, Err(Error::NotFound(_))), "act {no}: {answer:?}");
        }
    }
    assert_eq!(show(&cx, ME, org, id).await.unwrap(), page);
}

#[tokio::test]
async fn a_meeting_is_written_down_and_an_expert_closes_a_deficit_with_a_reason() {
    let (cx, org, id, _folder) = draft().await;
    let meeting = MeetingInput {
        on: "2026-11-30".to_owned(),
        text: "Обсудили первые уроки".to_owned(),
    };
    let early = meet(&cx, ME, org, id, &meeting).await;
    assert!(
        matches!(early, Err(Error::Conflict(_))),
        "not before it is approved: {early:?}"
    );
    for name in ["submit", "approve"] {
        turn(&cx, ME, org, id, &act(name)).await.unwrap();
    }
    let tomorrow = MeetingInput {
        on: "2026-12-01".to_owned(),
        ..meeting.clone()
    };
    assert!(matches!(
        meet(&cx, ME, org, id, &tomorrow).await,
        Err(Error::Invalid(_))
    ));
    meet(&cx, ME, org, id, &meeting).await.unwrap();
    let page = show(&cx, ME, org, id).await.unwrap();
    assert!(page.notes.iter().any(|note| note.text == "Обсудили первые уроки"));
    let deficit = page.links[0].deficit.unwrap();
    let silent = close_deficit(&cx, ME, (org, id), deficit, " ").await;
    assert!(matches!(silent, Err(Error::Invalid(_))), "{silent:?}");
    let expert = member(&cx, org, Role::Coordinator).await;
    close_deficit(&cx, &expert, (org, id), deficit, "провёл три открытых урока")
        .await
        .unwrap();
    let link = show(&cx, ME, org, id).await.unwrap().links.remove(0);
    assert_eq!(link.state, Some(DeficitState::Closed));
    assert_eq!(
        (
            link.closed_on.unwrap().to_string().as_str(),
            link.closed_reason.as_str()
        ),
        ("2026-11-30", "провёл три открытых урока")
    );
}

#[tokio::test]
async fn a_route_goes_back_for_rework_and_is_cancelled_only_with_a_reason() {
    let (cx, org, id, _folder) = draft().await;
    turn(&cx, ME, org, id, &act("submit")).await.unwrap();
    turn(&cx, ME, org, id, &act("return")).await.unwrap();
    assert_eq!(show(&cx, ME, org, id).await.unwrap().state, IomState::Draft);
    let silent = IomTurn {
        reason: String::new(),
        ..act("cancel")
    };
    assert!(matches!(turn(&cx, ME, org, id, &silent).await, Err(Error::Invalid(_))));
    turn(&cx, ME, org, id, &act("cancel")).await.unwrap();
    let page = show(&cx, ME, org, id).await.unwrap();
    assert_eq!(
        (page.state, page.cancel_reason.as_str()),
        (IomState::Cancelled, "передумали")
    );
}

#[tokio::test]
async fn the_register_as_a_file_loads_again_and_changes_nothing() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    let words = IomWords {
        title: "Маршруты".to_owned(),
        head: [
            "person",
            "fio",
            "status",
            "approved_on",
            "deficits",
            "from",
            "to",
            "escort",
            "note",
        ]
        .map(str::to_owned),
        states: IomState::ALL
            .iter()
            .map(|one| (one.code().to_owned(), one.code().to_owned()))
            .collect(),
    };
    let table = export(&cx, ME, org, &Listing::default(), &words).await.unwrap();
    assert_eq!(table.rows.len(), 18);
    let before = ioms(&cx, ME, org, &Listing::default()).await.unwrap();
    let file = csv::write(&table).unwrap();
    let loaded = import_ioms(&cx, ME, org, &file).await.unwrap();
    assert_eq!((loaded.rows, loaded.changed), (18, 0), "{:?}", loaded.warnings);
    assert_eq!(ioms(&cx, ME, org, &Listing::default()).await.unwrap(), before);
    let other = school(&cx, "other").await;
    let foreign = export(&cx, &coordinator(other), other, &Listing::default(), &words)
        .await
        .unwrap();
    assert_eq!(foreign.rows.len(), 0, "another school's file has nobody of this one");
}
