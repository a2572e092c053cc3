//! The check of the programme finds what is wrong with the document: each of the fourteen defects by its name.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::programme::criteria;
use domain::programme::differences::{Part, differences, lines};
use domain::programme::edition::{Act, Edition, Step};
use domain::programme::findings::{Finding, FindingKind, TableRow, Weight, findings};
use domain::programme::passport::{Passport, Verbatim};
use domain::programme::stages::{Calendar, StageCode};

const TERM: &str = "сводная информация за календарный год (по состоянию на январь отчетного года)";
const STATISTICS: &str = "результаты статистических исследований";
const OWN: &str = "результаты школьного мониторинга";
const METHODICAL: &str = "научно-методическое сопровождение педагогических работников";
const EVENTS: &str = "доля участвовавших в научно-методических мероприятиях муниципального уровня";

fn row(code: &str, criterion: &str, formula: &str, written: [&str; 7]) -> TableRow {
    let [no, by, title, method, unit, source, term] = written.map(str::to_owned);
    TableRow {
        code: code.to_owned(),
        criterion: criterion.to_owned(),
        title: format!("Показатель {code}"),
        formula: formula.to_owned(),
        is_unreadable: false,
        source: source.clone(),
        methods: 1,
        is_enabled: true,
        written_no: no,
        written_criterion: by,
        written_title: title,
        written_formula: method,
        written_unit: unit,
        written_source: source,
        written_term: term,
    }
}

/// Section 6 as it was approved (`domain.md` 1.9).
fn table() -> Vec<TableRow> {
    let first = "(ЧПдп/ЧП) х 100, где ЧПдп - число участвовавших; ЧП - общее число педагогических работников";
    let second = "(ЧПип/ЧП) х 10 О, где ЧПип - педагогических работников, для которых составлены ИОМ; - общее число педагогических работников";
    let third = "(ЧПмм/ЧП)х1 00, где ЧПмм - число участвовавших; ЧП - общее число педагогических работников";
    let fourth = "(ЧПмм/ЧП)х100; количество вакансий педагогических работников в ОО";
    let bank = "банк вакансий, ежегодная актуализация (по состоянию на январь отчетного года";
    let deficits = "выявление профессиональных дефицитов педагогических работников";
    let courses = "повышению квалификации педагогов на основе диагностики профессиональных дефицитов";
    vec![
        row(
            "I1",
            "C1",
            "ЧПдп / ЧП * 100",
            ["1.", deficits, "доля диагностики", first, "%", STATISTICS, TERM],
        ),
        row(
            "I2",
            "C2",
            "ЧПип / ЧП * 100",
            ["2.", courses, "доля ИОМ", second, "%", STATISTICS, TERM],
        ),
        row(
            "I3",
            "C4",
            "ЧПмм / ЧП * 100",
            ["З.", METHODICAL, EVENTS, third, "%", OWN, TERM],
        ),
        row(
            "I4",
            "C8",
            "Вак",
            ["4.", METHODICAL, EVENTS, fourth, "количество вакансий", OWN, bank],
        ),
    ]
}

fn edition() -> Edition {
    let act = |code: &str, number: &str, number_verbatim: &str, in_section| Act {
        code: code.to_owned(),
        kind: "акт".to_owned(),
        number: number.to_owned(),
        number_verbatim: number_verbatim.to_owned(),
        in_passport: true,
        in_section,
        ..Act::default()
    };
    let said = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Edition {
        passport: Passport::default(),
        verbatim: Verbatim {
            tasks: said(&[
                "показателей и индикаторов по основным направлениям управления системой обеспечения профессионального",
                "развития педагогических работников, единых подходов",
                "взаимодействие руководства и педагогических работников",
            ]),
            participants: said(&["руководители образовательной организаций"]),
            periods: said(&["подготовительный период", "основной этап"]),
        },
        calendar: Calendar::of_the_document(2026),
        criteria: criteria::of_the_document(),
        acts: vec![act("A1", "273-ФЗ", "273-03", true), act("A7", "02-21/55", "", false)],
        steps: Vec::new(),
    }
}

fn found(defect: &str) -> Vec<Finding> {
    let all = findings(&edition(), &table());
    all.into_iter()
        .filter(|one| one.kind.defect() == Some(defect))
        .collect()
}

fn places(defect: &str) -> Vec<String> {
    found(defect).into_iter().map(|one| one.at).collect()
}

#[test]
fn t_1_a_zero_typed_as_a_letter_is_read_as_a_hundred() {
    let one = &found("T-1")[0];
    assert_eq!(
        (one.at.as_str(), one.written.as_str(), one.read.as_str()),
        ("I2", "10 О", "100")
    );
    assert_eq!(places("T-1").len(), 1);
}

#[test]
fn t_2_lost_words_of_two_variables_are_named() {
    let reads: Vec<_> = found("T-2").into_iter().map(|one| one.read).collect();
    assert_eq!(reads.len(), 2);
    assert!(reads[0].starts_with("ЧПип — число педагогических"), "{reads:?}");
    assert!(reads[1].starts_with("ЧП — общее число"), "{reads:?}");
}

#[test]
fn t_3_a_split_hundred_and_a_letter_for_the_row_s_number() {
    let kinds: Vec<_> = found("T-3").into_iter().map(|one| (one.kind, one.read)).collect();
    assert!(
        kinds.contains(&(FindingKind::SplitNumber, "100".to_owned())),
        "{kinds:?}"
    );
    assert!(kinds.contains(&(FindingKind::RowNumber, "3.".to_owned())), "{kinds:?}");
    assert_eq!(places("T-3"), ["I3", "I3"]);
}

#[test]
fn t_4_row_four_repeats_row_three() {
    assert_eq!(found("T-4")[0].written, "I4 = I3");
    assert_eq!(places("T-4"), ["I4"]);
}

#[test]
fn t_5_row_four_speaks_of_vacancies_and_leaves_a_bracket_open() {
    let kinds: Vec<_> = found("T-5").into_iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [FindingKind::UnitContradicts, FindingKind::BracketOpen]);
    assert_eq!(places("T-5"), ["I4", "I4"]);
}

#[test]
fn t_6_rows_with_one_term_and_two_sources_keep_their_own() {
    assert_eq!(places("T-6"), ["I3"]);
}

#[test]
fn t_7_four_criteria_have_no_indicator() {
    assert_eq!(places("T-7"), ["C3", "C5", "C6", "C7"]);
}

#[test]
fn t_8_row_two_names_its_criterion_in_other_words() {
    assert_eq!(places("T-8"), ["I2"]);
}

#[test]
fn t_9_the_number_of_the_law_was_recognised_wrongly() {
    let one = &found("T-9")[0];
    assert_eq!((one.written.as_str(), one.read.as_str()), ("№ 273-03", "№ 273-ФЗ"));
}

#[test]
fn t_10_one_task_in_two_bullets_is_joined() {
    let joined = &found("T-10")[0].read;
    assert!(joined.contains("профессионального развития"), "{joined}");
    assert_eq!(found("T-10").len(), 1);
}

#[test]
fn t_11_two_border_days_belong_to_both_stages() {
    let days: Vec<_> = found("T-11").into_iter().map(|one| one.written).collect();
    assert_eq!(days, ["01.04", "01.06"]);
}

#[test]
fn t_12_words_that_do_not_agree() {
    assert_eq!(found("T-12")[0].read, "руководители образовательной организации");
}

#[test]
fn t_13_an_act_of_the_passport_is_missing_in_section_two() {
    assert_eq!(places("T-13"), ["A7"]);
    assert_eq!(found("T-13")[0].read, "passport");
}

#[test]
fn t_14_the_preparing_period_is_the_initial_stage() {
    assert_eq!(found("T-14")[0].written, "подготовительный период");
    assert_eq!(places("T-14"), ["initial"]);
}

#[test]
fn q12_an_indicator_without_source_method_or_a_formula_that_parses_is_named_first() {
    let mut rows = table();
    rows[0].source.clear();
    rows[1].methods = 0;
    rows[2].is_unreadable = true;
    rows[3].criterion = "C9".to_owned();
    let all = findings(&edition(), &rows);
    let at = |kind| {
        all.iter()
            .filter(move |one| one.kind == kind)
            .map(|one| one.at.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(at(FindingKind::WithoutSource), ["I1"]);
    assert_eq!(at(FindingKind::WithoutMethod), ["I2"]);
    assert_eq!(at(FindingKind::FormulaUnreadable), ["I3"]);
    assert_eq!(at(FindingKind::CriterionUnknown), ["I4"]);
    assert_eq!(all[0].kind.weight(), Weight::Stop);
    assert!(at(FindingKind::CriterionWithoutIndicator).contains(&"C8"));
}

#[test]
fn sr_04_a_copy_for_the_next_year_differs_in_nothing_and_a_change_is_named() {
    let mut this = edition();
    this.steps.push(Step {
        stage: StageCode::Main,
        title: "Открыть кампании".to_owned(),
        owner: "координатор".to_owned(),
        due_on: chrono::NaiveDate::from_ymd_opt(2026, 4, 15).unwrap(),
    });
    let mut next = this.moved_to(2027);
    assert_eq!(next.calendar, Calendar::of_the_document(2027));
    assert_eq!(differences(&lines(&this), &lines(&next)), []);
    next.passport.goal = "Другая цель".to_owned();
    next.acts.remove(0);
    let found = differences(&lines(&this), &lines(&next));
    let said: Vec<_> = found.iter().map(|one| (one.part, one.name.as_str())).collect();
    assert_eq!(said, [(Part::Passport, "goal"), (Part::Act, "акт № 273-ФЗ")]);
    assert_eq!(found[1].after, None);
}
