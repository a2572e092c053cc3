//! Loading a roster: refused as a whole, taken once, the same again changes nothing.

use crate::demo::number;
use crate::support;
use backend::error::Error;
use backend::roster::{import_roster, people, staff};
use domain::access::Role;

const DEMO: &[u8] = include_bytes!("../../src/demo/data/roster.csv");

#[tokio::test]
async fn a_stranger_to_the_register_is_refused() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let sysadmin = support::member(&cx, org, Role::Sysadmin).await;
    assert!(matches!(
        import_roster(&cx, &sysadmin, org, DEMO).await,
        Err(Error::Forbidden(_))
    ));
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::coordinator(org);
    let first = import_roster(&cx, &actor, org, DEMO).await.unwrap();
    assert_eq!((first.rows, first.changed), (47, 47));
    assert_eq!(first.warnings, []);
    let before = staff(cx.db.read(), org).await.unwrap().employments;
    let again = import_roster(&cx, &actor, org, DEMO).await.unwrap();
    assert_eq!((again.rows, again.changed), (47, 0));
    assert_eq!(staff(cx.db.read(), org).await.unwrap().employments, before);
    assert_eq!(people(cx.db.read(), org).await.unwrap().len(), 45);
    assert_eq!(
        number(&cx, "SELECT count(*) FROM facts WHERE action = 'roster.import'").await,
        1
    );
}

#[tokio::test]
async fn one_refused_row_keeps_the_whole_file_out_and_every_problem_is_named() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::coordinator(org);
    let file = "person;fio;position;mo;kind;rate;start;end;note\n\
                P01;Авдеева И. П.;учитель;;main;1.00;2012-09-03;;\n\
                P02;Белоус Т. Н.;учитель;;main;3;2012-09-03;;\n\
                P03;Ветрова О. С.;учитель;;main;1;вчера;;\n";
    let Err(Error::Invalid(problems)) = import_roster(&cx, &actor, org, file.as_bytes()).await else {
        panic!("taken");
    };
    let named: Vec<String> = problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect();
    assert_eq!(named, ["line 3:rate rate-out-of-range", "line 4:start date-unreadable"]);
    assert_eq!(number(&cx, "SELECT count(*) FROM persons").await, 0);
}

#[tokio::test]
async fn a_dismissal_and_a_new_union_correct_the_contract_that_is_there() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::coordinator(org);
    let header = "ФИО;Должность;МО;Вид;Ставка;Дата приёма;Дата увольнения\n";
    let before = format!("{header}Авдеева Ирина Петровна;учитель;МО 1;основное;1,00;03.09.2012;\n");
    let after = format!("{header}Авдеева Ирина Петровна;учитель;МО 2;основное;0,5;03.09.2012;31.08.2026\n");
    import_roster(&cx, &actor, org, before.as_bytes()).await.unwrap();
    let second = import_roster(&cx, &actor, org, after.as_bytes()).await.unwrap();
    assert_eq!(second.changed, 1);
    let employments = staff(cx.db.read(), org).await.unwrap().employments;
    assert_eq!(employments.len(), 1);
    assert_eq!(employments[0].end.unwrap().to_string(), "2026-08-31");
    let people = people(cx.db.read(), org).await.unwrap();
    let codes: Vec<Option<String>> = people.values().map(|one| one.code.clone()).collect();
    assert_eq!(codes, [None], "a file without codes gives none");
}

#[tokio::test]
async fn unknown_posts_are_taken_with_a_warning_and_stay_out_of_the_staff_number() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let file = "fio;position;kind;rate;start\nАвдеева И. П.;звездочёт;main;1;2012-09-03\n";
    let imported = import_roster(&cx, &support::coordinator(org), org, file.as_bytes())
        .await
        .unwrap();
    assert_eq!(imported.warnings[0].kind, "position-unknown");
    let employments = staff(cx.db.read(), org).await.unwrap().employments;
    assert!(!employments[0].counts_in_chp);
}
