//! ЧП itself and its parts by what the registers know: young teachers, members of unions, dated marks.

use crate::{
    ids::PersonId,
    indicators::{
        evidence::{Evidence, Reason},
        facts::{Mark, MarkKind},
        scene::Scene,
    },
    roster::staff::is_young,
};

/// Evidence for ЧП: the staff, and everybody who worked here at some time of the year and is not in it.
pub fn staff(scene: &Scene) -> Vec<Evidence> {
    let worked = scene.facts.employments.iter().filter(|one| {
        one.start < scene.period.to && scene.has_seen(one.start) && one.end.is_none_or(|end| scene.period.from <= end)
    });
    scene.evidence(worked.map(|one| one.person).collect(), |_| Reason::Counted)
}

/// Evidence for the young teachers of the staff.
pub fn young(scene: &Scene) -> Vec<Evidence> {
    among(scene, |person| {
        match is_young(&scene.facts.employments, person, scene.on) {
            true => Reason::Counted,
            false => Reason::NotYoung,
        }
    })
}

/// Evidence for the young teachers who have a mentor on the day.
pub fn mentored(scene: &Scene) -> Vec<Evidence> {
    among(scene, |person| {
        let lasts = |one: &Mark| one.from <= scene.on && one.to.is_none_or(|to| scene.on <= to);
        if !is_young(&scene.facts.employments, person, scene.on) {
            Reason::NotYoung
        } else if marks(scene, person, MarkKind::Mentor).any(lasts) {
            Reason::Counted
        } else {
            Reason::NoMentor
        }
    })
}

/// Evidence for the members of methodical unions.
pub fn members(scene: &Scene) -> Vec<Evidence> {
    among(scene, |person| {
        let mut own = scene.facts.employments.iter().filter(|one| one.person == person);
        match own.any(|one| one.lasts_on(scene.on) && one.union_on(scene.on).is_some()) {
            true => Reason::Counted,
            false => Reason::NoUnion,
        }
    })
}

/// Evidence for those who asked for training within the year.
pub fn requested(scene: &Scene) -> Vec<Evidence> {
    among(scene, |person| {
        let seen: Vec<bool> = marks(scene, person, MarkKind::Request)
            .filter(|one| scene.has_seen(one.from))
            .map(|one| scene.is_in_period(one.from))
            .collect();
        match seen.as_slice() {
            [] => Reason::NoRequest,
            found if found.contains(&true) => Reason::Counted,
            _ => Reason::OutOfPeriod,
        }
    })
}

/// Nobody outside the staff can belong to a part of it.
fn among(scene: &Scene, reason: impl Fn(PersonId) -> Reason) -> Vec<Evidence> {
    scene.evidence(Default::default(), reason)
}

fn marks<'a>(scene: &'a Scene, person: PersonId, kind: MarkKind) -> impl Iterator<Item = &'a Mark> {
    let all = scene.facts.marks.iter();
    all.filter(move |one| one.kind == kind && one.person == person)
}
