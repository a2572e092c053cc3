//! The check list before publishing: findings of one sort in one line, each with links to its places.

use super::words::{name_of, number_of};
use crate::i18n::problem_text;
use crate::t;
use domain::instruments::check_list::{Finding, Severity};
use domain::instruments::draft::InstrumentKind;
use domain::instruments::wire::Desk;
use domain::problem::Problem;
use leptos::prelude::*;
use std::sync::Arc;

/// All lines, what is done at the end.
#[component]
pub fn CheckLines(desk: Arc<Desk>) -> impl IntoView {
    let lines = grouped(&desk.findings).into_iter().map(|(severity, text, places)| {
        let state = match severity {
            Severity::Stop => "stop",
            Severity::Warn => "look",
        };
        let links = links(&desk, &places);
        view! { <li data-state=state><span>{text}{links}</span></li> }
    });
    let lines = lines.collect_view();
    let done = done(&desk)
        .into_iter()
        .map(|text| view! { <li><span>{text}</span></li> });
    view! { <ul class="check-list">{lines}{done.collect_view()}</ul> }
}

type Line = (Severity, String, Vec<String>);

fn grouped(findings: &[Finding]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for finding in findings {
        let text = problem_text(&finding.problem);
        let place = place(&finding.problem);
        match lines
            .iter_mut()
            .find(|line| line.0 == finding.severity && line.1 == text)
        {
            Some(line) if line.2.contains(&place) => {}
            Some(line) => line.2.push(place),
            None => lines.push((finding.severity, text, vec![place])),
        }
    }
    lines
}

/// What is about the whole is mended on one of the sides.
fn place(problem: &Problem) -> String {
    match problem.kind.as_str() {
        "no-cut-scores" | "cut-scores-gap" | "level-without-title" => "?tab=levels".to_owned(),
        "no-purpose" | "no-time-limit" | "title-empty" => "?tab=settings".to_owned(),
        _ => problem.at.clone(),
    }
}

fn links(desk: &Desk, places: &[String]) -> Option<AnyView> {
    let mut found: Vec<(String, String)> = places.iter().filter_map(|place| link(desk, place)).collect();
    // Two empty options of one item are mended on one card.
    found.dedup();
    if found.is_empty() {
        return None;
    }
    let count = found.len();
    let links = found.into_iter().enumerate().map(|(index, (href, name))| {
        let comma = if index + 1 < count { ", " } else { "" };
        view! { <a href=href data-open="">{name}</a>{comma} }
    });
    Some(view! { ": " {links.collect_view()} }.into_any())
}

/// Where a finding's place is edited, and what it is called.
fn link(desk: &Desk, at: &str) -> Option<(String, String)> {
    if at.starts_with('?') {
        return Some((format!("/instruments/{}{at}", desk.id), t!("trouble-look")));
    }
    let (draft, page) = (&desk.draft, format!("/instruments/{}", desk.id));
    let part = at.split('.').next().unwrap_or_default();
    let card = format!("{page}?edit={part}#{part}");
    if let Some(item) = draft.questionnaire.items().find(|it| it.id.as_str() == part) {
        return Some((card, name_of(draft, item)));
    }
    let mut sections = draft.questionnaire.sections.iter();
    if let Some(index) = sections.position(|it| it.id.as_str() == part) {
        return Some((card, t!("section-named", number = index + 1)));
    }
    let is_competence = draft.keys.competences.iter().any(|it| it.code == at);
    is_competence.then(|| (format!("{page}?tab=plan"), at.to_owned()))
}

/// What is already in order.
fn done(desk: &Desk) -> Vec<String> {
    let lacks = |kinds: &[&str]| {
        desk.findings
            .iter()
            .all(|it| !kinds.contains(&it.problem.kind.as_str()))
    };
    let has_items = desk
        .draft
        .questionnaire
        .questions()
        .any(|it| number_of(&desk.draft, &it.id).is_some());
    if !has_items {
        return Vec::new();
    }
    let is_test = desk.draft.kind == InstrumentKind::Test;
    let keys = ["no-key", "key-incomplete", "key-option-gone", "key-cannot-be-picked"];
    let all = [
        (is_test && lacks(&keys), "check-keys-done"),
        (
            is_test && lacks(&["no-competence", "competence-gone"]),
            "check-competences-done",
        ),
        (
            is_test && lacks(&["no-cut-scores", "cut-scores-gap"]),
            "check-levels-done",
        ),
        (lacks(&["never-shown", "condition-forward"]), "check-reach-done"),
    ];
    let found = all.into_iter().filter(|it| it.0);
    found.map(|(_, key)| t!(key)).collect()
}
