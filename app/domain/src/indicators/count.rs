//! From a variable to its number: the rule by its code, with everybody who was considered.

use crate::{
    ids::PersonId,
    indicators::{
        attended::{self, attended},
        diagnosed::{self, diagnosed},
        evidence::{Evidence, PostEvidence, Reason},
        routed::{self, routed},
        scene::Scene,
        staff::{members, mentored, requested, staff, young},
        vacant::{Vacant, vacant},
        variable::{Rule, Variable},
    },
    points::show,
};
use chrono::NaiveDate;

/// A variable's number with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Which variable.
    pub variable: Variable,
    /// Its number.
    pub number: usize,
    /// The people considered, in the order of ids.
    pub people: Vec<Evidence>,
    /// The posts considered.
    pub posts: Vec<PostEvidence>,
    /// What is told beside the number, by codes of the interface's texts.
    pub sides: Vec<(&'static str, String)>,
}

/// Counts a variable in a scene.
pub fn count(scene: &Scene, variable: &Variable) -> Count {
    let people = match variable.rule {
        Rule::Vacancies => return of_posts(variable, vacant(scene)),
        Rule::Staff => staff(scene),
        Rule::Diagnosed => diagnosed(scene),
        Rule::Routed => routed(scene),
        Rule::Attended => attended(scene, &variable.params),
        Rule::Young => young(scene),
        Rule::Mentored => mentored(scene),
        Rule::Members => members(scene),
        Rule::Requested => requested(scene),
    };
    let with = |reason| people.iter().filter(|one| one.reason == reason).count();
    let sides = [
        ("waiting", with(Reason::EventNotConfirmed)),
        ("drafts", with(Reason::IomDraft)),
        ("without_deficit", with(Reason::IomNoDeficit)),
    ];
    let told = sides.into_iter().filter(|(_, number)| *number > 0);
    Count {
        number: people.iter().filter(|one| one.included).count(),
        sides: told.map(|(name, number)| (name, number.to_string())).collect(),
        variable: variable.clone(),
        people,
        posts: Vec::new(),
    }
}

/// The first day that makes somebody counted, where the rule is about a day.
pub fn counted_on(scene: &Scene, variable: &Variable, person: PersonId) -> Option<NaiveDate> {
    match variable.rule {
        Rule::Diagnosed => diagnosed::counted_on(scene, person),
        Rule::Routed => routed::counted_on(scene, person),
        Rule::Attended => attended::counted_on(scene, &variable.params, person),
        _ => None,
    }
}

fn of_posts(variable: &Variable, found: Vacant) -> Count {
    Count {
        variable: variable.clone(),
        number: found.posts,
        people: Vec::new(),
        posts: found.evidence,
        sides: vec![
            ("rates", show(found.rates, 2, ',')),
            ("temporary", found.temporary.to_string()),
            ("long", found.long.to_string()),
        ],
    }
}
