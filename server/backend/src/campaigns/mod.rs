//! Who is asked what and when, the personal links, and the live counters.

mod audience;
mod campaign;
mod check;
mod form;
mod head_count;
mod history;
mod links;
mod links_page;
mod list;
mod opening;
pub mod progress;
mod repo;
mod save;
mod show;
mod target_acts;
mod turn;

pub use audience::{add_target, freeze_audience};
pub use campaign::{Anonymity, Campaign, ResumeBy, campaign, read_campaign};
pub use form::form;
pub use links::{PersonalLink, links};
pub use links_page::{LinksFile, LinksFormat, LinksWords, export_links, links_page, slips};
pub use list::list;
pub use opening::open_due;
pub use save::{create, edit};
pub use show::show;
pub use target_acts::{add_late, deal_with_target};
pub use turn::{approve_results, turn};
