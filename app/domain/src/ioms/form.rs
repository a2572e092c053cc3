//! Reading what was typed: a route with its activities, and a school's rules. Nothing typed is lost when it is refused.

use crate::{
    ioms::{
        need::NeedRule,
        proposal::{self, IomRules, Proposal},
        rules_wire::{ProposalInput, RulesInput},
        state::ActivityKind,
        wire::{ActivityInput, IomInput},
    },
    problem::Problem,
    registers::reading::{LONGEST_LINE, LONGEST_TEXT, Reading},
};
use chrono::NaiveDate;

/// More activities than this are no plan.
pub const MOST_ACTIVITIES: usize = 60;
const MOST_HOURS: u32 = 1000;

/// A route as it was typed, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// The goal.
    pub goal: String,
    /// The result expected.
    pub expected: String,
    /// Who escorts.
    pub escort: String,
    /// The activities in order.
    pub activities: Vec<PlannedActivity>,
}

/// An activity as it was typed, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedActivity {
    /// The id as it came; empty for a new one.
    pub id: String,
    /// The link of its deficit as it came, or empty.
    pub link: String,
    /// Its kind.
    pub kind: ActivityKind,
    /// What to do.
    pub title: String,
    /// Where, with whom.
    pub provider: String,
    /// Hours.
    pub hours: Option<u32>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The form of the result.
    pub result_form: String,
}

/// Reads a route; problems stand at `iom[…]`.
pub fn read_plan(input: &IomInput) -> Result<Plan, Vec<Problem>> {
    let mut reading = Reading::default();
    let plan = Plan {
        from: reading.date("iom[from]", &input.from),
        to: reading.date("iom[to]", &input.to),
        goal: reading.text("iom[goal]", &input.goal, LONGEST_TEXT),
        expected: reading.text("iom[expected]", &input.expected, LONGEST_TEXT),
        escort: reading.text("iom[escort]", &input.escort, LONGEST_LINE),
        activities: activities(&mut reading, &input.activities),
    };
    if let (Some(from), Some(to)) = (plan.from, plan.to)
        && to < from
    {
        reading.refuse("iom[to]", "end-before-start");
    }
    if plan.activities.len() > MOST_ACTIVITIES {
        reading.refuse("iom[activities]", "iom-too-many-activities");
    }
    reading.give(plan)
}

fn activities(reading: &mut Reading, typed: &[ActivityInput]) -> Vec<PlannedActivity> {
    let mut activities = Vec::new();
    for (number, one) in typed.iter().enumerate() {
        let is_blank = [&one.title, &one.provider, &one.hours, &one.result_form]
            .iter()
            .all(|text| text.trim().is_empty());
        if !one.remove.is_empty() || (is_blank && one.id.is_empty()) {
            continue;
        }
        let at = |field: &str| format!("iom[activities][{number}][{field}]");
        if one.title.trim().is_empty() {
            reading.refuse(&at("title"), "required");
        }
        let hours = reading.number(&at("hours"), &one.hours);
        if hours.is_some_and(|hours| hours > MOST_HOURS) {
            reading.refuse(&at("hours"), "iom-hours-out-of-range");
        }
        activities.push(PlannedActivity {
            id: one.id.trim().to_owned(),
            link: one.link.trim().to_owned(),
            kind: ActivityKind::from_code(&one.kind).unwrap_or(ActivityKind::Nonformal),
            title: reading.text(&at("title"), &one.title, LONGEST_LINE),
            provider: reading.text(&at("provider"), &one.provider, LONGEST_LINE),
            hours,
            due: reading.date(&at("due"), &one.due),
            result_form: reading.text(&at("result_form"), &one.result_form, LONGEST_LINE),
        });
    }
    activities
}

/// Reads the rules; problems stand at `rules[…]`.
pub fn read_rules(input: &RulesInput) -> Result<IomRules, Vec<Problem>> {
    let mut reading = Reading::default();
    let mut small = |field: &str, text: &str| {
        let number = reading.number(&format!("rules[{field}]"), text);
        number.unwrap_or_default()
    };
    let severity = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    let mut rules = IomRules {
        need: NeedRule {
            required_total: severity(small("required_total", &input.required_total)),
            young_any: !input.young_any.is_empty(),
            recommended_competences: small("recommended_competences", &input.recommended_competences),
            recommended_total: severity(small("recommended_total", &input.recommended_total)),
        },
        days: small("days", &input.days),
        goal: input.goal.trim().to_owned(),
        expected: input.expected.trim().to_owned(),
        proposals: Vec::new(),
    };
    let mut places = Vec::new();
    for (number, one) in input.proposals.iter().enumerate() {
        if !one.title.trim().is_empty() {
            rules.proposals.push(proposal(&mut reading, number, one));
            places.push(number);
        }
    }
    let found = proposal::check(&rules).into_iter().map(|mut problem| {
        problem.at = field(&problem.at, &places);
        problem
    });
    reading.extend(found);
    reading.give(rules)
}

fn proposal(reading: &mut Reading, number: usize, one: &ProposalInput) -> Proposal {
    let at = |field: &str| format!("rules[proposals][{number}][{field}]");
    Proposal {
        competence: one.competence.trim().to_owned(),
        severity: one.severity.parse().unwrap_or_default(),
        kind: ActivityKind::from_code(&one.kind).unwrap_or(ActivityKind::Nonformal),
        title: one.title.trim().to_owned(),
        provider: one.provider.trim().to_owned(),
        hours: reading.number(&at("hours"), &one.hours),
        days: reading.number(&at("days"), &one.days).unwrap_or_default(),
        result_form: one.result_form.trim().to_owned(),
    }
}

/// `proposals.1.title` of the rules is `rules[proposals][4][title]` of the form: empty rows were left out.
fn field(at: &str, places: &[usize]) -> String {
    let parts: Vec<&str> = at.split('.').collect();
    match parts.as_slice() {
        ["proposals", number, field] => {
            let place = number.parse().ok().and_then(|number: usize| places.get(number));
            format!("rules[proposals][{}][{field}]", place.copied().unwrap_or_default())
        }
        _ => format!("rules[{at}]"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn empty_lines_are_no_activities_and_wrong_ones_are_named_by_their_field() {
        let typed = IomInput {
            from: "2026-06-01".to_owned(),
            to: "2026-05-01".to_owned(),
            activities: vec![
                ActivityInput::default(),
                ActivityInput {
                    title: "Курсы".to_owned(),
                    hours: "много".to_owned(),
                    ..ActivityInput::default()
                },
                ActivityInput {
                    hours: "8".to_owned(),
                    ..ActivityInput::default()
                },
            ],
            ..IomInput::default()
        };
        let problems = read_plan(&typed).unwrap_err();
        let at: Vec<&str> = problems.iter().map(|one| one.at.as_str()).collect();
        assert_eq!(
            at,
            ["iom[activities][1][hours]", "iom[activities][2][title]", "iom[to]"]
        );
    }

    #[test]
    fn the_default_rules_are_read_back_from_their_form() {
        let rules = IomRules::default();
        let typed = |one: &Proposal| ProposalInput {
            competence: one.competence.clone(),
            severity: one.severity.to_string(),
            kind: one.kind.code().to_owned(),
            title: one.title.clone(),
            provider: one.provider.clone(),
            hours: one.hours.map(|hours| hours.to_string()).unwrap_or_default(),
            days: one.days.to_string(),
            result_form: one.result_form.clone(),
        };
        let input = RulesInput {
            required_total: "3".to_owned(),
            young_any: "yes".to_owned(),
            recommended_competences: "2".to_owned(),
            recommended_total: "2".to_owned(),
            days: rules.days.to_string(),
            goal: rules.goal.clone(),
            expected: rules.expected.clone(),
            proposals: rules.proposals.iter().map(typed).collect(),
            defaults: String::new(),
        };
        assert_eq!(read_rules(&input).unwrap(), rules);
        let wrong = RulesInput {
            days: "0".to_owned(),
            ..input
        };
        assert_eq!(read_rules(&wrong).unwrap_err()[0].at, "rules[days]");
    }
}
