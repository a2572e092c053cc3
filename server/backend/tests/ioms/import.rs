//! Loading routes: of people in the roster, all or nothing, once.

use crate::demo::number;
use crate::support;
use backend::Backend;
use backend::error::Error;
use backend::ioms::import_ioms;
use backend::roster::import_roster;
use domain::ids::OrgId;
use tempfile::TempDir;

const ROSTER: &[u8] = include_bytes!("../../src/demo/data/roster.csv");
const ROUTES: &[u8] = include_bytes!("../../src/demo/data/iom.csv");

async fn school() -> (Backend, OrgId, TempDir) {
    let (cx, folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    import_roster(&cx, &support::coordinator(org), org, ROSTER)
        .await
        .unwrap();
    (cx, org, folder)
}

#[tokio::test]
async fn ex_16_the_file_gives_eighteen_records_and_the_same_file_again_changes_nothing() {
    let (cx, org, _folder) = school().await;
    let actor = support::coordinator(org);
    let first = import_ioms(&cx, &actor, org, ROUTES).await.unwrap();
    let again = import_ioms(&cx, &actor, org, ROUTES).await.unwrap();
    assert_eq!((first.rows, first.changed, again.changed), (18, 18, 0));
    assert_eq!(number(&cx, "SELECT count(*) FROM ioms").await, 18);
    assert_eq!(number(&cx, "SELECT count(*) FROM iom_deficits").await, 32);
    assert_eq!(
        number(&cx, "SELECT count(*) FROM facts WHERE action = 'iom.import'").await,
        1
    );
}

#[tokio::test]
async fn a_draft_that_was_approved_since_is_the_same_route() {
    let (cx, org, _folder) = school().await;
    let actor = support::coordinator(org);
    import_ioms(&cx, &actor, org, ROUTES).await.unwrap();
    let later = "person;status;approved_on;deficits\nP27;approved;2026-12-01;3\n";
    let done = import_ioms(&cx, &actor, org, later.as_bytes()).await.unwrap();
    assert_eq!(done.changed, 1);
    assert_eq!(number(&cx, "SELECT count(*) FROM ioms").await, 18);
    assert_eq!(number(&cx, "SELECT count(*) FROM iom_deficits").await, 33);
}

#[tokio::test]
async fn one_refused_line_keeps_the_whole_file_out_and_is_named() {
    let (cx, org, _folder) = school().await;
    let actor = support::coordinator(org);
    let wrong =
        "person;status;approved_on;deficits\nP08;active;2026-06-10;1\nP99;active;2026-06-10;1\nP09;approved;;1\n";
    let Err(Error::Invalid(problems)) = import_ioms(&cx, &actor, org, wrong.as_bytes()).await else {
        panic!("taken");
    };
    let named: Vec<String> = problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect();
    assert_eq!(
        named,
        [
            "line 3:person person-unknown",
            "line 4:approved_on iom-approval-missing"
        ]
    );
    assert_eq!(number(&cx, "SELECT count(*) FROM ioms").await, 0);
}
