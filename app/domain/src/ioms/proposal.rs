//! What is proposed for a deficit: competence × level → activities, as data that a school changes at will.

use crate::{
    ioms::{need::NeedRule, state::ActivityKind},
    problem::Problem,
    roster::name::fold,
};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// In a title of a proposal this word stands for the competence's title.
pub const PLACE: &str = "{тема}";
/// So many deficits are linked when a route is drawn up by itself; more make no route but a list.
pub const LINKED_AT_ONCE: usize = 5;
/// More rules than this nobody reads.
pub const MOST_RULES: usize = 200;
const LONGEST: usize = 300;
const MOST_HOURS: u32 = 1000;
const MOST_DAYS: u32 = 1100;

/// A school's rules: whom a route is proposed to, for how long, and of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IomRules {
    /// Who needs one.
    pub need: NeedRule,
    /// How many days a route usually lasts.
    pub days: u32,
    /// The goal of a new route; `{темы}` becomes the competences, `{срок}` the last day.
    pub goal: String,
    /// The result expected.
    pub expected: String,
    /// The proposals in order.
    pub proposals: Vec<Proposal>,
}

/// One proposed activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// The code or title of a competence; empty for all that have no rules of their own.
    pub competence: String,
    /// The severity it is for, 1 to 3; 0 for any.
    pub severity: u8,
    /// Its kind.
    pub kind: ActivityKind,
    /// What to do; `{тема}` becomes the competence's title.
    pub title: String,
    /// Where, with whom.
    pub provider: String,
    /// Hours, when they are counted.
    pub hours: Option<u32>,
    /// Days after the beginning by which it is due.
    pub days: u32,
    /// The form in which the result is shown.
    pub result_form: String,
}

/// A deficit to propose for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weakness {
    /// The competence's code.
    pub competence: String,
    /// Its title.
    pub title: String,
    /// How grave, 1 to 3.
    pub severity: u8,
}

/// A proposed activity with its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The place of the deficit in what was asked.
    pub weakness: usize,
    /// Its kind.
    pub kind: ActivityKind,
    /// What to do.
    pub title: String,
    /// Where, with whom.
    pub provider: String,
    /// Hours.
    pub hours: Option<u32>,
    /// By when.
    pub due: NaiveDate,
    /// The form of the result.
    pub result_form: String,
}

/// The activities for deficits, in the order given; a competence with rules of its own gets those alone.
pub fn propose(weaknesses: &[Weakness], rules: &IomRules, from: NaiveDate) -> Vec<Proposed> {
    let mut proposed: Vec<Proposed> = Vec::new();
    for (place, weakness) in weaknesses.iter().enumerate() {
        let level = |rule: &&Proposal| rule.severity == 0 || rule.severity == weakness.severity;
        let fitting: Vec<&Proposal> = rules.proposals.iter().filter(level).collect();
        let is_own = |rule: &Proposal| is_of(rule, weakness);
        let has_own = fitting.iter().any(|rule| is_own(rule));
        let chosen = fitting.into_iter().filter(|rule| {
            if has_own {
                is_own(rule)
            } else {
                rule.competence.trim().is_empty()
            }
        });
        for rule in chosen {
            let one = filled(rule, weakness, place, from);
            // One visit to a colleague serves two deficits only when the words differ.
            if !proposed.iter().any(|earlier| earlier.title == one.title) {
                proposed.push(one);
            }
        }
    }
    proposed
}

/// The goal of a route for these deficits.
pub fn goal(template: &str, weaknesses: &[Weakness], to: NaiveDate) -> String {
    let titles: Vec<String> = weaknesses.iter().map(|one| format!("«{}»", one.title)).collect();
    let goal = template.replace("{темы}", &titles.join(", "));
    goal.replace("{срок}", &to.format("%d.%m.%Y").to_string())
}

fn is_of(rule: &Proposal, weakness: &Weakness) -> bool {
    let named = fold(&rule.competence);
    !named.is_empty() && (named == fold(&weakness.competence) || named == fold(&weakness.title))
}

fn filled(rule: &Proposal, weakness: &Weakness, place: usize, from: NaiveDate) -> Proposed {
    Proposed {
        weakness: place,
        kind: rule.kind,
        title: rule.title.replace(PLACE, &weakness.title),
        provider: rule.provider.clone(),
        hours: rule.hours,
        due: from.checked_add_days(Days::new(rule.days.into())).unwrap_or(from),
        result_form: rule.result_form.clone(),
    }
}

/// What is wrong with the rules; `at` is `proposals.` with the number of the rule from 0 and the field.
pub fn check(rules: &IomRules) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut found = |wrong: bool, at: String, kind: &str| {
        if wrong {
            problems.push(Problem::new(at, kind));
        }
    };
    found(
        !(1..=MOST_DAYS).contains(&rules.days),
        "days".to_owned(),
        "iom-days-out-of-range",
    );
    found(
        rules.proposals.len() > MOST_RULES,
        "proposals".to_owned(),
        "iom-too-many-rules",
    );
    for (field, text) in [("goal", &rules.goal), ("expected", &rules.expected)] {
        found(
            text.chars().count() > 3 * LONGEST,
            field.to_owned(),
            "iom-rule-too-long",
        );
    }
    for (number, rule) in rules.proposals.iter().enumerate() {
        let at = |field: &str| format!("proposals.{number}.{field}");
        found(rule.title.trim().is_empty(), at("title"), "required");
        for (field, text) in [
            ("title", &rule.title),
            ("competence", &rule.competence),
            ("provider", &rule.provider),
            ("result_form", &rule.result_form),
        ] {
            found(text.chars().count() > LONGEST, at(field), "iom-rule-too-long");
        }
        found(rule.severity > 3, at("severity"), "iom-severity-unknown");
        found(rule.days > MOST_DAYS, at("days"), "iom-days-out-of-range");
        found(
            rule.hours.is_some_and(|hours| hours > MOST_HOURS),
            at("hours"),
            "iom-hours-out-of-range",
        );
    }
    problems
}

impl Default for IomRules {
    fn default() -> Self {
        Self {
            need: NeedRule::default(),
            days: 180,
            goal: "Усилить: {темы}. Подтвердить повторной диагностикой до {срок}.".to_owned(),
            expected: "Повторная диагностика не показывает этих дефицитов; приёмы применяются на своих занятиях."
                .to_owned(),
            proposals: defaults(),
        }
    }
}

fn defaults() -> Vec<Proposal> {
    use ActivityKind::{Formal, Informal, Nonformal};
    let rule = |severity, kind, title: &str, provider: &str, hours, days, result_form: &str| Proposal {
        competence: String::new(),
        severity,
        kind,
        title: title.to_owned(),
        provider: provider.to_owned(),
        hours,
        days,
        result_form: result_form.to_owned(),
    };
    vec![
        rule(
            3,
            Formal,
            "Курсы повышения квалификации по теме «{тема}»",
            "ЦНППМ или институт развития образования",
            Some(36),
            150,
            "удостоверение",
        ),
        rule(
            3,
            Nonformal,
            "Практикум в методическом объединении: «{тема}»",
            "руководитель методического объединения",
            Some(6),
            90,
            "разработка занятия",
        ),
        rule(
            3,
            Informal,
            "Посещение двух занятий коллеги и разбор: «{тема}»",
            "наставник",
            Some(4),
            60,
            "лист наблюдения",
        ),
        rule(
            2,
            Nonformal,
            "Семинар или вебинар по теме «{тема}»",
            "муниципальная методическая служба",
            Some(8),
            90,
            "сертификат или план занятия",
        ),
        rule(
            2,
            Informal,
            "Посещение занятия коллеги и разбор: «{тема}»",
            "наставник",
            Some(2),
            60,
            "лист наблюдения",
        ),
        rule(
            1,
            Informal,
            "Самообразование по теме «{тема}»: методические материалы и проба на своём занятии",
            "самостоятельно",
            Some(6),
            120,
            "конспект занятия",
        ),
    ]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn weakness(competence: &str, title: &str, severity: u8) -> Weakness {
        Weakness {
            competence: competence.to_owned(),
            title: title.to_owned(),
            severity,
        }
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, 1).unwrap()
    }

    #[test]
    fn a_grave_deficit_is_met_by_all_three_kinds_and_a_light_one_by_self_education() {
        let grave = propose(&[weakness("M4", "Оценивание", 3)], &IomRules::default(), day());
        let kinds: Vec<&str> = grave.iter().map(|one| one.kind.code()).collect();
        assert_eq!(kinds, ["formal", "nonformal", "informal"]);
        assert_eq!(grave[0].title, "Курсы повышения квалификации по теме «Оценивание»");
        assert_eq!(grave[0].due.to_string(), "2026-10-29");
        let light = propose(&[weakness("M4", "Оценивание", 1)], &IomRules::default(), day());
        assert_eq!(light.len(), 1);
    }

    #[test]
    fn rules_of_a_competence_stand_instead_of_the_general_ones() {
        let mut rules = IomRules::default();
        rules.proposals.push(Proposal {
            competence: "оценивание".to_owned(),
            severity: 0,
            kind: ActivityKind::Nonformal,
            title: "Мастерская критериев".to_owned(),
            provider: String::new(),
            hours: None,
            days: 30,
            result_form: String::new(),
        });
        let both = [weakness("M4", "Оценивание", 3), weakness("M1", "Проектирование", 1)];
        let titles: Vec<(usize, String)> = propose(&both, &rules, day())
            .into_iter()
            .map(|one| (one.weakness, one.title))
            .collect();
        assert_eq!(titles[0], (0, "Мастерская критериев".to_owned()));
        assert_eq!(titles.len(), 2);
        assert_eq!(titles[1].0, 1);
    }

    #[test]
    fn the_defaults_are_sound_and_wrong_rules_are_named() {
        assert_eq!(check(&IomRules::default()), vec![]);
        let mut rules = IomRules {
            days: 0,
            ..IomRules::default()
        };
        rules.proposals[1].title = " ".to_owned();
        rules.proposals[2].severity = 4;
        let at: Vec<String> = check(&rules).into_iter().map(|one| one.at).collect();
        assert_eq!(at, ["days", "proposals.1.title", "proposals.2.severity"]);
    }
}
