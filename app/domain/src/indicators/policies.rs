//! How to count where the programme leaves a choice (`domain.md` 0.1): values in data, with the project's defaults.

use crate::{
    indicators::facts::Reach,
    points::{Exact, show_short, whole},
    problem::Problem,
    roster::codes::coded,
};
use serde::{Deserialize, Serialize};

coded! {
    /// In which January the staff of a year is counted (DD-03).
    #[derive(Default)]
    PeriodPolicy {
        /// The data are of the year before the census: January after the year.
        #[default]
        PreviousYear = "previous_year",
        /// The data are of the census' own year: January at its start.
        SameYear = "same_year",
    }
}

coded! {
    /// How many of the assigned diagnostics make a participant (DD-04).
    #[derive(Default)]
    TestScope {
        /// One is enough.
        #[default]
        Any = "any",
        /// All of them; waves of one instrument stand for each other.
        All = "all",
    }
}

coded! {
    /// Which individual routes count (DD-09).
    #[derive(Default)]
    IomPolicy {
        /// Those approved inside the period.
        #[default]
        ApprovedInPeriod = "approved_in_period",
        /// Those in force at any time of the period.
        InForceInPeriod = "in_force_in_period",
    }
}

coded! {
    /// Which events count by level (DD-10).
    #[derive(Default)]
    MinLevel {
        /// Municipal ones exactly.
        #[default]
        MunicipalOnly = "municipal_only",
        /// Municipal and higher ones.
        MunicipalOrHigher = "municipal_or_higher",
        /// Scientific-methodical ones of any level: the letter of 3.4 with the level alone left open (34 of 41).
        AnyLevel = "any_level",
        /// Every confirmed one, scientific-methodical or not (EX-14: 35 of 41).
        Any = "any",
    }
}

impl MinLevel {
    /// Does an event of that reach count by its level?
    pub fn takes(self, reach: Reach) -> bool {
        match self {
            Self::MunicipalOnly => reach == Reach::Municipal,
            Self::MunicipalOrHigher => reach >= Reach::Municipal,
            Self::AnyLevel | Self::Any => true,
        }
    }
}

/// The choices under which a value was counted; they are stored with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policies {
    /// The day of January the staff is counted on, 1 to 31 (DD-03).
    pub census_day: u32,
    /// Which January it is (DD-03).
    pub period_policy: PeriodPolicy,
    /// The answered share from which an attempt counts (DD-04).
    pub min_answered_share: Exact,
    /// How many diagnostics are needed (DD-04).
    pub test_scope: TestScope,
    /// Are external part-timers in ЧП (DD-07)?
    pub include_external: bool,
    /// Are people on long leave out of ЧП (DD-08)?
    pub exclude_long_leave: bool,
    /// Which routes count (DD-09).
    pub iom_policy: IomPolicy,
    /// Which events count (DD-10).
    pub min_level: MinLevel,
    /// Do temporary vacancies count (DD-11)?
    pub count_temporary: bool,
    /// Digits after the decimal mark (DD-15).
    pub precision: u32,
    /// The smallest group shown of an anonymous questionnaire (DD-16).
    pub anonymity_threshold: u32,
}

impl Default for Policies {
    fn default() -> Self {
        Self {
            census_day: 1,
            period_policy: PeriodPolicy::default(),
            min_answered_share: Exact::new(4, 5),
            test_scope: TestScope::default(),
            include_external: false,
            exclude_long_leave: false,
            iom_policy: IomPolicy::default(),
            min_level: MinLevel::default(),
            count_temporary: true,
            precision: 1,
            anonymity_threshold: 5,
        }
    }
}

impl Policies {
    /// What is wrong with the values.
    pub fn check(&self) -> Vec<Problem> {
        let wrong = [
            ("census_day", !(1..=31).contains(&self.census_day)),
            (
                "min_answered_share",
                self.min_answered_share <= whole(0) || self.min_answered_share > whole(1),
            ),
            ("precision", self.precision > 3),
            ("anonymity_threshold", self.anonymity_threshold < 3),
        ];
        let wrong = wrong.into_iter().filter(|(_, is_wrong)| *is_wrong);
        wrong.map(|(at, _)| Problem::new(at, "policy-out-of-range")).collect()
    }

    /// The rules as names and values, for the interface to put into words.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        vec![
            ("census_day", self.census_day.to_string()),
            ("period_policy", self.period_policy.code().to_owned()),
            (
                "min_answered_percent",
                show_short(self.min_answered_share * whole(100), ','),
            ),
            ("test_scope", self.test_scope.code().to_owned()),
            ("include_external", self.include_external.to_string()),
            ("exclude_long_leave", self.exclude_long_leave.to_string()),
            ("iom_policy", self.iom_policy.code().to_owned()),
            ("min_level", self.min_level.code().to_owned()),
            ("count_temporary", self.count_temporary.to_string()),
            ("precision", self.precision.to_string()),
            ("anonymity_threshold", self.anonymity_threshold.to_string()),
        ]
    }
}
