//! Who is asked what and when, the personal links, and the live counters.

mod audience;
mod campaign;
pub mod progress;

pub use audience::{add_target, freeze_audience};
pub use campaign::{Anonymity, Campaign, ResumeBy, campaign, read_campaign};
