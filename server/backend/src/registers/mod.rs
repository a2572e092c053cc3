//! What every register is made with: a page of rows by SQL, search by folded text, and the history of one row.

mod file;
mod hints;
mod history;
mod page;

pub use file::{FileWords, whole};
pub use hints::typed_before;
pub use history::{Record, history, record};
pub use page::{Sort, contains, page};
