//! The register on a date, as the page shows it.

use crate::support;
use backend::error::Error;
use backend::roster::{import_absences, import_roster, register};
use domain::roster::wire::RegisterQuery;

const ROSTER: &[u8] = include_bytes!("../../src/demo/data/roster.csv");
const ABSENCES: &[u8] = include_bytes!("../../src/demo/data/absences.csv");

fn on(date: &str) -> RegisterQuery {
    RegisterQuery {
        on: date.to_owned(),
        ..RegisterQuery::default()
    }
}

#[tokio::test]
async fn the_register_counts_people_on_the_date_and_marks_what_matters() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::coordinator(org);
    import_roster(&cx, &actor, org, ROSTER).await.unwrap();
    import_absences(&cx, &actor, org, ABSENCES).await.unwrap();
    let census = register(&cx, &actor, org, &on("2027-01-01")).await.unwrap();
    assert_eq!(
        (census.chp, census.besides, census.working, census.left),
        (41, 1, 43, 2)
    );
    assert!(census.rows.iter().any(|row| row.away.as_deref() == Some("parental")));
    assert!(census.rows.iter().any(|row| row.is_young));
    assert_eq!(census.rows.iter().filter(|row| row.is_in_chp).count(), 41);
    let found = RegisterQuery {
        find: "дЕмина".to_owned(),
        ..on("2027-01-01")
    };
    let found = register(&cx, &actor, org, &found).await.unwrap().rows;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name, "Дёмина\u{a0}Л.\u{a0}А.");
    let left = RegisterQuery {
        state: "left".to_owned(),
        ..on("2027-01-01")
    };
    let left = register(&cx, &actor, org, &left).await.unwrap().rows;
    assert!(left.iter().all(|row| row.until.is_some()) && left.len() == 2);
    let other = support::school(&cx, "two").await;
    let foreign = register(&cx, &actor, other, &on("")).await;
    assert!(matches!(foreign, Err(Error::NotFound(_))));
}
