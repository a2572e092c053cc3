//! Whose column is whose: the line of headings is found, headings are recognised, and what was chosen by hand decides.

use crate::{
    imports::{
        register::Register,
        workbook::{Rows, SheetRows, Workbook},
    },
    problem::Problem,
    roster::sheet::{Column, Sheet, letters},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The headings stand within so many rows from the top: above them are a title, a school's name, a date.
const HEADER_WITHIN: usize = 20;
/// A heading that only begins like a known one has to share so many letters with it.
const SHARED_LETTERS: usize = 5;

/// Where a register is read from in a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The sheet, from 0.
    pub sheet: usize,
    /// The row of headings among the rows of the sheet, from 0.
    pub header: usize,
    /// The file's column, from 0, for each column of the register that is read.
    pub columns: BTreeMap<String, usize>,
}

/// The place that recognises most: the first sheet and the first row of headings of the best.
pub fn recognised(register: Register, book: &Workbook) -> Place {
    let mut best = Place::default();
    for (sheet, rows) in book.sheets.iter().enumerate() {
        let found = in_sheet(register, sheet, rows);
        if found.columns.len() > best.columns.len() || sheet == 0 {
            best = found;
        }
    }
    best
}

/// The same within one sheet.
pub fn in_sheet(register: Register, sheet: usize, rows: &SheetRows) -> Place {
    let mut best = Place {
        sheet,
        ..Place::default()
    };
    for (header, (_, cells)) in rows.rows.iter().take(HEADER_WITHIN).enumerate() {
        let columns = headings(register.columns(), cells);
        if columns.len() > best.columns.len() {
            best = Place { sheet, header, columns };
        }
    }
    best
}

/// The columns whose headings are known: word for word first, then those that begin like a known one.
pub fn headings(columns: &[Column], header: &[String]) -> BTreeMap<String, usize> {
    let header: Vec<String> = header.iter().map(|heading| letters(heading)).collect();
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for is_exact in [true, false] {
        for (name, known) in columns {
            let fits = |heading: &str| known.iter().any(|one| is_same(heading, one, is_exact));
            let free = |at: usize| !found.values().any(|taken| *taken == at);
            let place = (0..header.len()).find(|at| free(*at) && fits(&header[*at]));
            if let Some(place) = place.filter(|_| !found.contains_key(*name)) {
                found.insert((*name).to_owned(), place);
            }
        }
    }
    found
}

fn is_same(heading: &str, known: &str, is_exact: bool) -> bool {
    match is_exact {
        true => heading == known,
        false => known.chars().count() >= SHARED_LETTERS && heading.starts_with(known),
    }
}

/// The sheet as its register reads it: under the register's own names for the columns, the rest under none.
pub fn sheet(book: &Workbook, place: &Place) -> Sheet {
    let Some(rows) = book.sheets.get(place.sheet) else {
        return Sheet::default();
    };
    let width = rows.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
    let mut header = vec![String::new(); width];
    for (name, at) in &place.columns {
        if let Some(heading) = header.get_mut(*at) {
            heading.clone_from(name);
        }
    }
    let lines: Rows = rows.rows.iter().skip(place.header + 1).cloned().collect();
    Sheet { header, lines }
}

/// What is wrong with a choice made by hand: a column chosen twice, or a needed one not at all.
pub fn check(register: Register, place: &Place) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut taken: BTreeMap<usize, &str> = BTreeMap::new();
    for (name, _) in register.columns() {
        let Some(at) = place.columns.get(*name) else { continue };
        if taken.insert(*at, *name).is_some() {
            problems.push(Problem::new(format!("columns[{name}]"), "import-column-twice"));
        }
    }
    let header: Vec<String> = place.columns.keys().cloned().collect();
    let lacking = register.lacking(&header).into_iter();
    problems.extend(lacking.map(|name| Problem::new(format!("columns[{name}]"), "import-column-needed")));
    problems
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn book(rows: &[&str]) -> Workbook {
        let cells = |text: &&str| text.split(';').map(str::to_owned).collect();
        let rows = (1..).zip(rows.iter().map(cells)).collect();
        Workbook {
            sheets: vec![SheetRows {
                title: String::new(),
                rows,
            }],
        }
    }

    #[test]
    fn a_column_chosen_twice_or_a_needed_one_left_out_is_refused() {
        let mut place = recognised(Register::Absences, &book(&["Код;Причина;С;По"]));
        assert_eq!(check(Register::Absences, &place), vec![]);
        place.columns.insert("to".to_owned(), 2);
        place.columns.remove("kind");
        let problems = check(Register::Absences, &place);
        let named: Vec<&str> = problems.iter().map(|one| one.at.as_str()).collect();
        assert_eq!(named, ["columns[to]", "columns[kind]"]);
    }

    #[test]
    fn headings_are_found_under_a_title_and_recognised_by_their_beginning() {
        let book = book(&[
            "Список работников школы",
            "на 1 сентября 2026 года;;",
            "№ п/п;Ф. И. О. работника;Должность (по штату);Вид занятости;Ставка;Дата приёма на работу;Телефон",
            "1;Авдеева Ирина Петровна;учитель;основная;1;01.09.2012;1-23-45",
        ]);
        let place = recognised(Register::Roster, &book);
        assert_eq!(place.header, 2);
        let found: Vec<(&str, usize)> = place.columns.iter().map(|(name, at)| (name.as_str(), *at)).collect();
        assert_eq!(
            found,
            [("fio", 1), ("kind", 3), ("position", 2), ("rate", 4), ("start", 5)]
        );
    }

    #[test]
    fn a_chosen_column_is_read_whatever_its_heading() {
        let book = book(&["Кто;Почему;С;По", "P37;уход за ребёнком;01.09.2025;"]);
        let mut place = recognised(Register::Absences, &book);
        place.columns.insert("person".to_owned(), 0);
        place.columns.insert("kind".to_owned(), 1);
        let (read, problems) = Register::Absences.read(&sheet(&book, &place));
        assert_eq!((read.len(), problems), (1, vec![]));
    }

    #[test]
    fn the_sheet_with_the_headings_is_taken_not_the_first() {
        let mut both = book(&["Пояснения к таблице"]);
        both.sheets.extend(book(&["person;kind;from;to"]).sheets);
        assert_eq!(recognised(Register::Absences, &both).sheet, 1);
    }
}
