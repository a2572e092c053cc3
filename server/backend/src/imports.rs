//! What every import ends with: all of the file or nothing of it, each refused row named.

use crate::Backend;
use crate::error::{Error, Result};
use crate::roster::Imported;
use domain::problem::Problem;
use domain::roster::import::is_warning;
use sea_orm::DatabaseTransaction;
use std::collections::BTreeSet;

/// Commits what was written unless a row was refused, by the reader or by the writer; then every refusal is named.
pub(crate) async fn settle(
    cx: &Backend,
    tx: DatabaseTransaction,
    rows: usize,
    problems: Vec<Problem>,
    written: Result<usize>,
) -> Result<Imported> {
    let (warnings, mut refused): (Vec<Problem>, Vec<Problem>) = problems.into_iter().partition(is_warning);
    let changed = match written {
        Ok(changed) => changed,
        Err(Error::Invalid(more)) => {
            refused.extend(more);
            0
        }
        Err(other) => return Err(other),
    };
    if !refused.is_empty() {
        return Err(Error::Invalid(refused));
    }
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(Imported {
        rows,
        changed,
        warnings,
    })
}

/// The first free code of a school's own numbering: `E12` after `E11`.
pub(crate) fn next_code<'a>(prefix: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: BTreeSet<u64> = known
        .filter_map(|code| code.strip_prefix(prefix)?.parse().ok())
        .collect();
    let next = known.last().map_or(1, |last| last.saturating_add(1));
    format!("{prefix}{next}")
}
