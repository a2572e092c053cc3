//! Files into registers: a file's rows are kept between the steps, tried out as often as one likes, and loaded whole or
//! not at all. Taking a file apart is `formats::workbook`; whose column is whose is `domain::imports`.

mod apply;
mod columns;
mod forget;
mod keep;
mod known;
mod preview;
mod repo;
mod report;
mod run;

pub use apply::apply;
pub use columns::{choose, columns};
pub use forget::{discard, forget_expired};
pub use keep::{Kept, begin, keep};
pub(crate) use known::{Known, or_known};
pub use preview::preview;
pub use report::{ReportWords, report};
pub(crate) use run::import_text;
pub use run::{Imported, import_book};

use std::collections::BTreeSet;

/// The first free code of a school's own numbering: `E12` after `E11`.
pub(crate) fn next_code<'a>(prefix: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: BTreeSet<u64> = known
        .filter_map(|code| code.strip_prefix(prefix)?.parse().ok())
        .collect();
    let next = known.last().map_or(1, |last| last.saturating_add(1));
    format!("{prefix}{next}")
}
