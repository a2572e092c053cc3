//! Any sequence of edits leaves a draft that serialises, keeps its ids apart, and never panics.

use super::*;
use crate::instruments::check_list::{blueprint, check_list};
use crate::instruments::new_item::KIND_CODES;
use proptest::prelude::*;
use std::collections::BTreeSet;

const ACTS: [&str; 25] = [
    "add_item",
    "add_item",
    "add_item",
    "add_section",
    "move",
    "move_to",
    "duplicate",
    "delete",
    "change_kind",
    "add_option",
    "paste_options",
    "delete_option",
    "move_option",
    "mark",
    "key_order",
    "move_in_key",
    "pair",
    "add_test",
    "remove_test",
    "clear_condition",
    "add_rule",
    "delete_rule",
    "add_competence",
    "add_level",
    "set",
];
const LISTS: [&str; 9] = [
    "options",
    "rows",
    "columns",
    "left",
    "right",
    "after",
    "",
    "competences",
    "levels",
];
const VALUES: [&str; 12] = [
    "up",
    "down",
    "true",
    "",
    "1",
    "-2,5",
    "2026-04-20",
    "K1",
    "+ да\n- нет",
    "any",
    "list",
    "number",
];
const FIELDS: [&str; 21] = [
    "stem",
    "title",
    "required",
    "other",
    "pick_max",
    "min",
    "scale_from",
    "scale_to",
    "date_from",
    "places",
    "cell",
    "accepted",
    "key_number",
    "tolerance",
    "max_points",
    "competence",
    "join",
    "text",
    "code",
    "bound_percent",
    "planned_difficulty",
];
const COMPARISONS: [&str; 4] = ["answered", "picked", "less_than_item", "unlike"];

/// Numbers that choose an act and its targets out of what there is.
type Choice = [usize; 8];

fn names(draft: &Draft) -> (Vec<String>, Vec<String>) {
    let sections = draft.questionnaire.sections.iter().map(|it| it.id.to_string());
    let parts = sections
        .chain(draft.questionnaire.items().map(|it| it.id.to_string()))
        .collect();
    let lists = draft.questionnaire.items().flat_map(|item| place::lists(&item.kind));
    let options = lists
        .flat_map(|(_, list)| list.iter().map(|it| it.id.to_string()))
        .collect();
    (parts, options)
}

fn one<T: AsRef<str>>(all: &[T], number: usize) -> &str {
    if all.is_empty() {
        "gone"
    } else {
        all[number % all.len()].as_ref()
    }
}

fn posted(draft: &Draft, choice: Choice) -> EditForm {
    let [act, at, part, to, list, value, field, index] = choice;
    let (parts, options) = names(draft);
    let act = one(&ACTS, act);
    let value = match act {
        "add_item" | "change_kind" => one(&KIND_CODES, value),
        _ if value % 5 == 0 => one(&options, value),
        _ => one(&VALUES, value),
    };
    let part = match part % 4 {
        0 => one(&["0", "1", "K1", "level1"], part / 4),
        _ => one(&options, part),
    };
    let to = if act == "pair" {
        one(&options, to)
    } else {
        one(&parts, to)
    };
    let index = if index % 2 == 0 {
        String::new()
    } else {
        (index % 3).to_string()
    };
    let mut form = form(&[
        ("act", act),
        ("at", one(&parts, at)),
        ("list", one(&LISTS, list)),
        ("part", part),
        ("field", one(&FIELDS, field)),
        ("value", value),
        ("to", to),
        ("index", &index),
        ("is", one(&COMPARISONS, field)),
    ]);
    if act == "set" && at % 5 == 0 {
        form.at.clear();
    }
    form
}

fn assert_sound(draft: &Draft) {
    let text = serde_json::to_string(draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&text).unwrap(), *draft);
    let (parts, options) = names(draft);
    let distinct: BTreeSet<&String> = parts.iter().chain(&options).collect();
    assert_eq!(distinct.len(), parts.len() + options.len(), "ids are unique");
    let items: BTreeSet<&Slug> = draft.questionnaire.items().map(|it| &it.id).collect();
    assert!(
        draft.keys.items.keys().all(|id| items.contains(id)),
        "no key outlives its item"
    );
    let findings = check_list(draft, Vec::new());
    let stale = |kind: &str| findings.iter().any(|it| it.problem.kind == kind);
    assert!(!stale("key-option-gone") && !stale("competence-gone"), "{findings:?}");
    blueprint(draft);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_edits_leaves_a_sound_draft(choices in prop::collection::vec(any::<Choice>(), 1..80)) {
        let mut desk = Desk::of(InstrumentKind::Test);
        for choice in choices {
            let before = desk.draft.clone();
            let Ok(edit) = Edit::from_form(&posted(&before, choice), |_| None) else { continue };
            let text = serde_json::to_string(&edit).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Edit>(&text).unwrap(), &edit);
            if desk.apply(&edit).is_err() {
                prop_assert_eq!(&desk.draft, &before);
            }
            assert_sound(&desk.draft);
        }
    }

    #[test]
    fn short_names_stay_apart_even_when_the_draw_repeats_itself(choices in prop::collection::vec(any::<Choice>(), 1..30)) {
        let mut draft = Desk::of(InstrumentKind::Test).draft;
        for choice in choices {
            let Ok(edit) = Edit::from_form(&posted(&draft, choice), |_| None) else { continue };
            if let Ok(applied) = apply(&draft, &edit, &mut || Slug::from_random(7)) {
                draft = applied.draft;
            }
        }
        assert_sound(&draft);
    }
}
