//! Вак: pedagogical posts that are open on the day (`domain.md` 3.4, DD-11), and what else is told of them.

use crate::{
    indicators::{
        evidence::{PostEvidence, PostReason},
        facts::VacancyFact,
        scene::Scene,
    },
    points::{Exact, whole},
};
use chrono::TimeDelta;

/// A post that is open for longer is told apart.
const LONG_DAYS: i64 = 90;

/// The open posts of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vacant {
    /// How many.
    pub posts: usize,
    /// Their ставки.
    pub rates: Exact,
    /// How many of them are temporary.
    pub temporary: usize,
    /// How many are open for more than 90 days.
    pub long: usize,
    /// Every row of the bank with its reason.
    pub evidence: Vec<PostEvidence>,
}

/// The open posts as a scene shows them.
pub fn vacant(scene: &Scene) -> Vacant {
    let mut found = Vacant {
        posts: 0,
        rates: whole(0),
        temporary: 0,
        long: 0,
        evidence: Vec::new(),
    };
    for one in &scene.facts.vacancies {
        let reason = reason(scene, one);
        let included = reason == PostReason::Counted;
        if included {
            let posts = one.posts as usize;
            found.posts += posts;
            found.rates += one.rate * whole(i64::from(one.posts));
            found.temporary += if one.is_temporary { posts } else { 0 };
            let is_long = scene.on - one.opened_on > TimeDelta::days(LONG_DAYS);
            found.long += if is_long { posts } else { 0 };
        }
        found.evidence.push(PostEvidence {
            vacancy: one.id,
            included,
            reason,
        });
    }
    found
}

fn reason(scene: &Scene, one: &VacancyFact) -> PostReason {
    if !one.is_pedagogical {
        PostReason::NotPedagogical
    } else if one.opened_on > scene.on {
        PostReason::OpenedLater
    } else if one.closed_on.is_some_and(|closed| closed <= scene.on) {
        PostReason::ClosedBefore
    } else if one.is_temporary && !scene.policies.count_temporary {
        PostReason::Temporary
    } else {
        PostReason::Counted
    }
}
