//! The form itself: all sections are in the page and one is shown, so that going on needs no way to the server
//! where there is a script, and one form where there is none.

use super::answering::Answering;
use super::api::running;
use super::blank::item_html;
use super::frame::{Top, invitation, opened};
use super::run::Run;
use super::sheet::Sheet;
use crate::layout::frame::Footer;
use crate::request::PageRequest;
use crate::t;
use crate::ui::markdown::Markdown;
use domain::attempts::wire::Running;
use domain::ids::SectionId;
use domain::problem::Problem;
use domain::questionnaire::Section;
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use leptos_router::hooks::use_query_map;

/// One page of items.
#[component]
pub fn Answer() -> impl IntoView {
    let Some(invitation) = invitation() else {
        return view! { <super::gone::Gone/> }.into_any();
    };
    let no = use_query_map().with_untracked(|query| query.get("n").and_then(|n| n.parse::<usize>().ok()));
    if let Some(running) = use_context::<Running>() {
        return form(Run::Attempt(invitation), &running, no.unwrap_or(1));
    }
    Suspend::new(async move {
        opened(running(invitation).await, |data| {
            data.map(|running| form(Run::Attempt(invitation), &running, no.unwrap_or(1)))
        })
    })
    .into_any()
}

/// Where a turned page leads: `/page?n=3`, `/review`; nothing leads to the first screen.
pub fn after(shown: &[(usize, SectionId)], section: &SectionId, go: &str) -> String {
    let here = shown.iter().position(|(_, one)| one == section).unwrap_or(0);
    let to = match go {
        "review" => return "/review".to_owned(),
        "back" => here.checked_sub(1).unwrap_or(here),
        "stay" => here,
        _ => here + 1,
    };
    shown
        .get(to)
        .map_or_else(|| "/review".to_owned(), |(no, _)| format!("/page?n={no}"))
}

/// The sections that are shown, each with its number in the address, which conditions do not change.
pub fn shown(running: &Running) -> Vec<(usize, &Section)> {
    let sections = (1..).zip(&running.questionnaire.sections);
    sections
        .filter(|(_, section)| !running.hidden.sections.contains(&section.id))
        .collect()
}

/// Where the section of that number, or the next one that is shown, stands among those shown. In a fixed order it is
/// the one that is due, whatever number is asked for.
fn place(running: &Running, shown: &[(usize, &Section)], no: usize) -> Option<usize> {
    let no = match running.order {
        Some(order) => order.due?,
        None => no,
    };
    let next = shown.iter().position(|(number, _)| *number >= no);
    Some(next.unwrap_or(shown.len().saturating_sub(1)))
}

/// The number of the section that is on the screen.
pub fn shown_at(running: &Running, no: usize) -> Option<usize> {
    let shown = shown(running);
    shown.get(place(running, &shown, no)?).map(|(number, _)| *number)
}

/// Has nobody done anything with this attempt yet?
pub fn is_untouched(running: &Running) -> bool {
    running.fields.is_empty() && running.flagged.is_empty() && running.unfinished.is_empty()
}

/// All sections of an attempt that was refused nothing, that one on the screen.
pub fn sections_html(running: &Running, current: usize) -> String {
    let found = running.questionnaire.sections.get(current.saturating_sub(1));
    let sheet = found.map(|section| Sheet::of(running, &section.id, None));
    sheet
        .map(|sheet| sections(running, current, &sheet))
        .unwrap_or_default()
}

fn sections(running: &Running, current: usize, sheet: &Sheet) -> String {
    let is_here = |no: &usize| running.order.is_none() || *no == current;
    let sections = (1..).zip(&running.questionnaire.sections).filter(|(no, _)| is_here(no));
    let parts = sections.map(|(number, one)| part(running, one, number, number == current, sheet));
    parts.collect()
}

/// The milliseconds that are left, as the countdown's attribute says them.
pub fn left(running: &Running) -> i64 {
    (running.deadline - running.now).num_milliseconds()
}

/// The end of the attempt where it stands until the countdown runs.
pub fn ends_at(running: &Running) -> String {
    let ends = running.ends_at.format("%H:%M").to_string();
    t!("ends-at", time = ends)
}

/// The form, with that section on the screen.
pub fn form(run: Run, running: &Running, no: usize) -> AnyView {
    let shown = shown(running);
    let at = place(running, &shown, no);
    let Some((at, (current, section))) = at.and_then(|at| Some((at, *shown.get(at)?))) else {
        return match running.order {
            // All sections were left behind.
            Some(_) => super::review::review(run, running),
            None => view! { <super::gone::Gone/> }.into_any(),
        };
    };
    let request = PageRequest::here();
    let (key, id) = run.key();
    let door = run.door("turn");
    let refused = request.refused(&door);
    let sheet = Sheet::of(running, &section.id, refused);
    let title = running.questionnaire.title.clone();
    let sections = InertElement::new(sections(running, current, &sheet));
    let (organization, attempt) = (running.organization.clone(), running.attempt.to_string());
    let (head, section) = (head(run, running, at + 1, shown.len()), section.id.to_string());
    let refused = refused.map(|flash| summary(&flash.problems, &sheet));
    let is_first = at == 0 || running.order.is_some();
    view! {
        <Top title organization trial=run.trial()/>
        <Answering>
            <div class="banner" id="banner" role="status" hidden=true>{t!("banner-offline")}</div>
            {head}
            <main class="page narrow" id="main">
                {refused}
                <form method="post" action=door id="answers" novalidate=true>
                    <input type="hidden" name=key value=id/>
                    <input type="hidden" name="attempt" value=attempt/>
                    <input type="hidden" name="section" id="section" value=section/>
                    // Enter in a field presses the first button of the form: it must not go back.
                    <button class="hidden-label" type="submit" name="go" value="next" tabindex="-1" aria-hidden="true">{t!("next")}</button>
                    {sections}
                    <div class="actions run-foot">
                        <button class="button" type="submit" name="go" value="back" id="back" hidden=is_first>{t!("back")}</button>
                        <button class="button primary" type="submit" name="go" value="next">{t!("next")}</button>
                    </div>
                </form>
            </main>
        </Answering>
        <Footer/>
    }
    .into_any()
}

fn part(running: &Running, section: &Section, number: usize, is_current: bool, sheet: &Sheet) -> String {
    let is_off = running.hidden.sections.contains(&section.id);
    let title = match section.title.trim() {
        "" => running.questionnaire.title.clone(),
        title => title.to_owned(),
    };
    let intro = section.intro.clone();
    let head = view! {
        <div class="run-title">
            <h1 tabindex="-1">{title}</h1>
            {(!intro.trim().is_empty()).then(|| view! { <Markdown text=intro/> })}
        </div>
    };
    let mut html = head.to_html();
    for one in &section.items {
        html.push_str(&item_html(running, one, sheet));
    }
    view! {
        <section data-section=section.id.to_string() data-no=number data-off=is_off.then_some("") hidden={!is_current}>
            // Rendered already, so it is not escaped a second time.
            {InertElement::new(html)}
        </section>
    }
    .to_html()
}

/// Progress, place, time and the state of saving. The words that the script needs are in its attributes.
fn head(run: Run, running: &Running, place: usize, of: usize) -> impl IntoView + use<> {
    let total = running.questions;
    let done = running.answered.len();
    let left = left(running);
    let (key, id) = run.key();
    view! {
        <section
            class="run-head"
            id="run"
            aria-label=t!("run-head")
            data-attempt=running.attempt.to_string()
            data-door=run.door("save")
            data-key=key
            data-id=id
            data-revision=running.revision.to_string()
            data-left=running.has_limit.then(|| left.to_string())
            data-where=running.order.is_none().then(|| t!("section-of", no = "{no}", of = "{of}"))
            data-saving=t!("saving")
            data-saved=t!("saved-at")
            data-waiting=t!("saved-waiting")
            data-signed-out=t!("saved-signed-out")
            data-over=t!("saved-over")
            data-left-word=t!("time-left")
            data-five=t!("five-minutes")
            data-one=t!("one-minute")
        >
            <progress class="progress" id="progress" max=total value=done aria-label=t!("progress-label")>{t!("progress-of", no = done, of = total)}</progress>
            <div class="run-line">
                <span class="where" id="where">{t!("section-of", no = place, of = of)}</span>
                {running.has_limit.then(|| view! { <span class="countdown" id="countdown">{ends_at(running)}</span> })}
                <span class="saved" id="saved" role="status"></span>
                <a id="to-receipt" href=run.base() hidden=true>{t!("to-receipt")}</a>
                <span class="hidden-label" id="warning" role="alert"></span>
            </div>
        </section>
    }
}

/// What was refused, with links to the items.
pub(super) fn summary(problems: &[Problem], sheet: &Sheet) -> impl IntoView + use<> {
    let line = |problem: &Problem| {
        let item = problem.at.split('.').next().unwrap_or_default().to_owned();
        let id = domain::ids::ItemId::parse(&item);
        let number = id.and_then(|id| sheet.number(&id)).map(|number| format!("{number}. "));
        (
            item,
            format!("{}{}", number.unwrap_or_default(), super::sheet::said(problem)),
        )
    };
    let mut said: Vec<(String, String)> = problems.iter().map(line).collect();
    // Ten empty rows of a table are one thing to do.
    said.dedup();
    let shown = |(item, said): (String, String)| match item.is_empty() {
        true => view! { <li>{said}</li> }.into_any(),
        false => view! { <li><a href=format!("#{item}")>{said}</a></li> }.into_any(),
    };
    let lines = said.into_iter().map(shown).collect_view();
    view! {
        <div class="errors" id="errors" role="alert" tabindex="-1">
            <h2>{t!("answers-refused")}</h2>
            <ul>{lines}</ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_several_times_of_one_item_is_one_line() {
        let problem = |at: &str, kind: &str| Problem::new(at, kind);
        let problems = [
            problem("q1.r1", "required"),
            problem("q1.r2", "required"),
            problem("q2", "required"),
            problem("q2", "number"),
        ];
        let html = Owner::new().with(|| summary(&problems, &Sheet::default()).to_html());
        assert_eq!(html.matches("<li>").count(), 3, "{html}");
        assert_eq!(html.matches("#q1").count(), 1, "{html}");
    }
}
