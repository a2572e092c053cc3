//! The register of events (SR-46): adding, changing, searching, taking away, files that load again.

use super::desk::{desk, seminar};
use crate::support;
use backend::error::Error;
use backend::events::{add, edit, events, export_events, import_events, remove, show};
use backend::formats::csv;
use backend::registers::FileWords;
use domain::access::Role;
use domain::events::wire::EventInput;
use domain::registers::listing::Listing;

fn asked(name: &str, value: &str) -> Listing {
    Listing::default().with_filter(name, value)
}

#[tokio::test]
async fn sr_46_an_event_is_refused_by_field_then_added_changed_and_its_history_told() {
    let desk = desk(1).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let wrong = EventInput {
        level: String::new(),
        ..seminar()
    };
    assert!(matches!(
        add(cx, &desk.coordinator, org, &wrong).await,
        Err(Error::Invalid(_))
    ));
    let keeper = support::member(cx, org, Role::Sysadmin).await;
    assert!(matches!(
        add(cx, &keeper, org, &seminar()).await,
        Err(Error::Forbidden(_))
    ));
    let other = support::school(cx, "other").await;
    let stranger = support::member(cx, other, Role::Coordinator).await;
    let id = desk.add(&seminar()).await;
    let foreign = edit(cx, &stranger, other, id, &seminar()).await;
    assert!(matches!(foreign, Err(Error::NotFound(_))), "another school's event");
    assert!(matches!(show(cx, &stranger, other, id).await, Err(Error::NotFound(_))));

    let changed = EventInput {
        place: "Школа № 7".to_owned(),
        ..seminar()
    };
    edit(cx, &desk.coordinator, org, id, &changed).await.unwrap();
    edit(cx, &desk.coordinator, org, id, &changed).await.unwrap();
    let page = desk.page(id).await;
    assert!(page.is_counted && page.code == "E1" && page.place == "Школа № 7");
    let acts: Vec<&str> = page.history.iter().map(|one| one.act.as_str()).collect();
    assert_eq!(acts, ["edit", "add"], "the same once more changes nothing");
    assert_eq!(page.history[0].changes.len(), 1);
}

#[tokio::test]
async fn an_event_is_taken_away_only_while_nobody_takes_part() {
    let desk = desk(1).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let (full, empty) = (desk.add(&seminar()).await, desk.add(&seminar()).await);
    desk.attend(full, &desk.persons().await, "").await;
    assert!(matches!(
        remove(cx, &desk.coordinator, org, full).await,
        Err(Error::Conflict(_))
    ));
    remove(cx, &desk.coordinator, org, empty).await.unwrap();
    assert!(matches!(
        show(cx, &desk.coordinator, org, empty).await,
        Err(Error::NotFound(_))
    ));
    let list = events(cx, &desk.coordinator, org, &Listing::default()).await.unwrap();
    assert_eq!(list.all, 1);
}

#[tokio::test]
async fn the_list_is_searched_filtered_and_sorted_by_the_database() {
    let desk = desk(1).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    for (title, level, from) in [
        ("Ёлочная конференция", "regional", "2025-11-12"),
        ("Единый методический день", "school", "2026-01-22"),
        ("Жюри олимпиады", "municipal", "2026-02-02"),
    ] {
        let input = EventInput {
            title: title.to_owned(),
            level: level.to_owned(),
            from: from.to_owned(),
            is_sci_method: String::new(),
            ..seminar()
        };
        desk.add(&input).await;
    }
    let waiting = desk.add(&seminar()).await;
    desk.attend(waiting, &desk.persons().await, "").await;
    let coordinator = &desk.coordinator;
    let titles = |listing: Listing| async move {
        let list = events(cx, coordinator, org, &listing).await.unwrap();
        let first = |title: &str| title.split(' ').next().unwrap_or_default().to_owned();
        list.page.rows.iter().map(|row| first(&row.title)).collect::<Vec<_>>()
    };
    let listing = |sort: &str| Listing::default().or_sorted(sort);
    assert_eq!(
        titles(Listing::default()).await,
        ["Семинар", "Жюри", "Единый", "Ёлочная"],
        "the latest first"
    );
    assert_eq!(
        titles(listing("title")).await,
        ["Единый", "Ёлочная", "Жюри", "Семинар"],
        "Ё beside Е"
    );
    assert_eq!(titles(listing("level")).await[0], "Единый", "school is the narrowest");
    assert_eq!(titles(asked("year", "2025")).await, ["Ёлочная"]);
    assert_eq!(titles(asked("level", "municipal")).await, ["Семинар", "Жюри"]);
    assert_eq!(titles(asked("method", "yes")).await, ["Семинар"]);
    assert_eq!(titles(asked("waiting", "yes")).await, ["Семинар"]);
    let found = Listing {
        find: "елочн".to_owned(),
        ..Listing::default()
    };
    assert_eq!(titles(found).await, ["Ёлочная"]);
}

#[tokio::test]
async fn what_is_taken_away_as_a_file_loads_again_and_changes_nothing() {
    let desk = desk(1).await;
    let (cx, org) = (&desk.school.cx, desk.school.org);
    let several = EventInput {
        kind: "network".to_owned(),
        to: "2026-03-20".to_owned(),
        network_orgs: "Школа № 7\nШкола № 3".to_owned(),
        note: "=1+1".to_owned(),
        ..seminar()
    };
    desk.add(&several).await;
    let head = "id title level kind date date_to sci_method organiser place network_orgs note";
    let words = FileWords {
        title: "Мероприятия".to_owned(),
        head: head.split(' ').map(str::to_owned).collect(),
        ..FileWords::default()
    };
    let table = export_events(cx, &desk.coordinator, org, &Listing::default(), &words)
        .await
        .unwrap();
    let file = csv::write(&table).unwrap();
    let text = String::from_utf8_lossy(&file).into_owned();
    assert!(text.contains("'=1+1"), "security 39: {text}");
    let plain = text.replace("'=1+1", "=1+1");
    let again = import_events(cx, &desk.coordinator, org, plain.as_bytes())
        .await
        .unwrap();
    assert_eq!((again.rows, again.changed), (1, 0));
}
