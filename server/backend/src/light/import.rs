//! Loading a light register: all of the file or nothing, and the same file again changes nothing.
//!
//! Files hold no codes of these rows. A request is known by whose it is, its direction and its year, as the form knows
//! it (SR-45); a course by person, programme and first day; a pair by both people and its first day; the work of a
//! union by union, kind, subject and day. What else a row says is corrected by a file.

use super::repo;
use super::row::{Names, told, understood};
use crate::actor::Actor;
use crate::entity::light_record::{self, Model};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::imports::{Known, or_known};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::ids::{LightRecordId, OrgId, PersonId};
use domain::light::form::{Beside, Typed, against, at, is_of_union};
use domain::light::import::LightRow;
use domain::light::register::{Field, Light};
use domain::light::wire::LightInput;
use domain::problem::Problem;
use domain::roster::name::fold;
use domain::roster::sheet::in_cell;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Writes the rows and answers how many were new or different; the fact is appended only if some were.
pub(crate) async fn write_records(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    register: Light,
    rows: &[LightRow],
) -> Result<usize> {
    let stored = repo::records(tx, org, register).await?;
    let mut book = Book {
        org,
        now,
        register,
        names: Names::load(tx, org).await?,
        known: Known::new(stored.iter().map(|row| key(register, row))),
        rows: stored,
        changes: Vec::new(),
    };
    let mut refused = Vec::new();
    for row in rows {
        refused.extend(book.place(row).err().into_iter().flatten().map(|one| named(row, one)));
    }
    refused.extend(book.contradictions());
    if !refused.is_empty() {
        return Err(Error::Invalid(refused));
    }
    for change in &book.changes {
        write(tx, change, book.rows[change.at].clone()).await?;
    }
    if !book.changes.is_empty() {
        let fact = Fact::RegisterImported {
            register: register.code().to_owned(),
            rows: rows.len(),
        };
        facts::append(tx, actor, Some(org), now, fact).await?;
    }
    Ok(book.changes.len())
}

/// What a row is known by: whose it is, and what else.
type Key = ([Option<Uuid>; 3], String, String, String);

fn key(register: Light, row: &Model) -> Key {
    let whose = [row.person_id, row.other_person_id, row.union_id];
    let (title, day) = (fold(&row.title), row.starts_on.to_string());
    match register {
        Light::Requests => (whose, title, row.starts_on.year().to_string(), String::new()),
        Light::Courses => (whose, title, day, String::new()),
        Light::Mentors => (whose, String::new(), day, String::new()),
        Light::Plans => (whose, title, day, row.form.clone()),
    }
}

/// A problem of the form at its cell, with what was typed for whom or what it names.
fn named(row: &LightRow, problem: Problem) -> Problem {
    let problem = in_cell(row.line, problem);
    let column = problem.at.split_once(':').map_or("", |(_, column)| column);
    let value = row.named(column).to_owned();
    problem.with("value", value)
}

/// The register while the lines of a file are placed in it.
struct Book {
    org: OrgId,
    now: DateTime<Utc>,
    register: Light,
    names: Names,
    known: Known<Key>,
    /// As they are stored, and then as the file tells them.
    rows: Vec<Model>,
    changes: Vec<Changed>,
}

/// A row that is new or says something new.
struct Changed {
    at: usize,
    line: usize,
    is_new: bool,
    typed: Typed,
}

impl Book {
    /// Finds the row that a line means, and what it then says.
    fn place(&mut self, row: &LightRow) -> std::result::Result<(), Vec<Problem>> {
        let input = self.with_union(&row.input)?;
        let (new, typed) = self.told(None, &input)?;
        let key = key(self.register, &new);
        let free = self.known.free(&key);
        if !free.is_empty() {
            return self.place_known(row.line, &input, &free);
        }
        if let Some(earlier) = self.known.line(&key) {
            let field = if self.register == Light::Mentors {
                Field::Person
            } else {
                Field::Title
            };
            return Err(vec![Problem::new(at(field), "light-repeated").with("line", earlier)]);
        }
        let (at, line) = (self.rows.len(), row.line);
        self.known.add(key, at, line);
        self.rows.push(new);
        let is_new = true;
        self.changes.push(Changed {
            at,
            line,
            is_new,
            typed,
        });
        Ok(())
    }

    /// Of several rows that are alike the line means the one that already says the same.
    fn place_known(
        &mut self,
        line: usize,
        input: &LightInput,
        free: &[usize],
    ) -> std::result::Result<(), Vec<Problem>> {
        let mut first = None;
        for at in free.iter().copied() {
            let (after, typed) = self.told(Some(&self.rows[at]), &merged(input, &self.rows[at]))?;
            if after == self.rows[at] {
                self.known.take(at, line);
                return Ok(());
            }
            first.get_or_insert((at, after, typed));
        }
        if let Some((at, after, typed)) = first {
            self.known.take(at, line);
            self.rows[at] = after;
            let is_new = false;
            self.changes.push(Changed {
                at,
                line,
                is_new,
                typed,
            });
        }
        Ok(())
    }

    fn told(&self, before: Option<&Model>, input: &LightInput) -> std::result::Result<(Model, Typed), Vec<Problem>> {
        let understood = understood(&self.names, self.register, input)?;
        let typed = understood.0.clone();
        let id = LightRecordId(before.map_or_else(Uuid::now_v7, |row| row.id));
        Ok((told((self.org, self.register, id), self.now, before, understood), typed))
    }

    /// The row with the id of the methodical union that a file names by its title.
    fn with_union(&self, input: &LightInput) -> std::result::Result<LightInput, Vec<Problem>> {
        let mut input = input.clone();
        if is_of_union(self.register, &input.form) && !input.union.is_empty() {
            let unknown = || vec![Problem::new(at(Field::Union), "light-union-unknown")];
            input.union = self.names.union_titled(&input.union).ok_or_else(unknown)?.to_string();
        }
        Ok(input)
    }

    /// Rows that contradict others as the whole file leaves them; of two lines the later one is named.
    fn contradictions(&self) -> Vec<Problem> {
        let lines: BTreeMap<usize, usize> = self.changes.iter().map(|one| (one.at, one.line)).collect();
        let mut beside: BTreeMap<_, Vec<(usize, Beside)>> = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            let line = lines.get(&at).copied().unwrap_or_default();
            let whose = (row.person_id, row.union_id);
            beside.entry(whose).or_default().push((line, repo::beside_of(row)));
        }
        let contradiction = |one: &Changed| {
            let row = &self.rows[one.at];
            let others = beside.get(&(row.person_id, row.union_id))?;
            let earlier = others.iter().filter(|(line, _)| *line < one.line);
            let earlier: Vec<Beside> = earlier.map(|(_, other)| other.clone()).collect();
            let (person, own) = (row.person_id.map(PersonId), Some(LightRecordId(row.id)));
            let problem = against(self.register, &one.typed, person, own, &earlier)?;
            Some(in_cell(one.line, problem))
        };
        self.changes.iter().filter_map(contradiction).collect()
    }
}

/// What is known with what the row says; an empty cell leaves what is known.
fn merged(row: &LightInput, known: &Model) -> LightInput {
    let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let amount = known.amount.map(|amount| amount.to_string()).unwrap_or_default();
    LightInput {
        form: or_known(&row.form, &known.form),
        title: or_known(&row.title, &known.title),
        place: or_known(&row.place, &known.place),
        amount: or_known(&row.amount, &amount),
        to: or_known(&row.to, &day(known.ends_on)),
        number: or_known(&row.number, &known.number),
        state: or_known(&row.state, &known.state),
        note: or_known(&row.note, &known.note),
        ..row.clone()
    }
}

async fn write(tx: &impl ConnectionTrait, change: &Changed, row: Model) -> Result<()> {
    let row = light_record::ActiveModel::from(row).reset_all();
    match change.is_new {
        true => drop(light_record::Entity::insert(row).exec_without_returning(tx).await?),
        false => drop(row.update(tx).await?),
    }
    Ok(())
}
