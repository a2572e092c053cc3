//! AC-13 through the use cases: what schools hand in, what the municipality sees, and what it may not open.

use crate::support::{backend, member, noon, school};
use backend::Backend;
use backend::accounts::{NewOrganization, add_organization};
use backend::actor::Actor;
use backend::error::Error;
use backend::municipality::{NewSubmission, overview, submit};
use domain::access::Role;
use domain::ids::OrgId;
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
