//! The workbook of an anonymous campaign: what few have answered is left out, and no row is a person, so that whoever
//! knows one answer of somebody, or a manner of writing, finds no other answer by it (security 58).

use super::results_file::{ResultsWords, cell, codebook};
use crate::formats::table::{Cell, Table};
use domain::campaigns::dataset::{Datum, Measure, Variable, variables};
use domain::campaigns::withheld::{TEXTS_FROM, is_few};
use domain::questionnaire::Questionnaire;
use domain::questionnaire::answers::Answers;
use domain::questionnaire::validate::settle;
use std::cmp::Ordering;

/// The answers, the texts by themselves when there are enough answers, and the codebook.
pub(super) fn tables(
    questionnaire: &Questionnaire,
    sheets: &[Answers],
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
    let texts = has_texts.then(|| texts(questionnaire, &written, sheets, words));
    let mut codebook = codebook(questionnaire, words);
    let note = ["", words.columns_alone.as_str(), "", "", ""].map(|text| Cell::Text(text.to_owned()));
    codebook.rows.insert(0, note.to_vec());
    let mut tables = vec![columns(questionnaire, &rest, sheets, words)];
    tables.extend(texts);
    tables.push(codebook);
    tables
}

/// Each column in an order of its own: it tells what a tally tells.
fn columns(questionnaire: &Questionnaire, shown: &[Variable], sheets: &[Answers], words: &ResultsWords) -> Table {
    let settled: Vec<Answers> = sheets.iter().map(|answers| settle(questionnaire, answers).0).collect();
    let column = |one: &Variable| {
        let given = settled.iter().map(|answers| cell(one.cell(questionnaire, answers)));
        let mut cells: Vec<Cell> = given.collect();
        cells.sort_unstable_by(order);
        cells.into_iter()
    };
    let mut columns: Vec<_> = shown.iter().map(column).collect();
    let row = |_| columns.iter_mut().filter_map(Iterator::next).collect::<Vec<Cell>>();
    Table {
        title: words.sheets[2].clone(),
        head: shown.iter().map(|one| one.name.clone()).collect(),
        rows: (0..sheets.len()).map(row).collect(),
    }
}

fn order(one: &Cell, other: &Cell) -> Ordering {
    match (one, other) {
        (Cell::Text(one), Cell::Text(other)) => one.cmp(other),
        (Cell::Number(one), Cell::Number(other)) => one.total_cmp(other),
        (Cell::Number(_), Cell::Text(_)) => Ordering::Less,
        (Cell::Text(_), Cell::Number(_)) => Ordering::Greater,
    }
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
