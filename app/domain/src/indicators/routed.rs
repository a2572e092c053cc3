//! ЧПип: who of the staff has an individual route that counts (`domain.md` 3.4, DD-09).

use crate::{
    ids::PersonId,
    indicators::{
        evidence::{Evidence, Reason},
        facts::{RouteFact, RouteStage},
        policies::IomPolicy,
        scene::Scene,
    },
};
use chrono::NaiveDate;

/// Evidence for everybody in ЧП, and for those outside it whose route would count.
pub fn routed(scene: &Scene) -> Vec<Evidence> {
    let persons = scene.facts.routes.iter().map(|route| route.person).collect();
    scene.evidence(persons, |person| {
        let own = scene.facts.routes.iter().filter(|route| route.person == person);
        own.map(|route| reason(scene, route)).max().unwrap_or(Reason::NoRoute)
    })
}

/// The first day on which a route that counts was approved.
pub fn counted_on(scene: &Scene, person: PersonId) -> Option<NaiveDate> {
    let own = scene.facts.routes.iter().filter(|route| route.person == person);
    let counted = own.filter(|route| reason(scene, route) == Reason::Counted);
    counted.filter_map(|route| route.approved_on).min()
}

fn reason(scene: &Scene, route: &RouteFact) -> Reason {
    let approved_on = route.approved_on.filter(|day| scene.has_seen(*day));
    // A route that was cancelled later was in force at the scene's moment.
    let is_ahead = route.ended_on.is_some_and(|day| !scene.has_seen(day));
    let stage = match route.stage {
        RouteStage::Cancelled if is_ahead && route.approved_on.is_some() => RouteStage::Approved,
        RouteStage::Cancelled if is_ahead => RouteStage::Draft,
        stage => stage,
    };
    match (stage, approved_on) {
        (RouteStage::Cancelled, _) => Reason::IomCancelled,
        (RouteStage::Draft, _) | (RouteStage::Approved, None) => Reason::IomDraft,
        (RouteStage::Approved, Some(on)) => {
            let (from, to) = (scene.period.from, scene.period.to);
            let counts = match scene.policies.iom_policy {
                IomPolicy::ApprovedInPeriod => scene.is_in_period(on),
                IomPolicy::InForceInPeriod => on < to && route.ended_on.is_none_or(|end| from <= end),
            };
            if !counts {
                Reason::OutOfPeriod
            } else if route.deficits == 0 {
                Reason::IomNoDeficit
            } else {
                Reason::Counted
            }
        }
    }
}
