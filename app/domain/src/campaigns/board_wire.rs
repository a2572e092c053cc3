//! The live board as it travels from the counters to the page.

use crate::campaigns::curve::CurvePoint;
use crate::campaigns::disposition::Disposition;
use crate::campaigns::funnel::Funnel;
use crate::campaigns::rate;
use crate::campaigns::window::State;
use crate::ids::{CampaignId, TargetId};
use crate::points::Exact;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// How far a campaign has come. Moments are those of the school's wall clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Which campaign.
    pub campaign: CampaignId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// The first moment of the window.
    pub opens_at: NaiveDateTime,
    /// The end of the window.
    pub closes_at: NaiveDateTime,
    /// The name of the school's time zone, such as `Europe/Moscow`.
    pub zone: String,
    /// When this was counted.
    pub counted_at: NaiveDateTime,
    /// May persons be named at all? Not in an anonymous campaign.
    pub has_names: bool,
    /// Anonymous and still open: counts move in steps, and nothing else is shown (security 57).
    pub is_veiled: bool,
    /// Groups are left out because few have answered in them.
    pub has_hidden: bool,
    /// People by rung.
    pub funnel: Funnel,
    /// By day, up to today.
    pub curve: Vec<CurvePoint>,
    /// By methodical union, by title; an empty title is «without one».
    pub unions: Vec<Group>,
    /// By position, the largest first.
    pub positions: Vec<Group>,
}

/// Охват of one union or position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The union's title or the position; empty when there is none.
    pub title: String,
    /// People who are done.
    pub complete: usize,
    /// People asked in earnest.
    pub eligible: usize,
}

impl Group {
    /// Охват in percent; none when nobody was asked.
    pub fn rate(&self) -> Option<Exact> {
        rate::percent(self.complete, self.eligible)
    }
}

/// How many of those who have not answered the board lists; all of them are on the page of links.
pub const SILENT_SHOWN: usize = 100;

/// A person who has not answered yet, for a reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NonRespondent {
    /// Which target.
    pub target: TargetId,
    /// «Климова Т. Р.»
    pub name: String,
    /// The methodical union's title, or empty.
    pub union: String,
    /// The position, or empty.
    pub position: String,
    /// How far the person came.
    pub rung: Disposition,
    /// The last sign of life.
    pub seen_at: Option<NaiveDateTime>,
    /// The personal link; none when it no longer opens anything or is not the viewer's to hand out.
    pub link: Option<String>,
}
