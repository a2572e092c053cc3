//! Answering, from the personal link to the result: each answer is saved through `writer`, handing in scores.

mod apply;
mod asked;
mod begin;
mod close;
mod closing;
pub mod deficits;
mod import;
mod invalidate;
mod link;
mod record;
mod repo;
mod result;
mod running;
mod save;
mod score;
mod submit;
mod welcome;

pub(crate) use apply::apply_save;
pub use asked::Respondent;
pub(crate) use asked::{Whose, whose};
pub use begin::{enter_code, start, start_at};
pub use close::close_overdue;
pub(crate) use import::write_attempts;
pub use invalidate::invalidate;
pub use link::{Opened, open_link};
pub use record::settle_target;
pub(crate) use repo::answers_of_campaign;
pub use result::result;
pub use running::running;
pub(crate) use running::{fields, hidden, unfinished};
pub(crate) use save::{read_page, section};
pub use save::{save, turn};
pub use score::{rescore, rescore_version};
pub use submit::{Receipt, SubmitKind, hand_in, submit};
pub use welcome::welcome;
