//! What crosses between the pages of personal links and the server: plain data, no rules.

use crate::{
    campaigns::{disposition::Disposition, window::State, wire::Choice},
    ids::TargetId,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Which personal links are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LinkFilter {
    /// The title of a methodical union.
    pub union: String,
    /// A position.
    pub position: String,
    /// `silent`: only those who have not answered.
    pub only: String,
}

/// The page of personal links.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinksPage {
    /// The campaign's title.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// The window's end, local.
    pub closes: NaiveDateTime,
    /// The IANA name of the school's time zone.
    pub zone: String,
    /// Is a code asked for at another device?
    pub has_codes: bool,
    /// Is there a time limit, so that extra minutes mean something?
    pub limit_minutes: Option<u32>,
    /// Is it kept from everybody who has answered?
    pub is_veiled: bool,
    /// How many people there are without the filter.
    pub total: usize,
    /// Those the filter leaves.
    pub links: Vec<LinkRow>,
    /// Unions to filter by.
    pub unions: Vec<String>,
    /// Positions to filter by.
    pub positions: Vec<String>,
    /// People who could be added.
    pub others: Vec<Choice>,
}

/// One person's link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRow {
    /// The target.
    pub target: TargetId,
    /// «Авдеева И. П.»
    pub name: String,
    /// The methodical union's title, or empty.
    pub union: String,
    /// The post.
    pub position: String,
    /// How far the person came, where that is told.
    pub disposition: Option<Disposition>,
    /// The whole address; empty when there is no link in force.
    pub url: String,
    /// The code for another device.
    pub resume_code: String,
    /// Was the link taken back?
    pub is_revoked: bool,
    /// Extra minutes given.
    pub extra_minutes: i32,
    /// Came after the opening.
    pub is_added_late: bool,
    /// The code of the reason why the person is not asked in earnest.
    pub ineligible_reason: Option<String>,
}

/// The printed slips.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipsPage {
    /// The campaign's title.
    pub title: String,
    /// The window's end, local.
    pub closes: NaiveDateTime,
    /// The IANA name of the school's time zone.
    pub zone: String,
    /// Minutes of an attempt.
    pub limit_minutes: Option<u32>,
    /// Is it kept from everybody who has answered?
    pub is_veiled: bool,
    /// One for each person.
    pub slips: Vec<Slip>,
}

/// One slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// The whole name.
    pub name: String,
    /// The address without its scheme.
    pub address: String,
    /// The code for another device, or empty.
    pub code: String,
    /// How many modules the QR code is wide, with its quiet zone.
    pub qr_size: usize,
    /// The dark modules as an SVG path.
    pub qr_path: String,
}

/// What is done with one person of a campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TargetInput {
    /// `revoke`, `reissue`, `extend`, `exclude` or `include`.
    pub act: String,
    /// Extra minutes in all.
    pub minutes: String,
    /// The code of the reason to leave the person out.
    pub reason: String,
}
