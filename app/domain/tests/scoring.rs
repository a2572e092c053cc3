//! Points, competences and levels, with the worked samples of the domain's description.

use crate::support::{draft, form, slug, slugs, told};
use domain::points::{Exact, parse_decimal, show, whole};
use domain::questionnaire::answers::Value;
use domain::questionnaire::validate::read_answers;
use domain::scoring::credit::points;
use domain::scoring::grade::{Grade, grade};
use domain::scoring::keys::{Credit, ItemKey, Key};
use domain::scoring::levels::{PRESETS, check, preset};
use std::collections::BTreeMap;

fn graded(fixture: &str, pairs: &str, expert: &BTreeMap<domain::ids::ItemId, Exact>) -> Grade {
    let draft = draft(fixture);
    let (answers, problems) = read_answers(&draft.questionnaire, &form(pairs.split(" & ")));
    assert_eq!(told(&problems), [""; 0]);
    grade(&draft.questionnaire, &draft.keys, &answers, expert)
}

fn key(key: Key, max_points: Exact, credit: Credit) -> ItemKey {
    ItemKey {
        key,
        max_points,
        credit,
        competence: None,
        planned_difficulty: None,
        explanation: String::new(),
        annulled: false,
    }
}

#[test]
fn worked_samples_score_as_they_are_described() {
    for (pairs, earned) in [
        ("m32=b", 1),
        ("m32=a", 0),
        ("m33=a & m33=b & m33=d", 1),
        ("m33=a & m33=b", 0),
        ("m33=a & m33=b & m33=c & m33=d", 0),
        ("m24.l1=ra & m24.l2=rb & m24.l3=rc & m24.l4=rd", 2),
        ("m24.l1=ra & m24.l2=rb & m24.l3=rc & m24.l4=ra", 1),
        ("m24.l1=ra & m24.l2=rb", 1),
        ("m24.l1=ra & m24.l2=ra & m24.l3=ra & m24.l4=ra", 0),
        ("m64.s1=1 & m64.s2=2 & m64.s3=3 & m64.s4=4 & m64.s5=5", 2),
        ("m64.s1=1 & m64.s3=2 & m64.s2=3 & m64.s4=4 & m64.s5=5", 1),
        ("m64.s2=1 & m64.s1=2 & m64.s4=3 & m64.s3=4 & m64.s5=5", 0),
        ("m64.s3=1 & m64.s2=2 & m64.s1=3 & m64.s4=4 & m64.s5=5", 0),
        ("d43=5", 1),
        ("d43=5,0", 1),
        ("d43=5.0", 1),
        ("d43=10", 0),
        ("m54=a & m54=c", 2),
        ("m54=a", 1),
        ("m54=a & m54=b", 0),
        ("m54=a & m54=c & m54=d", 1),
    ] {
        assert_eq!(
            graded("worked_samples", pairs, &BTreeMap::new()).points,
            whole(earned),
            "{pairs}"
        );
    }
}

#[test]
fn a_grade_adds_up_items_competences_and_levels() {
    let pairs = "m32=b & m33=a & m33=b & m33=d & m24.l1=ra & m24.l2=rb & d43=4 & m54=a & m54=c";
    let grade = graded("worked_samples", pairs, &BTreeMap::new());
    assert_eq!((grade.points, grade.max, grade.items.len()), (whole(5), whole(9), 6));
    assert_eq!(grade.level.unwrap().title, "высокий");
    assert_eq!((grade.answered_share.answered, grade.answered_share.shown), (5, 6));
    let [method, data] = &grade.competences[..] else {
        panic!("two competences")
    };
    assert_eq!(
        (method.points, method.max, method.items, method.indicative),
        (whole(5), whole(8), 5, false)
    );
    assert_eq!(method.level.as_ref().unwrap().title, "средний");
    assert_eq!(
        (data.points, data.max, data.items, data.indicative),
        (whole(0), whole(1), 1, true)
    );
}

#[test]
fn an_annulled_item_leaves_points_and_maximum() {
    let mut draft = draft("worked_samples");
    draft.keys.items.get_mut(&slug("m54")).unwrap().annulled = true;
    let (answers, _) = read_answers(&draft.questionnaire, &form(["m32=b", "m54=a", "m54=c"]));
    let grade = grade(&draft.questionnaire, &draft.keys, &answers, &BTreeMap::new());
    assert_eq!((grade.points, grade.max), (whole(1), whole(7)));
    assert!(grade.items.iter().all(|item| item.item != slug("m54")));
}

#[test]
fn a_competence_of_few_items_or_few_points_is_indicative() {
    let indicative = |annulled: &str, first: i64| {
        let mut draft = draft("worked_samples");
        for id in slugs::<Vec<_>>(annulled) {
            draft.keys.items.get_mut(&id).unwrap().annulled = true;
        }
        draft.keys.items.get_mut(&slug("m24")).unwrap().max_points = whole(first);
        let grade = grade(&draft.questionnaire, &draft.keys, &BTreeMap::new(), &BTreeMap::new());
        let method = &grade.competences[0];
        (method.items, *method.max.numer(), method.indicative)
    };
    assert_eq!(indicative("m32", 2), (4, 7, false));
    assert_eq!(indicative("m32 m33", 2), (3, 6, true));
    assert_eq!(indicative("m64", 1), (4, 5, false));
    assert_eq!(indicative("m64", 0), (4, 4, true));
}

#[test]
fn security_50_a_word_typed_in_separate_signs_is_the_word_of_the_key() {
    for word in ["учены\u{439}", "УЧЕНЫ\u{418}\u{306}", "уче\u{308}ны\u{438}\u{306}"] {
        let answer = format!("word={word} педагог");
        assert_eq!(
            graded("waits_for_an_expert", &answer, &BTreeMap::new()).points,
            whole(1),
            "{word}"
        );
    }
}

#[test]
fn long_text_is_provisional_until_an_expert_gives_points() {
    let answer = "essay=Приём «Фишбоун» & word=  УЧЕНЫЙ   педагог";
    let waiting = graded("waits_for_an_expert", answer, &BTreeMap::new());
    assert_eq!(
        (waiting.provisional, waiting.points, waiting.max),
        (true, whole(1), whole(4))
    );
    assert_eq!(
        (waiting.items[0].points, waiting.competences[0].provisional),
        (None, true)
    );

    let marked = graded(
        "waits_for_an_expert",
        answer,
        &BTreeMap::from([(slug("essay"), whole(2))]),
    );
    assert_eq!((marked.provisional, marked.points), (false, whole(3)));
    assert_eq!(marked.level, None);

    let unanswered = graded("waits_for_an_expert", "word=педагог", &BTreeMap::new());
    assert_eq!((unanswered.provisional, unanswered.points), (false, whole(0)));
}

#[test]
fn partial_credit_is_floored_to_whole_or_half_points() {
    let half = Exact::new(1, 2);
    for (right, picked, max, whole_points, half_points) in [
        ("a b c", "a b c", whole(2), whole(2), whole(2)),
        ("a b c", "a b", whole(2), whole(1), whole(1)),
        ("a b c", "a", whole(2), whole(0), half),
        ("a b c", "a b d", whole(2), whole(0), half),
        ("a b c", "a d e", whole(2), whole(0), whole(0)),
        ("a b", "d e", whole(2), whole(0), whole(0)),
        ("a b", "a b", Exact::new(3, 2), Exact::new(3, 2), Exact::new(3, 2)),
        ("a b", "a", Exact::new(3, 2), whole(0), half),
    ] {
        let answer = Value::Options {
            picked: slugs(picked),
            other: None,
        };
        for (credit, expected) in [(Credit::Partial, whole_points), (Credit::PartialHalf, half_points)] {
            let key = key(Key::Options(slugs(right)), max, credit);
            assert_eq!(
                points(&key, Some(&answer), None),
                Some(expected),
                "{right} / {picked} {credit:?}"
            );
        }
    }
}

#[test]
fn a_number_is_right_within_its_tolerance() {
    let number = |text: &str| parse_decimal(text).unwrap();
    let wanted = Key::Number {
        value: number("66,7"),
        tolerance: number("0,1"),
    };
    let key = key(wanted, whole(1), Credit::Exact);
    for (given, earned) in [
        ("66,6", 1),
        ("66.8", 1),
        ("66,7", 1),
        ("66,599999", 0),
        ("66,800001", 0),
    ] {
        let points = points(&key, Some(&Value::Number(number(given))), None);
        assert_eq!(points, Some(whole(earned)), "{given}");
    }
}

#[test]
fn an_answer_of_another_kind_earns_nothing() {
    let key = key(Key::Texts(vec!["5".into()]), whole(1), Credit::Exact);
    assert_eq!(points(&key, Some(&Value::Step(5)), None), Some(whole(0)));
}

/// EX-25: 18 of 30 is 60 % exactly. Floats miss such bounds: ten tenths are less than one to them.
#[test]
fn ex_25_eighteen_of_thirty_meets_the_bound_of_sixty_percent() {
    let scale = preset("deficit4").unwrap();
    let float = (0..10).fold(0.0, |sum: f64, _| sum + 0.1);
    assert!(float < 1.0, "{float}");
    let tenths: Exact = std::iter::repeat_n(parse_decimal("0,1").unwrap(), 10).sum();
    assert_eq!(scale.level_of(tenths, whole(1)).unwrap().severity, 0);
    let sum: Exact = std::iter::repeat_n(whole(1), 18).sum();
    assert_eq!(scale.level_of(sum, whole(30)).unwrap().title, "средний");
    assert_eq!(show(sum / 30 * 100, 6, ','), "60,000000");
    for (earned, title) in [
        (30, "дефицит не выявлен"),
        (29, "низкий"),
        (24, "низкий"),
        (23, "средний"),
        (17, "высокий"),
        (0, "высокий"),
    ] {
        assert_eq!(
            scale.level_of(whole(earned), whole(30)).unwrap().title,
            title,
            "{earned}"
        );
    }
    assert_eq!(scale.level_of(whole(0), whole(0)), None);
}

#[test]
fn presets_are_sound() {
    for code in PRESETS {
        assert_eq!(told(&check(&preset(code).unwrap())), [""; 0], "{code}");
    }
    assert_eq!(preset("deficit9"), None);
}

#[test]
fn an_unsound_scale_is_named() {
    let with = |bounds: &[(i64, i64)]| {
        let mut scale = preset("level5").unwrap();
        scale.levels.truncate(bounds.len());
        for (level, &(numer, denom)) in scale.levels.iter_mut().zip(bounds) {
            level.from = Exact::new(numer, denom);
        }
        told(&check(&scale))
    };
    assert_eq!(with(&[(1, 2), (0, 1)]), [""; 0]);
    assert_eq!(with(&[]), ["levels levels-none"]);
    assert_eq!(with(&[(1, 2), (2, 5)]), ["levels levels-gap percent=40"]);
    assert_eq!(
        with(&[(1, 2), (1, 2), (0, 1)]),
        ["levels.1 level-bounds-not-falling percent=50"]
    );
    assert_eq!(
        with(&[(3, 2), (0, 1)]),
        ["levels.0 level-bound-out-of-range percent=150"]
    );
}
