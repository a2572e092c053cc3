//! Who is asked what and when, the personal links, and the live counters.

mod audience;
mod board;
mod board_at;
mod board_silent;
mod campaign;
mod marking;
pub mod progress;
mod results;
mod results_person;
mod results_rows;

#[cfg(test)]
use audience::issue_link;
pub use audience::{add_target, freeze_audience};
pub use board::board;
pub use board_silent::non_respondents;
pub use campaign::{Anonymity, Campaign, ResumeBy, campaign, read_campaign};
pub use marking::{mark, marking_queue};
pub use results::results;
pub use results_person::person_result;

#[cfg(test)]
mod board_tests;
