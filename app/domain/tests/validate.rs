//! Which answers are taken, how they are stored, and how refusals are told.

use crate::support::scenario::Scenario;
use crate::support::{Form, form, questionnaire, slug, told};
use domain::questionnaire::answers::{Answers, Stored, Value};
use domain::questionnaire::condition::Fields;
use domain::questionnaire::{flow, validate};

fn read(pairs: &str) -> Result<Option<Value>, String> {
    let questionnaire = questionnaire("every_kind");
    let form: Form = form(pairs.split(" & "));
    let name = form.keys().next().unwrap().split('.').next().unwrap();
    let read = validate::read_item(&questionnaire, &slug(name), &form, &Answers::new());
    read.map_err(|problem| told(&[problem]).remove(0))
}

#[test]
fn what_cannot_be_an_answer_is_refused() {
    for (pairs, problem) in [
        ("one=z", "one option-unknown"),
        ("one=other", "one option-unknown"),
        ("one=a & one=b", "one pick-one"),
        (
            "many=a & many=b & many=c & many=other & many.other=да",
            "many pick-at-most max=3",
        ),
        ("many=none & many=a", "many exclusive-alone"),
        ("many=a & many=other & many.other=\u{1}", "many.other text-has-control"),
        ("short=12345678901", "short text-too-long max=10"),
        ("long=a\u{0}b", "long text-has-control"),
        ("number=пять", "number number-unreadable"),
        ("number=-2,6", "number number-too-small min=-2,5"),
        ("number=100.01", "number number-too-large max=100"),
        ("whole=1,5", "whole number-not-whole"),
        ("date=31.02.2026", "date date-unreadable"),
        ("date=2025-12-31", "date date-too-early min=2026-01-01"),
        ("date=2027-01-01", "date date-too-late max=2026-12-31"),
        ("time=25:10", "time time-unreadable"),
        ("time=07:59", "time time-too-early min=08:00"),
        ("time=20:01", "time time-too-late max=20:00"),
        ("scale=11", "scale scale-out-of-range max=10 min=0"),
        ("scale=x", "scale scale-out-of-range max=10 min=0"),
        ("matrix.r1=maybe", "matrix.r1 option-unknown"),
        ("matrix.r2=yes & matrix.r2=no", "matrix.r2 pick-one"),
        (
            "table.r1.c1=1 & table.r2.c1=много",
            "table.r2.c1 number-unreadable column=уроки row=6 класс",
        ),
        (
            "table.r1.c2=40,5",
            "table.r1.c2 number-too-large column=кружки max=40 row=5 класс",
        ),
        (
            "table.r1.c1=-1",
            "table.r1.c1 number-too-small column=уроки min=0 row=5 класс",
        ),
        (
            "words.r1.c2=\u{1}",
            "words.r1.c2 text-has-control column=где row=Первая",
        ),
        ("picks.r2.c1=c", "picks.r2.c1 option-unknown column=что row=Вторая"),
        (
            "picks.r1.c1=a & picks.r1.c1=b",
            "picks.r1.c1 pick-one column=что row=Первая",
        ),
        ("rank.a=3", "rank.a scale-out-of-range max=2 min=1"),
        ("rank.a=1 & rank.b=3", "rank.b scale-out-of-range max=2 min=1"),
        ("order.a=1 & order.b=0", "order.b scale-out-of-range max=3 min=1"),
        ("match.l1=l1", "match.l1 pair-unknown"),
        ("info=x", "info item-unknown"),
        ("case=x", "case item-unknown"),
        ("nobody=x", "nobody item-unknown"),
    ] {
        assert_eq!(read(pairs), Err(problem.to_owned()), "{pairs}");
    }
}

/// Half an answer: kept, shown again, counted nowhere, and named when its page is left.
#[test]
fn what_wants_more_picks_is_kept_and_is_no_answer() {
    let questionnaire = questionnaire("every_kind");
    for (pairs, problem) in [
        ("many=a", "many pick-at-least min=2"),
        ("many=a & many=other", "many.other other-text-missing"),
        ("many=other & many.other=своё", "many pick-at-least min=2"),
        ("rank.a=1 & rank.b=1", "rank.b place-repeated place=1"),
        ("rank.a=2", "rank places-missing places=2"),
        ("order.a=1 & order.b=3", "order places-missing places=3"),
        ("order.a=1 & order.b=2 & order.c=2", "order.c place-repeated place=2"),
    ] {
        let form: Form = form(pairs.split(" & "));
        let id = slug(form.keys().next().unwrap().split('.').next().unwrap());
        let value = read(pairs).unwrap().unwrap();
        assert_eq!(value, Value::Unfinished(form.clone()), "{pairs}");
        let stored = Answers::from([(id.clone(), value)]);
        assert_eq!(flow::progress(&questionnaire, &stored).questions.answered, 0);
        let (kept, problems) = validate::settle(&questionnaire, &stored);
        assert!(kept.is_empty(), "{pairs}");
        let own: Vec<_> = problems
            .into_iter()
            .filter(|one| validate::is_about(one, &id))
            .collect();
        assert_eq!(told(&own), [problem], "{pairs}");
    }
}

#[test]
fn what_is_taken_shows_itself_in_the_form_again() {
    for (pairs, shown) in [
        ("one=b", "one=b"),
        ("many=none", "many=none"),
        ("many=b & many=a & many=a", "many=a & many=b"),
        (
            "many=a & many=other & many.other= своё ",
            "many=a & many=other & many.other=своё",
        ),
        ("many=a & many=b & many.other=не выбрано", "many=a & many=b"),
        ("short=  да\t", "short=да"),
        ("long=а\r\nб\rв", "long=а\nб\nв"),
        ("number=-2.50", "number=-2,5"),
        ("number=1 0", "number=10"),
        ("number=0,333333", "number=0,333333"),
        ("date=09.05.2026", "date=2026-05-09"),
        ("time=8.30", "time=08:30"),
        ("time=14:05", "time=14:05"),
        ("scale=0", "scale=0"),
        ("matrix.r2=yes", "matrix.r2=yes"),
        ("table.r2.c1=7.50 & table.r1.c2=1 0", "table.r1.c2=10 & table.r2.c1=7,5"),
        ("words.r1.c2= два слова & words.r1.c1=", "words.r1.c2=два слова"),
        ("picks.r2.c1=b & picks.r1.c1=a", "picks.r1.c1=a & picks.r2.c1=b"),
        ("rank.c=1 & rank.a=2", "rank.c=1 & rank.a=2"),
        ("order.c=1 & order.a=2 & order.b=3", "order.c=1 & order.a=2 & order.b=3"),
        ("match.l1=rb & match.l2=rb", "match.l1=rb & match.l2=rb"),
        ("part=о нём", "part=о нём"),
    ] {
        let value = read(pairs).unwrap().unwrap();
        let id = slug(pairs.split(['.', '=']).next().unwrap());
        let fields = questionnaire("every_kind").item(&id).unwrap().kind.fields(&id, &value);
        let fields: Vec<String> = fields
            .into_iter()
            .map(|(name, text)| format!("{name}={text}"))
            .collect();
        assert_eq!(fields.join(" & "), shown);
    }
}

#[test]
fn nothing_given_is_no_answer() {
    for pairs in [
        "one=",
        "many= ",
        "short=\r\n",
        "number=",
        "date=",
        "time=",
        "scale=",
        "matrix.r1=",
        "table.r1.c1= & table.r9.c1=5",
        "words.r1.c1=\r\n",
        "picks.r1.c1=",
        "rank.a=",
        "match.l1=",
    ] {
        assert_eq!(read(pairs), Ok(None), "{pairs}");
    }
}

#[test]
fn every_stored_value_stands_under_the_names_of_its_kind() {
    let questionnaire = questionnaire("every_kind");
    let names: Vec<String> = questionnaire
        .questions()
        .flat_map(|item| item.kind.field_names(&item.id))
        .collect();
    for name in [
        "one",
        "many.other",
        "matrix.r2",
        "table.r2.c1",
        "picks.r2.c1",
        "rank.c",
        "order.a",
        "match.l2",
        "part",
    ] {
        assert!(names.iter().any(|known| known == name), "{name}");
    }
    assert!(
        !names
            .iter()
            .any(|name| name.starts_with("info") || name.starts_with("case"))
    );
}

#[test]
fn a_required_matrix_wants_every_row() {
    Scenario::open("every_kind").hands_in(&["matrix required"], "");
    let questionnaire = questionnaire("every_kind");
    let (answers, problems) = validate::read_answers(&questionnaire, &form(["matrix.r1=no"]));
    assert_eq!(told(&problems), [""; 0]);
    assert_eq!(
        told(&validate::missing(&questionnaire, &answers)),
        ["matrix.r2 required"]
    );
    assert_eq!(flow::progress(&questionnaire, &answers).required.answered, 0);
}

#[test]
fn a_required_table_wants_every_cell_and_says_it_once() {
    let mut questionnaire = questionnaire("every_kind");
    for item in &mut questionnaire.sections[0].items {
        item.required = item.id.as_str() == "table";
    }
    let missing = |pairs: &str| {
        let (answers, problems) = validate::read_answers(&questionnaire, &form(pairs.split(" & ")));
        assert_eq!(told(&problems), [""; 0]);
        let answered = flow::progress(&questionnaire, &answers).required.answered;
        (told(&validate::missing(&questionnaire, &answers)), answered)
    };
    let said = |problem: &str| (vec![problem.to_owned()], 0);
    assert_eq!(missing("table.r1.c1="), said("table required"));
    let some = "table.r1.c1=1 & table.r2.c2=2";
    assert_eq!(missing(some), said("table.r1.c2 cells-empty count=2"));
    let all = "table.r1.c1=1 & table.r1.c2=2 & table.r2.c1=3 & table.r2.c2=4";
    assert_eq!(missing(all), (Vec::new(), 1));
}

#[test]
fn a_text_in_a_cell_has_its_greatest_length() {
    let of = |count: usize| read(&format!("words.r1.c1={}", "я".repeat(count)));
    assert!(of(200).is_ok());
    let refused = "words.r1.c1 text-too-long column=что max=200 row=Первая";
    assert_eq!(of(201), Err(refused.to_owned()));
}

#[test]
fn the_author_refuses_in_words_of_their_own() {
    Scenario::open("own_rule")
        .answer("total", "10")
        .refuses(
            "here",
            "11",
            "here rule message=В школе не может быть больше, чем всего",
        )
        .answer("here", "10")
        .refuses("room", "12А", "room rule message=Напишите, например, 12-А")
        .answer("room", "12-А")
        .hands_in(&[], "here room total")
        .answer("total", "9")
        .hands_in(
            &["here rule message=В школе не может быть больше, чем всего"],
            "room total",
        );
}

#[test]
fn a_hidden_item_takes_no_answer() {
    Scenario::open("skip_by_choice").refuses("name", "Юный физик", "name item-hidden");
    let questionnaire = questionnaire("skip_by_choice");
    let (answers, _) = validate::read_answers(&questionnaire, &form(["club=no", "name=Юный физик", "hours=12"]));
    assert_eq!(answers.keys().map(|id| id.as_str()).collect::<Vec<_>>(), ["club"]);
}

#[test]
fn stored_answers_look_like_the_form_they_came_from() {
    let questionnaire = questionnaire("every_kind");
    let given = form(["many=a", "many=b", "matrix.r1=no", "number=2.5"]);
    let (answers, _) = validate::read_answers(&questionnaire, &given);
    let stored = Stored {
        questionnaire: &questionnaire,
        answers: &answers,
    };
    assert_eq!(stored.texts("many"), ["a", "b"]);
    assert_eq!(stored.texts("matrix.r1"), ["no"]);
    assert_eq!(stored.texts("matrix"), [""; 0]);
    assert_eq!(stored.texts("number"), ["2,5"]);
}
