//! Answering, from the personal link to the result: each answer is saved through `writer`, handing in scores.

mod apply;
mod asked;
mod begin;
mod close;
mod closing;
pub mod deficits;
mod invalidate;
mod link;
mod record;
mod repo;
mod result;
mod running;
mod save;
mod score;
mod submit;
mod trial;
mod trial_result;
mod trials;
mod welcome;

pub(crate) use apply::apply_save;
pub use asked::Respondent;
pub use begin::{enter_code, start, start_at};
pub use close::close_overdue;
pub use invalidate::invalidate;
pub use link::{Opened, open_link};
pub use record::settle_target;
pub use result::result;
pub use running::running;
pub use save::{save, turn};
pub use score::{rescore, rescore_version};
pub use submit::{Receipt, SubmitKind, hand_in, submit};
pub use trial::{trial, trial_save, trial_submit, trial_turn, try_out};
pub use trial_result::trial_result;
pub use trials::Trials;
pub use welcome::welcome;
