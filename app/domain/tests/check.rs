//! What makes a definition unsound, and that fixtures are sound.

use crate::support::{draft, questionnaire, told};
use domain::questionnaire::check::check;
use serde_json::{Value, json};

fn yes_no(id: &str) -> Value {
    json!({ "id": id, "stem": "?", "kind": { "choice": { "pick": "one",
        "options": [{ "id": "yes", "text": "да" }, { "id": "no", "text": "нет" }] } } })
}

fn text_if(id: &str, join: &str, tests: Value) -> Value {
    json!({ "id": id, "stem": "?", "kind": { "text": {} }, "show_if": { "join": join, "tests": tests } })
}

fn of_kind(kind: Value) -> Value {
    json!({ "id": "q", "stem": "?", "kind": kind })
}

fn found(items: Vec<Value>) -> Vec<String> {
    let whole = json!({ "format": 1, "title": "Т", "sections": [{ "id": "s", "items": items }] });
    told(&check(&serde_json::from_value(whole).unwrap()))
}

#[test]
fn fixtures_are_sound() {
    for name in ["skip_by_choice", "own_rule", "case_with_a_hidden_part", "every_kind"] {
        assert_eq!(told(&check(&questionnaire(name))), [""; 0], "{name}");
    }
    for name in ["worked_samples", "waits_for_an_expert", "shuffled"] {
        assert_eq!(told(&check(&draft(name).questionnaire)), [""; 0], "{name}");
    }
}

#[test]
fn unsound_kinds_are_named() {
    let option = json!({ "id": "a", "text": "А" });
    let empty = json!({ "id": "b", "text": " " });
    for (kind, problem) in [
        (
            json!({ "choice": { "pick": "one", "options": [option] } }),
            "q options-few min=2",
        ),
        (
            json!({ "choice": { "pick": "one", "options": [option, empty] } }),
            "q.b option-empty",
        ),
        (
            json!({ "choice": { "pick": "one", "options": [option, option] } }),
            "q.a id-repeated",
        ),
        (json!({ "ordering": { "options": [option] } }), "q options-few min=2"),
        (json!({ "number": { "min": "2", "max": "1,5" } }), "q min-above-max"),
        (json!({ "number": { "min": "два" } }), "q bound-unreadable bound=два"),
        (
            json!({ "date": { "from": "2026-02-01", "to": "2026-01-01" } }),
            "q min-above-max",
        ),
        (json!({ "scale": { "from": 5, "to": 5 } }), "q min-above-max"),
        (json!({ "scale": { "from": 0, "to": 11 } }), "q scale-too-long max=11"),
        (
            json!({ "table": { "rows": [option], "columns": [option], "cell": { "list": [] } } }),
            "q options-few min=2",
        ),
        (
            json!({ "table": { "rows": [option], "columns": [option], "cell": { "number": { "min": "2", "max": "1" } } } }),
            "q min-above-max",
        ),
        (
            json!({ "table": { "rows": vec![option.clone(); 31], "columns": vec![option.clone(); 5], "cell": "text" } }),
            "q table-too-large max=150",
        ),
        (json!({ "case": { "parts": [] } }), "q case-empty"),
    ] {
        assert!(
            found(vec![of_kind(kind.clone())]).contains(&problem.to_owned()),
            "{kind}"
        );
    }
    let inner = json!({ "id": "in", "stem": "?", "kind": { "case": { "parts": [yes_no("q1")] } } });
    let nested = of_kind(json!({ "case": { "parts": [inner] } }));
    assert!(found(vec![nested]).contains(&"in case-in-case".to_owned()));
}

#[test]
fn empty_and_repeated_names_are_named() {
    let mut silent = yes_no("q");
    silent["stem"] = json!(" ");
    assert_eq!(found(vec![silent, yes_no("q")]), ["q id-repeated", "q stem-empty"]);
}

#[test]
fn unsound_conditions_are_named() {
    for (test, problem) in [
        (json!([]), "t condition-empty"),
        (
            json!([{ "item": "gone", "is": "answered" }]),
            "t condition-item-unknown item=gone",
        ),
        (
            json!([{ "item": "q", "is": { "picked": "maybe" } }]),
            "t condition-option-unknown item=q",
        ),
        (
            json!([{ "item": "q", "row": "r", "is": "answered" }]),
            "t row-unknown item=q",
        ),
        (
            json!([{ "item": "q", "is": { "less": "5" } }]),
            "t condition-mismatch item=q",
        ),
        (
            json!([{ "item": "t", "is": "answered" }]),
            "t condition-on-itself item=t",
        ),
        (
            json!([{ "item": "later", "is": "answered" }]),
            "t condition-forward item=later",
        ),
        (
            json!([{ "item": "n", "is": { "less": "0" } }]),
            "t condition-impossible item=n",
        ),
        (
            json!([{ "item": "n", "is": { "greater": "x" } }]),
            "t bound-unreadable item=n",
        ),
    ] {
        let number = json!({ "id": "n", "stem": "?", "kind": { "number": { "min": "0" } } });
        let items = vec![yes_no("q"), number, text_if("t", "all", test), yes_no("later")];
        assert_eq!(found(items), [problem]);
    }
}

#[test]
fn a_table_is_not_looked_at() {
    let cells = json!([{ "id": "a", "text": "А" }]);
    let table = json!({ "table": { "rows": cells, "columns": cells, "cell": "text" } });
    let looking = text_if("t", "all", json!([{ "item": "q", "is": "answered" }]));
    let found = found(vec![of_kind(table), looking]);
    assert_eq!(found, ["t condition-mismatch item=q"]);
}

#[test]
fn two_items_that_wait_for_each_other_are_named() {
    let a = text_if("a", "all", json!([{ "item": "b", "is": "answered" }]));
    let b = text_if("b", "all", json!([{ "item": "a", "is": "answered" }]));
    assert_eq!(found(vec![a, b]), ["a condition-forward item=b", "b never-shown"]);
}

#[test]
fn what_can_never_be_shown_is_named() {
    let picked = |option: &str| json!({ "item": "q", "is": { "picked": option } });
    for (join, tests, is_named) in [
        ("all", json!([picked("yes"), picked("no")]), true),
        ("any", json!([picked("yes"), picked("no")]), false),
        ("all", json!([picked("yes"), { "item": "q", "is": "unanswered" }]), true),
        (
            "all",
            json!([picked("yes"), { "item": "q", "is": { "not_picked": "yes" } }]),
            true,
        ),
        (
            "all",
            json!([{ "item": "n", "is": { "greater": "5" } }, { "item": "n", "is": { "less": "5" } }]),
            true,
        ),
        (
            "all",
            json!([{ "item": "n", "is": { "greater": "5" } }, { "item": "n", "is": { "less": "7" } }]),
            false,
        ),
        (
            "all",
            json!([picked("no"), { "item": "onlyYes", "is": "answered" }]),
            true,
        ),
        (
            "any",
            json!([picked("no"), { "item": "onlyYes", "is": "answered" }]),
            false,
        ),
    ] {
        let number = json!({ "id": "n", "stem": "?", "kind": { "number": {} } });
        let only_yes = text_if("onlyYes", "all", json!([picked("yes")]));
        let items = vec![yes_no("q"), number, only_yes, text_if("t", join, tests.clone())];
        let expected: &[&str] = if is_named { &["t never-shown"] } else { &[] };
        assert_eq!(found(items), expected, "{join} {tests}");
    }
}
