//! «Паспорт программы»: the rows of the paper, and the words of the document that differ from them.

use crate::problem::Problem;
use serde::{Deserialize, Serialize};

const MAX_CHARS: usize = 4000;

/// The rows of the passport; all are needed before an edition is approved (SR-01).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Passport {
    /// «Наименование программы»
    pub title: String,
    /// «Разработчик программы»
    pub developer: String,
    /// «Цель программы»
    pub goal: String,
    /// «Задачи программы», one a line.
    pub tasks: String,
    /// «Сроки и этапы реализации программы»
    pub terms: String,
    /// «Объекты мониторинга»
    pub objects: String,
    /// «Субъекты мониторинга», one a line.
    pub subjects: String,
}

/// The rows' names, keys of the interface's texts and of the form.
pub const ROWS: [&str; 7] = ["title", "developer", "goal", "tasks", "terms", "objects", "subjects"];

impl Passport {
    /// The text of a row.
    pub fn row(&self, name: &str) -> &str {
        match name {
            "title" => &self.title,
            "developer" => &self.developer,
            "goal" => &self.goal,
            "tasks" => &self.tasks,
            "terms" => &self.terms,
            "objects" => &self.objects,
            "subjects" => &self.subjects,
            _ => "",
        }
    }

    /// The same passport without spaces around and with one kind of line ends.
    #[must_use]
    pub fn tidy(self) -> Self {
        let tidy = |text: String| text.replace("\r\n", "\n").trim().to_owned();
        Self {
            title: tidy(self.title),
            developer: tidy(self.developer),
            goal: tidy(self.goal),
            tasks: tidy(self.tasks),
            terms: tidy(self.terms),
            objects: tidy(self.objects),
            subjects: tidy(self.subjects),
        }
    }

    /// What cannot even be stored.
    pub fn check(&self) -> Vec<Problem> {
        let long = ROWS.iter().filter(|row| self.row(row).chars().count() > MAX_CHARS);
        let problem =
            |row: &&str| Problem::new(format!("passport[{row}]"), "programme-text-too-long").with("max", MAX_CHARS);
        let mut problems: Vec<Problem> = long.map(problem).collect();
        if self.title.is_empty() {
            problems.push(Problem::new("passport[title]", "required"));
        }
        problems
    }

    /// The rows that are still empty, which keep an edition from being approved.
    pub fn empty_rows(&self) -> Vec<&'static str> {
        ROWS.into_iter().filter(|row| self.row(row).is_empty()).collect()
    }
}

/// Places of the document as they stand on the paper, where the edition says it otherwise (SR-66).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verbatim {
    /// The bullets of «Задачи», one for each on the paper.
    pub tasks: Vec<String>,
    /// Sentences that name those who take part (section 3).
    pub participants: Vec<String>,
    /// Sentences that name periods of the year (section 7).
    pub periods: Vec<String>,
}
