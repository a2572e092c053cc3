//! One definition: its form, and what the typed formula gives on last year's data before it is saved.

use super::api::definition;
use crate::i18n::problem_text;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::area::Area;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::number::localized;
use crate::ui::select::Select;
use domain::indicators::definition::{Aggregation, CensusRule, DataPeriod, Direction, Level, Method, Verbatim};
use domain::indicators::definition_wire::{DefinitionForm, DefinitionView, Outcome};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use std::collections::BTreeMap;

const ACTION: &str = "/api/indicators/change_definition";

/// The definition in the address.
#[component]
pub fn EditDefinition() -> impl IntoView {
    let params = use_params_map().get_untracked();
    let id = params.get("edition").unwrap_or_default();
    let id = id.parse().unwrap_or(domain::ids::ProgrammeVersionId(uuid::Uuid::nil()));
    let code = params.get("code").unwrap_or_default();
    let map = use_query_map().get_untracked();
    let read = |name: &str| map.get(&format!("definition[{name}]")).unwrap_or_default();
    let cell = |name: &str| map.get(&format!("definition[verbatim][{name}]")).unwrap_or_default();
    let tried = map.get("definition[formula]").map(|formula| DefinitionForm {
        formula,
        title: read("title"),
        short: read("short"),
        unit: read("unit"),
        level: read("level"),
        census: read("census"),
        aggregation: read("aggregation"),
        direction: read("direction"),
        target: read("target"),
        source: read("source"),
        term: read("term"),
        defect_note: read("defect_note"),
        is_enabled: read("is_enabled"),
        no: read("no"),
        criterion: read("criterion"),
        period: read("period"),
        precision: read("precision"),
        methods: Method::ALL
            .iter()
            .filter(|one| map.get(&format!("definition[methods][{}]", one.code())).is_some())
            .map(|one| (one.code().to_owned(), "yes".to_owned()))
            .collect(),
        verbatim: Verbatim {
            no: cell("no"),
            criterion: cell("criterion"),
            title: cell("title"),
            formula: cell("formula"),
            unit: cell("unit"),
            source: cell("source"),
            term: cell("term"),
        },
        tried: read("tried"),
    });
    view! {
        <Frame title=t!("definitions-title") width=Width::Middle>
            {crumbs([
                ("/indicators".to_owned(), t!("indicators-title")),
                (format!("/indicators/definitions/{id}"), t!("definitions-title")),
            ])}
            {loaded(definition(id, code, tried), |view| view! { <Whole view/> })}
        </Frame>
    }
}

#[component]
fn Whole(view: DefinitionView) -> impl IntoView {
    let form = view.tried.as_ref().map_or(&view.form, |tried| &tried.form).clone();
    let tried = view.tried.iter().flat_map(|tried| tried.outcomes.clone());
    let tried: Vec<_> = tried.map(|one| outcome(t!("policies-tried"), one)).collect();
    let now = view.now.iter().cloned().map(|one| outcome(t!("policies-now"), one));
    let now: Vec<_> = now.collect();
    let problems = view.tried.iter().flat_map(|tried| tried.problems.iter());
    let problems: Vec<_> = problems.map(|one| view! { <li>{problem_text(one)}</li> }).collect();
    let code = view.definition.code.clone();
    let variables = view.variables.iter().map(|one| {
        view! { <li><b>{one.symbol.clone()}</b> " — " {one.title.clone()}</li> }
    });
    let variables: Vec<_> = variables.collect();
    let editor = view
        .may_change
        .then(|| editor(form, &view.edition, &code, view.criteria.clone()));
    let locked = (!view.may_change).then(|| view! { <p class="notice">{t!("definitions-locked")}</p> });
    view! {
        <h1>{view.definition.no} ". " {view.definition.short.clone()}</h1>
        {locked}
        <div class="columns section" id="result">
            {now}
            {tried}
        </div>
        {(!problems.is_empty()).then(|| view! { <div class="errors" role="alert"><ul>{problems}</ul></div> })}
        {editor}
        <section class="card section"><h2>{t!("definition-variables")}</h2><ul class="rules">{variables}</ul></section>
    }
}

fn outcome(title: String, one: Outcome) -> impl IntoView {
    let absent = one
        .absent_reason
        .map(|reason| view! { <p class="hint">{t!(&format!("absent-{reason}"))}</p> });
    view! {
        <div class="tile">
            <h2>{title} " · " {one.year}</h2>
            <span class="value">{localized(&one.shown)}</span>
            <p class="hint">{one.written}</p>
            <p class="hint">{localized(&one.formula)}</p>
            {absent}
        </div>
    }
}

fn editor(form: DefinitionForm, edition: &str, code: &str, criteria: Vec<(String, String)>) -> impl IntoView + use<> {
    let page = format!("/indicators/definitions/{edition}/{code}");
    let (edition, code) = (edition.to_owned(), code.to_owned());
    let choices = [
        (
            "level",
            form.level,
            Level::ALL.iter().map(|one| one.code()).collect::<Vec<_>>(),
        ),
        (
            "period",
            form.period,
            DataPeriod::ALL.iter().map(|one| one.code()).collect(),
        ),
        (
            "census",
            form.census,
            CensusRule::ALL.iter().map(|one| one.code()).collect(),
        ),
        (
            "aggregation",
            form.aggregation,
            Aggregation::ALL.iter().map(|one| one.code()).collect(),
        ),
        (
            "direction",
            form.direction,
            Direction::ALL.iter().map(|one| one.code()).collect(),
        ),
    ];
    let choices = choices.map(|(name, chosen, codes)| choice(name, &chosen, &codes));
    let is_percent = form.unit == "percent";
    let is_on = form.is_enabled == "true";
    view! {
        <PostForm action=ACTION class="stack loose section">
            <input type="hidden" name="way_back" value=page.clone()/>
            <input type="hidden" name="edition" value=edition/>
            <input type="hidden" name="code" value=code/>
            <input type="hidden" name="definition[tried]" value=form.tried/>
            <Field name="definition[formula]" label=t!("definition-formula") hint=t!("definition-formula-hint") value=form.formula/>
            <fieldset class="field">
                <legend>{t!("definition-unit")}</legend>
                <div class="choices inline">
                    <label class="choice"><input type="radio" name="definition[unit]" value="percent" checked=is_percent/><span>{t!("unit-percent")}</span></label>
                    <label class="choice"><input type="radio" name="definition[unit]" value="count" checked=!is_percent/><span>{t!("unit-count")}</span></label>
                </div>
            </fieldset>
            <div class="window">
                <Field name="definition[no]" label=t!("definition-no") value=form.no/>
                <Select name="definition[criterion]" label=t!("definition-criterion") value=form.criterion choices=criteria/>
                <Field name="definition[precision]" label=t!("definition-precision") hint=t!("definition-precision-hint") value=form.precision/>
            </div>
            <div class="window">{choices.into_iter().collect_view()}</div>
            {methods(&form.methods)}
            <Field name="definition[title]" label=t!("definition-title") value=form.title/>
            <Field name="definition[short]" label=t!("definition-short") value=form.short/>
            <Field name="definition[target]" label=t!("definition-target") value=form.target/>
            <Field name="definition[source]" label=t!("definition-source") value=form.source/>
            <Field name="definition[term]" label=t!("definition-term") value=form.term/>
            <Field name="definition[defect_note]" label=t!("definition-note") value=form.defect_note/>
            {verbatim(form.verbatim)}
            <label class="choice"><input type="checkbox" name="definition[is_enabled]" value="true" checked=is_on/><span>{t!("definition-enabled")}</span></label>
            <div class="actions fill">
                <button class="button" type="submit" formmethod="get" formaction=page>{t!("policies-try")}</button>
                <button class="button primary" type="submit">{t!("definition-save")}</button>
            </div>
        </PostForm>
    }
}

/// A field of the definition that is one of a few words.
fn choice(name: &'static str, chosen: &str, codes: &[&'static str]) -> impl IntoView + use<> {
    let field = format!("definition[{name}]");
    let id = format!("field-{field}");
    let options = codes.iter().map(|code| {
        view! { <option value=*code selected=*code == chosen>{t!(&format!("{name}-{code}"))}</option> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>{t!(&format!("definition-{name}"))}</label>
            <select class="input" id=id name=field>{options.collect_view()}</select>
        </div>
    }
}

/// How the data are collected and worked up (SR-21).
fn methods(chosen: &BTreeMap<String, String>) -> impl IntoView + use<> {
    let boxes = Method::ALL.iter().map(|one| {
        let name = format!("definition[methods][{}]", one.code());
        let is_on = chosen.contains_key(one.code());
        view! {
            <label class="choice">
                <input type="checkbox" name=name value="yes" checked=is_on/>
                <span>{t!(&format!("method-{}", one.code()))}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{t!("definition-methods")}</legend>
            <div class="choices inline">{boxes.collect_view()}</div>
        </fieldset>
    }
}

/// The row as it was approved: it changes only when another order approves other words.
fn verbatim(cells: Verbatim) -> impl IntoView {
    let cells = [
        ("no", cells.no),
        ("criterion", cells.criterion),
        ("title", cells.title),
        ("formula", cells.formula),
        ("unit", cells.unit),
        ("source", cells.source),
        ("term", cells.term),
    ];
    let areas = cells.map(|(name, text)| {
        let field = format!("definition[verbatim][{name}]");
        view! { <Area name=field label=t!(&format!("verbatim-{name}")) value=text/> }
    });
    view! {
        <details class="card">
            <summary>{t!("definition-verbatim")}</summary>
            <p class="hint">{t!("definition-verbatim-hint")}</p>
            <div class="stack">{areas.into_iter().collect_view()}</div>
        </details>
    }
}
