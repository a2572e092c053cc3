//! `otklik import`: a whole school from files, exit statuses, each refusal named, every format.

use super::workbooks::{sheet, xlsx};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const NOW: &str = "2027-01-15T12:00";
const FILES: [(&str, &str); 8] = [
    ("roster", "roster.csv"),
    ("absences", "absences.csv"),
    ("campaigns", "campaigns.csv"),
    ("attempts", "attempts.csv"),
    ("events", "events.csv"),
    ("participation", "event_participation.csv"),
    ("routes", "iom.csv"),
    ("vacancies", "vacancies.csv"),
];

fn otklik(folder: &Path, command: &[&str]) -> Output {
    let database = format!("sqlite://{}", folder.join("otklik.db").display());
    Command::new(env!("CARGO_BIN_EXE_otklik"))
        .args(command)
        .args(["--database", &database, "--now", NOW])
        .output()
        .unwrap()
}

fn import(folder: &Path, what: &str, file: &Path) -> (Option<i32>, String, String) {
    let run = otklik(
        folder,
        &["import", what, &file.display().to_string(), "--org", "another"],
    );
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (run.status.code(), text(&run.stdout), text(&run.stderr))
}

fn school() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let added = otklik(
        folder.path(),
        &["org", "add", "--code", "another", "--name", "Школа № 12"],
    );
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    folder
}

fn demo(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("backend/src/demo/data")
        .join(name)
}

#[test]
fn a_refused_row_is_named_the_status_is_not_0_and_nothing_is_loaded() {
    let folder = school();
    let wrong = folder.path().join("wrong.csv");
    let text = "Код;ФИО;Должность;Вид;Ставка;Дата приёма\n1;Ким А. Б.;учитель;основное;3;01.09.2012\n";
    std::fs::write(&wrong, text).unwrap();
    let (status, printed, said) = import(folder.path(), "roster", &wrong);
    assert_eq!((status, printed.as_str()), (Some(1), ""));
    assert!(
        said.contains("строка 2, поле «Ставка»") && said.contains("ошибок: 1"),
        "{said}"
    );
    let (status, _, said) = import(folder.path(), "attempts", &demo("attempts.csv"));
    assert_eq!(status, Some(1));
    assert!(
        said.contains("кампания с этим кодом не загружена («T1-2026»)"),
        "{said}"
    );
    let (status, _, said) = import(folder.path(), "roster", &demo("golden.json"));
    assert_eq!(status, Some(1));
    assert!(said.contains("заголовок, поле «ФИО»"), "{said}");
    let (status, ..) = import(folder.path(), "roster", &folder.path().join("nowhere.csv"));
    assert_ne!(status, Some(0));
}

#[test]
fn ex_01_the_files_of_another_school_give_the_golden_indicators() {
    let folder = school();
    for (what, file) in FILES {
        let (status, printed, said) = import(folder.path(), what, &demo(file));
        assert_eq!(status, Some(0), "{what}: {said}");
        assert!(!printed.contains("изменённых: 0"), "{what}: {printed}");
        let (status, printed, _) = import(folder.path(), what, &demo(file));
        assert_eq!(status, Some(0));
        assert!(printed.contains("новых и изменённых: 0"), "{what} again: {printed}");
    }
    let run = otklik(
        folder.path(),
        &["indicators", "--org", "another", "--year", "2026", "--json"],
    );
    let found: Vec<Value> = serde_json::from_slice(&run.stdout).unwrap();
    let golden: Value = serde_json::from_str(include_str!("../../backend/src/demo/data/golden.json")).unwrap();
    for (view, name) in found.iter().zip(["i1", "i2", "i3"]) {
        assert_eq!(
            view["value"],
            format!("{:.1}", golden[name].as_f64().unwrap()),
            "{name}"
        );
        assert_eq!(view["denominator"], golden["chp"], "{name}");
    }
    assert_eq!(found[3]["value"], golden["i4"].to_string());
    let checked = otklik(folder.path(), &["check"]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn the_command_line_takes_spreadsheets_and_names_what_is_wrong_with_a_file() {
    let folder = school();
    let rows: [&[&str]; 3] = [
        &["Список работников"],
        &["Код", "ФИО", "Должность", "Вид", "Ставка", "Дата приёма"],
        &["1", "Ким Анна Борисовна", "учитель", "основное", "0,5", "01.09.2012"],
    ];
    let book = folder.path().join("roster.xlsx");
    std::fs::write(&book, xlsx(&sheet(&rows), &[])).unwrap();
    let (status, printed, said) = import(folder.path(), "roster", &book);
    assert_eq!(
        (status, printed.as_str()),
        (Some(0), "строк: 1, новых и изменённых: 1\n"),
        "{said}"
    );
    std::fs::write(&book, b"PK\x03\x04broken").unwrap();
    let (status, _, said) = import(folder.path(), "roster", &book);
    assert_eq!(status, Some(1));
    assert!(said.contains("Файл повреждён"), "{said}");
}

#[test]
fn light_registers_and_documents_are_loaded_by_the_command_too() {
    let folder = school();
    assert_eq!(import(folder.path(), "roster", &demo("roster.csv")).0, Some(0));
    let union = "МО учителей начальных классов";
    for (what, text) in [
        (
            "requests",
            "Направление;Педагог;Дата запроса\nОценивание;P01;01.02.2026\n".to_owned(),
        ),
        (
            "courses",
            "Педагог;Программа;Начало\nP01;Оценивание;01.02.2026\n".to_owned(),
        ),
        (
            "mentors",
            "Наставляемый;Наставник;С;Приказ №\nP09;P01;01.09.2025;15-к\n".to_owned(),
        ),
        (
            "plans",
            format!("Методическое объединение;Тема;Дата\n{union};Итоги;01.02.2026\n"),
        ),
        (
            "documents",
            "Название;Вид;Уровень\nО диагностике;уведомление;школьный\n".to_owned(),
        ),
    ] {
        let file = folder.path().join(format!("{what}.csv"));
        std::fs::write(&file, text).unwrap();
        for changed in [1, 0] {
            let (status, printed, said) = import(folder.path(), what, &file);
            assert_eq!(status, Some(0), "{what}: {said}");
            assert_eq!(printed, format!("строк: 1, новых и изменённых: {changed}\n"), "{what}");
        }
    }
}
