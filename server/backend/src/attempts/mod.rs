//! Answering, from the personal link to the result: each answer is saved through `writer`, handing in scores.

mod asked;
mod begin;
mod changes;
mod close;
mod closing;
pub mod deficits;
mod invalidate;
mod link;
mod load;
mod place;
mod record;
mod repo;
mod result;
mod running;
mod save;
mod score;
mod submit;
mod welcome;
mod work;

pub(crate) use asked::Askeds;
pub use asked::Respondent;
pub use begin::{enter_code, start, start_at};
pub use close::close_overdue;
pub use invalidate::invalidate;
pub use link::{Opened, open_link};
pub use record::settle_target;
pub(crate) use repo::answers_of_campaign;
pub use result::result;
pub use running::running;
pub(crate) use running::{fields, hidden, unfinished};
pub(crate) use save::{read_page, section, turned};
pub use save::{save, turn};
pub use score::{rescore, rescore_version};
pub use submit::{Receipt, SubmitKind, hand_in, submit};
pub use welcome::welcome;
pub(crate) use work::{Needs, Work};
