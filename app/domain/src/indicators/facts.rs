//! What indicators are counted from: staff, campaigns, attempts and contacts of one organisation as plain rows.
//! All moments are local ones; `period::local_time` makes them.

use crate::{
    campaigns::disposition::AttemptState,
    ids::{CampaignId, InstrumentId, PersonId},
    points::Exact,
    roster::staff::{Employment, LongAbsence},
};
use chrono::NaiveDateTime;

/// What an indicator has to know of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CampaignFact {
    /// Its id.
    pub id: CampaignId,
    /// What it asks; waves share an instrument.
    pub instrument: InstrumentId,
    /// Was it meant to count?
    pub counts_for_indicators: bool,
    /// Was it a trial run?
    pub is_pilot: bool,
    /// Do its answers have no names?
    pub is_anonymous: bool,
    /// Is the instrument flagged as a diagnosis of professional deficits?
    pub is_deficit_diagnostics: bool,
    /// Is the instrument one of the school level?
    pub is_school_level: bool,
}

/// One attempt of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptFact {
    /// Whose.
    pub person: PersonId,
    /// In which campaign.
    pub campaign: CampaignFact,
    /// Where it stands.
    pub state: AttemptState,
    /// When it was begun.
    pub started_at: NaiveDateTime,
    /// When it was handed in.
    pub submitted_at: Option<NaiveDateTime>,
    /// The share of shown required items that were answered.
    pub answered_share: Exact,
}

/// One person asked in one campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactFact {
    /// Who.
    pub person: PersonId,
    /// In which campaign.
    pub campaign: CampaignFact,
    /// Is the person asked in earnest?
    pub is_eligible: bool,
    /// Since when: the window's opening, or the moment of a late addition.
    pub asked_at: NaiveDateTime,
    /// When the link was first opened.
    pub opened_at: Option<NaiveDateTime>,
}

/// Everything indicators of one organisation are counted from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The staff register.
    pub employments: Vec<Employment>,
    /// The long absences.
    pub absences: Vec<LongAbsence>,
    /// The attempts in the organisation's own campaigns.
    pub attempts: Vec<AttemptFact>,
    /// The targets of the organisation's own campaigns.
    pub contacts: Vec<ContactFact>,
}
