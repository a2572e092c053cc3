//! The results of a campaign as a workbook (SR-31): people, competences, the answers as data, and their codebook.

use super::answers::{is_hidden, threshold, without_names};
use super::results_rows::record_ids;
use super::{campaign, results, results_anonymous};
use crate::Backend;
use crate::actor::Actor;
use crate::attempts::answers_of;
use crate::error::Result;
use crate::facts::{self, Fact};
use crate::formats::table::{Cell, Table};
use crate::instruments::published;
use domain::campaigns::dataset::{Datum, Measure, Variable, variables};
use domain::campaigns::results_wire::Results;
use domain::ids::{CampaignId, OrgId};
use domain::points::{Exact, show_short};
use domain::questionnaire::Questionnaire;
use domain::questionnaire::answers::Answers;
use domain::questionnaire::validate::settle;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The words of the file.
#[derive(Clone, Debug)]
pub struct ResultsWords {
    /// «Результаты»
    pub title: String,
    /// Why a confidential campaign of few people has no tables.
    pub hidden: String,
    /// Why an anonymous one that takes answers has none.
    pub veiled: String,
    /// «Тексты ответов»
    pub texts: String,
    /// That a row of an anonymous campaign's answers is not a person.
    pub columns_alone: String,
    /// People, competences, answers, codebook.
    pub sheets: [String; 4],
    /// Name, position, points, of, percentage, level.
    pub people: [String; 6],
    /// Code, competence, people, mean percentage; the levels follow.
    pub competences: [String; 4],
    /// Variable, question, part, kind, values.
    pub codebook: [String; 5],
    /// Codes of measures with their words.
    pub measures: Vec<(String, String)>,
}

/// So many people's answers are in memory at a time; of all others only the cells.
const SHEETS_AT_ONCE: usize = 512;

/// The file's name without its ending, and its sheets. Taking it away is written down.
pub async fn results_book(
    cx: &Backend,
    actor: &Actor,
    (org, id): (OrgId, CampaignId),
    words: &ResultsWords,
) -> Result<(String, Vec<Table>)> {
    let results = results(cx, actor, org, id).await?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    let version = published(cx, org, campaign.version).await?;
    let mut records = record_ids(cx, &campaign).await?;
    let mut tables = Vec::new();
    if is_hidden(cx, &campaign, results.people_count).await? {
        let why = match results.opens_at {
            Some(_) => &words.veiled,
            None => &words.hidden,
        };
        tables.push(Table {
            title: words.title.clone(),
            head: vec![why.clone()],
            rows: Vec::new(),
        });
    } else if campaign.is_anonymous() && records.is_empty() {
        let sheets = without_names(cx, &campaign).await?;
        let threshold = threshold(cx, &campaign).await?;
        tables = results_anonymous::tables(&version.questionnaire, &sheets, threshold, words);
    } else {
        let names = names(&results);
        if !names.is_empty() {
            // What was handed in meanwhile is not among the people yet.
            records.retain(|id| names.contains_key(id));
        }
        tables.extend((!names.is_empty()).then(|| people(&results, words)));
        tables.extend(results.total.is_some().then(|| competences(&results, words)));
        let variables = variables(&version.questionnaire);
        let mut lines = Vec::with_capacity(records.len());
        for some in records.chunks(SHEETS_AT_ONCE) {
            let stored = answers_of(cx.db.read(), org, some).await?;
            let line = |id| line(&version.questionnaire, &variables, names.get(id), stored.get(id));
            lines.extend(some.iter().map(line));
        }
        tables.push(data(&variables, lines, !names.is_empty(), words));
        tables.push(codebook(&version.questionnaire, words));
    }
    let tx = cx.db.begin_write().await?;
    facts::append(
        &tx,
        actor,
        Some(org),
        cx.clock.now(),
        Fact::ResultsExported { campaign: id },
    )
    .await?;
    tx.commit().await?;
    Ok((format!("{} {}", words.title, results.title), tables))
}

/// The names that the viewer may see, by attempt.
fn names(results: &Results) -> BTreeMap<Uuid, String> {
    let people = results.people.iter().flatten();
    people.map(|one| (one.attempt.0, one.name.clone())).collect()
}

fn people(results: &Results, words: &ResultsWords) -> Table {
    let is_test = results.total.is_some();
    let row = |one: &domain::campaigns::results_wire::PersonLine| {
        let mut row = vec![Cell::from(one.name.clone()), Cell::from(one.position.clone())];
        if is_test {
            row.extend([number(one.points), number(one.max), share(one.points, one.max)]);
            row.push(Cell::from(one.level.clone()));
        }
        row
    };
    let columns = if is_test { words.people.len() } else { 2 };
    Table {
        title: words.sheets[0].clone(),
        head: words.people.iter().take(columns).cloned().collect(),
        rows: results.people.iter().flatten().map(row).collect(),
    }
}

fn competences(results: &Results, words: &ResultsWords) -> Table {
    let levels = results.levels.iter().map(|level| level.title.clone());
    let row = |one: &domain::campaigns::results_wire::CompetenceResult| {
        let mean = one
            .group
            .mean
            .map_or(Cell::Text(String::new()), |mean| share(mean, Exact::from_integer(1)));
        let mut row = vec![
            Cell::from(one.code.clone()),
            Cell::from(one.title.clone()),
            count(one.group.people),
            mean,
        ];
        row.extend(one.group.by_level.iter().map(|people| count(*people)));
        row
    };
    Table {
        title: words.sheets[1].clone(),
        head: words.competences.iter().cloned().chain(levels).collect(),
        rows: results.competences.iter().map(row).collect(),
    }
}

/// What one person has answered, after the name where there is one.
fn line(
    questionnaire: &Questionnaire,
    variables: &[Variable],
    name: Option<&String>,
    stored: Option<&Answers>,
) -> Vec<Cell> {
    let (answers, _) = stored.map(|stored| settle(questionnaire, stored)).unwrap_or_default();
    let cells = variables.iter().map(|one| cell(one.cell(questionnaire, &answers)));
    name.cloned().map(Cell::from).into_iter().chain(cells).collect()
}

/// One row a person. Where there are no names, the rows are in the order of what stands in them, so that their
/// place tells nothing either.
fn data(variables: &[Variable], mut lines: Vec<Vec<Cell>>, has_names: bool, words: &ResultsWords) -> Table {
    lines.sort_unstable_by(|one, two| order(one, two));
    let name = has_names.then(|| words.people[0].clone());
    let columns = variables.iter().map(|one| one.name.clone());
    Table {
        title: words.sheets[2].clone(),
        head: name.into_iter().chain(columns).collect(),
        rows: lines,
    }
}

pub(super) fn order(one: &[Cell], two: &[Cell]) -> Ordering {
    let each = |(one, two): (&Cell, &Cell)| match (one, two) {
        (Cell::Text(one), Cell::Text(two)) => one.cmp(two),
        (Cell::Number(one), Cell::Number(two)) => one.total_cmp(two),
        (Cell::Number(_), Cell::Text(_)) => Ordering::Less,
        (Cell::Text(_), Cell::Number(_)) => Ordering::Greater,
    };
    one.iter()
        .zip(two)
        .map(each)
        .find(|found| found.is_ne())
        .unwrap_or(one.len().cmp(&two.len()))
}

pub(super) fn codebook(questionnaire: &Questionnaire, words: &ResultsWords) -> Table {
    let word = |measure: Measure| {
        let found = words.measures.iter().find(|(code, _)| code == measure.code());
        found.map_or(measure.code().to_owned(), |(_, word)| word.clone())
    };
    let row = |one: Variable| {
        let values = one.values.join("; ");
        let texts = [one.name, one.stem, one.part, word(one.measure), values];
        texts.into_iter().map(Cell::from).collect()
    };
    Table {
        title: words.sheets[3].clone(),
        head: words.codebook.to_vec(),
        rows: variables(questionnaire).into_iter().map(row).collect(),
    }
}

pub(super) fn cell(datum: Datum) -> Cell {
    match datum {
        Datum::Empty => Cell::Text(String::new()),
        Datum::Text(text) => Cell::Text(text),
        Datum::Number(value) => number(value),
        Datum::Date(day) => Cell::Text(day.format("%d.%m.%Y").to_string()),
    }
}

/// As a number where it can be written exactly enough, which is everywhere but beyond six digits after the mark.
fn number(value: Exact) -> Cell {
    let text = show_short(value, '.').replace('\u{2212}', "-");
    text.parse().map_or(Cell::Text(text), Cell::Number)
}

fn share(points: Exact, max: Exact) -> Cell {
    match max > Exact::from_integer(0) {
        true => {
            let text = domain::points::show(points / max * 100, 1, '.');
            text.parse().map_or(Cell::Text(text), Cell::Number)
        }
        false => Cell::Text(String::new()),
    }
}

fn count(people: usize) -> Cell {
    Cell::from(i32::try_from(people).unwrap_or(i32::MAX))
}
