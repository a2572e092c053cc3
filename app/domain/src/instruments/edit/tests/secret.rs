//! Edits of the secret half: keys, competences, levels.

use super::*;
use crate::questionnaire::kinds::choice::Pick;
use crate::scoring::levels::{LevelScale, Polarity};

#[test]
fn pasted_lines_become_options_and_mark_the_right_one() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let item = desk.add("single");
    let paste = |value| {
        [
            ("act", "paste_options"),
            ("at", item.as_str()),
            ("list", "options"),
            ("value", value),
        ]
    };
    desk.post(&paste("а) Цель\r\n+ б) Результат\r\n\r\n- Процесс")).unwrap();
    let options = desk.options(&item);
    let texts: Vec<&str> = options.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["Цель", "Результат", "Процесс"]);
    assert_eq!(desk.key(&item), Key::Options([slug(&options[1].0)].into()));
    let two = desk.post(&paste("+ Раз\n+ Два\nТри"));
    assert!(matches!(two, Err(Refusal::Invalid(problem)) if problem.kind == "one-right-only"));
    let many: String = (0..61).map(|number| format!("вариант {number}\n")).collect();
    let many = EditForm {
        value: many,
        ..form(&paste(""))
    };
    let done = desk.apply(&Edit::from_form(&many, |_| None).unwrap());
    assert!(matches!(done, Err(Refusal::Invalid(problem)) if problem.kind == "too-many-options"));
}

#[test]
fn one_or_several_options_are_right_as_the_kind_says() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let item = desk.add("single");
    let ids: Vec<String> = desk.options(&item).into_iter().map(|(id, _)| id).collect();
    let mark = |part, value| [("act", "mark"), ("at", item.as_str()), ("part", part), ("value", value)];
    let right = |ids: &[&String]| Key::Options(ids.iter().map(|id| slug(id)).collect());
    desk.post(&mark(&ids[0], "true")).unwrap();
    desk.post(&mark(&ids[1], "true")).unwrap();
    assert_eq!(desk.key(&item), right(&[&ids[1]]));
    desk.post(&[("act", "change_kind"), ("at", &item), ("value", "multi")])
        .unwrap();
    desk.post(&mark(&ids[0], "true")).unwrap();
    assert_eq!(desk.key(&item), right(&[&ids[0], &ids[1]]));
    desk.post(&[
        ("act", "delete_option"),
        ("at", &item),
        ("list", "options"),
        ("part", &ids[1]),
    ])
    .unwrap();
    assert_eq!(desk.key(&item), right(&[&ids[0]]));
    desk.post(&mark(&ids[2], "true")).unwrap();
    desk.post(&[("act", "change_kind"), ("at", &item), ("value", "dropdown")])
        .unwrap();
    assert_eq!(
        desk.key(&item),
        right(&[]),
        "two right ones are not cut to one silently"
    );
    assert!(matches!(&desk.item(&item).kind, Kind::Choice(it) if it.pick == Pick::One && it.options.len() == 3));
    let text = desk.post(&[("act", "change_kind"), ("at", &item), ("value", "long_text")]);
    assert!(matches!(text, Err(Refusal::Invalid(problem)) if problem.kind == "kind-cannot-become"));
}

#[test]
fn the_right_order_follows_the_steps_and_can_be_moved() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let item = desk.add("ordering");
    desk.post(&[
        ("act", "add_option"),
        ("at", &item),
        ("list", "options"),
        ("value", "Рефлексия"),
    ])
    .unwrap();
    let order = |desk: &Desk| match desk.key(&item) {
        Key::Order(order) => order.iter().map(Slug::to_string).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let steps: Vec<String> = desk.options(&item).into_iter().map(|(id, _)| id).collect();
    assert_eq!(order(&desk), steps);
    desk.post(&[
        ("act", "move_in_key"),
        ("at", &item),
        ("part", &steps[4]),
        ("value", "up"),
    ])
    .unwrap();
    assert_eq!(order(&desk)[3], steps[4]);
    desk.post(&[("act", "key_order"), ("at", &item)]).unwrap();
    assert_eq!(order(&desk), steps);
}

#[test]
fn pairs_join_sides_that_exist() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let item = desk.add("matching");
    let Kind::Matching(matching) = desk.item(&item).kind.clone() else {
        unreachable!()
    };
    let (left, right) = (matching.left[0].id.clone(), matching.right[1].id.clone());
    let mut post = |to: &str| desk.post(&[("act", "pair"), ("at", &item), ("part", left.as_str()), ("to", to)]);
    post(right.as_str()).unwrap();
    assert_eq!(post("gone"), Err(Refusal::Missing));
    assert_eq!(desk.key(&item), Key::Pairs([(left.clone(), right)].into()));
    desk.post(&[("act", "pair"), ("at", &item), ("part", left.as_str())])
        .unwrap();
    assert_eq!(desk.key(&item), Key::Pairs([].into()));
}

#[test]
fn a_competence_keeps_its_items_and_its_plan_when_it_is_recoded() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let item = desk.add("single");
    desk.post(&[("act", "add_competence"), ("value", "Целеполагание")])
        .unwrap();
    desk.set(&item, "competence", "K1").unwrap();
    assert_eq!(desk.set(&item, "competence", "K9"), Err(Refusal::Missing));
    let set = |list, part, field, value| {
        [
            ("act", "set"),
            ("list", list),
            ("part", part),
            ("field", field),
            ("value", value),
        ]
    };
    desk.post(&set("blueprint", "K1", "planned_items", "4")).unwrap();
    desk.post(&set("competences", "K1", "code", "M3")).unwrap();
    assert_eq!(desk.draft.keys.blueprint[0].competence, "M3");
    assert_eq!(desk.draft.keys.items[&slug(&item)].competence.as_deref(), Some("M3"));
    desk.post(&[("act", "delete_competence"), ("part", "M3")]).unwrap();
    assert!(desk.draft.keys.blueprint.is_empty());
    assert_eq!(desk.draft.keys.items[&slug(&item)].competence, None);
}

#[test]
fn levels_stay_in_the_order_of_their_bounds() {
    let mut desk = Desk::of(InstrumentKind::Test);
    for _ in 0..3 {
        desk.post(&[("act", "add_level")]).unwrap();
    }
    let bounds = |desk: &Desk| {
        let levels = &desk.draft.keys.scale.as_ref().unwrap().levels;
        levels
            .iter()
            .map(|it| crate::points::show_short(it.from, ','))
            .collect::<Vec<_>>()
    };
    assert_eq!(bounds(&desk), ["0,75", "0,5", "0"]);
    let bound = [
        ("list", "levels"),
        ("part", "level2"),
        ("field", "bound_percent"),
        ("value", "80"),
    ];
    desk.post(&[&[("act", "set")], &bound[..]].concat()).unwrap();
    assert_eq!(bounds(&desk), ["0,8", "0,75", "0"]);
    desk.set("", "polarity", "competence").unwrap();
    assert_eq!(desk.draft.keys.scale.as_ref().unwrap().polarity, Polarity::Competence);
}

#[test]
fn a_preset_is_taken_by_its_code() {
    let preset = LevelScale {
        polarity: Polarity::Deficit,
        levels: Vec::new(),
    };
    let posted = form(&[("act", "use_scale"), ("value", "ministry")]);
    let edit = Edit::from_form(&posted, |code| (code == "ministry").then(|| preset.clone()));
    assert_eq!(edit, Ok(Edit::UseScale { scale: preset }));
    assert!(Edit::from_form(&posted, |_| None).is_err());
}

#[test]
fn a_questionnaire_refuses_keys() {
    let mut desk = Desk::of(InstrumentKind::Questionnaire);
    let item = desk.add("single");
    let option = desk.options(&item)[0].0.clone();
    let done = desk.post(&[("act", "mark"), ("at", &item), ("part", &option), ("value", "true")]);
    assert!(matches!(done, Err(Refusal::Invalid(problem)) if problem.kind == "not-a-test"));
    assert!(desk.draft.keys.items.is_empty());
}

#[test]
fn a_number_longer_than_it_is_shown_survives_being_sent_back() {
    let mut desk = Desk::of(InstrumentKind::Test);
    let item = desk.add("number");
    desk.set(&item, "key_number", "1").unwrap();
    let third = crate::points::Exact::new(1, 3);
    if let Key::Number { value, .. } = &mut desk.draft.keys.items.get_mut(&slug(&item)).unwrap().key {
        *value = third;
    }
    desk.set(&item, "key_number", "0,333333").unwrap();
    assert!(matches!(desk.key(&item), Key::Number { value, .. } if value == third));
}
