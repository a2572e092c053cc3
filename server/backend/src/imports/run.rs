//! What every import ends with: all of the file or nothing of it, each refused row named. A trial does the same and
//! leaves no trace.

use crate::Backend;
use crate::actor::Actor;
use crate::attempts::write_attempts;
use crate::campaigns::write_campaigns;
use crate::documents::write_documents;
use crate::error::{Error, Result};
use crate::events::{write_events, write_participations};
use crate::formats::sheet::read_sheet;
use crate::ioms::write_ioms;
use crate::light::write_records;
use crate::roster::{write_absences, write_roster};
use crate::vacancies::write_vacancies;
use domain::ids::OrgId;
use domain::imports::mapping::{self, recognised};
use domain::imports::register::{Read, Register};
use domain::imports::verdict::{is_remark, without_refused};
use domain::imports::workbook::{SheetRows, Workbook};
use domain::problem::Problem;
use domain::roster::sheet::{Sheet, line_number};
use sea_orm::ConnectionTrait;

/// What came of loading a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The rows of the file.
    pub rows: usize,
    /// How many of them were new or said something new.
    pub changed: usize,
    /// What the reader should look at, although it was taken.
    pub warnings: Vec<Problem>,
}

/// What would come of loading a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// How many of the rows that would be taken are new or say something new.
    pub changed: usize,
    /// Everything that was found, in the file's order.
    pub problems: Vec<Problem>,
}

/// Loads a workbook into a register, from where its columns are recognised.
pub async fn import_book(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    register: Register,
    book: &Workbook,
) -> Result<Imported> {
    let sheet = mapping::sheet(book, &recognised(register, book));
    import_sheet(cx, actor, org, register, &sheet).await
}

/// Loads a text that is at hand. What people bring goes through the process that takes files apart.
pub(crate) async fn import_text(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    register: Register,
    text: &[u8],
) -> Result<Imported> {
    let Sheet { header, mut lines } = read_sheet(text);
    lines.insert(0, (1, header));
    let sheet = SheetRows {
        title: String::new(),
        rows: lines,
    };
    let book = Workbook { sheets: vec![sheet] };
    import_book(cx, actor, org, register, &book).await
}

/// Loads a sheet whose columns have the register's names.
pub(super) async fn import_sheet(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    register: Register,
    sheet: &Sheet,
) -> Result<Imported> {
    actor.require(register.verb(), org)?;
    let tx = cx.db.begin_write().await?;
    let imported = write_sheet(cx, &tx, actor, org, register, sheet).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(imported)
}

/// The same within a transaction; the caller has asked whether the actor may.
pub(super) async fn write_sheet(
    cx: &Backend,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    register: Register,
    sheet: &Sheet,
) -> Result<Imported> {
    let (rows, changed, problems) = write(cx, tx, actor, org, register, sheet).await?;
    let (warnings, refused): (Vec<Problem>, Vec<Problem>) = problems.into_iter().partition(is_remark);
    match refused.is_empty() {
        true => Ok(Imported {
            rows,
            changed,
            warnings,
        }),
        false => Err(Error::Invalid(refused)),
    }
}

/// What would come of it; nothing is kept.
pub(super) async fn try_out(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    register: Register,
    sheet: &Sheet,
) -> Result<Trial> {
    actor.require(register.verb(), org)?;
    let tx = cx.db.begin_write().await?;
    let (_, mut changed, problems) = write(cx, &tx, actor, org, register, sheet).await?;
    let has_refused = problems.iter().any(|one| !is_remark(one));
    if has_refused && !register.lacking(&sheet.header).is_empty() {
        return Ok(Trial { changed: 0, problems });
    }
    if has_refused {
        // Rows refused by what is known here keep the others from being written: once more without them.
        tx.rollback().await?;
        let tx = cx.db.begin_write().await?;
        let sheet = without_refused(sheet, &problems);
        changed = write(cx, &tx, actor, org, register, &sheet).await?.1;
    }
    Ok(Trial { changed, problems })
}

/// Reads and writes: the rows that could be read, how many of them were new or different, and every problem.
async fn write(
    cx: &Backend,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    register: Register,
    sheet: &Sheet,
) -> Result<(usize, usize, Vec<Problem>)> {
    let (read, mut problems) = register.read(sheet);
    let changed = match write_rows(cx, tx, actor, org, &read).await {
        Ok((changed, remarks)) => {
            problems.extend(remarks);
            changed
        }
        Err(Error::Invalid(more)) => {
            problems.extend(more);
            0
        }
        Err(other) => return Err(other),
    };
    problems.sort_by_key(line_number);
    Ok((read.len(), changed, problems))
}

async fn write_rows(
    cx: &Backend,
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    read: &Read,
) -> Result<(usize, Vec<Problem>)> {
    let now = cx.clock.now();
    let changed = match read {
        Read::Roster(rows) => write_roster(tx, actor, now, org, rows).await?,
        Read::Absences(rows) => write_absences(tx, actor, now, org, rows).await?,
        Read::Campaigns(rows) => write_campaigns(tx, actor, now, org, rows).await?,
        Read::Attempts(rows) => return write_attempts(tx, actor, now, org, rows).await,
        Read::Events(rows) => write_events(tx, actor, now, org, rows).await?,
        Read::Participation(rows) => write_participations(tx, actor, now, org, rows).await?,
        Read::Routes(rows) => write_ioms(tx, actor, now, org, rows).await?,
        Read::Vacancies(rows) => write_vacancies(tx, actor, now, org, rows).await?,
        Read::Light(register, rows) => write_records(tx, actor, now, org, *register, rows).await?,
        Read::Documents(rows) => write_documents(tx, actor, now, org, rows).await?,
    };
    Ok((changed, Vec::new()))
}
