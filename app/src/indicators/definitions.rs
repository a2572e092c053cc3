//! The indicators of an edition of the programme: as approved, and as they are counted.

use super::api::definitions;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::select::Select;
use domain::indicators::definition::{Definition, Verbatim};
use domain::indicators::definition_wire::{DefinitionList, DefinitionMark, VariableView};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// «Методика показателей»
#[component]
pub fn Definitions() -> impl IntoView {
    let id = use_params_map().get_untracked().get("edition").unwrap_or_default();
    let id = id.parse().unwrap_or(domain::ids::ProgrammeVersionId(uuid::Uuid::nil()));
    view! {
        <Frame title=t!("definitions-title")>
            {crumbs([("/indicators".to_owned(), t!("indicators-title"))])}
            {loaded(definitions(id), |view| view! { <Whole view/> })}
        </Frame>
    }
}

#[component]
fn Whole(view: DefinitionList) -> impl IntoView {
    let rows = view.indicators.iter().zip(&view.marks);
    let rows: Vec<_> = rows.map(|(one, mark)| row(one, mark, &view)).collect();
    let locked = (!view.may_change).then(|| view! { <p class="notice">{t!("definitions-locked")}</p> });
    view! {
        <div class="page-head"><div>
            <h1>{t!("definitions-title")}</h1>
            <p class="lead">{t!("definitions-lead", year = view.year.to_string(), no = view.no)}</p>
        </div></div>
        {locked}
        <div class="stack loose section">{rows}</div>
        {view.may_change.then(|| view! { <Add edition=view.edition.clone() criteria=view.criteria.clone()/> })}
        {sources(&view.variables)}
    }
}

/// A new indicator: what it says, under which criterion, how it is counted.
#[component]
fn Add(edition: String, criteria: Vec<(String, String)>) -> impl IntoView {
    let units = ["percent", "count"]
        .map(|unit| (unit.to_owned(), t!(&format!("unit-{unit}"))))
        .to_vec();
    view! {
        <section class="card section" id="add">
            <h2>{t!("definition-add")}</h2>
            <p class="hint">{t!("definition-add-hint")}</p>
            <PostForm action="/api/indicators/add_definition" class="stack">
                <input type="hidden" name="edition" value=edition/>
                <Field name="new[title]" label=t!("definition-title")/>
                <Select name="new[criterion]" label=t!("definition-criterion") choices=criteria/>
                <Field name="new[formula]" label=t!("definition-formula") hint=t!("definition-formula-hint")/>
                <Select name="new[unit]" label=t!("definition-unit") choices=units/>
                <div class="actions"><button class="button" type="submit">{t!("definition-add-do")}</button></div>
            </PostForm>
        </section>
    }
}

/// Where the numbers of each variable come from (SR-20).
fn sources(variables: &[VariableView]) -> impl IntoView + use<> {
    let lines = variables.iter().map(|one| {
        let source = t!(&format!("variable-source-{}", one.source));
        view! {
            <tr>
                <th scope="row">{one.symbol.clone()}</th>
                <td data-label=t!("definition-title")>{one.title.clone()}</td>
                <td data-label=t!("definition-source")>{source}</td>
            </tr>
        }
    });
    view! {
        <section class="section" id="variables">
            <h2>{t!("definition-variables")}</h2>
            <div class="table-wrap"><table class="table stacks">
                <thead><tr>
                    <th scope="col">{t!("evidence-variable")}</th>
                    <th scope="col">{t!("definition-title")}</th>
                    <th scope="col">{t!("definition-source")}</th>
                </tr></thead>
                <tbody>{lines.collect::<Vec<_>>()}</tbody>
            </table></div>
        </section>
    }
}

fn row(one: &Definition, mark: &DefinitionMark, list: &DefinitionList) -> impl IntoView + use<> {
    let href = format!("/indicators/definitions/{}/{}", list.edition, one.code);
    let state = match one.is_enabled {
        true => t!("definition-on"),
        false => t!("definition-off"),
    };
    let verbatim = (one.verbatim != Verbatim::default()).then(|| verbatim(&one.verbatim));
    let changed = match (mark.is_new, mark.is_changed) {
        (true, _) => Some(t!("definition-new")),
        (_, true) => Some(t!("definition-changed")),
        _ => None,
    };
    let changed = changed.map(|said| view! { " " <span class="badge accent">{said}</span> });
    let note = (!one.defect_note.is_empty()).then(|| view! { <p class="hint">{one.defect_note.clone()}</p> });
    view! {
        <section class="card" id=one.code.clone()>
            <h2><a href=href>{one.no} ". " {one.short.clone()}</a> " " <span class="badge">{state}</span>
                " " <span class="badge">{t!("definition-since", year = mark.since.to_string())}</span> {changed}</h2>
            <div class="columns">
                {verbatim}
                <div><h3>{t!("definition-normalised")}</h3><p>{one.title.clone()}</p><p class="hint">{one.formula.clone()}</p></div>
            </div>
            {note}
            <p class="hint">{about(one)}</p>
        </section>
    }
}

/// The cells of the approved row, word for word.
fn verbatim(cells: &Verbatim) -> impl IntoView + use<> {
    let line = |name: &str, text: &String| {
        (!text.is_empty()).then(|| view! { <dt>{t!(&format!("verbatim-{name}"))}</dt><dd>{text.clone()}</dd> })
    };
    view! {
        <div>
            <h3>{t!("definition-verbatim")}</h3>
            <dl class="facts">
                {line("no", &cells.no)}
                {line("criterion", &cells.criterion)}
                {line("title", &cells.title)}
                {line("formula", &cells.formula)}
                {line("unit", &cells.unit)}
                {line("source", &cells.source)}
                {line("term", &cells.term)}
            </dl>
        </div>
    }
}

/// Criterion, level, aggregation, direction, target, source and term in one line.
fn about(one: &Definition) -> String {
    let criterion = one.criterion.trim_start_matches('C').to_owned();
    let mut said = vec![
        t!("criterion-label", no = criterion),
        t!(&format!("level-{}", one.level.code())),
        t!(&format!("aggregation-{}", one.aggregation.code())),
        t!(&format!("direction-{}", one.direction.code())),
    ];
    said.push(t!(&format!("period-{}", one.period.code())));
    said.push(t!(&format!("census-{}", one.census.code())));
    if let Some(digits) = one.precision {
        said.push(t!("rule-precision", value = digits.to_string()));
    }
    let methods: Vec<String> = one
        .methods
        .iter()
        .map(|method| t!(&format!("method-{}", method.code())))
        .collect();
    said.push(match methods.is_empty() {
        true => t!("finding-without-method"),
        false => t!("definition-methods-are", names = methods.join(", ")),
    });
    if !one.target.is_empty() {
        said.push(t!("indicators-target", value = one.target.clone()));
    }
    said.push(t!("indicators-source", text = one.source.clone()));
    said.push(t!("indicators-term", text = one.term.clone()));
    said.join(" · ")
}
