//! Competence frameworks: lists of competences of an organisation that several tests draw on, so that deficits of
//! different tests meet under one code (`domain.md` 3.1).

use crate::ids::FrameworkId;
use crate::instruments::edit::limits;
use crate::problem::Problem;
use crate::scoring::keys::{Competence, CompetenceDomain};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The longest title of a framework or a competence, in characters.
pub const TITLE_CHARS: usize = 300;

/// A framework with what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framework {
    pub id: FrameworkId,
    pub title: String,
    /// In the order of the list.
    pub competences: Vec<Competence>,
}

/// All frameworks of an organisation, and whether the viewer may change them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameworkList {
    pub frameworks: Vec<Framework>,
    pub may_write: bool,
}

/// A framework as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FrameworkForm {
    /// Empty for a new one.
    pub id: String,
    pub title: String,
    pub rows: Vec<FrameworkRow>,
}

/// A line of it; an empty one is left out, and so a competence is taken off the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FrameworkRow {
    pub code: String,
    pub title: String,
    pub domain: CompetenceDomain,
}

/// The competences that were typed, and what is wrong with them; a code that was left out is the next free one.
pub fn read(form: &FrameworkForm) -> (Vec<Competence>, Vec<Problem>) {
    let (mut read, mut problems) = (Vec::<Competence>::new(), Vec::new());
    let at = |number: usize, field: &str| format!("framework[rows][{number}][{field}]");
    if form.title.trim().is_empty() {
        problems.push(Problem::new("framework[title]", "required"));
    }
    problems.extend(too_long("framework[title]", &form.title, TITLE_CHARS));
    let typed: BTreeSet<&str> = form.rows.iter().map(|row| row.code.trim()).collect();
    let mut free = (1..)
        .map(|number| format!("K{number}"))
        .filter(|code| !typed.contains(code.as_str()));
    for (number, row) in form.rows.iter().enumerate() {
        let (code, title) = (row.code.trim(), row.title.trim());
        if title.is_empty() {
            if !code.is_empty() {
                problems.push(Problem::new(at(number, "title"), "required"));
            }
            continue;
        }
        problems.extend(too_long(&at(number, "title"), title, TITLE_CHARS));
        problems.extend(too_long(&at(number, "code"), code, limits::CODE_CHARS));
        if !code.is_empty() && read.iter().any(|known| known.code == code) {
            problems.push(Problem::new(at(number, "code"), "code-taken").with("code", code));
        }
        let code = if code.is_empty() {
            free.next().unwrap_or_default()
        } else {
            code.to_owned()
        };
        let (title, domain) = (title.to_owned(), row.domain);
        read.push(Competence { code, title, domain });
    }
    if let Err(problem) = limits::at_most(read.len(), limits::SECTIONS, "too-many-competences") {
        problems.push(Problem {
            at: "framework[title]".to_owned(),
            ..problem
        });
    }
    (read, problems)
}

fn too_long(at: &str, text: &str, most: usize) -> Option<Problem> {
    let problem = limits::text(text, most).err()?;
    Some(Problem {
        at: at.to_owned(),
        ..problem
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(rows: &[(&str, &str)]) -> FrameworkForm {
        let row = |(code, title): &(&str, &str)| FrameworkRow {
            code: (*code).to_owned(),
            title: (*title).to_owned(),
            domain: CompetenceDomain::Methodical,
        };
        FrameworkForm {
            id: String::new(),
            title: "Компетенции учителя".to_owned(),
            rows: rows.iter().map(row).collect(),
        }
    }

    #[test]
    fn a_code_stands_once_and_one_without_a_title_is_refused_at_its_field() {
        for (rows, at) in [
            (&[("M1", "Цель"), ("M1", "Итог")][..], "framework[rows][1][code]"),
            (&[("M1", " ")][..], "framework[rows][0][title]"),
        ] {
            let (_, problems) = read(&form(rows));
            assert_eq!(problems.len(), 1, "{rows:?}");
            assert_eq!(problems[0].at, at);
        }
    }

    #[test]
    fn empty_lines_are_left_out_and_a_missing_code_is_the_next_free_one() {
        let (read, problems) = read(&form(&[("K1", "Цель"), ("", ""), ("", " Итог "), ("", "Ход")]));
        assert_eq!(problems, []);
        let said: Vec<(&str, &str)> = read.iter().map(|it| (it.code.as_str(), it.title.as_str())).collect();
        assert_eq!(said, [("K1", "Цель"), ("K2", "Итог"), ("K3", "Ход")]);
    }
}
