//! What the pages of accounts get to see. No password and no hash has a field here.

use crate::access::Role;
use crate::ids::{CampaignId, RoleId, UserId};
use crate::programme::wire::Ribbon;
use crate::registers::history::Happening;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// A dated role (SR-11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleRow {
    /// Which one.
    pub id: RoleId,
    /// What it opens.
    pub role: Role,
    /// Its first day; none when it was always there.
    pub from: Option<NaiveDate>,
    /// Its last day, if it has one.
    pub to: Option<NaiveDate>,
    /// The order it was given by.
    pub order_ref: String,
    /// The methodical union a head leads; empty for other roles.
    pub union: String,
    /// Where it stands today.
    pub standing: Standing,
}

/// A role's days, beside today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Begins later.
    Coming,
    /// Opens what it opens.
    Valid,
    /// Opens nothing any more.
    Over,
}

/// The days and the order of a role, and what it is a role of, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Term {
    /// The first day; today when empty.
    pub from: String,
    /// The last day; none when empty.
    pub to: String,
    /// The order it is given by.
    pub order_ref: String,
    /// The id of the methodical union a head leads; of no account for other roles.
    pub union: String,
}

/// The page of one user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserCard {
    /// The user with all roles there ever were here.
    pub user: UserRow,
    /// The day by the school's clock.
    pub today: NaiveDate,
    /// Who gave and ended roles.
    pub history: Vec<Happening>,
}

/// A line of the list of users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRow {
    /// Whose line it is.
    pub id: UserId,
    /// The name for signing in.
    pub login: String,
    /// The name people read.
    pub name: String,
    /// The user's roles here, by first day.
    pub roles: Vec<RoleRow>,
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
    /// What to worry about the copies of the database, for whoever keeps them: a code of `Alarm`.
    pub copies_alarm: Option<String>,
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
