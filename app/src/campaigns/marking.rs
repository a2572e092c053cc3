//! Marking by a person: answers without names, one form each, item by item.

use super::board_api::waiting_answers;
use super::board_words::campaign_of_page;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::request::PageRequest;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::described_by;
use crate::ui::form::ErrorSummary;
use crate::ui::markdown::Markdown;
use crate::ui::number::points;
use domain::campaigns::results_wire::{MarkingQueue, WaitingAnswer};
use leptos::prelude::*;

const DOOR: &str = "/api/campaigns/mark";

/// The queue of the campaign in the address.
#[component]
pub fn MarkingPage() -> impl IntoView {
    let id = campaign_of_page();
    view! {
        <Frame title=t!("marking-title") width=Width::Middle>
            {loaded(waiting_answers(id), |queue| view! { <Whole queue/> })}
        </Frame>
    }
}

#[component]
fn Whole(queue: MarkingQueue) -> impl IntoView {
    let results = format!("/campaigns/{}/results", queue.campaign);
    let problems = PageRequest::here().refused(DOOR).map(|flash| flash.problems.clone());
    let campaign = queue.campaign.to_string();
    let count = queue.answers.len();
    let answers = queue.answers.into_iter().map(|answer| {
        let campaign = campaign.clone();
        view! { <Answer campaign answer/> }
    });
    view! {
        {crumbs([("/campaigns".to_owned(), t!("section-campaigns")), (results.clone(), t!("results-title"))])}
        <div class="page-head">
            <div>
                <h1>{t!("marking-title")}</h1>
                <p class="lead">{queue.title}" · "{t!("marking-count", count = count)}</p>
            </div>
        </div>
        {problems.map(|problems| view! { <ErrorSummary problems/> })}
        {(count == 0).then(|| view! {
            <div class="empty">
                <h2>{t!("marking-done")}</h2>
                <p>{t!("marking-done-text")}</p>
                <div class="actions"><a class="button primary" href=results>{t!("results-title")}</a></div>
            </div>
        })}
        <div class="stack loose">{answers.collect_view()}</div>
    }
}

#[component]
fn Answer(campaign: String, answer: WaitingAnswer) -> impl IntoView {
    let (field, most) = (answer.points_field(), points(answer.max));
    let (typed, error) = refused(&field, &answer);
    let id = format!("field-{field}");
    let described = described_by(&id, true, error.is_some());
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <section class="card stack">
            <Markdown text=answer.stem/>
            {(!answer.explanation.is_empty()).then(|| view! {
                <details><summary>{t!("marking-criteria")}</summary><Markdown text=answer.explanation/></details>
            })}
            <blockquote class="written">{answer.text}</blockquote>
            <form method="post" action=DOOR novalidate>
                <input type="hidden" name="campaign" value=campaign/>
                <input type="hidden" name="attempt" value=answer.attempt.to_string()/>
                <input type="hidden" name="item" value=answer.item/>
                <div class="field">
                    <label for=id.clone()>{t!("marking-points")}</label>
                    <p class="hint" id=hint_id>{t!("marking-points-hint", max = most)}</p>
                    {error.clone().map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                    <div class="actions">
                        <input class="input short" id=id name="points" inputmode="decimal" autocomplete="off" value=typed
                            aria-invalid=error.is_some().then_some("true") aria-describedby=described/>
                        <button class="button primary" type="submit">{t!("marking-give")}</button>
                    </div>
                </div>
            </form>
        </section>
    }
}

/// What was typed for this answer, and why it was refused.
fn refused(field: &str, answer: &WaitingAnswer) -> (String, Option<String>) {
    let request = PageRequest::here();
    let Some(flash) = request.refused(DOOR) else {
        return Default::default();
    };
    let typed = |name: &str| flash.typed.get(name).and_then(|values| values.first()).cloned();
    let is_this = typed("attempt") == Some(answer.attempt.to_string()) && typed("item").as_ref() == Some(&answer.item);
    let problem = flash.problems.iter().find(|problem| problem.at == field);
    let points = typed("points").filter(|_| is_this).unwrap_or_default();
    (points, problem.map(crate::i18n::problem_text))
}
