//! The list of tests and questionnaires, and starting a new one.

use super::words::instrument_kind;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::{Field, FieldState};
use crate::ui::form::PostForm;
use crate::ui::icon::Icon;
use crate::ui::number::moment;
use domain::instruments::wire::{InstrumentLine, InstrumentList};
use leptos::prelude::*;

/// All instruments of the organisation.
#[component]
pub fn Instruments() -> impl IntoView {
    view! {
        <Frame title=t!("instruments-title")>
            {loaded(super::api::instruments(), |list| view! { <List list/> })}
        </Frame>
    }
}

#[component]
fn List(list: InstrumentList) -> impl IntoView {
    let is_empty = list.lines.is_empty();
    let (archived, lines): (Vec<_>, Vec<_>) = list.lines.into_iter().partition(|line| line.is_archived);
    view! {
        <div class="page-head">
            <div>
                <h1>{t!("instruments-title")}</h1>
                <p class="lead">{t!("instruments-lead")}</p>
            </div>
            {(list.may_write && !is_empty).then(|| view! {
                <div class="actions">
                    <a class="button" href="/instruments/competences">{t!("frameworks-title")}</a>
                    <a class="button primary" href="#new"><Icon name="add"/>{t!("instruments-new")}</a>
                </div>
            })}
        </div>
        {match is_empty {
            true => view! { <Nothing/> }.into_any(),
            false => view! { <Lines lines/> }.into_any(),
        }}
        {(!archived.is_empty()).then(|| view! { <Archived lines=archived may_write=list.may_write/> })}
        {list.may_write.then(|| view! { <NewForm/> })}
    }
}

/// What is put away, and the way back.
#[component]
fn Archived(lines: Vec<InstrumentLine>, may_write: bool) -> impl IntoView {
    let count = lines.len();
    let row = |line: InstrumentLine| {
        let restore = may_write.then(|| {
            let fixed = vec![("instrument", line.id.to_string())];
            let label = t!("instrument-restore-of", title = line.title.as_str());
            view! {
                <PostForm action="/api/instruments/archive" fixed>
                    <button class="button quiet" type="submit" aria-label=label>
                        {t!("instrument-restore")}
                    </button>
                </PostForm>
            }
        });
        view! {
            <tr>
                <th scope="row"><a href=format!("/instruments/{}", line.id)>{line.title}</a></th>
                <td>{restore}</td>
            </tr>
        }
    };
    view! {
        <details class="section">
            <summary>{t!("instruments-archived", count = count)}</summary>
            <div class="table-wrap">
                <table class="table">
                    <caption class="hidden-label">{t!("instruments-archived", count = count)}</caption>
                    <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{t!("instruments-empty-title")}</h2>
            <p>{t!("instruments-empty-text")}</p>
        </div>
    }
}

#[component]
fn Lines(lines: Vec<InstrumentLine>) -> impl IntoView {
    view! {
        <div class="table-wrap">
            <table class="table stacks">
                <thead>
                    <tr>
                        <th scope="col">{t!("instruments-column-title")}</th>
                        <th scope="col">{t!("instruments-column-content")}</th>
                        <th scope="col">{t!("instruments-column-version")}</th>
                        <th scope="col">{t!("instruments-column-changed")}</th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(line: InstrumentLine) -> impl IntoView {
    let (state, tone) = match (line.version_no, line.is_ahead) {
        (None, _) => (t!("instrument-state-draft"), "badge"),
        (Some(no), false) => (t!("instrument-state-published", no = no), "badge good"),
        (Some(no), true) => (t!("instrument-state-ahead", no = no), "badge warn"),
    };
    view! {
        <tr>
            <td>
                <a href=format!("/instruments/{}", line.id)><b>{line.title}</b></a>
                <br/>
                <small class="hint">
                    {instrument_kind(line.kind)}
                    {line.is_deficit_diagnostics.then(|| format!(" · {}", t!("instrument-deficit-mark")))}
                </small>
            </td>
            <td data-label=t!("instruments-column-content")>
                {t!("count-items", count = line.questions)} ", " {t!("count-sections", count = line.sections)}
            </td>
            <td data-label=t!("instruments-column-version")><span class=tone>{state}</span></td>
            <td data-label=t!("instruments-column-changed")>
                {moment(line.changed_at)}
                {(!line.changed_by.is_empty()).then(|| view! { <br/><small class="hint">{line.changed_by}</small> })}
            </td>
        </tr>
    }
}

#[component]
fn NewForm() -> impl IntoView {
    view! {
        <section class="section" id="new">
            <PostForm action="/api/instruments/create" class="card">
                <h2>{t!("instruments-new-title")}</h2>
                <Field name="new[title]" label=t!("instruments-new-name") required=true/>
                <NewKind/>
            </PostForm>
        </section>
    }
}

#[component]
fn NewKind() -> impl IntoView {
    let typed = |name: &str| FieldState::of(name).typed;
    let kind = typed("new[kind]").unwrap_or_else(|| "test".to_owned());
    let level = typed("new[level]").unwrap_or_else(|| "school".to_owned());
    let (ru_kind, is_municipal) = (kind.clone(), level == "municipal");
    let radio = move |value: &'static str, label: String, hint: String| {
        view! {
            <label class="choice">
                <input type="radio" name="new[kind]" value=value checked=ru_kind == value/>
                <span>{label}<small>{hint}</small></span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{t!("instruments-new-kind")}</legend>
            <div class="choices">
                {radio("test", t!("instrument-kind-test"), t!("instrument-kind-test-hint"))}
                {radio("questionnaire", t!("instrument-kind-questionnaire"), t!("instrument-kind-questionnaire-hint"))}
            </div>
        </fieldset>
        <label class="choice">
            <input
                type="checkbox"
                name="new[is_deficit_diagnostics]"
                checked=typed("new[is_deficit_diagnostics]").is_some()
            />
            <span>{t!("instruments-new-deficit")}<small>{t!("instruments-new-deficit-hint")}</small></span>
        </label>
        <div class="field">
            <label for="field-new[level]">{t!("instruments-new-level")}</label>
            <select class="select middle" id="field-new[level]" name="new[level]">
                <option value="school" selected=!is_municipal>{t!("instrument-level-school")}</option>
                <option value="municipal" selected=is_municipal>{t!("instrument-level-municipal")}</option>
            </select>
        </div>
        <button class="button primary" type="submit">{t!("instruments-new-submit")}</button>
    }
}
