//! Changing a draft: the rows of the passport, the dates of the stages, criteria, normative acts.

use super::api::open;
use super::frame::{asked, name};
use super::passport::act_name;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::{Field, FieldState, described_by};
use crate::ui::form::PostForm;
use crate::ui::textarea::TextArea;
use domain::ids::ProgrammeVersionId;
use domain::programme::Status;
use domain::programme::edition::Act;
use domain::programme::passport::ROWS;
use domain::programme::wire::{ProgrammePage, ShownEdition};
use leptos::prelude::*;

/// `/programme/edit`
#[component]
pub fn Edit() -> impl IntoView {
    let asked = asked();
    view! {
        <Frame title=t!("programme-edit-title") width=Width::Middle>
            <nav class="crumbs" aria-label=t!("crumbs")><a href="/programme">{t!("programme-title")}</a></nav>
            {loaded(open(asked), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: ProgrammePage) -> AnyView {
    match page.shown {
        Some(edition) if edition.version.status == Status::Draft && page.may_write => {
            view! { <Draft edition/> }.into_any()
        }
        _ => view! { <p class="notice warn">{t!("programme-immutable")}</p> }.into_any(),
    }
}

#[component]
fn Draft(edition: ShownEdition) -> impl IntoView {
    let version = edition.version.clone();
    let rows = ROWS.map(|row| {
        let (label, value) = (t!(&format!("passport-row-{row}")), edition.passport.row(row).to_owned());
        let field = format!("edition[passport][{row}]");
        let has_lines = matches!(row, "tasks" | "subjects");
        let hint = if has_lines {
            t!("passport-one-a-line")
        } else {
            String::new()
        };
        view! { <Area name=field label value hint/> }
    });
    let stages = edition.ribbon.stages.clone().into_iter().map(|stage| {
        let field = |end: &str| format!("edition[stages][{}][{end}]", stage.code.code());
        let word = t!(&format!("stage-{}", stage.code.code()));
        view! {
            <Field name=field("from") label=t!("stage-from", stage = word.clone()) kind="date" value=stage.from.to_string()/>
            <Field name=field("to") label=t!("stage-to", stage = word) kind="date" value=stage.to.to_string()/>
        }
    });
    let criteria = edition.criteria.clone().into_iter().map(|(one, _)| {
        let label = t!("criterion-label", no = one.code.trim_start_matches('C').to_owned());
        view! { <Field name=format!("edition[criteria][{}]", one.code) label value=one.title/> }
    });
    view! {
        <div class="page-head"><div>
            <h1>{t!("programme-edit-title")}</h1>
            <p class="lead">{name(&version)}</p>
        </div></div>
        <PostForm action="/api/programme/save" class="stack loose">
            <input type="hidden" name="version" value=version.id.to_string()/>
            <section class="card"><h2>{t!("passport-title")}</h2>{rows.collect_view()}</section>
            <section class="card">
                <h2>{t!("stages-title")}</h2>
                <p class="hint">{t!("stages-hint")}</p>
                <div class="window">{stages.collect_view()}</div>
            </section>
            <section class="card"><h2>{t!("criteria-title")}</h2>{criteria.collect_view()}</section>
            {version.parent.is_some().then(|| view! {
                <Field name="edition[reason]" label=t!("programme-reason") hint=t!("programme-reason-hint") value=version.change_reason.clone()/>
            })}
            <div class="actions fill">
                <button class="button primary" type="submit">{t!("save")}</button>
                <a class="button quiet" href=format!("/programme?v={}", version.id)>{t!("cancel")}</a>
            </div>
        </PostForm>
        <ActsForm id=version.id acts=edition.acts/>
    }
}

/// Several lines with a label and an error of their own.
#[component]
fn Area(name: String, label: String, value: String, hint: String) -> impl IntoView {
    let state = FieldState::of(&name);
    let id = format!("field-{name}");
    let described = described_by(&id, !hint.is_empty(), state.error.is_some());
    let is_wrong = state.error.is_some();
    let rows = u16::try_from(value.chars().count() / 90 + value.lines().count().max(1))
        .unwrap_or(8)
        .clamp(1, 12);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {state.error.map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> })}
            <TextArea name=name id=id value=state.typed.unwrap_or(value) rows described_by=described.unwrap_or_default() invalid=is_wrong/>
        </div>
    }
}

#[component]
fn ActsForm(id: ProgrammeVersionId, acts: Vec<Act>) -> impl IntoView {
    let rows = acts.into_iter().map(|act| {
        let about = act_name(&act);
        view! {
            <li>
                <PostForm action="/api/programme/remove_act" class="step">
                    <input type="hidden" name="version" value=id.to_string()/>
                    <input type="hidden" name="code" value=act.code/>
                    <span>{about.clone()}</span>
                    <button class="button quiet" type="submit" aria-label=format!("{}: {about}", t!("act-remove"))>{t!("act-remove")}</button>
                </PostForm>
            </li>
        }
    });
    view! {
        <section class="section" id="acts">
            <h2>{t!("acts-title")}</h2>
            <ul class="steps">{rows.collect_view()}</ul>
            <PostForm action="/api/programme/add_act" class="card">
                <h3>{t!("act-add")}</h3>
                <input type="hidden" name="version" value=id.to_string()/>
                <div class="window">
                    <Field name="act[kind]" label=t!("act-kind")/>
                    <Field name="act[number]" label=t!("act-no")/>
                    <Field name="act[date]" label=t!("act-day") kind="date"/>
                </div>
                <Field name="act[title]" label=t!("act-title")/>
                <label class="check"><input type="checkbox" name="act[in_passport]" value="yes" checked=true/>{t!("act-in-passport")}</label>
                <label class="check"><input type="checkbox" name="act[in_section]" value="yes" checked=true/>{t!("act-in-section")}</label>
                <div class="actions"><button class="button" type="submit">{t!("act-add")}</button></div>
            </PostForm>
        </section>
    }
}
