//! The results of a campaign as a workbook (SR-31): people, competences, the answers as data, and their codebook.

use super::answers::{is_hidden, threshold, without_names};
use super::results_rows::record_ids;
use super::{Campaign, campaign, results, results_anonymous};
use crate::Backend;
use crate::actor::Actor;
use crate::attempts::answers_of;
use crate::error::Result;
use crate::facts::{self, Fact};
use crate::formats::table::{Cell, Table};
use crate::formats::xlsx::Book;
use crate::instruments::published;
use crate::secrets::random_u64;
use domain::campaigns::dataset::{Datum, Measure, Variable, variables};
use domain::campaigns::results_wire::Results;
use domain::ids::{CampaignId, OrgId};
use domain::points::{Exact, show_short};
use domain::questionnaire::Questionnaire;
use domain::questionnaire::answers::Answers;
use domain::questionnaire::validate::settle;
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

/// So many people's answers are in memory at a time; of all others only what of the file is finished.
const SHEETS_AT_ONCE: usize = 512;

/// An attempt, and whose it is where that may be seen.
type Whose<'a> = (Uuid, Option<&'a str>);

/// The file's name and the file. Taking it away is written down.
pub async fn results_book(
    cx: &Backend,
    actor: &Actor,
    (org, id): (OrgId, CampaignId),
    words: &ResultsWords,
) -> Result<(String, Vec<u8>)> {
    let results = results(cx, actor, org, id).await?;
    let campaign = campaign(cx.db.read(), org, id).await?;
    let version = published(cx, org, campaign.version).await?;
    let mut book = Book::default();
    if is_hidden(cx, &campaign, results.people_count).await? {
        let why = match results.opens_at {
            Some(_) => &words.veiled,
            None => &words.hidden,
        };
        book.add(&Table {
            title: words.title.clone(),
            head: vec![why.clone()],
            rows: Vec::new(),
        })?;
    } else if campaign.is_anonymous() && record_ids(cx, &campaign).await?.is_empty() {
        let sheets = without_names(cx, &campaign).await?;
        let threshold = threshold(cx, &campaign).await?;
        for table in results_anonymous::tables(&version.questionnaire, &sheets, threshold, words) {
            book.add(&table)?;
        }
    } else {
        let whose = whose(cx, &campaign, &results).await?;
        add_people(&mut book, &results, words)?;
        if results.total.is_some() {
            book.add(&competences(&results, words))?;
        }
        add_answers(cx, org, &version.questionnaire, &whose, &mut book, words).await?;
        book.add(&codebook(&version.questionnaire, words))?;
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
    Ok((format!("{} {}", words.title, results.title), book.finish()?))
}

/// Where there are names, as the people are listed. Where there are none the rows are drawn, so that their place tells
/// nothing either.
async fn whose<'a>(cx: &Backend, campaign: &Campaign, results: &'a Results) -> Result<Vec<Whose<'a>>> {
    let named: Vec<_> = results
        .people
        .iter()
        .flatten()
        .map(|one| (one.attempt.0, Some(one.name.as_str())))
        .collect();
    if !named.is_empty() {
        return Ok(named);
    }
    let records = record_ids(cx, campaign).await?;
    let mut drawn: Vec<(u64, Uuid)> = records.into_iter().map(|id| (random_u64(), id)).collect();
    drawn.sort_unstable();
    Ok(drawn.into_iter().map(|(_, id)| (id, None)).collect())
}

fn add_people(book: &mut Book, results: &Results, words: &ResultsWords) -> Result<()> {
    let (is_test, people) = (results.total.is_some(), results.people.as_deref().unwrap_or_default());
    if people.is_empty() {
        return Ok(());
    }
    let row = |one: &domain::campaigns::results_wire::PersonLine| {
        let mut row = vec![Cell::from(one.name.clone()), Cell::from(one.position.clone())];
        if is_test {
            row.extend([number(one.points), number(one.max), share(one.points, one.max)]);
            row.push(Cell::from(one.level.clone()));
        }
        row
    };
    let columns = if is_test { words.people.len() } else { 2 };
    let mut sheet = book.sheet(&words.sheets[0], &words.people[..columns], people.len())?;
    sheet.extend(people.iter().map(row))?;
    sheet.end()
}

/// One row a person: the name where there is one, and what was answered.
async fn add_answers(
    cx: &Backend,
    org: OrgId,
    questionnaire: &Questionnaire,
    whose: &[Whose<'_>],
    book: &mut Book,
    words: &ResultsWords,
) -> Result<()> {
    let variables = variables(questionnaire);
    let has_names = whose.iter().any(|(_, name)| name.is_some());
    let name = has_names.then(|| words.people[0].clone());
    let columns = variables.iter().map(|one| one.name.clone());
    let head: Vec<String> = name.into_iter().chain(columns).collect();
    let mut sheet = book.sheet(&words.sheets[2], &head, whose.len())?;
    for some in whose.chunks(SHEETS_AT_ONCE) {
        let ids: Vec<Uuid> = some.iter().map(|(id, _)| *id).collect();
        let stored = answers_of(cx.db.read(), org, &ids).await?;
        let line = |(id, name): &Whose<'_>| line(questionnaire, &variables, *name, stored.get(id));
        sheet.extend(some.iter().map(line))?;
    }
    sheet.end()
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

fn line(
    questionnaire: &Questionnaire,
    variables: &[Variable],
    name: Option<&str>,
    stored: Option<&Answers>,
) -> Vec<Cell> {
    let (answers, _) = stored.map(|stored| settle(questionnaire, stored)).unwrap_or_default();
    let cells = variables.iter().map(|one| cell(one.cell(questionnaire, &answers)));
    name.map(|name| Cell::from(name.to_owned()))
        .into_iter()
        .chain(cells)
        .collect()
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
