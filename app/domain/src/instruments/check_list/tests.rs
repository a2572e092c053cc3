//! The check list, one fault at a time on a draft that has none.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use crate::ids::Slug;
use crate::instruments::draft::Settings;
use crate::points::{Exact, whole};
use crate::questionnaire::kinds::{Kind, choice::Pick};
use crate::questionnaire::{Item, Questionnaire};
use crate::scoring::keys::{BlueprintRow, Competence, CompetenceDomain, Credit, ItemKey, Key, KeySheet};
use crate::scoring::levels::{Level, LevelScale, Polarity};

fn id(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn level(percent: i64, code: &str) -> Level {
    Level {
        from: Exact::new(percent, 100),
        code: code.to_owned(),
        title: code.to_owned(),
        severity: 1,
        feedback: String::new(),
    }
}

fn item(number: u64) -> (Item, ItemKey) {
    let mut next = number * 10;
    let mut item = crate::instruments::new_item::new_item("single", &mut || {
        next += 1;
        id(&format!("i{next}"))
    })
    .unwrap();
    item.code = format!("M1-{number}");
    let Kind::Choice(choice) = &item.kind else {
        unreachable!()
    };
    let key = ItemKey {
        key: Key::Options([choice.options[0].id.clone()].into()),
        max_points: if number == 1 { whole(2) } else { whole(1) },
        credit: Credit::Exact,
        competence: Some("M1".to_owned()),
        planned_difficulty: Some(Exact::new(3, 5)),
        explanation: String::new(),
        annulled: false,
    };
    (item, key)
}

/// A test of four items and five points in one competence, as planned.
fn sound() -> Draft {
    let mut questionnaire = Questionnaire::blank("Тест", id("s1"));
    questionnaire.purpose = "Найти затруднения.".to_owned();
    let mut keys = KeySheet {
        format: 1,
        ..KeySheet::default()
    };
    for (item, key) in (1..=4).map(item) {
        keys.items.insert(item.id.clone(), key);
        questionnaire.sections[0].items.push(item);
    }
    keys.competences = vec![Competence {
        code: "M1".to_owned(),
        title: "Целеполагание".to_owned(),
        domain: CompetenceDomain::Methodical,
    }];
    keys.blueprint = vec![BlueprintRow {
        competence: "M1".to_owned(),
        items: 4,
        points: whole(5),
    }];
    keys.scale = Some(LevelScale {
        polarity: Polarity::Deficit,
        levels: vec![level(80, "low"), level(60, "medium"), level(0, "high")],
    });
    Draft {
        kind: InstrumentKind::Test,
        questionnaire,
        keys,
        settings: Settings {
            limit_minutes: Some(40),
            ..Settings::default()
        },
    }
}

fn key_of(draft: &mut Draft) -> &mut ItemKey {
    draft.keys.items.get_mut(&id("i11")).unwrap()
}

fn kinds(draft: &Draft) -> Vec<(Severity, String)> {
    let findings = check_list(draft, Vec::new());
    findings.into_iter().map(|it| (it.severity, it.problem.kind)).collect()
}

#[test]
fn a_sound_test_has_no_findings_and_meets_its_blueprint() {
    assert_eq!(check_list(&sound(), Vec::new()), []);
    assert!(blueprint(&sound()).iter().all(BlueprintLine::is_met));
}

#[test]
fn each_fault_is_named_once() {
    use Severity::{Stop, Warn};
    type Fault = fn(&mut Draft);
    let faults: [(Severity, &str, Fault); 17] = [
        (Stop, "no-key", |it| key_of(it).key = Key::Options([].into())),
        (Stop, "no-key", |it| key_of(it).key = Key::Expert),
        (Stop, "key-option-gone", |it| {
            key_of(it).key = Key::Options([id("gone")].into())
        }),
        (Stop, "key-cannot-be-picked", |it| {
            key_of(it).key = Key::Options([id("i12"), id("i13")].into());
        }),
        (Stop, "competence-gone", |it| {
            it.keys.blueprint.clear();
            it.keys.competences[0].code = "M2".to_owned();
            it.keys
                .items
                .values_mut()
                .skip(1)
                .for_each(|key| key.competence = Some("M2".to_owned()));
        }),
        (Stop, "blueprint-not-met", |it| it.keys.blueprint[0].items = 5),
        (Stop, "blueprint-not-met", |it| it.keys.blueprint[0].points = whole(6)),
        (Stop, "no-cut-scores", |it| it.keys.scale = None),
        (Stop, "cut-scores-gap", |it| {
            it.keys.scale.as_mut().unwrap().levels.pop();
        }),
        (Stop, "cut-scores-gap", |it| {
            it.keys.scale.as_mut().unwrap().levels[1].from = Exact::new(4, 5);
        }),
        (Stop, "level-without-title", |it| {
            it.keys.scale.as_mut().unwrap().levels[0].title.clear()
        }),
        (Warn, "no-purpose", |it| it.questionnaire.purpose.clear()),
        (Warn, "no-time-limit", |it| it.settings.limit_minutes = None),
        (Warn, "no-code", |it| it.questionnaire.sections[0].items[0].code.clear()),
        (Warn, "no-planned-difficulty", |it| key_of(it).planned_difficulty = None),
        (Warn, "one-option", |it| {
            let Kind::Choice(choice) = &mut it.questionnaire.sections[0].items[0].kind else {
                return;
            };
            choice.options.truncate(1);
            key_of(it).key = Key::Options([id("i12")].into());
        }),
        (Stop, "no-key", |it| {
            let item = &mut it.questionnaire.sections[0].items[0];
            item.kind = Kind::Number(crate::questionnaire::kinds::number::Number {
                min: None,
                max: None,
                unit: String::new(),
                whole: false,
            });
            key_of(it).key = Key::Texts(vec![]);
        }),
    ];
    for (severity, kind, fault) in faults {
        let mut draft = sound();
        fault(&mut draft);
        let found: Vec<_> = kinds(&draft)
            .into_iter()
            .filter(|(_, kind)| kind != "thin-competence")
            .collect();
        assert_eq!(found, [(severity, kind.to_owned())]);
    }
}

#[test]
fn faults_that_bring_others_are_all_named() {
    let mut draft = sound();
    key_of(&mut draft).competence = None;
    key_of(&mut draft).max_points = whole(0);
    let found = kinds(&draft);
    for kind in ["no-competence", "no-points", "blueprint-not-met", "thin-competence"] {
        assert!(found.iter().any(|(_, found)| found == kind), "{kind}");
    }
    draft.questionnaire.sections[0].items.clear();
    assert!(kinds(&draft).contains(&(Severity::Stop, "no-items".to_owned())));
}

#[test]
fn codes_that_several_items_have_are_named_at_each() {
    let mut draft = sound();
    draft.questionnaire.sections[0].items[1].code = "M1-1".to_owned();
    let twice = kinds(&draft).into_iter().filter(|(_, kind)| kind == "code-twice");
    assert_eq!(twice.count(), 2);
}

#[test]
fn a_key_of_several_options_fits_where_several_are_picked() {
    let mut draft = sound();
    let Kind::Choice(choice) = &mut draft.questionnaire.sections[0].items[0].kind else {
        unreachable!()
    };
    choice.pick = Pick::Many { min: 0, max: Some(2) };
    key_of(&mut draft).key = Key::Options([id("i12"), id("i13")].into());
    assert_eq!(kinds(&draft), []);
    key_of(&mut draft).key = Key::Options([id("i12"), id("i13"), id("i14")].into());
    assert_eq!(kinds(&draft), [(Severity::Stop, "key-cannot-be-picked".to_owned())]);
}

#[test]
fn structural_problems_stop_and_come_before_warnings() {
    let mut draft = sound();
    draft.questionnaire.purpose.clear();
    let found = check_list(&draft, vec![Problem::new("i11", "forward-reference")]);
    assert_eq!(found[0].severity, Severity::Stop);
    assert_eq!(found[0].problem.kind, "forward-reference");
    assert_eq!(found[1].problem.kind, "no-purpose");
}

#[test]
fn a_questionnaire_needs_no_keys() {
    let mut draft = sound();
    draft.kind = InstrumentKind::Questionnaire;
    draft.keys = KeySheet::default();
    assert_eq!(kinds(&draft), []);
}
