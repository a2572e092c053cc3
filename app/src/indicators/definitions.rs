//! The indicators of an edition of the programme: as approved, and as they are counted.

use super::api::definitions;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use domain::indicators::definition::Definition;
use domain::indicators::definition_wire::DefinitionList;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// «Методика показателей»
#[component]
pub fn Definitions() -> impl IntoView {
    let id = use_params_map().get_untracked().get("edition").unwrap_or_default();
    let id = id.parse().unwrap_or(domain::ids::ProgrammeVersionId(uuid::Uuid::nil()));
    let view = Resource::new_blocking(|| (), move |()| definitions(id));
    view! {
        <Frame title=t!("definitions-title")>
            {crumbs([("/indicators".to_owned(), t!("indicators-title"))])}
            <Suspense>
                {move || Suspend::new(async move { loaded(view.await, |view| view! { <Whole view/> }) })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Whole(view: DefinitionList) -> impl IntoView {
    let rows: Vec<_> = view.indicators.iter().map(|one| row(one, &view)).collect();
    let locked = (!view.may_change).then(|| view! { <p class="notice">{t!("definitions-locked")}</p> });
    view! {
        <div class="page-head"><div>
            <h1>{t!("definitions-title")}</h1>
            <p class="lead">{t!("definitions-lead", year = view.year.to_string(), no = view.no)}</p>
        </div></div>
        {locked}
        <div class="stack loose section">{rows}</div>
    }
}

fn row(one: &Definition, list: &DefinitionList) -> impl IntoView + use<> {
    let href = format!("/indicators/definitions/{}/{}", list.edition, one.code);
    let state = match one.is_enabled {
        true => t!("definition-on"),
        false => t!("definition-off"),
    };
    let verbatim = (!one.verbatim.formula.is_empty()).then(|| {
        view! {
            <div><h3>{t!("definition-verbatim")}</h3><p>{one.verbatim.title.clone()}</p><p class="hint">{one.verbatim.formula.clone()}</p></div>
        }
    });
    let note = (!one.defect_note.is_empty()).then(|| view! { <p class="hint">{one.defect_note.clone()}</p> });
    view! {
        <section class="card" id=one.code.clone()>
            <h2><a href=href>{one.no} ". " {one.short.clone()}</a> " " <span class="badge">{state}</span></h2>
            <div class="columns">
                {verbatim}
                <div><h3>{t!("definition-normalised")}</h3><p>{one.title.clone()}</p><p class="hint">{one.formula.clone()}</p></div>
            </div>
            {note}
            <p class="hint">{about(one)}</p>
        </section>
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
    if !one.target.is_empty() {
        said.push(t!("indicators-target", value = one.target.clone()));
    }
    said.push(t!("indicators-source", text = one.source.clone()));
    said.push(t!("indicators-term", text = one.term.clone()));
    said.join(" · ")
}
