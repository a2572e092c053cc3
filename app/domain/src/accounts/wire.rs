//! What the pages of accounts get to see. No password and no hash has a field here.

use crate::access::Role;
use crate::ids::{CampaignId, UserId};
use crate::programme::wire::Ribbon;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// A line of the list of users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRow {
    /// Whose line it is.
    pub id: UserId,
    /// The name for signing in.
    pub login: String,
    /// The name people read.
    pub name: String,
    /// What the user may do here.
    pub role: Role,
    /// The account is closed.
    pub is_disabled: bool,
    /// It is the reader's own account, which they cannot close.
    pub is_you: bool,
}

/// What the start page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartPage {
    /// The reader's name.
    pub name: String,
    /// Campaigns that take answers or are paused, the one that closes first at the top.
    pub running: Vec<RunningCampaign>,
    /// Is there anybody to ask?
    pub has_teachers: bool,
    /// Is there anything to ask with?
    pub has_instruments: bool,
    /// Was there ever a campaign?
    pub has_campaigns: bool,
    /// Where the programme's year stands, when one is approved for it.
    pub ribbon: Option<Ribbon>,
    /// What the reader has to decide about.
    pub tasks: Tasks,
}

/// What waits for a reader's decision in the registers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tasks {
    /// Participations in events to confirm or refuse.
    pub participations: u64,
    /// Vacancies to say of that they are true; in January alone.
    pub vacancies: u64,
}

/// A campaign that is going on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningCampaign {
    /// Which one.
    pub id: CampaignId,
    /// Its name.
    pub title: String,
    /// The end of its window by the school's clock.
    pub closes_at: NaiveDateTime,
    /// It is stopped for a while.
    pub is_paused: bool,
    /// People who are done.
    pub complete: u32,
    /// People who are asked in earnest.
    pub eligible: u32,
}
