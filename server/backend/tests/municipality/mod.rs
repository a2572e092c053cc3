//! AC-13 through the use cases: what schools hand in, what the municipality sees, and what it may not open.

use crate::demo::golden::school_at;
use crate::support::{backend, member, noon, school};
use backend::Backend;
use backend::accounts::{NewOrganization, add_organization, organization_by_code};
use backend::actor::Actor;
use backend::error::Error;
use backend::indicators::freeze;
use backend::municipality::{NewSubmission, hand_in, overview, submissions, submit};
use backend::roster::import_roster;
use domain::access::Role;
use domain::ids::OrgId;
use domain::indicators::definition::Direction;
use domain::indicators::wire::FreezeForm;
use domain::municipality::total::{Standing, Unit};

async fn add(cx: &Backend, code: &str, kind: &str, parent: Option<&str>) -> OrgId {
    let new = NewOrganization {
        code: code.to_owned(),
        name: code.to_owned(),
        kind: kind.to_owned(),
        parent: parent.map(str::to_owned),
        zone: backend::Zone::Europe__Moscow,
        is_demo: false,
    };
    add_organization(cx, &Actor::System, new).await.unwrap()
}

fn share(numerator: i64, denominator: i64) -> NewSubmission {
    NewSubmission {
        value: None,
        indicator: "I1".to_owned(),
        year: 2025,
        unit: Unit::Percent,
        formula: "ЧПдп / ЧП * 100".to_owned(),
        policies: serde_json::json!({}),
        numerator: Some(numerator),
        denominator: Some(denominator),
        absent_reason: String::new(),
        note: String::new(),
        title: "Прошли диагностику".to_owned(),
        direction: Direction::Higher,
        precision: 1,
    }
}

#[tokio::test]
async fn ac_13_and_ex_24_five_schools_make_59_8_percent_of_four() {
    let (cx, _folder) = backend().await;
    let town = add(&cx, "town", "municipal_authority", None).await;
    for (code, n, of) in [("A", 38, 41), ("B", 12, 12), ("C", 20, 60), ("D", 0, 0), ("E", 3, 9)] {
        let org = add(&cx, code, "school", Some("town")).await;
        let head = member(&cx, org, Role::SchoolAdmin).await;
        submit(&cx, &head, org, share(1, 100)).await.unwrap();
        // A correction takes the place of what was handed in before.
        cx.clock.set(noon() + chrono::TimeDelta::hours(1));
        submit(&cx, &head, org, share(n, of)).await.unwrap();
    }
    let coordinator = member(&cx, town, Role::MunicipalCoordinator).await;
    let page = overview(&cx, &coordinator, town, None).await.unwrap();
    let one = &page.indicators[0];
    assert_eq!(
        (one.shown.as_str(), one.numerator, one.denominator),
        ("59,8\u{a0}%", 73, 122)
    );
    assert_eq!((one.counted, page.schools, page.year), (4, 5, 2025));
    let places: Vec<_> = one.rows.iter().map(|row| (row.name.as_str(), row.place)).collect();
    let expected = [
        ("B", Some(1)),
        ("A", Some(2)),
        ("C", Some(3)),
        ("E", Some(3)),
        ("D", None),
    ];
    assert_eq!(places, expected);
    assert_eq!(one.rows[4].standing, Standing::NoData);
}

#[tokio::test]
async fn municipal_people_open_no_school_and_schools_open_no_municipality() {
    let (cx, _folder) = backend().await;
    let town = add(&cx, "town", "municipal_authority", None).await;
    let own = add(&cx, "own", "school", Some("town")).await;
    let other = school(&cx, "other").await;
    let municipal = member(&cx, town, Role::MunicipalCoordinator).await;
    let head = member(&cx, own, Role::SchoolAdmin).await;
    let names = backend::indicators::indicator(&cx, &municipal, own, "I1", &Default::default()).await;
    assert!(matches!(names, Err(Error::NotFound(_))), "{names:?}");
    let at_home = backend::indicators::indicator(&cx, &municipal, town, "I1", &Default::default()).await;
    assert!(matches!(at_home, Err(Error::Forbidden(_))), "{at_home:?}");
    let upwards = overview(&cx, &head, town, None).await;
    assert!(matches!(upwards, Err(Error::NotFound(_))));
    assert!(matches!(
        overview(&cx, &head, own, None).await,
        Err(Error::Forbidden(_))
    ));
    let aside = submit(&cx, &head, other, share(1, 2)).await;
    assert!(matches!(aside, Err(Error::NotFound(_))));
    let alone = member(&cx, other, Role::SchoolAdmin).await;
    assert!(matches!(
        submit(&cx, &alone, other, share(1, 2)).await,
        Err(Error::Conflict(_))
    ));
}

#[tokio::test]
async fn ac_13_the_demonstrations_school_freezes_and_hands_in_and_the_municipality_has_59_8_percent() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    let town = organization_by_code(&cx, "demo-town").await.unwrap().id;
    let coordinator = member(&cx, town, Role::MunicipalCoordinator).await;
    let before = overview(&cx, &coordinator, town, Some(2025)).await.unwrap();
    let one = &before.indicators[0];
    assert_eq!(
        (one.numerator, one.denominator, one.counted),
        (64, 122, 4),
        "29 of 41 the year before"
    );

    let head = member(&cx, org, Role::SchoolAdmin).await;
    let form = FreezeForm {
        year: "2026".to_owned(),
        order_no: "12".to_owned(),
        order_date: "2027-01-15".to_owned(),
    };
    freeze(&cx, &head, org, &form).await.unwrap();
    let page = submissions(&cx, &head, org).await.unwrap();
    let waiting = page.values.iter().filter(|line| line.submitted_at.is_none());
    let waiting: Vec<_> = waiting.map(|line| (line.value, line.year)).collect();
    assert_eq!(waiting.iter().map(|(_, year)| *year).collect::<Vec<_>>(), [2026; 4]);
    for (value, _) in waiting {
        hand_in(&cx, &head, org, value, "").await.unwrap();
    }
    let page = overview(&cx, &coordinator, town, None).await.unwrap();
    let shown: Vec<_> = page
        .indicators
        .iter()
        .map(|one| (one.shown.as_str(), one.counted))
        .collect();
    let expected = [("59,8\u{a0}%", 4), ("25,4\u{a0}%", 4), ("58,4\u{a0}%", 3), ("11", 4)];
    assert_eq!((page.year, page.schools, shown), (2026, 5, expected.to_vec()));
    assert_eq!(
        (page.indicators[0].numerator, page.indicators[0].denominator),
        (73, 122)
    );
    let strange = page.indicators[2]
        .rows
        .iter()
        .find(|row| row.name == "Школа № 5")
        .unwrap();
    assert_eq!((strange.standing, strange.place), (Standing::Incomparable, None));
    let differs = [("include_external".to_owned(), "true".to_owned())];
    assert_eq!(
        (&strange.other_formula, strange.other_rules.as_slice()),
        (&None, &differs[..])
    );
    let empty = page.indicators[0]
        .rows
        .iter()
        .find(|row| row.standing == Standing::NoData)
        .unwrap();
    assert_eq!(empty.absent_reason.as_deref(), Some("not_handed_in"));
    assert_eq!(page.indicators[3].direction, Direction::Lower);
    let least = &page.completeness[0];
    assert_eq!(
        (least.name.as_str(), least.handed_in, least.missing.len()),
        ("Школа № 31 (новая)", 0, 4)
    );
    let sent = serde_json::to_string(&page).unwrap();
    for name in ["Авдеева", "Мальцева", "Свиридова", "P01", "P44"] {
        assert!(!sent.contains(name), "{name}");
    }
}

#[tokio::test]
async fn dd_14_a_frozen_value_that_is_absent_counts_nowhere() {
    let (cx, _folder) = backend().await;
    let town = add(&cx, "town", "municipal_authority", None).await;
    let own = add(&cx, "own", "school", Some("town")).await;
    let head = member(&cx, own, Role::SchoolAdmin).await;
    let roster =
        "person;fio;position;mo;kind;rate;start;end;note\nT1;Арсенова И. И.;учитель физики;МО;main;1.00;2020-09-01;;\n";
    import_roster(&cx, &Actor::System, own, roster.as_bytes())
        .await
        .unwrap();
    let form = FreezeForm {
        year: "2025".to_owned(),
        order_no: "1".to_owned(),
        order_date: "2026-04-20".to_owned(),
    };
    freeze(&cx, &head, own, &form).await.unwrap();
    for line in submissions(&cx, &head, own).await.unwrap().values {
        hand_in(&cx, &head, own, line.value, "").await.unwrap();
    }
    let coordinator = member(&cx, town, Role::MunicipalCoordinator).await;
    let page = overview(&cx, &coordinator, town, None).await.unwrap();
    assert_eq!(
        (page.indicators[0].shown.as_str(), page.indicators[0].counted),
        ("—", 0)
    );
    assert_eq!(page.indicators[0].rows[0].standing, Standing::NoData);
    assert_eq!(
        (page.indicators[3].shown.as_str(), page.indicators[3].counted),
        ("0", 1)
    );
}

#[tokio::test]
async fn the_schools_own_definition_says_which_way_is_better_and_how_many_digits() {
    let (cx, _folder) = backend().await;
    let town = add(&cx, "town", "municipal_authority", None).await;
    for (code, n) in [("A", 1), ("B", 3), ("C", 6)] {
        let org = add(&cx, code, "school", Some("town")).await;
        let new = NewSubmission {
            indicator: "I6".to_owned(),
            title: "Вне объединений".to_owned(),
            direction: Direction::Lower,
            precision: 2,
            ..share(n, 9)
        };
        submit(&cx, &member(&cx, org, Role::SchoolAdmin).await, org, new)
            .await
            .unwrap();
    }
    let coordinator = member(&cx, town, Role::MunicipalCoordinator).await;
    let page = overview(&cx, &coordinator, town, None).await.unwrap();
    let one = &page.indicators[0];
    assert_eq!(
        (one.title.as_str(), one.shown.as_str()),
        ("Вне объединений", "37,04\u{a0}%")
    );
    let places: Vec<_> = one.rows.iter().map(|row| (row.name.as_str(), row.place)).collect();
    assert_eq!(
        places,
        [("A", Some(1)), ("B", Some(2)), ("C", Some(3))],
        "fewer is better, and I4 is no exception"
    );
}
