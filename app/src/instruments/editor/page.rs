//! The editor's page: its head, its tabs, and the side that is asked for.

use super::bench::{Bench, Tab};
use super::{levels, outline, plan, section, settings, trouble};
use crate::instruments::builder::Builder;
use crate::instruments::check_lines::CheckLines;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::icon::Icon;
use crate::ui::number::moment;
use domain::instruments::draft::InstrumentKind;
use domain::instruments::wire::Desk;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/instruments/{id}`
#[component]
pub fn Editor() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id").unwrap_or_default();
    let query = use_query_map().get_untracked();
    view! {
        <Frame title=t!("editor-title")>
            {loaded(crate::instruments::api::open_desk(id), move |desk: Desk| {
                let bench = Bench::new(desk, &query);
                view! { <Page bench/> }
            })}
        </Frame>
    }
}

#[component]
fn Page(bench: Bench) -> impl IntoView {
    let body = body(&bench);
    let id = bench.desk.id.to_string();
    let content = view! {
        <div id="editor">
            {head(&bench)}
            {tabs(&bench)}
            {trouble::notice(&bench)}
            {body}
        </div>
    };
    match bench.desk.may_write {
        true => view! {
            <Builder
                instrument=id
                saving=t!("editor-saving")
                saved=t!("editor-saved")
                failed=t!("editor-failed")
            >
                {content}
            </Builder>
        }
        .into_any(),
        false => content.into_any(),
    }
}

fn body(bench: &Bench) -> AnyView {
    match bench.tab {
        Tab::Items => items(bench).into_any(),
        Tab::Plan => plan::side(bench),
        Tab::Levels => levels::side(bench),
        Tab::Settings => settings::side(bench),
    }
}

fn items(bench: &Bench) -> impl IntoView + use<> {
    let draft = &bench.desk.draft;
    let sections = draft.questionnaire.sections.iter().enumerate();
    let canvas = sections
        .map(|(index, it)| section::section(bench, index, it))
        .collect_view();
    view! {
        <div class="builder section">
            {outline::outline(bench)}
            <div class="canvas">{canvas}</div>
            <aside class="panel card" id="checks" data-fresh="">
                <h2>{t!("editor-checks")}</h2>
                <CheckLines desk=bench.desk.clone()/>
            </aside>
        </div>
    }
}

fn head(bench: &Bench) -> impl IntoView + use<> {
    let desk = &bench.desk;
    let next = desk.versions.first().map_or(1, |it| it.no + 1);
    let at = match desk.is_today {
        true => desk.changed_at.format("%H:%M").to_string(),
        false => moment(desk.changed_at),
    };
    view! {
        {crumbs([("/instruments".to_owned(), t!("instruments-title")), (String::new(), t!("editor-draft-of", no = next))])}
        <h1>{desk.draft.questionnaire.title.clone()}</h1>
        <div class="toolbar stick">
            <span class="saved" role="status" id="saved">{t!("editor-saved")} " " {at}</span>
            {desk.may_write.then(|| view! {
                {step(bench, "undo", t!("editor-undo"), desk.can_undo)}
                {step(bench, "redo", t!("editor-redo"), desk.can_redo)}
            })}
            <span class="end"></span>
            <a class="button quiet" href=bench.href("/print")><Icon name="print"/>{t!("editor-print")}</a>
            <a class="button" href=bench.href("/preview")><Icon name="view"/>{t!("editor-preview")}</a>
            {desk.may_publish.then(|| view! {
                <a class="button primary" href=bench.href("/publish")>{t!("editor-publish")}</a>
            })}
        </div>
    }
}

fn step(bench: &Bench, act: &'static str, label: String, is_open: bool) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("/api/instruments/{act}") class="act">
            <input type="hidden" name="instrument" value=bench.desk.id.to_string()/>
            <input type="hidden" name="seen" value=bench.desk.revision.to_string()/>
            <button
                class="button quiet only"
                type="submit"
                id=act
                aria-label=label.clone()
                title=label
                disabled=!is_open
            >
                <Icon name=act/>
            </button>
        </form>
    }
}

fn tabs(bench: &Bench) -> impl IntoView + use<> {
    let is_test = bench.desk.draft.kind == InstrumentKind::Test;
    let all = [
        (Tab::Items, "", t!("editor-tab-items"), true),
        (Tab::Plan, "?tab=plan", t!("editor-tab-plan"), is_test),
        (Tab::Levels, "?tab=levels", t!("editor-tab-levels"), is_test),
        (Tab::Settings, "?tab=settings", t!("editor-tab-settings"), true),
    ];
    let links = all.into_iter().filter(|it| it.3).map(|(tab, query, label, _)| {
        let current = (tab == bench.tab).then_some("page");
        view! { <a href=bench.href(query) aria-current=current>{label}</a> }
    });
    view! { <nav class="tabs section" aria-label=t!("editor-sides")>{links.collect_view()}</nav> }
}
