//! Loading a file that was looked at: whole, or without the rows that are refused when that was asked for in so many
//! words. Once it is loaded it stays loaded: a second press gets the same answer.

use super::repo::upload_of;
use super::run::{try_out, write_sheet};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::import_upload as row;
use crate::error::{Error, Result};
use domain::ids::{OrgId, UploadId};
use domain::imports::verdict::{Verdict, checked, without_refused};
use sea_orm::{ActiveModelTrait, Set};

/// Loads it.
pub async fn apply(cx: &Backend, actor: &Actor, org: OrgId, id: UploadId, skips_refused: bool) -> Result<()> {
    let upload = upload_of(cx.db.read(), actor, org, id).await?;
    let mut sheet = upload.sheet();
    let mut left_out = 0;
    if skips_refused && !upload.is_applied() {
        let problems = try_out(cx, actor, org, upload.register, &sheet).await?.problems;
        let rows = checked(&sheet, &problems);
        left_out = rows.iter().filter(|row| row.verdict == Verdict::Refused).count();
        sheet = without_refused(&sheet, &problems);
    }
    let tx = cx.db.begin_write().await?;
    if upload_of(&tx, actor, org, id).await?.is_applied() {
        return Ok(());
    }
    let imported = write_sheet(cx, &tx, actor, org, upload.register, &sheet).await?;
    if imported.rows == 0 {
        return Err(Error::conflict("import-nothing"));
    }
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let applied = row::ActiveModel {
        org_id: Set(upload.row.org_id),
        id: Set(upload.row.id),
        applied_at: Set(Some(cx.clock.now())),
        applied_rows: Set(count(imported.rows)),
        applied_changed: Set(count(imported.changed)),
        left_out: Set(count(left_out)),
        ..Default::default()
    };
    applied.update(&tx).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}
