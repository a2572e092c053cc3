//! The last look before handing in: every item with its state and the way back to it.

use super::api::running;
use super::frame::{AnswerFrame, invitation, opened};
use super::page::{form, shown};
use super::remaining::Remaining;
use super::run::Run;
use super::sheet::{numbers, said};
use crate::i18n::problem_text;
use crate::request::PageRequest;
use crate::t;
use crate::ui::markdown::to_html;
use domain::attempts::wire::Running;
use domain::problem::Problem;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Kind;
use domain::questionnaire::validate::is_about;
use leptos::prelude::*;

/// The review page.
#[component]
pub fn Review() -> impl IntoView {
    let Some(invitation) = invitation() else {
        return view! { <super::gone::Gone/> }.into_any();
    };
    Suspend::new(async move {
        opened(running(invitation).await, |data| {
            data.map(|running| review(Run::Attempt(invitation), &running))
        })
    })
    .into_any()
}

/// Where an item stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Answered,
    Flagged,
    Empty,
    Refused,
}

struct Line {
    no: usize,
    text: String,
    /// None where there is no way back.
    href: Option<String>,
    mark: Mark,
    is_flagged: bool,
}

/// All items with their states, and handing in; in a fixed order not before every section was answered.
pub fn review(run: Run, running: &Running) -> AnyView {
    if running.order.is_some_and(|order| order.due.is_some()) {
        return form(run, running, 1);
    }
    let lines = lines(run, running);
    let count = |mark: fn(&Line) -> bool| lines.iter().filter(|line| mark(line)).count();
    let empty = count(|line| line.mark == Mark::Empty || line.mark == Mark::Refused);
    let (answered, flagged) = (lines.len() - empty, count(|line| line.is_flagged));
    let first = running.order.is_none().then(|| format!("{}/page?n=1", run.base()));
    let listed = lines.iter().map(row).collect_view();
    let (organization, attempt) = (running.organization.clone(), running.attempt.to_string());
    let end = match running.problems.is_empty() {
        true => send(run, running, empty, first.clone()).into_any(),
        false => blocked(run, running).into_any(),
    };
    view! {
        <AnswerFrame title=t!("review-title") organization trial=run.trial()>
            <h1>{t!("review-title")}</h1>
            <div class="review-sum">
                <div><b>{answered}</b><span>{t!("review-answered")}</span></div>
                <div><b>{empty}</b><span>{t!("review-empty")}</span></div>
                {first.is_some().then(|| view! { <div><b>{flagged}</b><span>{t!("review-flagged", count = flagged)}</span></div> })}
            </div>
            <ol class="review-list">{listed}</ol>
            {end}
            {first.map(|form| view! { <Remaining attempt form/> })}
        </AnswerFrame>
    }
    .into_any()
}

fn lines(run: Run, running: &Running) -> Vec<Line> {
    let (base, numbers) = (run.base(), numbers(&running.questionnaire, 0));
    let is_shown = |item: &&Item| !running.hidden.items.contains(&item.id) && item.is_question();
    let mut lines = Vec::new();
    for (page, section) in shown(running) {
        for top in section.items.iter().filter(|item| !matches!(item.kind, Kind::Info)) {
            lines.extend(top.with_parts().filter(is_shown).map(|item| {
                Line {
                    no: numbers.get(&item.id).copied().unwrap_or(0),
                    text: plain(&item.stem),
                    href: running
                        .order
                        .is_none()
                        .then(|| format!("{base}/page?n={page}#{}", item.id)),
                    mark: mark(running, top, item),
                    is_flagged: running.flagged.contains(&top.id),
                }
            }));
        }
    }
    lines
}

fn mark(running: &Running, top: &Item, item: &Item) -> Mark {
    let is_answered = running.answered.contains(&item.id);
    match (is_answered, running.problems.iter().any(|one| is_about(one, &item.id))) {
        (_, true) => Mark::Refused,
        (true, _) if running.flagged.contains(&top.id) => Mark::Flagged,
        (true, _) => Mark::Answered,
        (false, _) => Mark::Empty,
    }
}

fn row(line: &Line) -> impl IntoView + use<> {
    let (class, word) = match line.mark {
        Mark::Answered => ("badge good", t!("mark-answered")),
        Mark::Flagged => ("badge warn", t!("mark-flagged")),
        Mark::Empty => ("badge", t!("mark-empty")),
        Mark::Refused => ("badge bad", t!("mark-refused")),
    };
    let said = view! {
        <span class="no">{line.no}</span>
        <span class="text">{line.text.clone()}</span>
        <span class=class>{word}</span>
    };
    match line.href.clone() {
        Some(href) => view! { <li><a href=href>{said}</a></li> }.into_any(),
        None => view! { <li><div>{said}</div></li> }.into_any(),
    }
}

fn send(run: Run, running: &Running, empty: usize, first: Option<String>) -> impl IntoView + use<> {
    let (request, door) = (PageRequest::here(), run.door("submit"));
    let (key, id) = run.key();
    let refused = request
        .refused(&door)
        .map(|flash| flash.problems.clone())
        .unwrap_or_default();
    let errors = refused
        .iter()
        .map(|problem| view! { <p class="error" id="field-checked-error">{problem_text(problem)}</p> });
    let errors = errors.collect_view();
    let left = match running.is_test {
        true => t!("review-left-test", count = empty),
        false => t!("review-left", count = empty),
    };
    view! {
        <div class="section stack">
            {(empty > 0).then(|| view! { <div class="notice warn"><p>{left}</p></div> })}
            <form class="section" method="post" action=door>
                <input type="hidden" name=key value=id/>
                <input type="hidden" name="attempt" value=running.attempt.to_string()/>
                {errors}
                <label class="check"><input type="checkbox" name="checked" value="yes" id="field-checked"/> <span>{t!("review-checked")}</span></label>
                <div class="actions run-foot">
                    {first.map(|first| view! { <a class="button" href=first>{t!("review-back")}</a> })}
                    <button class="button primary" type="submit">{t!("review-submit")}</button>
                </div>
            </form>
        </div>
    }
}

/// What must be answered first: the way to hand in opens when nothing of it is left.
fn blocked(run: Run, running: &Running) -> impl IntoView + use<> {
    let all = lines(run, running);
    let line = |problem: &Problem| {
        let item = problem.at.split('.').next().unwrap_or_default();
        let is_at = |line: &&Line| {
            line.href
                .as_ref()
                .is_some_and(|href| href.ends_with(&format!("#{item}")))
        };
        let place = all.iter().find(is_at);
        let (href, no) = place.map_or((None, 0), |line| (line.href.clone(), line.no));
        let said = said(problem);
        view! { <li><a href=href>{t!("review-problem", no = no, text = said)}</a></li> }
    };
    let links = running.problems.iter().map(line).collect_view();
    view! {
        <div class="section">
            <div class="errors" role="alert" tabindex="-1">
                <h2>{t!("review-blocked")}</h2>
                <ul>{links}</ul>
            </div>
        </div>
    }
}

/// The first words of a wording, without its Markdown.
fn plain(text: &str) -> String {
    let html = to_html(text);
    let mut plain = String::with_capacity(html.len());
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => plain.push(c),
            _ => {}
        }
    }
    let plain = plain
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u{a0}");
    plain.replace("&quot;", "\"").replace("&amp;", "&").trim().to_owned()
}
