//! Reading rosters: the demo's, Russian headings, and every kind of wrong line.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::counting::demo::{ROSTER, date, roster_rows, sheet};
use domain::{
    imports::verdict::is_remark,
    points::Exact,
    problem::Problem,
    roster::{
        absences::{AbsenceKind, read_absences},
        import::{RosterRow, read_roster},
        staff::EmploymentKind,
    },
};
use std::collections::BTreeSet;

const HEADER: &str = "person;fio;position;mo;kind;rate;start;end;note\n";

fn read(lines: &str) -> (Vec<RosterRow>, Vec<Problem>) {
    read_roster(&sheet(&format!("{HEADER}{lines}")))
}

fn named(problems: &[Problem]) -> Vec<(&str, &str)> {
    problems
        .iter()
        .map(|one| (one.at.as_str(), one.kind.as_str()))
        .collect()
}

#[test]
fn the_demo_roster_is_45_persons_on_47_contracts() {
    let rows = roster_rows();
    let persons: BTreeSet<&str> = rows.iter().map(|row| row.person.as_str()).collect();
    assert_eq!((rows.len(), persons.len()), (47, 45));
    assert_eq!(rows.len(), ROSTER.lines().count() - 1);
    assert_eq!(rows[0].name.short_name(), "Авдеева\u{a0}И.\u{a0}П.");
}

#[test]
fn russian_headings_words_and_dates_are_read() {
    let text = "Ф.И.О.;Должность;МО;Вид занятости;Ставка;Начало;Окончание\n\
        Авдеева Ирина Петровна;Учитель;;Внутреннее совместительство;0,5;01.09.2022;31.08.2026\n\
        ;;;;;;\n\
        Ким Анна;тьютор;;основное;1;2020-09-01 00:00:00;\n";
    let (rows, problems) = read_roster(&sheet(text));
    assert_eq!(problems, []);
    assert_eq!((rows[0].person.as_str(), rows[0].line), ("авдеева ирина петровна", 2));
    assert_eq!(
        (rows[0].kind, rows[0].rate),
        (EmploymentKind::InternalPartTime, Exact::new(1, 2))
    );
    assert_eq!(
        (rows[0].start, rows[0].end),
        (date("2022-09-01"), Some(date("2026-08-31")))
    );
    assert_eq!((rows[1].line, rows[1].kind), (4, EmploymentKind::Main));
}

#[test]
fn names_in_three_columns_are_read() {
    let text = "Фамилия;Имя;Отчество;Должность;Вид;Ставка;Начало\nКим;Анна;;тьютор;штатный;1;2020-09-01\n";
    let (rows, problems) = read_roster(&sheet(text));
    assert_eq!((problems.len(), rows[0].name.full().as_str()), (0, "Ким Анна"));
}

#[test]
fn every_refused_line_is_named() {
    for (line, at, kind) in [
        (
            "P1;Авдеева;учитель;;main;1;2020-09-01;;",
            "line 2:fio",
            "person-name-unreadable",
        ),
        ("P1;;учитель;;main;1;2020-09-01;;", "line 2:fio", "required"),
        ("P1;Ким А.;;;main;1;2020-09-01;;", "line 2:position", "required"),
        (
            "P1;Ким А.;учитель;;иногда;1;2020-09-01;;",
            "line 2:kind",
            "kind-unknown",
        ),
        (
            "P1;Ким А.;учитель;;main;много;2020-09-01;;",
            "line 2:rate",
            "number-unreadable",
        ),
        (
            "P1;Ким А.;учитель;;main;0;2020-09-01;;",
            "line 2:rate",
            "rate-out-of-range",
        ),
        (
            "P1;Ким А.;учитель;;main;2,01;2020-09-01;;",
            "line 2:rate",
            "rate-out-of-range",
        ),
        (
            "P1;Ким А.;учитель;;main;1;31.02.2020;;",
            "line 2:start",
            "date-unreadable",
        ),
        (
            "P1;Ким А.;учитель;;main;1;01.09.20;;",
            "line 2:start",
            "date-unreadable",
        ),
        (
            "P1;Ким А.;учитель;;main;1;2020-09-01;2020-08-31;",
            "line 2:end",
            "end-before-start",
        ),
        ("P1;Ким А.", "line 2:position", "required"),
    ] {
        let (rows, problems) = read(line);
        assert_eq!(rows, [], "{line}");
        assert_eq!(named(&problems)[0], (at, kind), "{line}");
        assert!(!is_remark(&problems[0]));
    }
    assert_eq!(
        named(&read_roster(&sheet("person;fio\nP1;Ким А.")).1)[0],
        ("header:position", "column-missing")
    );
}

#[test]
fn the_same_post_twice_at_once_is_refused_and_one_after_the_other_is_not() {
    let first = "P1;Ким А.;учитель;;main;1;2020-09-01;2022-08-31;\n";
    let (rows, problems) = read(&format!(
        "{first}P1;Ким А.;Учитель ;;internal_part_time;0.5;2022-08-31;;"
    ));
    assert_eq!(
        (rows.len(), named(&problems)),
        (1, vec![("line 3:start", "employment-overlaps")])
    );
    assert_eq!(problems[0].with["line"], "2");
    let (rows, problems) = read(&format!("{first}P1;Ким А.;учитель;;main;1;2022-09-01;;"));
    assert_eq!((rows.len(), problems.len()), (2, 0));
}

#[test]
fn doubtful_lines_stay_with_a_warning() {
    let first = "P1;Ким А.;учитель;;main;1;2020-09-01;;\n";
    for (line, at, kind) in [
        ("P1;Ким А.;тьютор;;main;1;2021-09-01;;", "line 3:kind", "two-main"),
        (
            "P2;Юн О.;звездочёт;;main;1;2021-09-01;;",
            "line 3:position",
            "position-unknown",
        ),
        (
            "P1;Юн О.;тьютор;;internal_part_time;1;2021-09-01;;",
            "line 3:fio",
            "name-differs",
        ),
    ] {
        let (rows, problems) = read(&format!("{first}{line}"));
        assert_eq!((rows.len(), named(&problems)), (2, vec![(at, kind)]));
        assert!(is_remark(&problems[0]));
    }
}

#[test]
fn absences_are_read_in_words_and_codes() {
    let text = "person;kind;from;to\nP37;parental;2025-09-01;\nP1;по уходу за ребёнком;01.02.2026;01.01.2026\nP2;хочу;01.02.2026;\n\
        P3;отпуск по беременности и родам;01.02.2026;20.06.2026\n";
    let (rows, problems) = read_absences(&sheet(text));
    let kinds: Vec<AbsenceKind> = rows.iter().map(|row| row.kind).collect();
    assert_eq!(kinds, [AbsenceKind::Parental, AbsenceKind::Maternity]);
    assert_eq!(
        named(&problems),
        [("line 3:to", "end-before-start"), ("line 4:kind", "kind-unknown")]
    );
}
