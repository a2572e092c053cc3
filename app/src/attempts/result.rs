//! The person's own result after its release: words of support first, figures second, and how it was counted.

use super::api::own_result;
use super::frame::{AnswerFrame, invitation, opened};
use crate::events::own::EventsLink;
use crate::t;
use crate::ui::markdown::{Markdown, MarkdownLine};
use crate::ui::number::{day, percent, points};
use crate::ui::print::PrintButton;
use domain::attempts::wire::{CompetenceView, ItemView, ResultView};
use domain::ids::InstrumentId;
use domain::points::{Exact, show, whole};
use leptos::prelude::*;

/// The profile.
#[component]
pub fn ResultPage() -> impl IntoView {
    let Some(invitation) = invitation() else {
        return view! { <super::gone::Gone/> }.into_any();
    };
    Suspend::new(async move { opened(own_result(invitation).await, |data| profile(data, None)) }).into_any()
}

/// A result, of an attempt or of a trial run.
pub fn profile(data: ResultView, trial: Option<InstrumentId>) -> impl IntoView {
    let when = format!("{} · {} · {}", data.title, data.person, day(data.submitted_at.date()));
    view! {
        <AnswerFrame title=t!("result-title") organization=data.organization.clone() trial>
            <p class="hint">{when}</p>
            <h1>{t!("result-title")}</h1>
            {data.is_provisional.then(|| view! { <div class="section notice warn"><p>{t!("result-provisional")}</p></div> })}
            {total(&data)}
            {competences(&data)}
            {sides(&data)}
            {explanations(&data)}
            {rule(&data)}
            <div class="section no-print"><PrintButton words=t!("print")/></div>
            {invitation().map(|invitation| view! { <EventsLink invitation/> })}
        </AnswerFrame>
    }
}

fn share(points: Exact, max: Exact) -> Exact {
    if max > whole(0) { points / max } else { whole(0) }
}

/// A bar of so many hundredths; its width is an attribute, since pages have no inline styles.
fn bar(share: Exact) -> impl IntoView {
    view! {
        <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width=show(share * whole(100), 1, '.') height="1"/>
        </svg>
    }
}

fn total(data: &ResultView) -> impl IntoView + use<> {
    let share = share(data.points, data.max);
    let level = data.level.as_ref().map(|level| {
        let key = format!("support-total-{}", level.severity.min(3));
        let name = match data.is_deficit_scale {
            true => t!("level-deficit", level = level.title.as_str()),
            false => t!("level-competence", level = level.title.as_str()),
        };
        let words = match level.feedback.trim() {
            "" => view! { <p class="words">{t!(&key)}</p> }.into_any(),
            own => view! { <div class="words"><Markdown text=own.to_owned()/></div> }.into_any(),
        };
        view! { {words}<p class="hint">{name}</p> }
    });
    let of = t!("points-of", points = points(data.points), max = points(data.max));
    view! {
        <section class="section stack">
            <div class="profile-total">
                <span class="value">{percent(share)} " " <small>{of}</small></span>
                {bar(share)}
                {level}
            </div>
        </section>
    }
}

fn competences(data: &ResultView) -> Option<impl IntoView + use<>> {
    let rows = data.competences.iter().map(|one| {
        let words = one
            .level
            .as_ref()
            .map(|level| t!(&format!("support-{}", level.severity.min(3))));
        let words = match one.is_indicative {
            true => format!("{} · {}", words.unwrap_or_default(), t!("indicative")),
            false => words.unwrap_or_default(),
        };
        view! {
            <li>
                <span>{one.title.clone()}<small>{words.trim_start_matches(" · ").to_owned()}</small></span>
                <span class="value">{t!("points-of-short", points = points(one.points), max = points(one.max))}</span>
                {bar(share(one.points, one.max))}
            </li>
        }
    });
    let rows = rows.collect_view();
    (!data.competences.is_empty()).then(|| {
        view! { <section class="section"><h2>{t!("by-competence")}</h2><ul class="bars">{rows}</ul></section> }
    })
}

fn sides(data: &ResultView) -> Option<impl IntoView + use<>> {
    let severity = |one: &CompetenceView| one.level.as_ref().map_or(0, |level| level.severity);
    let strong: Vec<String> = strong(data).into_iter().map(|one| one.title.clone()).collect();
    let mut weak: Vec<&CompetenceView> = data.competences.iter().filter(|one| severity(one) > 1).collect();
    weak.sort_by_key(|one| (std::cmp::Reverse(severity(one)), share(one.points, one.max)));
    let weak: Vec<String> = weak.into_iter().map(|one| one.title.clone()).collect();
    let card = |title: String, lines: Vec<String>| {
        let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
        (!lines.is_empty()).then(|| view! { <div class="card"><h2>{title}</h2><ul class="rules">{lines}</ul></div> })
    };
    (!data.competences.is_empty()).then(|| {
        view! {
            <section class="section columns">{card(t!("strengths"), strong)}{card(t!("to-strengthen"), weak)}</section>
        }
    })
}

/// What has no deficit, or else the lowest one; what is worth strengthening is never among it.
fn strong(data: &ResultView) -> Vec<&CompetenceView> {
    let of = |severity: u8| -> Vec<&CompetenceView> {
        let is_at = |one: &&CompetenceView| one.level.as_ref().is_some_and(|level| level.severity == severity);
        data.competences.iter().filter(is_at).collect()
    };
    let strong = of(0);
    if strong.is_empty() { of(1) } else { strong }
}

fn explanations(data: &ResultView) -> Option<impl IntoView + use<>> {
    let told: Vec<_> = (1..)
        .zip(&data.items)
        .filter(|(_, item)| !item.explanation.trim().is_empty())
        .collect();
    let rows = told.iter().map(|(no, item)| explained(*no, item)).collect_view();
    (!told.is_empty()).then(|| {
        view! {
            <section class="section">
                <details><summary>{t!("explanations")}</summary><ol class="stack">{rows}</ol></details>
            </section>
        }
    })
}

fn explained(no: usize, item: &ItemView) -> impl IntoView + use<> {
    let earned = match item.points {
        Some(earned) => t!("points-of-short", points = points(earned), max = points(item.max)),
        None => t!("awaits-expert"),
    };
    view! {
        <li class="card">
            <p class="hint">{format!("{no} · {earned}")}</p>
            <MarkdownLine text=item.stem.clone()/>
            <Markdown text=item.explanation.clone()/>
        </li>
    }
}

fn rule(data: &ResultView) -> impl IntoView + use<> {
    let bound = |(from, title): &(Exact, String)| {
        t!(
            "rule-level",
            percent = show(*from * whole(100), 0, ','),
            level = title.as_str()
        )
    };
    let levels: Vec<String> = data.levels.iter().map(bound).collect();
    let policy = (data.attempts > 1).then(|| t!(&format!("rule-attempt-{}", data.policy)));
    view! {
        <section class="section rule card">
            <h2>{t!("rule-title")}</h2>
            <p>{t!("rule-points")}</p>
            {(!levels.is_empty()).then(|| view! { <p>{t!("rule-levels", levels = levels.join(", "))}</p> })}
            <p>{t!("rule-indicative")}</p>
            {policy.map(|policy| view! { <p>{policy}</p> })}
        </section>
    }
}
