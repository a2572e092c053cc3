//! The light registers: what is refused, what is kept, and the optional indicators that are counted from them.

mod import;

use crate::support::{self, noon};
use backend::Backend;
use backend::actor::Actor;
use backend::error::Error;
use backend::events::{import_events, import_participations};
use backend::indicators::indicator;
use backend::light::{LightWords, add, edit, export, list, remove, show};
use backend::roster::import_roster;
use domain::access::Role;
use domain::ids::OrgId;
use domain::indicators::wire::IndicatorQuery;
use domain::light::register::Light;
use domain::light::wire::LightInput;
use domain::registers::listing::Listing;
use tempfile::TempDir;

const ROSTER: &[u8] = include_bytes!("../../src/demo/data/roster.csv");
const ME: &Actor = &Actor::System;

/// A school with its staff and nothing else, in April 2026.
async fn staffed() -> (Backend, OrgId, TempDir) {
    let (cx, folder) = support::backend().await;
    let org = support::school(&cx, "own").await;
    import_roster(&cx, ME, org, ROSTER).await.unwrap();
    (cx, org, folder)
}

fn row(person: &str, title: &str, from: &str) -> LightInput {
    LightInput {
        person: person.to_owned(),
        title: title.to_owned(),
        from: from.to_owned(),
        ..LightInput::default()
    }
}

fn pair(young: &str, mentor: &str, from: &str, to: &str) -> LightInput {
    LightInput {
        other: mentor.to_owned(),
        number: "15-к".to_owned(),
        to: to.to_owned(),
        ..row(young, "", from)
    }
}

fn refused<T: std::fmt::Debug>(done: Result<T, Error>) -> Vec<String> {
    match done {
        Err(Error::Invalid(problems)) => problems
            .into_iter()
            .map(|one| format!("{} {}", one.at, one.kind))
            .collect(),
        other => panic!("not refused as invalid: {other:?}"),
    }
}

/// Numerator and denominator of an indicator of 2026, whether or not it is switched on; none without a value.
async fn counted(cx: &Backend, org: OrgId, code: &str) -> (Option<usize>, Option<usize>) {
    let query = IndicatorQuery {
        year: "2026".to_owned(),
        ..IndicatorQuery::default()
    };
    let view = indicator(cx, ME, org, code, &query).await.unwrap();
    let is_known = view.reading.absent_reason.is_none();
    (view.reading.numerator.filter(|_| is_known), view.reading.denominator)
}

#[tokio::test]
async fn other_roles_and_other_schools_do_not_come_in() {
    let (cx, _folder) = support::backend().await;
    let (org, other) = (support::school(&cx, "one").await, support::school(&cx, "two").await);
    let stranger = support::member(&cx, org, Role::MunicipalCoordinator).await;
    let foreign = support::coordinator(other);
    let typed = row("P01", "Оценивание", "2026-02-01");
    let listing = Listing::default();
    let forbidden = list(&cx, &stranger, org, Light::Requests, &listing).await;
    assert!(matches!(forbidden, Err(Error::Forbidden(_))));
    let written = add(&cx, &foreign, org, Light::Requests, &typed).await;
    assert!(matches!(written, Err(Error::NotFound(_))));
    let nobody = add(&cx, ME, org, Light::Courses, &typed).await;
    assert_eq!(refused(nobody), ["record[person] person-unknown"]);
}

#[tokio::test]
async fn sr_45_a_request_is_made_once_changed_and_taken_out_with_its_history() {
    let (cx, org, _folder) = staffed().await;
    let typed = row("P01", "Формирующее оценивание", "2026-02-01");
    let id = add(&cx, ME, org, Light::Requests, &typed).await.unwrap();
    let again = row("P01", "формирующее  оценивание", "2026-03-01");
    let repeated = add(&cx, ME, org, Light::Requests, &again).await;
    assert_eq!(refused(repeated), ["record[title] light-request-repeated"]);
    let mut collective = row("", "Формирующее оценивание", "2026-02-02");
    collective.form = "collective".to_owned();
    let unions = list(&cx, ME, org, Light::Plans, &Listing::default())
        .await
        .unwrap()
        .unions;
    collective.union = unions[0].id.clone();
    let bare = add(&cx, ME, org, Light::Requests, &collective).await;
    assert_eq!(refused(bare), ["record[number] light-protocol-missing"]);
    collective.number = "Протокол 3".to_owned();
    add(&cx, ME, org, Light::Requests, &collective).await.unwrap();

    let mut changed = typed.clone();
    changed.state = "satisfied".to_owned();
    edit(&cx, ME, org, Light::Requests, id, &changed).await.unwrap();
    edit(&cx, ME, org, Light::Requests, id, &changed).await.unwrap();
    let page = show(&cx, ME, org, Light::Requests, Some(id)).await.unwrap();
    let acts: Vec<&str> = page.history.iter().map(|one| one.act.as_str()).collect();
    assert_eq!(acts, ["edit", "add"], "the same once more changes nothing");
    let found = list(&cx, ME, org, Light::Requests, &Listing::default()).await.unwrap();
    assert_eq!((found.all, found.directions[0].asked), (2, 2));

    let elsewhere = remove(&cx, ME, org, Light::Courses, id).await;
    assert!(matches!(elsewhere, Err(Error::NotFound(_))), "a row is of one register");
    remove(&cx, ME, org, Light::Requests, id).await.unwrap();
    assert!(matches!(
        remove(&cx, ME, org, Light::Requests, id).await,
        Err(Error::NotFound(_))
    ));
}

#[tokio::test]
async fn sr_48_one_main_mentor_at_a_time_and_the_list_says_who_has_none() {
    let (cx, org, _folder) = staffed().await;
    let before = list(&cx, ME, org, Light::Mentors, &Listing::default()).await.unwrap();
    assert_eq!(before.without_mentor.len(), 3, "P09, P20 and P29 are young");
    let same = add(&cx, ME, org, Light::Mentors, &pair("P09", "P09", "2026-01-10", "")).await;
    assert_eq!(refused(same), ["record[other] light-mentor-same"]);
    let first = pair("P09", "P01", "2025-09-01", "2026-01-31");
    add(&cx, ME, org, Light::Mentors, &first).await.unwrap();
    let overlapping = pair("P09", "P02", "2026-01-31", "");
    let taken = add(&cx, ME, org, Light::Mentors, &overlapping).await;
    assert_eq!(refused(taken), ["record[other] light-mentor-taken"]);
    let following = pair("P09", "P02", "2026-02-01", "");
    let id = add(&cx, ME, org, Light::Mentors, &following).await.unwrap();
    let after = list(&cx, ME, org, Light::Mentors, &Listing::default()).await.unwrap();
    assert_eq!((after.all, after.without_mentor.len()), (2, 2));
    let early = pair("P09", "P02", "2026-01-15", "");
    let moved = edit(&cx, ME, org, Light::Mentors, id, &early).await;
    assert_eq!(refused(moved), ["record[other] light-mentor-taken"]);
}

#[tokio::test]
async fn t_7_the_optional_indicators_of_criteria_3_5_6_and_7_are_counted_from_their_registers() {
    let (cx, org, _folder) = staffed().await;
    cx.clock.set(noon() + chrono::Duration::days(61));
    let staff = counted(&cx, org, "I1").await.1;
    assert_eq!(
        counted(&cx, org, "I5").await.0,
        None,
        "DD-14: a register nobody has begun says nothing"
    );
    for (person, title) in [("P01", "Оценивание"), ("P01", "Цифровая среда"), ("P02", "Оценивание")]
    {
        add(&cx, ME, org, Light::Requests, &row(person, title, "2026-02-01"))
            .await
            .unwrap();
    }
    add(&cx, ME, org, Light::Requests, &row("P03", "Оценивание", "2025-12-31"))
        .await
        .unwrap();
    assert_eq!(
        counted(&cx, org, "I5").await,
        (Some(2), staff),
        "SR-45: persons, not requests"
    );

    add(&cx, ME, org, Light::Mentors, &pair("P20", "P01", "2026-02-01", ""))
        .await
        .unwrap();
    add(
        &cx,
        ME,
        org,
        Light::Mentors,
        &pair("P09", "P02", "2026-02-01", "2026-05-31"),
    )
    .await
    .unwrap();
    let (with, young) = counted(&cx, org, "I7").await;
    assert_eq!(
        (with, young),
        (Some(1), Some(3)),
        "SR-48: a pair that has ended is none"
    );

    let members = counted(&cx, org, "I6").await;
    assert!(members.0 > Some(0) && members.0 <= members.1, "SR-47: {members:?}");

    let events =
        "id,title,level,kind,date,network_orgs\nN1,Встреча школ,municipal,network,2026-03-10,Школа 7; Школа 8\n";
    import_events(&cx, ME, org, events.as_bytes()).await.unwrap();
    let people = "event,person,role,status\nN1,P01,слушатель,confirmed\nN1,P02,слушатель,pending\n";
    import_participations(&cx, ME, org, people.as_bytes()).await.unwrap();
    assert_eq!(
        counted(&cx, org, "I8").await,
        (Some(1), staff),
        "SR-49: confirmed ones only"
    );
}

#[tokio::test]
async fn rows_are_searched_by_name_and_title_and_sorted_by_the_russian_alphabet() {
    let (cx, org, _folder) = staffed().await;
    for (person, title) in [
        ("P01", "Яркость"),
        ("P02", "Ёмкость"),
        ("P03", "Жёсткость"),
        ("P04", "Елка"),
    ] {
        add(&cx, ME, org, Light::Courses, &row(person, title, "2026-02-01"))
            .await
            .unwrap();
    }
    let titles = |sort: &str, find: &str| Listing {
        sort: sort.to_owned(),
        find: find.to_owned(),
        ..Listing::default()
    };
    let read = async |listing: Listing| {
        let found = list(&cx, ME, org, Light::Courses, &listing).await.unwrap();
        let rows = found.page.rows.into_iter().map(|one| one.title);
        rows.collect::<Vec<_>>()
    };
    assert_eq!(
        read(titles("title", "")).await,
        ["Елка", "Ёмкость", "Жёсткость", "Яркость"]
    );
    assert_eq!(read(titles("", "емкость")).await, ["Ёмкость"]);
    assert_eq!(
        read(titles("", "авдеева ярк")).await,
        ["Яркость"],
        "words of the name and of the title"
    );
    let words = LightWords {
        title: "Курсы".to_owned(),
        head: vec!["Педагог".to_owned(); 10],
        forms: vec![("in_person".to_owned(), "очно".to_owned())],
        states: Vec::new(),
    };
    let listing = titles("", "ярк");
    let table = export(&cx, ME, org, (Light::Courses, &listing), &words).await.unwrap();
    assert_eq!((table.rows.len(), table.rows[0].len()), (1, 10));
}
