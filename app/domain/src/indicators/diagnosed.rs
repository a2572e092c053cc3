//! ЧПдп: who of the staff took part in a diagnosis of professional deficits (`domain.md` 3.4, DD-04..DD-08).

use crate::{
    campaigns::disposition::{AttemptState, Bounds, Disposition, Progress, rung},
    ids::{InstrumentId, PersonId},
    indicators::{
        evidence::{Evidence, Reason},
        facts::{AttemptFact, CampaignFact, ContactFact},
        policies::TestScope,
        scene::Scene,
    },
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Evidence for everybody in ЧП, and for those outside it who took part.
///
/// What happened after the scene's moment is not seen.
pub fn diagnosed(scene: &Scene) -> Vec<Evidence> {
    let view = View(scene);
    let persons = scene.facts.attempts.iter().map(|attempt| attempt.person).collect();
    scene.evidence(persons, |person| view.reason(person))
}

/// The first day on which somebody handed in an attempt that counts.
pub fn counted_on(scene: &Scene, person: PersonId) -> Option<NaiveDate> {
    let view = View(scene);
    let counted = view
        .attempts(person)
        .filter(|one| view.reason_of(one) == Reason::Counted);
    counted.filter_map(|one| one.submitted_at).min().map(|at| at.date())
}

/// The attempts as they are seen in a scene.
struct View<'a>(&'a Scene<'a>);

impl View<'_> {
    fn took_part(&self, person: PersonId) -> bool {
        let done = self.done(person);
        match self.0.policies.test_scope {
            TestScope::Any => !done.is_empty(),
            TestScope::All => !done.is_empty() && self.asked().is_subset(&done),
        }
    }

    fn done(&self, person: PersonId) -> BTreeSet<InstrumentId> {
        let counted = self
            .attempts(person)
            .filter(|one| self.reason_of(one) == Reason::Counted);
        counted.map(|one| one.campaign.instrument).collect()
    }

    /// What the school asked in the period, of whomever: EX-12 asks the same of everybody in ЧП,
    /// so somebody hired after the first test was over (P34) lacks it.
    fn asked(&self) -> BTreeSet<InstrumentId> {
        let is_asked = |one: &&ContactFact| {
            one.is_eligible
                && one.asked_at <= self.0.as_of
                && kept_out(&one.campaign).is_none()
                && self.0.period.holds(one.asked_at)
        };
        self.0
            .facts
            .contacts
            .iter()
            .filter(is_asked)
            .map(|one| one.campaign.instrument)
            .collect()
    }

    fn reason(&self, person: PersonId) -> Reason {
        if self.took_part(person) {
            return Reason::Counted;
        }
        let attempts = self.attempts(person).map(|one| self.reason_of(one));
        let contacts = self.contacts(person).filter_map(|one| self.reason_of_opening(one));
        let nearest = attempts.chain(contacts).max().unwrap_or(Reason::NoAttempt);
        // One counted attempt is not enough only where all are asked for.
        if nearest == Reason::Counted {
            Reason::NotAllTests
        } else {
            nearest
        }
    }

    fn attempts(&self, person: PersonId) -> impl Iterator<Item = &AttemptFact> {
        let own = self.0.facts.attempts.iter().filter(move |one| one.person == person);
        own.filter(|one| one.submitted_at.unwrap_or(one.started_at) <= self.0.as_of)
    }

    fn contacts(&self, person: PersonId) -> impl Iterator<Item = &ContactFact> {
        let own = self.0.facts.contacts.iter().filter(move |one| one.person == person);
        own.filter(|one| one.asked_at <= self.0.as_of)
    }

    fn reason_of(&self, attempt: &AttemptFact) -> Reason {
        if !self.0.period.holds(attempt.submitted_at.unwrap_or(attempt.started_at)) {
            return Reason::OutOfPeriod;
        }
        if let Some(reason) = kept_out(&attempt.campaign) {
            return reason;
        }
        // What was struck out later counted at the scene's moment.
        let was_valid = attempt.invalidated_at.is_some_and(|at| at > self.0.as_of);
        let state = match (attempt.state, attempt.submitted_at) {
            (AttemptState::Invalidated, Some(_)) if was_valid => AttemptState::Submitted,
            (AttemptState::Invalidated, None) if was_valid => AttemptState::InProgress,
            (state, _) => state,
        };
        let progress = Progress {
            // Handed in without a moment cannot be placed in a year.
            state: if attempt.submitted_at.is_none() && state == AttemptState::Submitted {
                AttemptState::InProgress
            } else {
                state
            },
            answered_share: attempt.answered_share,
        };
        let bounds = Bounds {
            complete: self.0.policies.min_answered_share,
            ..Bounds::default()
        };
        match rung(progress, bounds) {
            Some(Disposition::Complete) => Reason::Counted,
            Some(Disposition::Partial) => Reason::Partial,
            Some(_) => Reason::BreakOff,
            None => Reason::Invalidated,
        }
    }

    fn reason_of_opening(&self, contact: &ContactFact) -> Option<Reason> {
        let opened_at = contact.opened_at.filter(|at| *at <= self.0.as_of)?;
        let in_period = self.0.period.holds(opened_at) && kept_out(&contact.campaign).is_none();
        in_period.then_some(Reason::OpenedOnly)
    }
}

/// Why nothing done in this campaign can count, if so.
fn kept_out(campaign: &CampaignFact) -> Option<Reason> {
    if campaign.is_pilot {
        Some(Reason::PilotOnly)
    } else if campaign.is_anonymous {
        Some(Reason::AnonymousOnly)
    } else if !(campaign.is_school_level && campaign.is_deficit_diagnostics && campaign.counts_for_indicators) {
        Some(Reason::WrongLevel)
    } else {
        None
    }
}
