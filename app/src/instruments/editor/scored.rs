//! What a test knows about an item beside its key: points, competence, planned difficulty, explanation.

use super::bench::Bench;
use super::fields::{Look, field};
use crate::t;
use domain::instruments::edit::fields::{Field, read};
use domain::instruments::edit::target::Target;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Kind;
use domain::questionnaire::kinds::choice::{Choice, Pick};
use leptos::prelude::*;

/// Planned shares of right answers on offer; any other that is stored is offered too.
const DIFFICULTIES: [(&str, &str); 3] = [
    ("0,85", "difficulty-easy"),
    ("0,65", "difficulty-medium"),
    ("0,45", "difficulty-hard"),
];

/// The row of settings below the answer.
pub fn settings(bench: &Bench, item: &Item) -> AnyView {
    let at = Target::Part(item.id.clone());
    if read(&bench.desk.draft, &at, Field::MaxPoints).is_none() {
        return ().into_any();
    }
    let has_parts = matches!(
        item.kind,
        Kind::Choice(Choice {
            pick: Pick::Many { .. },
            ..
        }) | Kind::Ordering(_)
            | Kind::Matching(_)
    );
    view! {
        <div class="item-settings">
            {field(bench, &at, Field::MaxPoints, Look::Number, t!("item-points"), "")}
            {field(bench, &at, Field::Competence, Look::OneOf(competences(bench)), t!("item-competence"), "")}
            {field(bench, &at, Field::PlannedDifficulty, Look::OneOf(difficulties(bench, &at)), t!("item-difficulty"), "")}
            {has_parts.then(|| field(bench, &at, Field::Credit, Look::OneOf(credits()), t!("item-credit"), ""))}
        </div>
    }
    .into_any()
}

/// Why the key is right.
pub fn explanation(bench: &Bench, item: &Item) -> AnyView {
    let at = Target::Part(item.id.clone());
    let hint = t!("item-explanation-hint");
    field(
        bench,
        &at,
        Field::Explanation,
        Look::Lines(2),
        t!("item-explanation"),
        &hint,
    )
}

fn competences(bench: &Bench) -> Vec<(String, String)> {
    let all = bench.desk.draft.keys.competences.iter();
    let named = all.map(|it| (it.code.clone(), format!("{} · {}", it.code, it.title)));
    std::iter::once((String::new(), t!("not-chosen")))
        .chain(named)
        .collect()
}

fn difficulties(bench: &Bench, at: &Target) -> Vec<(String, String)> {
    let stored = read(&bench.desk.draft, at, Field::PlannedDifficulty).unwrap_or_default();
    let mut all = vec![(String::new(), t!("not-chosen"))];
    all.extend(DIFFICULTIES.map(|(value, key)| (value.to_owned(), t!(key, share = value))));
    if all.iter().all(|(value, _)| *value != stored) {
        all.push((stored.clone(), t!("difficulty-own", share = stored)));
    }
    all
}

fn credits() -> Vec<(String, String)> {
    ["exact", "partial", "partial_half"]
        .map(|code| (code.to_owned(), t!(&format!("credit-{code}"))))
        .to_vec()
}
