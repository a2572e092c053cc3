//! What a group answered, counted item by item, and the same answers as data.

use crate::support::{form, questionnaire, slug};
use domain::campaigns::dataset::{Datum, variables};
use domain::campaigns::tally::{Line, Tally, tally};
use domain::campaigns::tally_cells::CellTally;
use domain::points::whole;
use domain::questionnaire::answers::Answers;
use domain::questionnaire::validate::read_answers;
use domain::questionnaire::{Item, Questionnaire};
use domain::scoring::keys::{Credit, ItemKey, Key, KeySheet};
use serde_json::json;

fn one_item(kind: serde_json::Value) -> Questionnaire {
    let mut whole = questionnaire("skip_by_choice");
    let item = json!({ "id": "q", "stem": "Вопрос", "kind": kind });
    let item: Item = serde_json::from_value(item).unwrap();
    whole.sections.truncate(1);
    whole.sections[0].show_if = None;
    whole.sections[0].items = vec![item];
    whole
}

fn sheets(questionnaire: &Questionnaire, all: &[&[&str]]) -> Vec<Answers> {
    let read = |pairs: &&[&str]| read_answers(questionnaire, &form(pairs.iter().copied())).0;
    all.iter().map(read).collect()
}

fn count(kind: serde_json::Value, key: Option<Key>, all: &[&[&str]]) -> Tally {
    let questionnaire = one_item(kind);
    let mut keys = KeySheet::default();
    keys.items.extend(key.map(|key| {
        let key = ItemKey {
            key,
            max_points: whole(1),
            credit: Credit::Exact,
            competence: None,
            planned_difficulty: None,
            explanation: String::new(),
            annulled: false,
        };
        (slug("q"), key)
    }));
    let mut items = tally(&questionnaire, &keys, &sheets(&questionnaire, all));
    items.remove(0).answers
}

fn said(lines: &[Line]) -> Vec<(&str, usize, bool)> {
    lines
        .iter()
        .map(|line| (line.text.as_str(), line.count, line.is_key))
        .collect()
}

const AB: &str = r#"[{"id": "a", "text": "Да"}, {"id": "b", "text": "Нет"}]"#;

fn ab() -> serde_json::Value {
    serde_json::from_str(AB).unwrap()
}

#[test]
fn options_count_their_picks_the_key_is_marked_and_written_texts_stand_together() {
    let kind = json!({ "choice": { "options": ab(), "pick": { "many": {} }, "other": "Другое" } });
    let key = Key::Options([slug("b")].into_iter().collect());
    let all: [&[&str]; 4] = [
        &["q=a", "q=b"],
        &["q=b"],
        &["q=other", "q.other=Ещё"],
        &["q=other", "q.other=Ещё"],
    ];
    let Tally::Options { lines, others } = count(kind, Some(key), &all) else {
        panic!("options")
    };
    assert_eq!(said(&lines), [("Да", 1, false), ("Нет", 2, true), ("Другое", 2, false)]);
    assert_eq!(said(&others), [("Ещё", 2, false)]);
}

#[test]
fn a_scale_of_0_to_10_has_a_mean_and_a_promoter_score() {
    let kind = json!({ "scale": { "from": 0, "to": 10, "low_label": "нет" } });
    let Tally::Steps { lines, mean, nps } = count(kind, None, &[&["q=10"], &["q=9"], &["q=8"], &["q=0"]]) else {
        panic!("steps")
    };
    assert_eq!(said(&lines)[0], ("0 — нет", 1, false));
    assert_eq!(mean, Some(domain::points::Exact::new(27, 4)));
    assert_eq!(nps, Some(whole(25)), "(2 − 1) / 4");
}

#[test]
fn a_matrix_counts_row_by_row_and_a_ranking_puts_the_best_mean_place_first() {
    let kind = json!({ "matrix": { "rows": [{"id": "x", "text": "Икс"}], "columns": ab() } });
    let Tally::Grid { columns, rows } = count(kind, None, &[&["q.x=b"], &["q.x=b"], &["q.x=a"]]) else {
        panic!("grid")
    };
    assert_eq!(
        (columns, &rows[0].counts),
        (vec!["Да".to_owned(), "Нет".to_owned()], &vec![1, 2])
    );

    let kind = json!({ "ranking": { "options": ab() } });
    let all: [&[&str]; 3] = [&["q.a=2", "q.b=1"], &["q.a=2", "q.b=1"], &["q.a=1", "q.b=2"]];
    let Tally::Places(lines) = count(kind, None, &all) else {
        panic!("places")
    };
    assert_eq!(lines[0].text, "Нет");
    assert_eq!(lines[0].mean, Some(domain::points::Exact::new(4, 3)));
}

fn in_cells(cell: serde_json::Value, all: &[&[&str]]) -> Vec<CellTally> {
    let kind = json!({ "table": { "rows": [{"id": "x", "text": "Икс"}], "columns": ab(), "cell": cell } });
    let Tally::Cells { columns, mut rows } = count(kind, None, all) else {
        panic!("cells")
    };
    assert_eq!(columns, ["Да", "Нет"]);
    rows.remove(0).cells
}

#[test]
fn a_table_counts_cell_by_cell() {
    let numbers = in_cells(json!({ "number": {} }), &[&["q.x.a=1"], &["q.x.a=4,5"], &["q.x.b="]]);
    let Tally::Numbers(Some(summary)) = &numbers[0].answers else {
        panic!("numbers")
    };
    assert_eq!((numbers[0].count, summary.mean), (2, domain::points::Exact::new(11, 4)));
    assert_eq!((numbers[1].count, &numbers[1].answers), (0, &Tally::Numbers(None)));

    let list = json!({ "list": [{"id": "s", "text": "мало"}, {"id": "t", "text": "много"}] });
    let picked = in_cells(list, &[&["q.x.b=t"], &["q.x.b=t", "q.x.a=s"]]);
    let Tally::Options { lines, .. } = &picked[1].answers else {
        panic!("options")
    };
    assert_eq!(said(lines), [("мало", 0, false), ("много", 2, false)]);

    let written = in_cells(json!("text"), &[&["q.x.a=класс"], &["q.x.a=класс"]]);
    let Tally::Texts(lines) = &written[0].answers else {
        panic!("texts")
    };
    assert_eq!(said(lines), [("класс", 2, false)]);
}

#[test]
fn data_have_a_variable_for_each_cell_of_a_table() {
    let row = json!({ "id": "x", "text": "Икс" });
    let list = json!([{ "id": "s", "text": "мало" }, { "id": "t", "text": "много" }]);
    let kind = json!({ "table": { "rows": [row], "columns": ab(), "cell": { "list": list } } });
    let questionnaire = one_item(kind);
    let answered = sheets(&questionnaire, &[&["q.x.b=t"]]);
    let columns = variables(&questionnaire);
    let told: Vec<_> = columns
        .iter()
        .map(|one| (one.name.as_str(), one.part.as_str()))
        .collect();
    assert_eq!(told, [("q1_1_1", "Икс · Да"), ("q1_1_2", "Икс · Нет")]);
    assert_eq!(columns[0].values, ["мало", "много"]);
    let row: Vec<Datum> = columns
        .iter()
        .map(|one| one.cell(&questionnaire, &answered[0]))
        .collect();
    assert_eq!(row, [Datum::Empty, Datum::Text("много".to_owned())]);
}

#[test]
fn numbers_have_their_median_between_the_two_middle_ones() {
    let kind = json!({ "number": {} });
    let Tally::Numbers(Some(summary)) = count(kind, None, &[&["q=1"], &["q=4"], &["q=2"], &["q=100"]]) else {
        panic!("numbers")
    };
    assert_eq!(
        (summary.least, summary.most, summary.median),
        (whole(1), whole(100), whole(3))
    );
}

#[test]
fn what_a_condition_hides_is_neither_asked_nor_answered() {
    let questionnaire = questionnaire("skip_by_choice");
    let all: [&[&str]; 2] = [&["club=yes", "name=Физик", "hours=12"], &["club=no", "name=Физик"]];
    let items = tally(&questionnaire, &KeySheet::default(), &sheets(&questionnaire, &all));
    let counts: Vec<_> = items.iter().map(|item| (item.asked, item.answered)).collect();
    assert_eq!(counts[..3], [(2, 2), (1, 1), (1, 1)]);
}

#[test]
fn data_tell_what_was_not_picked_from_what_was_not_answered() {
    let kind = json!({ "choice": { "options": ab(), "pick": { "many": {} }, "other": "Другое" } });
    let questionnaire = one_item(kind);
    let answered = sheets(&questionnaire, &[&["q=b"], &[]]);
    let columns = variables(&questionnaire);
    let names: Vec<&str> = columns.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["q1_1", "q1_2", "q1_other"]);
    let row = |answers: &Answers| {
        columns
            .iter()
            .map(|one| one.cell(&questionnaire, answers))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        row(&answered[0]),
        [Datum::Number(whole(0)), Datum::Number(whole(1)), Datum::Empty]
    );
    assert_eq!(row(&answered[1]), [Datum::Empty, Datum::Empty, Datum::Empty]);
}
