//! The plan of the year: a check list per stage with owners and last days.

use super::api::plan;
use super::frame::{Head, asked, of_edition};
use super::ribbon::StageRibbon;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::number::day;
use domain::programme::plan::StepState;
use domain::programme::stages::StageCode;
use domain::programme::wire::{PlanPage, StepLine};
use leptos::prelude::*;

/// `/programme/plan`
#[component]
pub fn Plan() -> impl IntoView {
    let asked = asked();
    view! {
        <Frame title=t!("programme-plan-title")>
            {of_edition(plan(asked), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: PlanPage) -> impl IntoView {
    let may_write = page.may_write;
    let stages = StageCode::ALL.iter().map(|stage| {
        let own = page.steps.iter().filter(|step| step.stage == *stage).cloned();
        view! { <StagePlan stage=*stage steps=own.collect() may_write/> }
    });
    let stages = stages.collect_view();
    view! {
        <Head version=page.version.clone() here="/plan"><span></span></Head>
        <StageRibbon ribbon=page.ribbon/>
        {stages}
        {may_write.then(|| view! { <NewStep id=page.version.id.to_string()/> })}
    }
}

#[component]
fn StagePlan(stage: StageCode, steps: Vec<StepLine>, may_write: bool) -> impl IntoView {
    let done = steps.iter().filter(|step| step.state == StepState::Done).count();
    let count = t!("plan-done-of", done = done, of = steps.len());
    let lines = steps.into_iter().map(|step| view! { <li><Line step may_write/></li> });
    view! {
        <section class="section">
            <div class="section-head">
                <h2>{t!(&format!("stage-{}", stage.code()))}</h2>
                <span class="badge">{count}</span>
            </div>
            <ul class="steps">{lines.collect_view()}</ul>
        </section>
    }
}

#[component]
fn Line(step: StepLine, may_write: bool) -> impl IntoView {
    let is_done = step.state == StepState::Done;
    let class = match step.state {
        StepState::Done => "badge good",
        StepState::Overdue => "badge bad",
        StepState::Soon => "badge warn",
        StepState::Ahead => "badge",
    };
    let word = t!(&format!("step-{}", step.state.code()), due = day(step.due_on));
    let act = if is_done { t!("step-undo") } else { t!("step-do") };
    let label = format!("{act}: {}", step.title);
    let done_by = step
        .done_on
        .map(|on| t!("step-done-by", on = day(on), who = step.done_by.clone()));
    view! {
        <div class="step" data-state=step.state.code()>
            <span>
                {step.title.clone()}
                <small>{step.owner.clone()} " · " {t!("step-due", due = day(step.due_on))}{done_by.map(|said| format!(" · {said}"))}</small>
            </span>
            <span class=class>{word}</span>
            {may_write.then(|| view! {
                <PostForm action="/api/programme/turn_step">
                    <input type="hidden" name="step" value=step.id.to_string()/>
                    <input type="hidden" name="is_done" value=(!is_done).to_string()/>
                    <button class="button quiet" type="submit" aria-label=label>{act}</button>
                </PostForm>
            })}
            {may_write.then(|| view! {
                <PostForm action="/api/programme/remove_step">
                    <input type="hidden" name="step" value=step.id.to_string()/>
                    <button class="button quiet" type="submit" aria-label=format!("{}: {}", t!("act-remove"), step.title)>{t!("act-remove")}</button>
                </PostForm>
            })}
        </div>
    }
}

#[component]
fn NewStep(id: String) -> impl IntoView {
    let options = StageCode::ALL.iter().map(|stage| {
        view! { <option value=stage.code()>{t!(&format!("stage-{}", stage.code()))}</option> }
    });
    view! {
        <section class="section no-print" id="new">
            <h2>{t!("step-add")}</h2>
            <PostForm action="/api/programme/add_step" class="card">
                <input type="hidden" name="version" value=id/>
                <div class="field">
                    <label for="field-step[stage]">{t!("step-stage")}</label>
                    <select class="select middle" id="field-step[stage]" name="step[stage]">{options.collect_view()}</select>
                </div>
                <Field name="step[title]" label=t!("step-title")/>
                <Field name="step[owner]" label=t!("step-owner")/>
                <Field name="step[due]" label=t!("step-due-label") kind="date"/>
                <div class="actions"><button class="button primary" type="submit">{t!("step-add")}</button></div>
            </PostForm>
        </section>
    }
}
