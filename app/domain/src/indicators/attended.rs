//! ЧПмм: who of the staff took part in events that count (`domain.md` 3.4, DD-10).

use crate::{
    ids::PersonId,
    indicators::{
        evidence::{Evidence, Reason},
        facts::{Confirmation, ParticipationFact},
        policies::MinLevel,
        scene::Scene,
        variable::Params,
    },
};
use chrono::NaiveDate;

/// Evidence for everybody in ЧП, and for those outside it whose participation would count.
pub fn attended(scene: &Scene, params: &Params) -> Vec<Evidence> {
    let all = &scene.facts.participations;
    let persons = all.iter().map(|one| one.person).collect();
    scene.evidence(persons, |person| {
        let own = all
            .iter()
            .filter(|one| one.person == person && scene.has_seen(one.date_to));
        let reasons = own.map(|one| reason(scene, one, params));
        reasons.max().unwrap_or(Reason::NoEvent)
    })
}

/// The first day on which somebody took part in an event that counts.
pub fn counted_on(scene: &Scene, params: &Params, person: PersonId) -> Option<NaiveDate> {
    let own = scene.facts.participations.iter().filter(|one| one.person == person);
    let counted = own.filter(|one| scene.has_seen(one.date_to) && reason(scene, one, params) == Reason::Counted);
    counted.map(|one| one.date_to).min()
}

fn reason(scene: &Scene, one: &ParticipationFact, params: &Params) -> Reason {
    let level_counts = scene.policies.min_level.takes(one.reach);
    if !scene.is_in_period(one.date_to) {
        Reason::OutOfPeriod
    } else if !level_counts || !(params.kinds.is_empty() || params.kinds.contains(&one.kind)) {
        Reason::WrongLevel
    } else if !(one.is_sci_method || params.any_method || scene.policies.min_level == MinLevel::Any) {
        Reason::EventNotSciMethod
    } else {
        // What was decided later still waited at the scene's moment.
        let is_ahead = one.decided_at.is_some_and(|at| at > scene.as_of);
        match one.confirmation {
            _ if is_ahead => Reason::EventNotConfirmed,
            Confirmation::Rejected => Reason::EventRejected,
            Confirmation::Pending => Reason::EventNotConfirmed,
            Confirmation::Confirmed => Reason::Counted,
        }
    }
}
