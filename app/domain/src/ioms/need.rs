//! Who needs a route (`domain.md` 2.5): by the total level, by being a young teacher, by the number of weak competences.

use crate::roster::codes::coded;
use serde::{Deserialize, Serialize};

/// How much of a deficit the highest level is; see `scoring::levels::Level::severity`.
pub const HIGH: u8 = 3;
/// The middle level.
pub const MEDIUM: u8 = 2;

coded! {
    /// How much a route is needed; the greatest wins.
    Need {
        /// Nothing was found.
        None = "none",
        /// A hint for self-education is enough.
        Hint = "hint",
        /// By wish.
        Recommended = "recommended",
        /// It has to be drawn up.
        Required = "required",
    }
}

coded! {
    /// Why.
    NeedReason {
        /// Nothing was found.
        Nothing = "nothing",
        /// Some deficit, none of them grave.
        SomeDeficit = "some_deficit",
        /// The total of a test is of the middle level.
        TotalMedium = "total_medium",
        /// Several competences are of the highest level.
        SeveralHigh = "several_high",
        /// A young teacher with any deficit: a mentor is due as well.
        Young = "young",
        /// The total of a test is of the highest level.
        TotalHigh = "total_high",
    }
}

/// From which levels on a route is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NeedRule {
    /// A total of this severity in the record attempt of any test: required.
    pub required_total: u8,
    /// A young teacher with any deficit: required.
    pub young_any: bool,
    /// So many competences of the highest level: recommended.
    pub recommended_competences: u32,
    /// A total of this severity: recommended.
    pub recommended_total: u8,
}

impl Default for NeedRule {
    fn default() -> Self {
        Self {
            required_total: HIGH,
            young_any: true,
            recommended_competences: 2,
            recommended_total: MEDIUM,
        }
    }
}

/// What the record attempts of a person showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnosed {
    /// The severity of each test's total.
    pub totals: Vec<u8>,
    /// The severity of each competence.
    pub competences: Vec<u8>,
    /// A young teacher?
    pub is_young: bool,
}

/// How much a route is needed, and why.
pub fn need(person: &Diagnosed, rule: &NeedRule) -> (Need, NeedReason) {
    let total = person.totals.iter().copied().max().unwrap_or_default();
    let has_deficit = person.competences.iter().any(|severity| *severity > 0);
    let high = person.competences.iter().filter(|one| **one >= HIGH).count();
    let is_from = |bound: u8| bound > 0 && total >= bound;
    if is_from(rule.required_total) {
        (Need::Required, NeedReason::TotalHigh)
    } else if rule.young_any && person.is_young && has_deficit {
        (Need::Required, NeedReason::Young)
    } else if rule.recommended_competences > 0 && high >= rule.recommended_competences as usize {
        (Need::Recommended, NeedReason::SeveralHigh)
    } else if is_from(rule.recommended_total) {
        (Need::Recommended, NeedReason::TotalMedium)
    } else if has_deficit {
        (Need::Hint, NeedReason::SomeDeficit)
    } else {
        (Need::None, NeedReason::Nothing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_2_5_is_the_default() {
        for (totals, competences, is_young, expected) in [
            (vec![3], vec![3, 2], false, (Need::Required, NeedReason::TotalHigh)),
            (vec![1, 3], vec![], false, (Need::Required, NeedReason::TotalHigh)),
            (vec![0], vec![1], true, (Need::Required, NeedReason::Young)),
            (vec![0], vec![0], true, (Need::None, NeedReason::Nothing)),
            (vec![1], vec![3, 3], false, (Need::Recommended, NeedReason::SeveralHigh)),
            (vec![2], vec![3], false, (Need::Recommended, NeedReason::TotalMedium)),
            (vec![1], vec![1], false, (Need::Hint, NeedReason::SomeDeficit)),
            (vec![], vec![], false, (Need::None, NeedReason::Nothing)),
        ] {
            let person = Diagnosed {
                totals,
                competences,
                is_young,
            };
            assert_eq!(need(&person, &NeedRule::default()), expected, "{person:?}");
        }
    }

    #[test]
    fn a_bound_of_zero_switches_a_rule_off() {
        let rule = NeedRule {
            required_total: 0,
            young_any: false,
            recommended_competences: 0,
            recommended_total: 0,
        };
        let person = Diagnosed {
            totals: vec![3],
            competences: vec![3, 3],
            is_young: true,
        };
        assert_eq!(need(&person, &rule), (Need::Hint, NeedReason::SomeDeficit));
    }
}
