//! Loading the bank of vacancies: all or nothing, once, and what it says about a day.

use crate::support;
use backend::error::Error;
use backend::vacancies::{import_vacancies, vacancy_facts};
use domain::indicators::facts::VacancyFact;
use domain::points::show;
use domain::vacancies::vacancy::Open;

fn open(one: &VacancyFact) -> Open {
    Open {
        opened_on: one.opened_on,
        closed_on: one.closed_on,
    }
}

const VACANCIES: &[u8] = include_bytes!("../../src/demo/data/vacancies.csv");

#[tokio::test]
async fn ex_17_of_seven_rows_four_are_pedagogical_and_open_on_the_census_day() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::coordinator(org);
    let first = import_vacancies(&cx, &actor, org, VACANCIES).await.unwrap();
    let again = import_vacancies(&cx, &actor, org, VACANCIES).await.unwrap();
    assert_eq!((first.changed, again.changed), (7, 0));
    let facts = vacancy_facts(cx.db.read(), org).await.unwrap();
    let census = "2027-01-01".parse().unwrap();
    let open = facts.iter().filter(|one| one.is_pedagogical && open(one).on(census));
    let open: Vec<_> = open.collect();
    let mut codes: Vec<&str> = open.iter().map(|one| one.code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["V1", "V2", "V3", "V5"]);
    assert_eq!(
        show(open.iter().map(|one| one.rate).sum(), 2, ','),
        "3,50",
        "ставки beside it"
    );
    assert_eq!(open.iter().filter(|one| one.is_temporary).count(), 1);
}

#[tokio::test]
async fn a_refused_row_is_named_and_nothing_is_taken() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::coordinator(org);
    let wrong =
        "Должность;Ставка;Открыта;Закрыта\nучитель физики;3;2026-01-01;\nучитель химии;1;2026-01-02;2026-01-01\n";
    let Err(Error::Invalid(problems)) = import_vacancies(&cx, &actor, org, wrong.as_bytes()).await else {
        panic!("taken");
    };
    let named: Vec<String> = problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect();
    assert_eq!(
        named,
        ["line 2:rate rate-out-of-range", "line 3:closed end-before-start"]
    );
    assert!(vacancy_facts(cx.db.read(), org).await.unwrap().is_empty());
}
