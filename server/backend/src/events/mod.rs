//! Events for teachers and who took part in them: the register, the tick-list, confirming, what proves it, and a
//! teacher's own proposals.

mod attend;
mod decide;
mod evidence;
mod export;
mod import;
mod import_participations;
mod list;
mod of_union;
mod people;
mod propose;
mod reach;
mod repo;
mod show;
mod waiting;
mod write;

pub use attend::{attend, attendance};
pub use decide::{change_participant, decide};
pub use evidence::attach;
pub use export::{export_events, export_participations};
pub use import::import_events;
pub use import_participations::import_participations;
pub(crate) use list::count_waiting;
pub use list::{FILTERS, events};
pub(crate) use of_union::events_of;
pub use propose::{own_events, propose};
pub use repo::participation_facts;
pub use show::{evidence_file, show};
pub use waiting::waiting;
pub use write::{add, edit, hints, remove};
pub(crate) use {import::write_events, import_participations::write_participations};

use crate::error::Result;
use crate::{Backend, Zone};
use domain::ids::OrgId;

/// The name of the register in the history.
pub(crate) const REGISTER: &str = "events";

async fn zone(cx: &Backend, org: OrgId) -> Result<Zone> {
    Ok(crate::accounts::organization(cx, org).await?.zone)
}
