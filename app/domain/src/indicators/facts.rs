//! What indicators are counted from: staff, campaigns, attempts and contacts of one organisation as plain rows.
//! All moments are local ones; `period::local_time` makes them.

use crate::{
    campaigns::disposition::AttemptState,
    ids::{CampaignId, InstrumentId, PersonId, VacancyId},
    indicators::variable::Rule,
    points::Exact,
    roster::{
        codes::coded,
        staff::{Employment, LongAbsence},
    },
};
use chrono::{NaiveDate, NaiveDateTime};

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
    /// When it was struck out, where that is known.
    pub invalidated_at: Option<NaiveDateTime>,
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

coded! {
    /// How far a route has come, as far as indicators ask.
    RouteStage {
        /// Being drawn up, or waiting for approval.
        Draft = "draft",
        /// Approved: in force, or over.
        Approved = "approved",
        /// Cancelled.
        Cancelled = "cancelled",
    }
}

/// One individual route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteFact {
    /// Whose.
    pub person: PersonId,
    /// How far it has come.
    pub stage: RouteStage,
    /// The day it was approved.
    pub approved_on: Option<NaiveDate>,
    /// The day it was completed or cancelled.
    pub ended_on: Option<NaiveDate>,
    /// How many deficits it is linked to.
    pub deficits: usize,
}

coded! {
    /// Where an event's level stands to the municipal one.
    Reach {
        /// Of the school, or of a part of the municipality.
        Below = "below",
        /// Municipal.
        Municipal = "municipal",
        /// Of several municipalities, the region or higher.
        Above = "above",
    }
}

coded! {
    /// What has become of a participation.
    Confirmation {
        /// It waits.
        Pending = "pending",
        /// Somebody who may has confirmed it.
        Confirmed = "confirmed",
        /// It was rejected.
        Rejected = "rejected",
    }
}

/// One person at one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipationFact {
    /// Who.
    pub person: PersonId,
    /// The event's level.
    pub reach: Reach,
    /// The event's kind.
    pub kind: String,
    /// Was it scientific-methodical?
    pub is_sci_method: bool,
    /// The event's last day: it decides the year.
    pub date_to: NaiveDate,
    /// Was it confirmed?
    pub confirmation: Confirmation,
    /// When that was decided, where it is known; of what came decided with a file it is not.
    pub decided_at: Option<NaiveDateTime>,
}

/// A row of the bank of vacancies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VacancyFact {
    /// Its id.
    pub id: VacancyId,
    /// Its code in the school's own files.
    pub code: String,
    /// The post's title.
    pub position: String,
    /// How many posts.
    pub posts: u32,
    /// Ставки of each.
    pub rate: Exact,
    /// Is the post a pedagogical one?
    pub is_pedagogical: bool,
    /// Is it open for a time only?
    pub is_temporary: bool,
    /// The day it was opened.
    pub opened_on: NaiveDate,
    /// The day it was closed: on that day it is no longer open.
    pub closed_on: Option<NaiveDate>,
}

coded! {
    /// What else is known of people with dates.
    MarkKind {
        /// Has a mentor.
        Mentor = "mentor",
        /// Asked for training.
        Request = "request",
    }
}

/// Something dated about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What.
    pub kind: MarkKind,
    /// Whose.
    pub person: PersonId,
    /// Since when.
    pub from: NaiveDate,
    /// Until when, inclusive.
    pub to: Option<NaiveDate>,
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
    /// The individual routes.
    pub routes: Vec<RouteFact>,
    /// Who was at which event.
    pub participations: Vec<ParticipationFact>,
    /// The bank of vacancies.
    pub vacancies: Vec<VacancyFact>,
    /// Mentors and requests.
    pub marks: Vec<Mark>,
}

impl Facts {
    /// Had such records been kept by this day? A register nobody has begun says nothing (DD-14), while in one that
    /// was begun before an empty year is a nought.
    pub fn knows(&self, rule: Rule, until: NaiveDate) -> bool {
        let marked = |kind| {
            let mut marks = self.marks.iter().filter(|one| one.kind == kind);
            marks.any(|one| one.from <= until)
        };
        match rule {
            Rule::Staff | Rule::Young | Rule::Members | Rule::Vacancies => true,
            Rule::Diagnosed => {
                let asked = self.contacts.iter().map(|one| one.asked_at.date());
                let begun = self.attempts.iter().map(|one| one.started_at.date());
                asked.chain(begun).any(|day| day <= until)
            }
            Rule::Routed => {
                let mut routes = self.routes.iter();
                routes.any(|one| one.approved_on.is_some_and(|day| day <= until))
            }
            Rule::Attended => self.participations.iter().any(|one| one.date_to <= until),
            Rule::Mentored => marked(MarkKind::Mentor),
            Rule::Requested => marked(MarkKind::Request),
        }
    }
}
