//! What would become of each row of a file.

use super::repo::{Upload, upload_of};
use super::run::{Trial, try_out};
use crate::actor::Actor;
use crate::error::Result;
use crate::{Backend, accounts};
use domain::ids::{OrgId, UploadId};
use domain::imports::verdict::{Checked, Verdict, checked, tally};
use domain::imports::wire::PreviewPage;
use domain::problem::Problem;
use domain::registers::listing::{Listing, PER_PAGE, Page};

/// A page of the rows with their verdicts; `verdict` of the listing narrows it.
pub async fn preview(cx: &Backend, actor: &Actor, org: OrgId, id: UploadId, listing: &Listing) -> Result<PreviewPage> {
    let upload = upload_of(cx.db.read(), actor, org, id).await?;
    let zone = accounts::organization(cx, org).await?.zone;
    let Trial { changed, problems } = try_out(cx, actor, org, upload.register, &upload.sheet()).await?;
    let (headings, problems): (Vec<Problem>, Vec<Problem>) =
        problems.into_iter().partition(|one| one.at.starts_with("header:"));
    let columns = columns_read(&upload);
    let rows = rows(&upload, &columns, &problems);
    Ok(PreviewPage {
        upload: upload.line(zone)?,
        tally: tally(&rows),
        changed,
        headings,
        unread: unread(&upload),
        columns: columns.into_iter().map(|(name, _)| name).collect(),
        page: page(rows, listing),
    })
}

/// The columns that are read, in the register's order, with their places in the file.
pub(super) fn columns_read(upload: &Upload) -> Vec<(String, usize)> {
    let names = upload.register.columns().iter();
    let read = names.filter_map(|(name, _)| Some(((*name).to_owned(), *upload.place.columns.get(*name)?)));
    read.collect()
}

/// Every row with its verdict; of its cells only those under the columns.
pub(super) fn rows(upload: &Upload, columns: &[(String, usize)], problems: &[Problem]) -> Vec<Checked> {
    let mut rows = checked(&upload.sheet(), problems);
    for row in &mut rows {
        let cell = |(_, at): &(String, usize)| row.cells.get(*at).cloned().unwrap_or_default();
        row.cells = columns.iter().map(cell).collect();
    }
    rows
}

fn unread(upload: &Upload) -> Vec<String> {
    let rows = upload.book.sheets.get(upload.place.sheet).map(|sheet| &sheet.rows);
    let header = rows.and_then(|rows| rows.get(upload.place.header));
    let header = header.map(|(_, cells)| cells.as_slice()).unwrap_or_default();
    let is_read = |at: &usize| upload.place.columns.values().any(|taken| taken == at);
    let left = header
        .iter()
        .enumerate()
        .filter(|(at, text)| !is_read(at) && !text.trim().is_empty());
    left.map(|(_, text)| text.clone()).collect()
}

fn page(rows: Vec<Checked>, listing: &Listing) -> Page<Checked> {
    let asked = Verdict::from_code(listing.filter("verdict"));
    let fitting: Vec<Checked> = rows
        .into_iter()
        .filter(|row| asked.is_none_or(|verdict| row.verdict == verdict))
        .collect();
    let mut page = Page {
        total: fitting.len() as u64,
        number: 1,
        rows: Vec::new(),
    };
    page.number = listing.number().clamp(1, page.pages());
    let from = usize::try_from((page.number - 1) * PER_PAGE).unwrap_or_default();
    page.rows = fitting.into_iter().skip(from).take(PER_PAGE as usize).collect();
    page
}
