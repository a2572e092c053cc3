//! What holds for whatever is sent: stored answers are valid, hidden ones are not kept, scoring has no order.

use crate::support::{Form, draft, questionnaire, slug};
use domain::instruments::draft::Settings;
use domain::instruments::draw::draw;
use domain::points::whole;
use domain::questionnaire::Questionnaire;
use domain::questionnaire::answers::{Answers, Stored, Value};
use domain::questionnaire::{flow, validate};
use domain::scoring::grade::grade;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

const FIXTURES: [&str; 4] = ["skip_by_choice", "own_rule", "case_with_a_hidden_part", "every_kind"];

const TEXTS: [&str; 38] = [
    "a",
    "b",
    "c",
    "d",
    "yes",
    "no",
    "none",
    "other",
    "r1",
    "l1",
    "ra",
    "rb",
    "rc",
    "rd",
    "s1",
    "",
    " ",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "11",
    "12",
    "-2,5",
    "0.333333",
    "2,50",
    "-0",
    "1 000",
    "2026-04-20",
    "31.02.2026",
    "09.05.2026",
    "12-А",
    " текст\r\n",
    "\u{0}",
    "\u{1f600}",
    "999999999999,999999",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![8 => select(&TEXTS[..]).prop_map(str::to_owned), 1 => any::<String>()]
}

fn forms(questionnaire: &Questionnaire) -> impl Strategy<Value = Form> + use<> {
    let names: Vec<String> = questionnaire
        .questions()
        .flat_map(|item| item.kind.field_names(&item.id))
        .chain(["nobody".to_owned()])
        .collect();
    let texts = prop::collection::vec(prop::collection::vec(text(), 0..3), names.len());
    texts.prop_map(move |texts| names.iter().cloned().zip(texts).collect())
}

fn asked() -> impl Strategy<Value = (Questionnaire, Form)> {
    select(&FIXTURES[..]).prop_flat_map(|name| {
        let questionnaire = questionnaire(name);
        let forms = forms(&questionnaire);
        (Just(questionnaire), forms)
    })
}

fn seen(questionnaire: &Questionnaire, answers: &Answers) -> BTreeSet<String> {
    let shown = flow::visible(questionnaire, &Stored { questionnaire, answers });
    shown.into_iter().map(|item| item.id.to_string()).collect()
}

fn as_form(fields: impl IntoIterator<Item = (String, String)>) -> Form {
    let mut form = Form::new();
    for (name, text) in fields {
        form.entry(name).or_default().push(text);
    }
    form
}

fn are_valid(questionnaire: &Questionnaire, answers: &Answers) -> Result<(), TestCaseError> {
    for (id, value) in answers {
        let kind = &questionnaire.item(id).unwrap().kind;
        let form = as_form(kind.fields(id, value));
        prop_assert!(form.keys().all(|name| kind.field_names(id).contains(name)));
        match value {
            Value::Unfinished(_) => {
                prop_assert!(kind.read(id, &form).is_err());
                prop_assert_eq!(kind.read_unfinished(id, &form), Some(value.clone()));
            }
            _ => prop_assert_eq!(kind.read(id, &form), Ok(Some(value.clone()))),
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_sent_only_valid_answers_are_stored((questionnaire, form) in asked()) {
        let (answers, _) = validate::read_answers(&questionnaire, &form);
        are_valid(&questionnaire, &answers)?;
        let stored = Stored { questionnaire: &questionnaire, answers: &answers };
        prop_assert_eq!(validate::read_answers(&questionnaire, &stored), (answers.clone(), Vec::new()));
    }

    #[test]
    fn the_flow_never_shows_what_validation_forbids((questionnaire, form) in asked()) {
        let shown: BTreeSet<String> =
            flow::visible(&questionnaire, &form).into_iter().map(|item| item.id.to_string()).collect();
        let (answers, problems) = validate::read_answers(&questionnaire, &form);
        prop_assert_eq!(&shown, &seen(&questionnaire, &answers));
        prop_assert!(answers.keys().all(|id| shown.contains(id.as_str())));
        let missing = validate::missing(&questionnaire, &answers);
        for problem in problems.iter().chain(&missing) {
            prop_assert!(shown.contains(problem.at.split('.').next().unwrap()));
        }
    }

    #[test]
    fn any_sequence_of_saves_leaves_valid_answers_and_keeps_no_hidden_one(
        (questionnaire, forms) in select(&FIXTURES[..]).prop_flat_map(|name| {
            let questionnaire = questionnaire(name);
            let forms = prop::collection::vec((any::<prop::sample::Index>(), forms(&questionnaire)), 1..12);
            (Just(questionnaire), forms)
        })
    ) {
        let mut stored = Answers::new();
        for (index, form) in &forms {
            let questions: Vec<_> = questionnaire.questions().collect();
            let id = &questions[index.index(questions.len())].id;
            let was_shown = seen(&questionnaire, &stored).contains(id.as_str());
            match validate::read_item(&questionnaire, id, form, &stored) {
                Ok(value) => {
                    prop_assert!(was_shown);
                    stored.remove(id);
                    stored.extend(value.map(|value| (id.clone(), value)));
                }
                Err(problem) => prop_assert!(validate::is_about(&problem, id)),
            }
        }
        are_valid(&questionnaire, &stored)?;
        let (kept, problems) = validate::settle(&questionnaire, &stored);
        let fields_of = |(id, value)| questionnaire.item(id).unwrap().kind.fields(id, value);
        let typed_again = validate::judge(&questionnaire, &as_form(stored.iter().flat_map(fields_of)));
        prop_assert_eq!(&typed_again, &(kept.clone(), problems));
        prop_assert!(!kept.values().any(|value| matches!(value, Value::Unfinished(_))));
        let shown = seen(&questionnaire, &stored);
        prop_assert!(kept.iter().all(|(id, value)| shown.contains(id.as_str()) && stored.get(id) == Some(value)));
    }

    #[test]
    fn security_50_any_text_is_refused_in_words_or_kept_as_it_will_be_shown(text in "\\PC*|[и\u{306}\u{301}е\u{308} \n\t\u{202e}\u{200d}👩🏫]{0,40}") {
        let questionnaire = questionnaire("every_kind");
        for (item, field) in [("short", "short"), ("long", "long"), ("words", "words.r1.c2"), ("many", "many.other")] {
            let id = slug(item);
            let mut form = Form::from([(field.to_owned(), vec![text.clone()])]);
            if item == "many" {
                form.insert("many".to_owned(), vec!["a".to_owned(), "other".to_owned()]);
            }
            let kind = &questionnaire.item(&id).unwrap().kind;
            let Ok(Some(value)) = kind.read(&id, &form) else { continue };
            let shown = as_form(kind.fields(&id, &value));
            prop_assert!(shown[field][0].nfc().eq(shown[field][0].chars()));
            prop_assert_eq!(kind.read(&id, &shown), Ok(Some(value)));
        }
    }

    #[test]
    fn scoring_depends_on_no_order(form in forms(&draft("worked_samples").questionnaire), seed: u64) {
        let draft = draft("worked_samples");
        let settings = Settings { shuffle_items: true, shuffle_options: true, ..Settings::default() };
        let drawn = draw(&draft.questionnaire, &settings, seed);
        let turned: Form = form.iter().map(|(name, texts)| {
            let is_list = name == "m33" || name == "m54";
            let texts = texts.iter().cloned();
            (name.clone(), if is_list { texts.rev().collect() } else { texts.collect() })
        }).collect();
        let (answers, _) = validate::read_answers(&draft.questionnaire, &form);
        let (drawn_answers, _) = validate::read_answers(&drawn, &turned);
        prop_assert_eq!(&answers, &drawn_answers);
        let nobody = BTreeMap::new();
        let mut one = grade(&draft.questionnaire, &draft.keys, &answers, &nobody);
        let mut other = grade(&drawn, &draft.keys, &drawn_answers, &nobody);
        one.items.sort_by(|a, b| a.item.cmp(&b.item));
        other.items.sort_by(|a, b| a.item.cmp(&b.item));
        prop_assert_eq!(&one, &other);
        for item in &one.items {
            prop_assert!(item.points.is_some_and(|points| points >= whole(0) && points <= item.max));
        }
        prop_assert!(one.points >= whole(0) && one.points <= one.max);
    }
}
