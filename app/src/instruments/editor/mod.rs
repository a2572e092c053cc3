//! The editor of a draft. Every change is a plain form with one edit; the island `Builder` around it only makes
//! that smooth, so there is one rendering: the server's.

mod acts;
mod bench;
mod card;
mod comparing;
mod conditions;
mod fields;
mod levels;
mod outline;
mod page;
mod plan;
mod rules;
mod scored;
mod section;
mod settings;
mod trouble;

pub use acts::{act, act_icon, hidden};
pub use bench::{Bench, Tab};
pub use fields::{Look, bare, field};
pub use page::Editor;
pub use plan::DOMAINS;
