//! Which column of the file is which of the register: as recognised, until somebody chooses otherwise.

use super::repo::{Upload, upload_of};
use crate::actor::Actor;
use crate::entity::import_upload as row;
use crate::error::{Error, Result};
use crate::{Backend, accounts};
use domain::ids::{OrgId, UploadId};
use domain::imports::mapping::{self, Place, headings};
use domain::imports::wire::{ColumnsForm, ColumnsPage, Field, FileColumn};
use domain::imports::workbook::{SheetRows, column_letters};
use sea_orm::{ActiveModelTrait, Set};

/// The rows among which the headings are looked for by hand.
const HEADS: usize = 12;
/// How many values of a column are shown, and how much of each.
const SAMPLES: usize = 3;
const SAMPLE_CHARS: usize = 40;

/// The page on which columns are chosen.
pub async fn columns(cx: &Backend, actor: &Actor, org: OrgId, id: UploadId) -> Result<ColumnsPage> {
    let upload = upload_of(cx.db.read(), actor, org, id).await?;
    let zone = accounts::organization(cx, org).await?.zone;
    let empty = SheetRows::default();
    let rows = upload.book.sheets.get(upload.place.sheet).unwrap_or(&empty);
    let heads = rows.rows.iter().enumerate().take(HEADS.max(upload.place.header + 1));
    let needed = upload.register.needed();
    let field = |(name, _): &domain::roster::sheet::Column| Field {
        name: (*name).to_owned(),
        is_needed: needed.iter().any(|one| one == name),
        at: upload.place.columns.get(*name).copied(),
    };
    Ok(ColumnsPage {
        upload: upload.line(zone)?,
        sheets: upload.book.sheets.iter().map(|sheet| sheet.title.clone()).collect(),
        sheet: upload.place.sheet,
        heads: heads
            .map(|(at, (number, cells))| (at, *number, beginning(cells)))
            .collect(),
        header: upload.place.header,
        columns: file_columns(rows, upload.place.header),
        fields: upload.register.columns().iter().map(field).collect(),
    })
}

/// Keeps what was chosen; false when another sheet or row of headings was, and the columns are to be looked at again.
pub async fn choose(cx: &Backend, actor: &Actor, org: OrgId, id: UploadId, form: &ColumnsForm) -> Result<bool> {
    let tx = cx.db.begin_write().await?;
    let upload = upload_of(&tx, actor, org, id).await?;
    if upload.is_applied() {
        return Err(Error::conflict("import-applied"));
    }
    let place = chosen(&upload, form)?;
    let is_same = (place.sheet, place.header) == (upload.place.sheet, upload.place.header);
    if is_same && form.columns.is_empty() {
        return Ok(false);
    }
    if is_same {
        let problems = mapping::check(upload.register, &place);
        if !problems.is_empty() {
            let at = |mut problem: domain::problem::Problem| {
                problem.at = problem.at.replacen("columns", "form[columns]", 1);
                problem
            };
            return Err(Error::Invalid(problems.into_iter().map(at).collect()));
        }
    }
    let kept = row::ActiveModel {
        org_id: Set(upload.row.org_id),
        id: Set(upload.row.id),
        place: Set(serde_json::to_value(&place)?),
        ..Default::default()
    };
    kept.update(&tx).await?;
    tx.commit().await?;
    Ok(is_same)
}

fn chosen(upload: &Upload, form: &ColumnsForm) -> Result<Place> {
    let number = |text: &str, known: usize| match text.is_empty() {
        true => Ok(known),
        false => text.parse().map_err(|_| Error::NotFound("column")),
    };
    let sheet: usize = number(&form.sheet, upload.place.sheet)?;
    let rows = upload.book.sheets.get(sheet).ok_or(Error::NotFound("sheet"))?;
    if sheet != upload.place.sheet {
        return Ok(mapping::in_sheet(upload.register, sheet, rows));
    }
    let header: usize = number(&form.header, upload.place.header)?;
    let (_, cells) = rows.rows.get(header).ok_or(Error::NotFound("row"))?;
    if header != upload.place.header {
        let columns = headings(upload.register.columns(), cells);
        return Ok(Place { sheet, header, columns });
    }
    let mut place = Place {
        sheet,
        header,
        ..Place::default()
    };
    for (name, _) in upload.register.columns() {
        let Some(at) = form.columns.get(*name).filter(|at| !at.is_empty()) else {
            continue;
        };
        let at = at.parse().map_err(|_| Error::NotFound("column"))?;
        place.columns.insert((*name).to_owned(), at);
    }
    Ok(place)
}

fn file_columns(rows: &SheetRows, header: usize) -> Vec<FileColumn> {
    let width = rows.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
    let heading = |at: usize| rows.rows.get(header).and_then(|(_, cells)| cells.get(at));
    let samples = |at: usize| {
        let below = rows.rows.iter().skip(header + 1);
        let filled = below
            .filter_map(|(_, cells)| cells.get(at))
            .filter(|cell| !cell.is_empty());
        filled.take(SAMPLES).map(|cell| cut(cell)).collect()
    };
    let column = |at: usize| FileColumn {
        at,
        letters: column_letters(at),
        heading: heading(at).map(|text| cut(text)).unwrap_or_default(),
        samples: samples(at),
    };
    (0..width).map(column).collect()
}

fn beginning(cells: &[String]) -> String {
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).take(6);
    cut(&filled.map(String::as_str).collect::<Vec<_>>().join(" | "))
}

fn cut(text: &str) -> String {
    let mut cut: String = text.chars().take(SAMPLE_CHARS).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}
