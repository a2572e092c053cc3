//! Loading events and participations: by code or title, all or nothing, once.

use crate::support;
use backend::error::Error;
use backend::events::{import_events, import_participations, participation_facts};
use backend::roster::import_roster;
use domain::access::Role;
use domain::indicators::facts::{Confirmation, Reach};

const ROSTER: &[u8] = include_bytes!("../../src/demo/data/roster.csv");
const EVENTS: &[u8] = include_bytes!("../../src/demo/data/events.csv");
const PARTICIPATIONS: &[u8] = include_bytes!("../../src/demo/data/event_participation.csv");

#[tokio::test]
async fn the_demo_s_events_are_loaded_once_and_say_who_took_part() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::member(&cx, org, Role::Coordinator).await;
    import_roster(&cx, &actor, org, ROSTER).await.unwrap();
    let events = import_events(&cx, &actor, org, EVENTS).await.unwrap();
    let people = import_participations(&cx, &actor, org, PARTICIPATIONS).await.unwrap();
    assert_eq!((events.changed, people.changed), (7, 66));
    let again = import_events(&cx, &actor, org, EVENTS).await.unwrap();
    let people = import_participations(&cx, &actor, org, PARTICIPATIONS).await.unwrap();
    assert_eq!((again.changed, people.changed), (0, 0));
    let facts = participation_facts(cx.db.read(), org).await.unwrap();
    let municipal = |confirmed: bool| {
        let counts = facts.iter().filter(|one| {
            let is_confirmed = one.confirmation == Confirmation::Confirmed;
            one.reach == Reach::Municipal && one.is_sci_method && is_confirmed == confirmed
        });
        counts.count()
    };
    assert_eq!(
        (municipal(true), municipal(false)),
        (30, 1),
        "EX-13: 30 confirmed municipal participations"
    );
}

#[tokio::test]
async fn a_file_in_russian_without_codes_names_events_by_title_and_what_is_wrong_by_line() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::member(&cx, org, Role::Coordinator).await;
    import_roster(&cx, &actor, org, ROSTER).await.unwrap();
    let events =
        "Название,Уровень,Дата,Окончание,Научно-методическое\nСеминар,муниципальный,01.02.2026,02.02.2026,да\n";
    import_events(&cx, &actor, org, events.as_bytes()).await.unwrap();
    let people = "Мероприятие,ФИО,Роль\nсеминар,Авдеева И. П.,Докладчик\n";
    let taken = import_participations(&cx, &actor, org, people.as_bytes())
        .await
        .unwrap();
    assert_eq!(taken.changed, 1);
    let facts = participation_facts(cx.db.read(), org).await.unwrap();
    assert_eq!(facts[0].confirmation, Confirmation::Pending, "nobody has confirmed it");
    assert_eq!(facts[0].date_to.to_string(), "2026-02-02");
    let wrong = "event;person;role;status\nE9;P01;слушатель;confirmed\nСеминар;P99;повар;confirmed\nСеминар;P98;;\n";
    let Err(Error::Invalid(problems)) = import_participations(&cx, &actor, org, wrong.as_bytes()).await else {
        panic!("taken");
    };
    let named: Vec<String> = problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect();
    assert_eq!(
        named,
        [
            "line 2:event event-unknown",
            "line 3:role role-unknown",
            "line 4:person person-unknown"
        ]
    );
    let wrong = "title;level;date\nБез уровня;;2026-01-01\n";
    assert!(import_events(&cx, &actor, org, wrong.as_bytes()).await.is_err());
    assert!(
        import_events(&cx, &actor, org, b"title;date\n").await.is_err(),
        "no column of levels"
    );
}
