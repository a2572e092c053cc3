//! Loading the register of documents: all of the file or nothing, and the same file again changes nothing.
//!
//! A document is known by kind, number and day; one without a number by kind, title and day. What a file does not hold
//! stays: the text, the attached file, who was asked to read it.

use super::REGISTER;
use super::save::told;
use crate::actor::Actor;
use crate::entity::document::{self, Model};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::imports::{Known, or_known};
use chrono::{DateTime, NaiveDate, Utc};
use domain::documents::form::read;
use domain::documents::import::DocumentRow;
use domain::documents::wire::DocumentInput;
use domain::ids::OrgId;
use domain::problem::Problem;
use domain::roster::name::fold;
use domain::roster::sheet::{in_cell, place};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Writes the rows and answers how many were new or different; the fact is appended only if some were.
pub(crate) async fn write_documents(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    rows: &[DocumentRow],
) -> Result<usize> {
    let stored = document::Entity::find()
        .filter(document::Column::OrgId.eq(org.0))
        .order_by_asc(document::Column::Id)
        .all(tx)
        .await?;
    let mut book = Book {
        known: Known::new(stored.iter().map(key)),
        rows: stored,
        changes: Vec::new(),
    };
    let mut refused = Vec::new();
    for row in rows {
        let new = Model {
            org_id: org.0,
            id: Uuid::now_v7(),
            created_at: now,
            created_by: actor.user().map(|user| user.0),
            ..document_model(row.line, &merged(row, None)).map_err(Error::Invalid)?
        };
        refused.extend(book.place(row, new).err().into_iter().flatten());
    }
    if !refused.is_empty() {
        return Err(Error::Invalid(refused));
    }
    for (at, is_new) in &book.changes {
        write(tx, *is_new, book.rows[*at].clone()).await?;
    }
    if !book.changes.is_empty() {
        let fact = Fact::RegisterImported {
            register: REGISTER.to_owned(),
            rows: rows.len(),
        };
        facts::append(tx, actor, Some(org), now, fact).await?;
    }
    Ok(book.changes.len())
}

type Key = (String, String, String, Option<NaiveDate>);

fn key(row: &Model) -> Key {
    let title = match row.number.is_empty() {
        true => fold(&row.title),
        false => String::new(),
    };
    (row.kind.clone(), fold(&row.number), title, row.dated_on)
}

/// The register while the lines of a file are placed in it.
struct Book {
    known: Known<Key>,
    /// As they are stored, and then as the file tells them.
    rows: Vec<Model>,
    /// Where a row says something new, and whether all of it is new.
    changes: Vec<(usize, bool)>,
}

impl Book {
    /// Finds the document that a line means, and what it then says.
    fn place(&mut self, row: &DocumentRow, new: Model) -> std::result::Result<(), Vec<Problem>> {
        let key = key(&new);
        let free = self.known.free(&key);
        if !free.is_empty() {
            return self.place_known(row, &free);
        }
        if let Some(earlier) = self.known.line(&key) {
            let repeated = Problem::new(place(row.line, "title"), "document-repeated");
            return Err(vec![repeated.with("value", &row.input.title).with("line", earlier)]);
        }
        let at = self.rows.len();
        self.known.add(key, at, row.line);
        self.rows.push(new);
        self.changes.push((at, true));
        Ok(())
    }

    /// Of several documents that are alike the line means the one that already says the same.
    fn place_known(&mut self, row: &DocumentRow, free: &[usize]) -> std::result::Result<(), Vec<Problem>> {
        let mut first = None;
        for at in free.iter().copied() {
            let known = &self.rows[at];
            let after = Model {
                org_id: known.org_id,
                id: known.id,
                file_id: known.file_id,
                created_at: known.created_at,
                created_by: known.created_by,
                ..document_model(row.line, &merged(row, Some(known)))?
            };
            if after == *known {
                self.known.take(at, row.line);
                return Ok(());
            }
            first.get_or_insert((at, after));
        }
        if let Some((at, after)) = first {
            self.known.take(at, row.line);
            self.rows[at] = after;
            self.changes.push((at, false));
        }
        Ok(())
    }
}

fn document_model(line: usize, input: &DocumentInput) -> std::result::Result<Model, Vec<Problem>> {
    let named = |problems: Vec<Problem>| problems.into_iter().map(|one| in_cell(line, one)).collect();
    read(input).map(told).map_err(named)
}

/// What is known with what the row says; an empty cell leaves what is known.
fn merged(row: &DocumentRow, known: Option<&Model>) -> DocumentInput {
    let is_repealed = row.is_repealed.or(known.map(|known| known.is_repealed));
    let mut input = row.input.clone();
    if is_repealed == Some(true) {
        input.is_repealed = "yes".to_owned();
    }
    let Some(known) = known else { return input };
    let day = known.order_on.map(|day| day.to_string()).unwrap_or_default();
    DocumentInput {
        edition: or_known(&input.edition, &known.edition),
        title: or_known(&input.title, &known.title),
        body: known.body.clone(),
        url: or_known(&input.url, &known.url),
        approved_by: or_known(&input.approved_by, &known.approved_by),
        order_no: or_known(&input.order_no, &known.order_no),
        order_on: or_known(&input.order_on, &day),
        note: or_known(&input.note, &known.note),
        ..input
    }
}

async fn write(tx: &impl ConnectionTrait, is_new: bool, row: Model) -> Result<()> {
    let row = document::ActiveModel::from(row).reset_all();
    match is_new {
        true => drop(document::Entity::insert(row).exec_without_returning(tx).await?),
        false => drop(row.update(tx).await?),
    }
    Ok(())
}
