//! The report of an import as a table to take away: each row with what became of it and why.

use super::preview::{columns_read, rows};
use super::repo::upload_of;
use super::run::try_out;
use crate::Backend;
use crate::actor::Actor;
use crate::error::Result;
use crate::formats::table::{Cell, Table};
use domain::ids::{OrgId, UploadId};
use domain::imports::register::Register;
use domain::imports::verdict::{Checked, Verdict};
use domain::problem::Problem;

/// The words of the table, in the reader's language.
pub struct ReportWords<'a> {
    pub title: String,
    /// «Строка», «Итог», «Замечания».
    pub head: [String; 3],
    pub verdict: &'a (dyn Fn(Verdict) -> String + Sync),
    pub column: &'a (dyn Fn(Register, &str) -> String + Sync),
    pub problem: &'a (dyn Fn(Register, &Problem) -> String + Sync),
}

/// The report of a file.
pub async fn report(cx: &Backend, actor: &Actor, org: OrgId, id: UploadId, words: &ReportWords<'_>) -> Result<Table> {
    let upload = upload_of(cx.db.read(), actor, org, id).await?;
    let problems = try_out(cx, actor, org, upload.register, &upload.sheet())
        .await?
        .problems;
    let columns = columns_read(&upload);
    let register = upload.register;
    let names = columns.iter().map(|(name, _)| (words.column)(register, name));
    let row = |row: Checked| {
        let said: Vec<String> = row.problems.iter().map(|one| (words.problem)(register, one)).collect();
        let line = i32::try_from(row.line).unwrap_or(i32::MAX);
        let own = [line.into(), (words.verdict)(row.verdict).into(), said.join("; ").into()];
        own.into_iter().chain(row.cells.into_iter().map(Cell::Text)).collect()
    };
    Ok(Table {
        title: words.title.clone(),
        head: words.head.iter().cloned().chain(names).collect(),
        rows: rows(&upload, &columns, &problems).into_iter().map(row).collect(),
    })
}
