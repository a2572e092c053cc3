//! SR-64: on the census day of January the registers of staff and vacancies are written down once.

use crate::demo::golden::{number, rows, school_at};
use backend::actor::Actor;
use backend::clock::moment;
use backend::error::Error;
use backend::indicators::{census, change_policies, dashboard, freeze_view, take_due_snapshots, trial};
use backend::roster::import_roster;
use chrono::NaiveDate;
use domain::indicators::wire::{IndicatorQuery, PoliciesForm};
use serde_json::Value;

fn day(text: &str) -> chrono::DateTime<chrono::Utc> {
    let day: NaiveDate = text.parse().unwrap();
    moment(day.and_hms_opt(0, 5, 0).unwrap(), backend::Zone::Europe__Moscow)
}

#[tokio::test]
async fn the_january_census_is_taken_once_with_everybody_and_every_open_post() {
    let (cx, org, _folder) = school_at("2026-12-31T23:00").await;
    assert_eq!(take_due_snapshots(&cx).await.unwrap(), 0, "the year is not over");
    cx.clock.set(day("2027-01-01"));
    assert_eq!(
        take_due_snapshots(&cx).await.unwrap(),
        5,
        "each school of the demonstration"
    );
    assert_eq!(take_due_snapshots(&cx).await.unwrap(), 0, "once");
    let sql = "SELECT staff, posts, checksum, CAST(content AS text) FROM census_snapshots WHERE staff > 0";
    let taken = &rows(&cx, sql).await[0];
    let count = |at: usize| taken.try_get_by_index::<i32>(at).unwrap();
    assert_eq!((count(0), count(1)), (41, 4));
    let content: Value = serde_json::from_str(&taken.try_get_by_index::<String>(3).unwrap()).unwrap();
    let counted = |key: &str| {
        let all = content[key].as_array().unwrap().iter();
        all.filter(|one| one["row"]["included"] == true).count()
    };
    assert_eq!((counted("staff"), counted("vacancies")), (41, 4));
    let checksum: String = taken.try_get_by_index(2).unwrap();
    assert_eq!(checksum.len(), 64);

    // A later dismissal changes the register, not what was written down.
    let roster = include_str!("../../src/demo/data/roster.csv").replacen("2012-09-03;;", "2012-09-03;2026-12-01;", 1);
    import_roster(&cx, &Actor::System, org, roster.as_bytes())
        .await
        .unwrap();
    assert_eq!(take_due_snapshots(&cx).await.unwrap(), 0);
    let again = &rows(&cx, sql).await[0];
    assert_eq!(again.try_get_by_index::<String>(2).unwrap(), checksum);
    let page = dashboard(&cx, &Actor::System, org, &IndicatorQuery::default())
        .await
        .unwrap();
    assert_eq!(page.snapshot.unwrap().0.to_string(), "2027-01-01");
    assert_eq!(page.tiles[0].settled.denominator, Some(40));
    let facts = "SELECT count(*) FROM facts WHERE action = 'census.take'";
    assert_eq!(number(&cx, facts).await, 5);

    // Who looks sees the list of then, and who is not in it any more.
    let day = "2027-01-01".parse().unwrap();
    let seen = census(&cx, &Actor::System, org, day).await.unwrap();
    assert_eq!(
        (seen.note.staff, seen.note.posts, seen.note.is_intact),
        ((41, 40), (4, 4), true)
    );
    assert_eq!(seen.people.iter().filter(|row| row.included).count(), 41);
    assert_eq!(
        (seen.note.left.as_slice(), seen.note.came.len()),
        (&["Авдеева\u{a0}И.\u{a0}П.".to_owned()][..], 0)
    );
    let freezing = freeze_view(&cx, &Actor::System, org, "2026").await.unwrap();
    assert_eq!(freezing.census, Some(seen.note));
    let never = census(&cx, &Actor::System, org, "2026-01-01".parse().unwrap()).await;
    assert!(matches!(never, Err(Error::NotFound(_))), "{never:?}");
}

#[tokio::test]
async fn dd_03_another_census_day_waits_for_its_day() {
    let (cx, org, _folder) = school_at("2026-12-31T23:00").await;
    let usual = trial(&cx, &Actor::System, org, &IndicatorQuery::default(), None)
        .await
        .unwrap()
        .form;
    let later = PoliciesForm {
        census_day: "20".to_owned(),
        ..usual
    };
    change_policies(&cx, &Actor::System, org, &later).await.unwrap();
    cx.clock.set(day("2027-01-19"));
    assert_eq!(
        take_due_snapshots(&cx).await.unwrap(),
        4,
        "the schools beside it count on the first"
    );
    cx.clock.set(day("2027-01-20"));
    assert_eq!(take_due_snapshots(&cx).await.unwrap(), 1);
    let census = "SELECT count(*) FROM census_snapshots WHERE CAST(census_date AS text) LIKE '2027-01-20%'";
    assert_eq!(number(&cx, census).await, 1);
}
