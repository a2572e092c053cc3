//! Reading a file of a light register: its columns are the fields of the register, its rules those of the form.
//! An empty cell leaves what is known.

use crate::{
    light::{
        form,
        register::{Field, Light},
        wire::LightInput,
        words,
    },
    problem::Problem,
    roster::sheet::{Column, Line, Sheet, line_number},
};
use std::{collections::BTreeMap, sync::LazyLock};

/// One row as a file tells it; people and the methodical union are still as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LightRow {
    /// Its number in the file.
    pub line: usize,
    /// What it says; kind and state are codes, or empty.
    pub input: LightInput,
}

impl LightRow {
    /// What was typed for whom or what the row names.
    pub fn named(&self, column: &str) -> &str {
        match Field::from_code(column) {
            Some(Field::Person) => &self.input.person,
            Some(Field::Other) => &self.input.other,
            Some(Field::Union) => &self.input.union,
            Some(Field::Title) => &self.input.title,
            _ => "",
        }
    }
}

/// The columns of a file: the fields of the register, under the headings its own file has.
pub fn columns(register: Light) -> &'static [Column] {
    static ALL: LazyLock<BTreeMap<Light, Vec<Column>>> = LazyLock::new(|| {
        let of = |register: Light| {
            let fields = register.described().fields.iter();
            fields.map(|field| (field.code(), headings(register, *field))).collect()
        };
        Light::ALL.iter().map(|register| (*register, of(*register))).collect()
    });
    ALL.get(&register).map(Vec::as_slice).unwrap_or_default()
}

/// The headings a field may stand under, the code first.
fn headings(register: Light, field: Field) -> &'static [&'static str] {
    match (register, field) {
        (Light::Requests, Field::Form) => &["form", "чейзапрос", "видзапроса", "whoserequest"],
        (Light::Mentors, Field::Form) => &["form", "рольнаставника", "роль", "roleofthementor"],
        (Light::Plans, Field::Form) => &["form", "чтоэто", "вид", "whatitis"],
        (_, Field::Form) => &["form", "форма", "формаобучения"],
        (Light::Mentors, Field::Person) => &["person", "наставляемый", "молодойпедагог", "mentee"],
        (_, Field::Person) => &["person", "педагог", "фио", "fio", "слушатель", "teacher"],
        (_, Field::Other) => &["other", "наставник", "mentor"],
        (_, Field::Union) => &["union", "методическоеобъединение", "мо", "methodicalunion"],
        (Light::Requests, Field::Title) => &["title", "направление", "тема", "direction"],
        (Light::Courses, Field::Title) => &["title", "программа", "курс", "названиекурса", "programme"],
        (Light::Mentors, Field::Title) => &["title", "надчемработают", "тема", "whattheyworkon"],
        (Light::Plans, Field::Title) => &["title", "тема", "название", "subject"],
        (_, Field::Place) => &["place", "гдеобучается", "организация", "where"],
        (Light::Plans, Field::Amount) => &["amount", "участников", "присутствовало", "peoplepresent"],
        (_, Field::Amount) => &["amount", "часов", "часы", "количествочасов", "hours"],
        (Light::Requests, Field::From) => &["from", "датазапроса", "дата", "dateoftherequest"],
        (Light::Courses, Field::From) => &["from", "начало", "с", "датаначала", "begins"],
        (Light::Plans, Field::From) => &["from", "дата", "с", "date"],
        (_, Field::From) => &["from", "с", "начало", "датаначала"],
        (Light::Courses, Field::To) => &["to", "окончание", "по", "датаокончания", "ends"],
        (_, Field::To) => &["to", "по", "окончание", "датаокончания"],
        (Light::Requests, Field::Number) => &["number", "протоколмо", "протокол", "minutesoftheunionno"],
        (Light::Courses, Field::Number) => &["number", "удостоверение", "номерудостоверения", "certificateno"],
        (Light::Plans, Field::Number) => &["number", "протокол", "номерпротокола", "minutesno"],
        (_, Field::Number) => &["number", "приказ", "номерприказа", "orderno"],
        (_, Field::State) => &["state", "состояние", "статус"],
        (Light::Plans, Field::Note) => &["note", "решенияирезультаты", "примечание", "decisionsandresults"],
        (_, Field::Note) => &["note", "примечание", "комментарий", "remark"],
    }
}

/// The columns without which no row can be read.
fn needed(register: Light) -> &'static [&'static str] {
    match register {
        Light::Requests => &["title", "from"],
        Light::Courses => &["person", "title", "from"],
        Light::Mentors => &["person", "other", "from", "number"],
        Light::Plans => &["union", "title", "from"],
    }
}

/// Reads a light register; a line with a problem is left out and named.
pub fn read_records(register: Light, sheet: &Sheet) -> (Vec<LightRow>, Vec<Problem>) {
    let columns = columns(register);
    let missing = sheet.missing(columns, needed(register));
    if !missing.is_empty() {
        return (Vec::new(), missing);
    }
    let (rows, mut problems) = sheet.read(columns, |line| light_row(register, line));
    problems.sort_by_key(line_number);
    (rows, problems)
}

fn light_row(register: Light, line: &mut Line) -> Option<LightRow> {
    let (form, state) = (word(register, Field::Form, line), word(register, Field::State, line));
    let (form, state) = (form?, state?);
    let text = |field: Field| line.text(field.code());
    let input = LightInput {
        form,
        person: text(Field::Person),
        other: text(Field::Other),
        union: text(Field::Union),
        title: text(Field::Title),
        place: text(Field::Place),
        amount: text(Field::Amount),
        from: text(Field::From),
        to: text(Field::To),
        number: text(Field::Number),
        state,
        note: text(Field::Note),
    };
    if let Err(problems) = form::read(register, &input) {
        problems.into_iter().for_each(|one| line.note(one));
        return None;
    }
    let line = line.number;
    Some(LightRow { line, input })
}

/// The code of a kind or a state; empty when the cell is.
fn word(register: Light, field: Field, line: &mut Line) -> Option<String> {
    let read = |text: &str| words::code(register, field, text);
    let code = line.optional(field.code(), "light-word-unknown", read)?;
    Some(code.unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(register: Light, header: &str, lines: &[&str]) -> Vec<String> {
        let (_, problems) = read_records(register, &Sheet::typed(header, lines));
        problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect()
    }

    #[test]
    fn every_field_is_a_column_and_no_heading_means_two_of_them() {
        for register in Light::ALL.iter().copied() {
            let columns = columns(register);
            let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
            let fields: Vec<&str> = register.described().fields.iter().map(|one| one.code()).collect();
            assert_eq!(names, fields, "{register:?}");
            let mut all: Vec<&str> = columns.iter().flat_map(|(_, known)| known.iter().copied()).collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count, "{register:?}");
        }
    }

    #[test]
    fn russian_headings_and_words_are_the_same_register_as_codes() {
        let (coded, none) = read_records(
            Light::Courses,
            &Sheet::typed(
                "person;title;place;form;amount;from;to;state;number;note",
                &["P01;Оценивание;ИРО;mixed;72;2026-02-01;2026-03-01;completed;118;'- очно"],
            ),
        );
        let (russian, nothing) = read_records(
            Light::Courses,
            &Sheet::typed(
                "Педагог;Программа;Где обучается;Форма;Часов;Начало;Окончание;Состояние;Удостоверение №;Примечание",
                &["P01;Оценивание;ИРО;очно и дистанционно;72;2026-02-01;2026-03-01;завершён;118;- очно"],
            ),
        );
        assert_eq!((none, nothing), (vec![], vec![]));
        assert_eq!(coded, russian);
        assert_eq!((coded[0].line, coded[0].input.form.as_str()), (2, "mixed"));
    }

    #[test]
    fn sr_45_47_48_the_rules_of_the_form_are_named_at_line_and_column() {
        assert_eq!(
            refused(
                Light::Courses,
                "Педагог;Программа;Начало;Окончание;Состояние;Часов",
                &[
                    ";Оценивание;01.02.2026;;;",
                    "P01;;завтра;;;много",
                    "P01;Оценивание;01.02.2026;01.01.2026;;",
                    "P01;Оценивание;01.02.2026;;завершён;",
                    "P01;Оценивание;01.02.2026;;во сне;",
                    "P01;Оценивание;01.02.2026;;;",
                ],
            ),
            [
                "line 2:person required",
                "line 3:title required",
                "line 3:from date-unreadable",
                "line 3:amount number-unreadable",
                "line 4:to end-before-start",
                "line 5:to required",
                "line 6:state light-word-unknown",
            ]
        );
        let pair = refused(
            Light::Mentors,
            "Наставляемый;Наставник;С;Приказ №",
            &["P09;P01;01.09.2025;"],
        );
        assert_eq!(pair, ["line 2:number light-order-missing"]);
        let meeting = "Что это;Методическое объединение;Тема;Дата;Состояние";
        let held = refused(
            Light::Plans,
            meeting,
            &["заседание;МО математики;Итоги;01.02.2026;проведено"],
        );
        assert_eq!(held, ["line 2:number light-protocol-missing"]);
    }

    #[test]
    fn a_file_of_something_else_is_refused_by_its_headings() {
        let missing = refused(Light::Plans, "имя;возраст", &["а;б"]);
        assert_eq!(
            missing,
            [
                "header:union column-missing",
                "header:title column-missing",
                "header:from column-missing"
            ]
        );
    }
}
