//! AC-14, Q5, SR-64: freezing is an act with a name and an order; nothing changes what was frozen.

use crate::demo::golden::{number, rows};
use crate::support::{backend, coordinator, member, school};
use backend::Backend;
use backend::actor::Actor;
use backend::clock::moment;
use backend::error::Error;
use backend::indicators::{change_policies, correct, dashboard, freeze, freeze_view, trial, value};
use backend::roster::import_roster;
use chrono::NaiveDate;
use domain::access::Role;
use domain::ids::OrgId;
use domain::indicators::wire::{CorrectForm, FreezeForm, IndicatorQuery, PoliciesForm, Reading, ValueView};
use sea_orm::ConnectionTrait;
use tempfile::TempDir;

const NAMES: [&str; 3] = ["Арсенова И. И.", "Борисова И. И.", "Власова И. И."];
const HEADER: &str = "person;fio;position;mo;kind;rate;start;end;note\n";

/// Teachers T1, T2 …, each with the last working day given.
async fn staff(cx: &Backend, org: OrgId, ends: &[&str]) {
    let line = |(at, end): (usize, &&str)| {
        let name = NAMES[at];
        format!("T{at};{name};учитель математики;МО точных наук;main;1.00;2020-09-01;{end};\n")
    };
    let lines: String = ends.iter().enumerate().map(line).collect();
    import_roster(cx, &Actor::System, org, format!("{HEADER}{lines}").as_bytes())
        .await
        .unwrap();
}

fn set(cx: &Backend, year: i32, month: u32, day: u32) {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let at = day.and_hms_opt(10, 0, 0).unwrap();
    cx.clock.set(moment(at, backend::Zone::Europe__Moscow));
}

async fn january() -> (Backend, OrgId, Actor, TempDir) {
    let (cx, folder) = backend().await;
    let org = school(&cx, "own").await;
    let head = member(&cx, org, Role::SchoolAdmin).await;
    staff(&cx, org, &["", "", ""]).await;
    set(&cx, 2027, 1, 15);
    (cx, org, head, folder)
}

fn order() -> FreezeForm {
    FreezeForm {
        year: "2026".to_owned(),
        order_no: " 12-од ".to_owned(),
        order_date: "2027-01-14".to_owned(),
    }
}

async fn frozen(cx: &Backend, head: &Actor, org: OrgId, code: &str) -> Reading {
    let view = freeze_view(cx, head, org, "2026").await.unwrap();
    let row = view.values.into_iter().find(|row| row.code == code).unwrap();
    row.reading
}

async fn page_of(cx: &Backend, head: &Actor, org: OrgId, reading: &Reading) -> ValueView {
    let id = reading.frozen.as_ref().unwrap().id.parse().unwrap();
    value(cx, head, org, id).await.unwrap()
}

fn correction(reading: &Reading, reason: &str) -> CorrectForm {
    CorrectForm {
        value: reading.frozen.as_ref().unwrap().id.clone(),
        reason: reason.to_owned(),
        order_no: "15-од".to_owned(),
        order_date: "2027-02-01".to_owned(),
    }
}

fn kind(answer: Result<(), Error>) -> String {
    match answer.unwrap_err() {
        Error::Conflict(problem) => problem.kind,
        Error::Invalid(problems) => problems.iter().map(|one| format!("{} ", one.at)).collect(),
        other => format!("{other:?}"),
    }
}

#[tokio::test]
async fn sr_64_freezing_needs_the_right_the_order_and_the_end_of_the_year() {
    let (cx, org, head, _folder) = january().await;
    let keeper = coordinator(org);
    assert!(matches!(
        freeze(&cx, &keeper, org, &order()).await,
        Err(Error::Forbidden(_))
    ));
    let other = school(&cx, "other").await;
    assert!(matches!(
        freeze(&cx, &head, other, &order()).await,
        Err(Error::NotFound(_))
    ));
    let without = FreezeForm {
        order_no: " ".to_owned(),
        order_date: "вчера".to_owned(),
        ..order()
    };
    assert_eq!(
        kind(freeze(&cx, &head, org, &without).await),
        "freeze[order_no] freeze[order_date] "
    );
    set(&cx, 2026, 12, 31);
    assert_eq!(kind(freeze(&cx, &head, org, &order()).await), "freeze-too-early");
    let early = freeze_view(&cx, &head, org, "2026").await.unwrap();
    assert_eq!(early.too_early_until.unwrap().to_string(), "2027-01-01");
    set(&cx, 2027, 1, 1);
    freeze(&cx, &head, org, &order()).await.unwrap();
    assert_eq!(kind(freeze(&cx, &head, org, &order()).await), "freeze-nothing-left");
    assert_eq!(number(&cx, "SELECT count(*) FROM indicator_values").await, 4);
    let facts = "SELECT count(*) FROM facts WHERE action = 'value.freeze'";
    assert_eq!(number(&cx, facts).await, 4);
}

#[tokio::test]
async fn q5_a_frozen_value_keeps_formula_numbers_rules_names_order_and_checksum() {
    let (cx, org, head, _folder) = january().await;
    freeze(&cx, &head, org, &order()).await.unwrap();
    let reading = frozen(&cx, &head, org, "I1").await;
    let page = page_of(&cx, &head, org, &reading).await;
    assert_eq!(
        (page.formula.as_str(), page.written.as_str()),
        ("ЧПдп / ЧП * 100", "(ЧПдп / ЧП) × 100")
    );
    assert_eq!(page.reading.formula, "(0 / 3) × 100 = —");
    let kept = page.reading.frozen.clone().unwrap();
    assert_eq!((kept.order_no.as_str(), kept.checksum.len()), ("12-од", 64));
    assert_eq!(kept.order_date.unwrap().to_string(), "2027-01-14");
    assert_eq!((kept.by.as_str(), kept.would_be), (head.name().as_str(), None));
    assert!(page.rules.contains(&("census_day".to_owned(), "1".to_owned())));
    let staff = page.counts.iter().find(|count| count.is_staff).unwrap();
    let names: Vec<String> = staff.people.iter().map(|row| row.name.clone()).collect();
    assert_eq!(names, NAMES.map(|name| name.replace(' ', "\u{a0}")));
    // Neither a new surname nor new rules touch it.
    rows(
        &cx,
        "UPDATE persons SET last_name = 'Петрова' WHERE last_name = 'Арсенова' RETURNING id",
    )
    .await;
    let usual = trial(&cx, &head, org, &IndicatorQuery::default(), None)
        .await
        .unwrap()
        .form;
    let other = PoliciesForm {
        period_policy: "same_year".to_owned(),
        precision: "3".to_owned(),
        ..usual
    };
    change_policies(&cx, &head, org, &other).await.unwrap();
    let after = page_of(&cx, &head, org, &reading).await;
    assert_eq!((&after.counts, &after.reading), (&page.counts, &page.reading));
    // Who may not read the register sees numbers and no names.
    let viewer = Actor::User {
        id: domain::ids::UserId(uuid::Uuid::now_v7()),
        name: "никто".to_owned(),
        roles: vec![(org, Role::MunicipalViewer)],
    };
    let id = kept.id.parse().unwrap();
    assert!(matches!(value(&cx, &viewer, org, id).await, Err(Error::Forbidden(_))));
}

#[tokio::test]
async fn ac_14_later_data_are_told_and_change_nothing_until_a_correction_with_a_reason() {
    let (cx, org, head, _folder) = january().await;
    freeze(&cx, &head, org, &order()).await.unwrap();
    let first = frozen(&cx, &head, org, "I1").await;
    let stored = "SELECT checksum || shown || frozen_at || as_of || counts || policies FROM indicator_values \
                  WHERE supersedes IS NULL ORDER BY code";
    let stored = match cx.db.read().get_database_backend() {
        sea_orm::DbBackend::Postgres => stored
            .replace("counts", "counts::text")
            .replace("policies", "policies::text"),
        _ => stored.to_owned(),
    };
    let text = |row: &sea_orm::QueryResult| row.try_get_by_index::<String>(0).unwrap();
    let before: Vec<String> = rows(&cx, &stored).await.iter().map(text).collect();

    set(&cx, 2027, 2, 1);
    staff(&cx, org, &["2026-11-30", "", ""]).await;
    let told = frozen(&cx, &head, org, "I1").await;
    assert_eq!((&told.shown, told.denominator), (&first.shown, Some(3)));
    let would_be = told.frozen.as_ref().unwrap().would_be.clone();
    assert_eq!(
        would_be.as_deref(),
        Some("(0 / 2) × 100 = —"),
        "other people, though no value either way"
    );
    let page = dashboard(&cx, &head, org, &IndicatorQuery::default()).await.unwrap();
    assert_eq!(
        page.tiles[0].settled.frozen, told.frozen,
        "the page of all indicators tells it too"
    );

    assert_eq!(
        kind(correct(&cx, &head, org, &correction(&told, " ")).await),
        "correct[reason] "
    );
    let keeper = coordinator(org);
    let refused = correct(&cx, &keeper, org, &correction(&told, "ошибка")).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))));
    correct(&cx, &head, org, &correction(&told, "увольнение внесено позже"))
        .await
        .unwrap();
    let last = frozen(&cx, &head, org, "I1").await;
    assert_eq!((last.denominator, last.state.as_str()), (Some(2), "corrected"));
    let why = last.frozen.clone().unwrap();
    assert_eq!((why.reason.as_str(), why.would_be), ("увольнение внесено позже", None));
    assert_eq!(
        kind(correct(&cx, &head, org, &correction(&told, "ещё раз")).await),
        "value-already-corrected"
    );

    let after: Vec<String> = rows(&cx, &stored).await.iter().map(text).collect();
    assert_eq!(after, before, "what was frozen first is there to the letter");
    let old = page_of(&cx, &head, org, &first).await;
    assert_eq!((old.is_last, old.history.len()), (false, 2));
    assert!(page_of(&cx, &head, org, &last).await.is_last);
    let facts = "SELECT count(*) FROM facts WHERE action = 'value.correct'";
    assert_eq!(number(&cx, facts).await, 1);
}

async fn refused_by_database(cx: &Backend, sql: &str) -> String {
    let tx = cx.db.begin_write().await.unwrap();
    let answer = tx.execute_unprepared(sql).await;
    answer.map(|_| String::new()).unwrap_or_else(|error| error.to_string())
}

#[tokio::test]
async fn sr_64_the_database_itself_refuses_to_change_or_to_delete_what_was_frozen() {
    let (cx, org, head, _folder) = january().await;
    freeze(&cx, &head, org, &order()).await.unwrap();
    for sql in [
        "UPDATE indicator_values SET shown = '99,9 %'",
        "UPDATE indicator_values SET numerator = 3",
        "DELETE FROM indicator_values",
        "UPDATE value_evidence SET included = TRUE",
        "UPDATE value_evidence SET name = 'Никто'",
        "DELETE FROM value_evidence",
    ] {
        let said = refused_by_database(&cx, sql).await;
        assert!(said.contains("a frozen value is never changed"), "{sql}: {said}");
    }
}

#[tokio::test]
async fn a_frozen_value_changed_past_the_program_is_found_by_the_check_and_said_on_its_page() {
    let (cx, org, head, _folder) = january().await;
    freeze(&cx, &head, org, &order()).await.unwrap();
    let reading = frozen(&cx, &head, org, "I1").await;
    assert!(page_of(&cx, &head, org, &reading).await.is_intact);
    assert_eq!(backend::check::check(&cx).await.unwrap(), Vec::<String>::new());
    let off = match cx.db.read().get_database_backend() {
        sea_orm::DbBackend::Postgres => "ALTER TABLE value_evidence DISABLE TRIGGER ALL",
        _ => "DROP TRIGGER value_evidence_unchanged",
    };
    let tx = cx.db.begin_write().await.unwrap();
    tx.execute_unprepared(off).await.unwrap();
    let forged = "UPDATE value_evidence SET reason = 'counted' WHERE reason <> 'counted'";
    let changed = tx.execute_unprepared(forged).await.unwrap();
    tx.commit().await.unwrap();
    assert!(changed.rows_affected() > 0);
    let found = backend::check::check(&cx).await.unwrap();
    assert!(
        found.iter().any(|said| said.starts_with("frozen value I1 of 2026")),
        "{found:?}"
    );
    assert!(!page_of(&cx, &head, org, &reading).await.is_intact);
}
