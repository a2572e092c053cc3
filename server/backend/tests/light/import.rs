//! Light registers out of files: what is refused, what a row is known by, and that a file of our own changes nothing.

use super::{ME, pair, row, staffed};
use crate::demo::golden::number;
use crate::imports::{load, refused};
use crate::support;
use backend::Backend;
use backend::actor::Actor;
use backend::error::Error;
use backend::formats::table::Table;
use backend::formats::{csv, xlsx};
use backend::imports::Imported;
use backend::light::{LightWords, add, export, list};
use domain::access::Role;
use domain::ids::OrgId;
use domain::imports::register::Register;
use domain::light::register::Light;
use domain::light::wire::{LightInput, LightLine};
use domain::registers::listing::Listing;

const REGISTERS: [(Light, Register); 4] = [
    (Light::Requests, Register::Requests),
    (Light::Courses, Register::Courses),
    (Light::Mentors, Register::Mentors),
    (Light::Plans, Register::Plans),
];
const PAIRS: &str = "Наставляемый;Наставник;С;По;Приказ №\n";

async fn bring(cx: &Backend, org: OrgId, register: Register, text: &str) -> Result<Imported, Error> {
    load(cx, ME, org, register, text.as_bytes()).await
}

async fn lines(cx: &Backend, org: OrgId, register: Light) -> Vec<LightLine> {
    let list = list(cx, ME, org, register, &Listing::default()).await.unwrap();
    list.page.rows
}

async fn facts(cx: &Backend) -> i64 {
    number(cx, "SELECT COUNT(*) FROM facts").await
}

/// A row of everything, some with all their fields.
async fn fill(cx: &Backend, org: OrgId) {
    let all = list(cx, ME, org, Light::Plans, &Listing::default()).await.unwrap();
    let collective = LightInput {
        form: "collective".to_owned(),
        union: all.unions[0].id.clone(),
        number: "Протокол 3".to_owned(),
        ..row("", "Оценивание", "2026-02-02")
    };
    let course = LightInput {
        form: "mixed".to_owned(),
        place: "ИРО".to_owned(),
        amount: "72".to_owned(),
        to: "2026-03-01".to_owned(),
        number: "118".to_owned(),
        state: "completed".to_owned(),
        note: "- очно;\r\n\"дома\"".to_owned(),
        ..row("P01", "Оценивание", "2026-02-01")
    };
    let meeting = LightInput {
        union: all.unions[0].id.clone(),
        state: "held".to_owned(),
        number: "3".to_owned(),
        amount: "12".to_owned(),
        ..row("", "Итоги", "2026-02-10")
    };
    for (register, input) in [
        (Light::Requests, row("P01", "Оценивание", "2026-02-01")),
        (Light::Requests, collective),
        (Light::Courses, course.clone()),
        (Light::Courses, course.clone()),
        (
            Light::Courses,
            LightInput {
                number: "119".to_owned(),
                ..course
            },
        ),
        (Light::Mentors, pair("P09", "P01", "2025-09-01", "2026-01-31")),
        (Light::Mentors, pair("P09", "P02", "2026-02-01", "")),
        (Light::Plans, meeting),
    ] {
        add(cx, ME, org, register, &input).await.unwrap();
    }
}

/// The register's own file; words that are not given are written as codes.
async fn own_file(cx: &Backend, org: OrgId, register: Light) -> Table {
    let fields = register.described().fields.iter();
    let words = LightWords {
        title: register.code().to_owned(),
        head: fields.map(|field| field.code().to_owned()).collect(),
        forms: vec![("mixed".to_owned(), "очно и дистанционно".to_owned())],
        states: vec![("held".to_owned(), "проведено".to_owned())],
    };
    let listing = Listing::default();
    export(cx, ME, org, (register, &listing), &words).await.unwrap()
}

#[tokio::test]
async fn a_file_of_our_own_changes_nothing_whatever_its_format_and_fills_an_empty_register() {
    let (cx, org, _folder) = staffed().await;
    let (other, empty, _other_folder) = staffed().await;
    fill(&cx, org).await;
    for (light, register) in REGISTERS {
        let table = own_file(&cx, org, light).await;
        let before = facts(&cx).await;
        for bytes in [csv::write(&table).unwrap(), xlsx::write(&table).unwrap()] {
            let again = load(&cx, ME, org, register, &bytes).await.unwrap();
            assert_eq!((again.rows, again.changed), (table.rows.len(), 0), "{register:?}");
        }
        assert_eq!(facts(&cx).await, before, "nothing has happened");
    }
    for (light, register) in REGISTERS.into_iter().filter(|(light, _)| *light != Light::Courses) {
        let table = own_file(&cx, org, light).await;
        let bytes = xlsx::write(&table).unwrap();
        for changed in [table.rows.len(), 0] {
            let loaded = load(&other, ME, empty, register, &bytes).await.unwrap();
            assert_eq!(loaded.changed, changed, "{register:?}");
        }
        assert_eq!(own_file(&other, empty, light).await.rows, table.rows, "{register:?}");
    }
}

#[tokio::test]
async fn one_refused_row_keeps_all_out_and_each_is_named() {
    let (cx, org, _folder) = staffed().await;
    let wrong = "Чей запрос;Направление;Педагог;Методическое объединение;Дата запроса;Протокол МО №\n\
                 педагога;Оценивание;P01;;01.02.2026;\n\
                 педагога;Оценивание;Никто Н. Н.;;01.02.2026;\n\
                 методического объединения;Оценивание;;МО звездочётов;01.02.2026;3\n\
                 педагога;оценивание;Авдеева И. П.;;01.03.2026;\n\
                 чужой;Оценивание;P02;;01.03.2026;\n";
    assert_eq!(
        refused(bring(&cx, org, Register::Requests, wrong).await),
        [
            "line 3:person person-unknown",
            "line 4:union light-union-unknown",
            "line 5:title light-repeated",
            "line 6:form light-word-unknown"
        ]
    );
    let same = format!("{PAIRS}P09;P09;01.09.2025;;15-к\n");
    assert_eq!(
        refused(bring(&cx, org, Register::Mentors, &same).await),
        ["line 2:other light-mentor-same"]
    );
    assert_eq!(number(&cx, "SELECT COUNT(*) FROM light_records").await, 0);
}

#[tokio::test]
async fn sr_48_pairs_are_looked_at_as_the_whole_file_leaves_them() {
    let (cx, org, _folder) = staffed().await;
    add(&cx, ME, org, Light::Mentors, &pair("P09", "P01", "2025-09-01", ""))
        .await
        .unwrap();
    let following = "P09;P02;01.02.2026;;16-к\n";
    assert_eq!(
        refused(bring(&cx, org, Register::Mentors, &format!("{PAIRS}{following}")).await),
        ["line 2:other light-mentor-taken"]
    );
    let both = format!("{PAIRS}{following}P09;P01;01.09.2025;31.01.2026;15-к\n");
    let loaded = bring(&cx, org, Register::Mentors, &both).await.unwrap();
    assert_eq!(
        (loaded.rows, loaded.changed),
        (2, 2),
        "the new pair, and the end of the old one"
    );
    let again = bring(&cx, org, Register::Mentors, &both).await.unwrap();
    assert_eq!((again.changed, lines(&cx, org, Light::Mentors).await.len()), (0, 2));
    let two = format!("{PAIRS}P20;P01;01.02.2026;;17-к\nP20;P02;01.03.2026;;18-к\n");
    assert_eq!(
        refused(bring(&cx, org, Register::Mentors, &two).await),
        ["line 3:other light-mentor-taken"],
        "the later of two lines"
    );
}

#[tokio::test]
async fn an_empty_cell_leaves_what_is_known_and_one_fact_tells_of_the_file() {
    let (cx, org, _folder) = staffed().await;
    fill(&cx, org).await;
    let text = "Педагог;Направление;Дата запроса;Состояние\nP01;Оценивание;03.02.2026;исполнен\n";
    let before = facts(&cx).await;
    let loaded = bring(&cx, org, Register::Requests, text).await.unwrap();
    assert_eq!((loaded.changed, facts(&cx).await), (1, before + 1));
    let blank = text.replace("исполнен", "");
    assert_eq!(bring(&cx, org, Register::Requests, &blank).await.unwrap().changed, 0);
    let rows = lines(&cx, org, Light::Requests).await;
    let row = rows.iter().find(|one| one.form == "individual").unwrap();
    assert_eq!((rows.len(), row.state.as_str()), (2, "satisfied"));
    assert_eq!(row.from, "2026-02-03".parse().ok());
}

#[tokio::test]
async fn whoever_may_not_write_light_registers_loads_none() {
    let (cx, org, _folder) = staffed().await;
    let stranger = support::member(&cx, org, Role::Sysadmin).await;
    let foreign = support::coordinator(support::school(&cx, "two").await);
    let text = format!("{PAIRS}P09;P01;01.09.2025;;15-к\n");
    let brought = async |actor: &Actor| load(&cx, actor, org, Register::Mentors, text.as_bytes()).await;
    assert!(matches!(brought(&stranger).await, Err(Error::Forbidden(_))));
    assert!(matches!(brought(&foreign).await, Err(Error::NotFound(_))));
    let methodist = support::member(&cx, org, Role::Methodist).await;
    assert_eq!(brought(&methodist).await.unwrap().changed, 1);
}
