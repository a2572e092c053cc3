//! The workbook of an anonymous campaign: what few have answered is left out, and texts stand apart from the other
//! answers, so that a manner of writing does not tell what else somebody has answered (security 58).

use super::results_file::{ResultsWords, codebook, data};
use crate::formats::table::{Cell, Table};
use domain::campaigns::dataset::{Datum, Measure, Variable, variables};
use domain::campaigns::withheld::{TEXTS_FROM, is_few};
use domain::questionnaire::Questionnaire;
use domain::questionnaire::answers::Answers;

/// The answers, the texts by themselves when there are enough answers, and the codebook.
pub(super) fn tables(
    questionnaire: &Questionnaire,
    sheets: Vec<Answers>,
    threshold: usize,
    words: &ResultsWords,
) -> Vec<Table> {
    let may_show = |one: &Variable| {
        let given = sheets.iter().map(|answers| one.cell(questionnaire, answers));
        !is_few(given.filter(|given| *given != Datum::Empty).count(), threshold)
    };
    let shown = variables(questionnaire).into_iter().filter(may_show);
    let (written, rest): (Vec<Variable>, Vec<Variable>) = shown.partition(|one| one.measure == Measure::Text);
    let has_texts = sheets.len() >= TEXTS_FROM && !written.is_empty();
    let texts = has_texts.then(|| texts(questionnaire, &written, &sheets, words));
    let sheets = sheets.into_iter().map(|answers| (None, answers)).collect();
    let mut tables = vec![data(questionnaire, &rest, sheets, words)];
    tables.extend(texts);
    tables.push(codebook(questionnaire, words));
    tables
}

/// By variable, in the order of the texts themselves, which tells nothing of who wrote them or when.
fn texts(questionnaire: &Questionnaire, written: &[Variable], sheets: &[Answers], words: &ResultsWords) -> Table {
    let mut rows = Vec::new();
    for one in written {
        let given = sheets.iter().map(|answers| one.cell(questionnaire, answers));
        let mut texts: Vec<String> = given
            .filter_map(|datum| match datum {
                Datum::Text(text) => Some(text),
                _ => None,
            })
            .collect();
        texts.sort();
        let row = |text: String| [one.name.clone(), one.stem.clone(), text].map(Cell::from).to_vec();
        rows.extend(texts.into_iter().map(row));
    }
    let [variable, question, ..] = words.codebook.clone();
    Table {
        title: words.texts.clone(),
        head: vec![variable, question, words.texts.clone()],
        rows,
    }
}
