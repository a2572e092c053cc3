//! Who is asked: a rule over the staff register, resolved once when a campaign is frozen.

use crate::{
    ids::{EmploymentId, PersonId, UnionId},
    roster::{
        codes::coded,
        position::PositionGroup,
        staff::{Employment, EmploymentKind, LongAbsence, is_young},
    },
};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

coded! {
    /// A group of staff that can be asked.
    AudienceGroup {
        /// Everybody on a pedagogical post.
        Pedagogical = "pedagogical",
        /// Everybody on a manager's post.
        Manager = "manager",
        /// Everybody on a post of the supporting staff.
        Support = "support",
        /// Pedagogical staff with three years of experience or less.
        Young = "young",
    }
}

coded! {
    /// Why a target is left out of the response rate.
    IneligibleReason {
        /// On long leave for the whole window.
        LongLeaveWholeWindow = "long_leave_whole_window",
        /// Left before the window opened.
        DismissedBeforeOpen = "dismissed_before_open",
        /// The same human under a second code; marked by hand.
        Duplicate = "duplicate",
        /// Anything else: not employed yet, marked by hand.
        Other = "other",
    }
}

/// Who shall be asked.
///
/// Groups are narrowed by unions where both are given; persons come on top of both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AudienceRule {
    /// Any of these groups.
    pub groups: Vec<AudienceGroup>,
    /// Any of these methodical unions.
    pub unions: Vec<UnionId>,
    /// These persons by name, whatever their post and contract.
    pub persons: Vec<PersonId>,
    /// Are external part-timers in the groups and unions asked too?
    pub include_external: bool,
}

/// Does a target count in the response rate?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eligibility {
    /// It does.
    Eligible,
    /// It does not, for this reason.
    Ineligible(IneligibleReason),
}

/// One person of the audience, with the contract that brought them in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// Who.
    pub person: PersonId,
    /// By which contract; none when the person has none here.
    pub employment: Option<EmploymentId>,
    /// The methodical union on the day of opening.
    pub union: Option<UnionId>,
    /// The post's title of that contract, or empty.
    pub position: String,
    /// Does the person count in the response rate?
    pub eligibility: Eligibility,
}

/// The audience on the day the window opens: one row per person, in the order of ids.
pub fn resolve(
    rule: &AudienceRule,
    employments: &[Employment],
    absences: &[LongAbsence],
    opens_on: NaiveDate,
    closes_on: NaiveDate,
) -> Vec<Addressee> {
    let mut asked: BTreeMap<PersonId, Option<&Employment>> = BTreeMap::new();
    for person in &rule.persons {
        asked.insert(
            *person,
            best(employments.iter().filter(|one| one.person == *person), opens_on),
        );
    }
    let fits = |one: &&Employment| one.lasts_on(opens_on) && fits(rule, one, employments, opens_on);
    let fitting: Vec<&Employment> = employments.iter().filter(fits).collect();
    let persons: BTreeSet<PersonId> = fitting.iter().map(|one| one.person).collect();
    for person in persons {
        let own = fitting.iter().copied().filter(|one| one.person == person);
        asked.insert(person, best(own, opens_on));
    }
    let row = |(person, employment)| {
        let eligibility = eligibility(person, employment, absences, opens_on, closes_on);
        addressee(person, employment, eligibility, opens_on)
    };
    asked.into_iter().map(row).collect()
}

fn fits(rule: &AudienceRule, one: &Employment, all: &[Employment], on: NaiveDate) -> bool {
    let kind = match one.kind {
        EmploymentKind::Main | EmploymentKind::InternalPartTime => true,
        EmploymentKind::ExternalPartTime => rule.include_external,
        EmploymentKind::Gph => false,
    };
    let is = |group: PositionGroup| one.group == Some(group);
    let in_group = |group: &AudienceGroup| match group {
        AudienceGroup::Pedagogical => is(PositionGroup::Pedagogical),
        AudienceGroup::Manager => is(PositionGroup::Manager),
        AudienceGroup::Support => is(PositionGroup::Support),
        AudienceGroup::Young => is(PositionGroup::Pedagogical) && is_young(all, one.person, on),
    };
    let in_union = || {
        one.unions
            .iter()
            .any(|stay| stay.covers(on) && rule.unions.contains(&stay.union))
    };
    let asks_anybody = !rule.groups.is_empty() || !rule.unions.is_empty();
    kind && asks_anybody
        && (rule.groups.is_empty() || rule.groups.iter().any(in_group))
        && (rule.unions.is_empty() || in_union())
}

/// A contract that lasts before one that does not, the main one before a second one, the oldest before newer ones.
fn best<'a>(own: impl Iterator<Item = &'a Employment>, on: NaiveDate) -> Option<&'a Employment> {
    own.min_by_key(|one| (!one.lasts_on(on), one.start > on, one.kind, one.start, one.id))
}

fn eligibility(
    person: PersonId,
    employment: Option<&Employment>,
    absences: &[LongAbsence],
    opens_on: NaiveDate,
    closes_on: NaiveDate,
) -> Eligibility {
    match employment {
        Some(one) if one.lasts_on(opens_on) => {}
        Some(one) if one.start <= opens_on => {
            return Eligibility::Ineligible(IneligibleReason::DismissedBeforeOpen);
        }
        _ => return Eligibility::Ineligible(IneligibleReason::Other),
    }
    if is_away_throughout(person, absences, opens_on, closes_on) {
        return Eligibility::Ineligible(IneligibleReason::LongLeaveWholeWindow);
    }
    Eligibility::Eligible
}

/// Leaves that follow each other without a working day between are one.
fn is_away_throughout(person: PersonId, absences: &[LongAbsence], from: NaiveDate, to: NaiveDate) -> bool {
    let mut own: Vec<&LongAbsence> = absences.iter().filter(|one| one.person == person).collect();
    own.sort_by_key(|one| one.from);
    let mut day = from;
    for absence in own {
        if !absence.covers(day) {
            continue;
        }
        match absence.to.and_then(|last| last.checked_add_days(Days::new(1))) {
            Some(next) if next <= to => day = next,
            _ => return true,
        }
    }
    false
}

fn addressee(
    person: PersonId,
    employment: Option<&Employment>,
    eligibility: Eligibility,
    opens_on: NaiveDate,
) -> Addressee {
    Addressee {
        person,
        employment: employment.map(|one| one.id),
        union: employment.and_then(|one| one.union_on(opens_on)),
        position: employment.map(|one| one.position.clone()).unwrap_or_default(),
        eligibility,
    }
}
