//! ЧПдп: who of the staff took part in a diagnosis of professional deficits (`domain.md` 3.4, DD-04..DD-08).

use crate::{
    campaigns::disposition::{AttemptState, Bounds, Disposition, Progress, rung},
    ids::{InstrumentId, PersonId},
    indicators::{
        evidence::{Evidence, Reason},
        facts::{AttemptFact, CampaignFact, ContactFact, Facts},
        period::{Period, staff_date},
        policies::{Policies, TestScope},
    },
    roster::staff::{Employment, EmploymentKind, chp, is_away},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;

/// Evidence for everybody in ЧП, away from it on long leave, or outside it who took part, in the order of ids.
///
/// What happened after `as_of` is not seen.
pub fn chp_dp(facts: &Facts, period: &Period, as_of: NaiveDateTime, policies: &Policies) -> Vec<Evidence> {
    let on = staff_date(period, as_of);
    let staff = chp(&facts.employments, &facts.absences, on, policies);
    let view = View {
        facts,
        period,
        as_of,
        policies,
    };
    let mut persons: BTreeSet<PersonId> = facts.attempts.iter().map(|attempt| attempt.person).collect();
    persons.retain(|person| view.took_part(*person));
    persons.extend(staff_with_absent(facts, on, policies));
    let evidence = |person| {
        let reason = if staff.contains(&person) {
            view.reason_in_staff(person)
        } else {
            reason_outside(facts, person, on)
        };
        Evidence::new(person, reason)
    };
    persons.into_iter().map(evidence).collect()
}

/// ЧП with those whom only a long leave keeps out of it: they are not counted, but they are told why.
fn staff_with_absent(facts: &Facts, on: NaiveDate, policies: &Policies) -> BTreeSet<PersonId> {
    let everybody = Policies {
        exclude_long_leave: false,
        ..policies.clone()
    };
    chp(&facts.employments, &facts.absences, on, &everybody)
}

/// The facts as they are seen at one moment, for one period.
struct View<'a> {
    facts: &'a Facts,
    period: &'a Period,
    as_of: NaiveDateTime,
    policies: &'a Policies,
}

impl View<'_> {
    fn took_part(&self, person: PersonId) -> bool {
        let done = self.done(person);
        match self.policies.test_scope {
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
                && one.asked_at <= self.as_of
                && kept_out(&one.campaign).is_none()
                && self.period.holds(one.asked_at)
        };
        self.facts
            .contacts
            .iter()
            .filter(is_asked)
            .map(|one| one.campaign.instrument)
            .collect()
    }

    fn reason_in_staff(&self, person: PersonId) -> Reason {
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
        let own = self.facts.attempts.iter().filter(move |one| one.person == person);
        own.filter(|one| one.submitted_at.unwrap_or(one.started_at) <= self.as_of)
    }

    fn contacts(&self, person: PersonId) -> impl Iterator<Item = &ContactFact> {
        let own = self.facts.contacts.iter().filter(move |one| one.person == person);
        own.filter(|one| one.asked_at <= self.as_of)
    }

    fn reason_of(&self, attempt: &AttemptFact) -> Reason {
        if !self.period.holds(attempt.submitted_at.unwrap_or(attempt.started_at)) {
            return Reason::OutOfPeriod;
        }
        if let Some(reason) = kept_out(&attempt.campaign) {
            return reason;
        }
        let progress = Progress {
            // Handed in without a moment cannot be placed in a year.
            state: if attempt.submitted_at.is_none() && attempt.state == AttemptState::Submitted {
                AttemptState::InProgress
            } else {
                attempt.state
            },
            answered_share: attempt.answered_share,
        };
        let bounds = Bounds {
            complete: self.policies.min_answered_share,
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
        let opened_at = contact.opened_at.filter(|at| *at <= self.as_of)?;
        let in_period = self.period.holds(opened_at) && kept_out(&contact.campaign).is_none();
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

/// Why somebody who took part is not in ЧП on the day.
fn reason_outside(facts: &Facts, person: PersonId, on: NaiveDate) -> Reason {
    let lasting: Vec<&Employment> = facts
        .employments
        .iter()
        .filter(|one| one.person == person && one.lasts_on(on))
        .collect();
    let counts = |kinds: &[EmploymentKind]| lasting.iter().any(|one| one.counts_in_chp && kinds.contains(&one.kind));
    if lasting.is_empty() {
        Reason::NotInStaffOnDate
    } else if counts(&[EmploymentKind::Main, EmploymentKind::InternalPartTime]) && is_away(&facts.absences, person, on)
    {
        Reason::LongLeave
    } else if counts(&[EmploymentKind::ExternalPartTime]) {
        Reason::ExternalPartTime
    } else if counts(&[EmploymentKind::Gph]) {
        Reason::CivilContract
    } else {
        Reason::PositionNotCounted
    }
}
