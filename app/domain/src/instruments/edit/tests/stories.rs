//! What single edits of the visible half do, and what happens when two authors work on one draft.

use super::*;
use crate::instruments::edit::fields::{Field, read};
use crate::questionnaire::condition::{Comparison, Join};

#[test]
fn a_text_changed_by_a_colleague_is_refused_with_both_texts() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let item = desk.add("single");
    let set = |value: &'static str, was: &'static str| [("field", "stem"), ("value", value), ("was", was)];
    let mut post = |fields: [(&str, &str); 3]| {
        let mut all = vec![("act", "set"), ("at", item.as_str())];
        all.extend(fields);
        desk.post(&all)
    };
    post(set("Текст Ивановой", "")).unwrap();
    let refused = post(set("Текст Петровой", ""));
    let conflict = Refusal::Conflict {
        mine: "Текст Петровой".to_owned(),
        theirs: "Текст Ивановой".to_owned(),
    };
    assert_eq!(refused, Err(conflict));
    post(set("Текст Ивановой", "")).expect("the same text is no conflict");
    post(set("Две\r\nстроки", "Текст Ивановой")).unwrap();
    post([("field", "hint"), ("value", "Подсказка"), ("was", "")]).expect("other fields merge");
    post(set("Три", "Две\nстроки\r\n")).expect("line ends of forms are no conflict");
}

#[test]
fn what_a_colleague_deleted_is_missing() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let item = desk.add("single");
    desk.post(&[("act", "delete"), ("at", &item)]).unwrap();
    assert!(desk.draft.keys.items.is_empty());
    for act in ["set", "delete", "duplicate", "key_order", "clear_condition"] {
        let done = desk.post(&[("act", act), ("at", &item), ("field", "stem")]);
        assert_eq!(done, Err(Refusal::Missing), "{act}");
    }
}

#[test]
fn fields_are_read_back_as_they_were_set_and_wrong_values_are_refused() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let cases = [
        ("single", "required", "on", Ok("true")),
        ("single", "other", "Другое", Ok("Другое")),
        ("single", "pick_min", "1", Err("not-for-this-kind")),
        ("multi", "pick_min", "2", Ok("2")),
        ("multi", "pick_max", "99", Err("out-of-range")),
        ("number", "min", "-2,5", Ok("-2,5")),
        ("number", "max", "много", Err("not-a-number")),
        ("number", "tolerance", "0,5", Err("number-first")),
        ("number", "key_number", "3,14", Ok("3,14")),
        ("date", "date_from", "2026-04-20", Ok("2026-04-20")),
        ("date", "date_to", "20.04.2026", Err("not-a-date")),
        ("rating", "scale_to", "9", Ok("9")),
        ("rating", "scale_to", "40", Err("scale-too-long")),
        ("rating", "max_points", "1", Err("not-for-this-kind")),
        ("ranking", "places", "3", Ok("3")),
        ("table", "cell", "list", Ok("list")),
        ("table", "cell", "dates", Err("unknown-value")),
        ("table", "max", "40", Err("not-for-this-kind")),
        ("table", "max_points", "1", Err("not-for-this-kind")),
        ("short_text", "accepted", " ФГОС \r\n\r\nфгос ноо", Ok("ФГОС\nфгос ноо")),
        ("single", "max_points", "1,5", Ok("1,5")),
        ("single", "max_points", "-1", Err("out-of-range")),
        ("single", "credit", "partial", Ok("partial")),
        ("single", "credit", "magic", Err("unknown-value")),
        ("single", "planned_difficulty", "0,65", Ok("0,65")),
    ];
    for (kind, field, value, expected) in cases {
        let item = desk.add(kind);
        let done = desk.set(&item, field, value);
        let target = Target::Part(slug(&item));
        let field: Field = fields::named(field).unwrap();
        match expected {
            Ok(text) => assert_eq!(read(&desk.draft, &target, field).as_deref(), Some(text), "{field:?}"),
            Err(kind) => match done {
                Err(Refusal::Invalid(problem)) => assert_eq!((problem.at, problem.kind.as_str()), (item, kind)),
                other => panic!("{field:?}: {other:?}"),
            },
        }
    }
}

#[test]
fn what_the_cells_of_a_table_hold_is_changed_and_its_rows_stay() {
    let mut desk = Desk::of(InstrumentKind::Questionnaire);
    let table = desk.add("table");
    let rows = desk.options(&table);
    desk.set(&table, "cell", "number").unwrap();
    desk.set(&table, "min", "0").unwrap();
    desk.set(&table, "whole", "on").unwrap();
    let target = Target::Part(slug(&table));
    assert_eq!(read(&desk.draft, &target, Field::Min).as_deref(), Some("0"));
    desk.set(&table, "cell", "list").unwrap();
    assert_eq!(read(&desk.draft, &target, Field::Min), None);
    let text = [("list", "options"), ("value", "мало\nмного")];
    desk.post(&[&[("act", "paste_options"), ("at", table.as_str())], &text[..]].concat())
        .unwrap();
    assert_eq!(desk.options(&table), rows);
    let names: Vec<List> = place::lists(&desk.item(&table).kind).iter().map(|it| it.0).collect();
    assert_eq!(names, [List::Rows, List::Columns, List::Options]);
}

#[test]
fn settings_are_set_and_read_back() {
    let mut desk = Desk::of(InstrumentKind::Test);
    for (field, value) in [
        ("title", "Дефициты"),
        ("limit_minutes", "40"),
        ("shuffle_items", "true"),
        ("attempts_allowed", "2"),
        ("attempt_policy", "best"),
        ("release", "after_approval"),
    ] {
        desk.set("", field, value).unwrap();
        let named: Field = fields::named(field).unwrap();
        assert_eq!(read(&desk.draft, &Target::Whole, named).as_deref(), Some(value));
    }
}

#[test]
fn items_go_up_and_down_across_sections() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let (a, b) = (desk.add("single"), desk.add("info"));
    let second = desk.post(&[("act", "add_section")]).unwrap().unwrap();
    let step = |value| [("act", "move"), ("at", b.as_str()), ("value", value)];
    desk.post(&step("down")).unwrap();
    assert_eq!(desk.order(), [vec![a.clone()], vec![b.clone()]]);
    desk.post(&step("down")).unwrap();
    desk.post(&step("up")).unwrap();
    desk.post(&step("up")).unwrap();
    assert_eq!(desk.order(), [vec![b.clone(), a.clone()], vec![]]);
    let to = second.to_string();
    desk.post(&[("act", "move_to"), ("at", &b), ("to", &to), ("index", "7")])
        .unwrap();
    assert_eq!(desk.order(), [vec![a], vec![b]]);
}

#[test]
fn a_case_takes_items_but_no_case() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let (case, single) = (desk.add("case"), desk.add("single"));
    desk.post(&[("act", "move_to"), ("at", &single), ("to", &case), ("index", "0")])
        .unwrap();
    assert_eq!(place::parts(desk.item(&case)).len(), 2);
    for (at, kind) in [(case.clone(), "into-itself"), (desk.add("case"), "case-in-case")] {
        let done = desk.post(&[("act", "move_to"), ("at", &at), ("to", &case)]);
        assert!(matches!(done, Err(Refusal::Invalid(problem)) if problem.kind == kind));
    }
    desk.post(&[("act", "delete"), ("at", &case)]).unwrap();
    assert!(
        !desk.draft.keys.items.contains_key(&slug(&single)),
        "the keys of the parts go with the case"
    );
}

#[test]
fn a_copy_has_ids_of_its_own_and_its_key_and_conditions_speak_of_them() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let (first, second) = (desk.add("single"), desk.add("short_text"));
    let option = desk.options(&first)[1].0.clone();
    desk.post(&[("act", "mark"), ("at", &first), ("part", &option), ("value", "true")])
        .unwrap();
    let picked = [("is", "picked"), ("to", first.as_str()), ("value", option.as_str())];
    desk.post(&[&[("act", "add_test"), ("at", second.as_str())], &picked[..]].concat())
        .unwrap();
    desk.post(&[("act", "duplicate"), ("at", "s1")]).unwrap();
    let copy = &desk.draft.questionnaire.sections[1];
    let (first_copy, second_copy) = (&copy.items[0], &copy.items[1]);
    let copied = desk.options(first_copy.id.as_str())[1].0.clone();
    assert_ne!(copied, option);
    assert_eq!(desk.key(first_copy.id.as_str()), Key::Options([slug(&copied)].into()));
    let test = &second_copy.show_if.as_ref().unwrap().tests[0];
    assert_eq!((&test.item, &test.is), (&first_copy.id, &Comparison::Picked(copied)));
}

#[test]
fn a_condition_grows_test_by_test_and_goes_with_its_last_one() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let (first, second) = (desk.add("single"), desk.add("info"));
    let add = |is| {
        [
            ("act", "add_test"),
            ("at", second.as_str()),
            ("to", first.as_str()),
            ("is", is),
        ]
    };
    desk.post(&add("answered")).unwrap();
    desk.post(&add("unanswered")).unwrap();
    desk.set(&second, "join", "any").unwrap();
    assert_eq!(desk.item(&second).show_if.as_ref().unwrap().join, Join::Any);
    let was = test_text::test_text(&desk.item(&second).show_if.as_ref().unwrap().tests[0]);
    let remove = [
        ("act", "remove_test"),
        ("at", second.as_str()),
        ("index", "0"),
        ("was", was.as_str()),
    ];
    desk.post(&remove).unwrap();
    assert_eq!(
        desk.post(&remove),
        Err(Refusal::Missing),
        "the place is now a colleague's test"
    );
    desk.post(&remove[..3]).unwrap();
    assert_eq!(desk.item(&second).show_if, None);
}

#[test]
fn a_rule_never_loses_its_last_test() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let item = desk.add("number");
    let test = [
        ("to", item.as_str()),
        ("is", "less"),
        ("value", "0"),
        ("message", "Не меньше нуля"),
    ];
    desk.post(&[&[("act", "add_rule"), ("at", item.as_str())], &test[..]].concat())
        .unwrap();
    let at = [("at", item.as_str()), ("list", "rules"), ("part", "0"), ("index", "0")];
    let last = desk.post(&[&[("act", "remove_test")], &at[..]].concat());
    assert!(matches!(last, Err(Refusal::Invalid(problem)) if problem.kind == "last-test"));
    desk.post(&[&[("act", "delete_rule")], &at[..], &[("was", "Не меньше нуля")]].concat())
        .unwrap();
    assert!(desk.item(&item).rules.is_empty());
}

#[test]
fn a_draft_does_not_outgrow_its_limits() {
    let mut desk = Desk::of(InstrumentKind::Test);
    for _ in 0..limits::ITEMS {
        desk.add("info");
    }
    let more = desk.post(&[("act", "add_item"), ("value", "info"), ("to", "s1")]);
    let twice = desk.post(&[("act", "duplicate"), ("at", "s1")]);
    for done in [more, twice] {
        assert!(matches!(done, Err(Refusal::Invalid(problem)) if problem.kind == "too-many-items"));
    }
    let long = "я".repeat(limits::TEXT_CHARS + 1);
    let done = desk.set("", "purpose", &long);
    assert!(matches!(done, Err(Refusal::Invalid(problem)) if problem.kind == "text-too-long"));
}
