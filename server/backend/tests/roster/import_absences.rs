//! Loading long absences: only of people in the roster, all or nothing, once.

use crate::support;
use backend::error::Error;
use backend::roster::{import_absences, import_roster, staff};

const ROSTER: &[u8] = include_bytes!("../../src/demo/data/roster.csv");

#[tokio::test]
async fn absences_are_of_known_people_by_code_or_name_and_taken_once() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::coordinator(org);
    import_roster(&cx, &actor, org, ROSTER).await.unwrap();
    let file = "person;kind;from;to\nP37;parental;2025-09-01;\nавдеева и.п.;болезнь;01.02.2026;01.08.2026\n";
    let first = import_absences(&cx, &actor, org, file.as_bytes()).await.unwrap();
    let again = import_absences(&cx, &actor, org, file.as_bytes()).await.unwrap();
    assert_eq!((first.changed, again.changed), (2, 0));
    assert_eq!(staff(cx.db.read(), org).await.unwrap().absences.len(), 2);
    let wrong =
        "person;kind;from;to\nP37;parental;2025-09-01;2026-09-01\nP99;отгул;2025-09-01;\nP98;maternity;2025-09-01;\n";
    let Err(Error::Invalid(problems)) = import_absences(&cx, &actor, org, wrong.as_bytes()).await else {
        panic!("taken");
    };
    let named: Vec<String> = problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect();
    assert_eq!(named, ["line 3:kind kind-unknown", "line 4:person person-unknown"]);
    let absences = staff(cx.db.read(), org).await.unwrap().absences;
    assert!(
        absences
            .iter()
            .all(|one| one.to.is_none() || one.to.unwrap().to_string() == "2026-08-01")
    );
}
