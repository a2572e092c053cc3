//! Who is asked what and when, the personal links, and the live counters.

mod answers;
mod asked_people;
mod audience;
mod board;
mod board_at;
mod board_silent;
mod campaign;
mod check;
mod check_anonymous;
mod form;
mod head_count;
mod history;
mod import;
mod links;
mod links_page;
mod list;
mod marking;
mod merge_targets;
mod opening;
mod own_union;
pub mod progress;
mod repo;
mod results;
mod results_anonymous;
mod results_file;
mod results_person;
mod results_rows;
mod results_unions;
mod save;
mod show;
mod target_acts;
mod turn;

pub use answers::group_answers;
#[cfg(test)]
use audience::issue_link;
pub use audience::{add_target, freeze_audience};
pub use board::board;
pub use board_silent::non_respondents;
pub use campaign::{Anonymity, Campaign, ResumeBy, campaign, read_campaign};
pub use form::{form, fresh_input};
pub(crate) use import::{Known as KnownCampaign, by_code as campaigns_by_code, write_campaigns};
pub use links::{PersonalLink, links};
pub use links_page::{LinksFile, LinksFormat, LinksWords, export_links, links_page, slips};
pub use list::list;
pub use marking::{mark, marking_queue};
pub(crate) use merge_targets::merge_targets;
pub use opening::open_due;
pub(crate) use own_union::campaigns_of_union;
pub use results::results;
pub use results_file::{ResultsWords, results_book};
pub use results_person::person_result;
pub use save::{create, edit};
pub use show::show;
pub use target_acts::{add_late, deal_with_target};
pub use turn::{approve_results, turn};

#[cfg(test)]
mod board_tests;
