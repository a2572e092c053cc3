//! Shares in percent: exact until they are shown, absent when there is nothing to divide by.

use crate::points::{Exact, show};

const NO_BREAK_SPACE: char = '\u{a0}';

/// What percentage `part` is of `of`; `None` when `of` is 0 (DD-14).
pub fn percent(part: usize, of: usize) -> Option<Exact> {
    let (part, of) = (i64::try_from(part).ok()?, i64::try_from(of).ok()?);
    (of > 0).then(|| Exact::new(part.checked_mul(100).unwrap_or(i64::MAX), of))
}

/// «92,7 %» with a no-break space, rounded once (DD-15).
pub fn show_percent(value: Exact, precision: u32) -> String {
    format!("{}{NO_BREAK_SPACE}%", show(value, precision, ','))
}
