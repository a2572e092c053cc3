//! How it will look to a respondent, as a phone and as a desktop. Nothing here can be handed in.

use crate::attempts::kinds::scale::class as scale_class;
use crate::attempts::kinds::table::body as table_body;
use crate::attempts::sheet::Sheet;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::markdown::{Markdown, MarkdownLine};
use domain::instruments::wire::Desk;
use domain::questionnaire::kinds::choice::Pick;
use domain::questionnaire::kinds::{Choosable, Kind};
use domain::questionnaire::{Item, Questionnaire, Section};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// `/instruments/{id}/preview`
#[component]
pub fn Preview() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id").unwrap_or_default();
    let is_wide = use_query_map()
        .get_untracked()
        .get("size")
        .is_some_and(|it| it == "desktop");
    view! {
        <Frame title=t!("preview-title")>
            {loaded(super::api::open_desk(id), move |desk: Desk| view! { <Page desk is_wide/> })}
        </Frame>
    }
}

#[component]
fn Page(desk: Desk, is_wide: bool) -> impl IntoView {
    let page = format!("/instruments/{}", desk.id);
    let (print, trial) = (format!("{page}/print"), format!("{page}/trial"));
    let (phone, desktop) = (format!("{page}/preview"), format!("{page}/preview?size=desktop"));
    let questionnaire = &desk.draft.questionnaire;
    let sections = questionnaire
        .sections
        .iter()
        .map(|it| section(questionnaire, it))
        .collect_view();
    view! {
        {crumbs([("/instruments".to_owned(), t!("instruments-title")), (page, questionnaire.title.clone())])}
        <div class="page-head">
            <div>
                <h1>{t!("preview-title")}</h1>
                <p class="lead">{t!("preview-lead")} " " <a href=print>{t!("preview-print")}</a></p>
            </div>
            <nav class="segments" aria-label=t!("preview-size")>
                <a href=phone aria-current=(!is_wide).then_some("true")>{t!("preview-phone")}</a>
                <a href=desktop aria-current=is_wide.then_some("true")>{t!("preview-desktop")}</a>
            </nav>
            <a class="button" href=trial>{t!("trial-preview")}</a>
        </div>
        <div class="preview" data-size=if is_wide { "desktop" } else { "phone" }>
            <div class="screen">
                <h2>{questionnaire.title.clone()}</h2>
                <Markdown text=questionnaire.purpose.clone()/>
                {sections}
            </div>
        </div>
    }
}

fn section(questionnaire: &Questionnaire, section: &Section) -> AnyView {
    let items = section.items.iter().map(|it| item(questionnaire, it)).collect_view();
    let title = section.title.clone();
    let intro = section.intro.clone();
    view! {
        <section class="section">
            {(!title.is_empty()).then(|| view! { <h3 class="run-title">{title}</h3> })}
            {(!intro.is_empty()).then(|| view! { <Markdown text=intro/> })}
            {items}
        </section>
    }
    .into_any()
}

fn item(questionnaire: &Questionnaire, it: &Item) -> AnyView {
    match &it.kind {
        Kind::Info => view! { <div class="info"><Markdown text=it.stem.clone()/></div> }.into_any(),
        Kind::Case(case) => {
            let parts = case.parts.iter().map(|part| item(questionnaire, part)).collect_view();
            view! { <div class="stimulus"><Markdown text=it.stem.clone()/></div>{parts} }.into_any()
        }
        _ => question(questionnaire, it),
    }
}

fn question(questionnaire: &Questionnaire, item: &Item) -> AnyView {
    let count = questionnaire.questions().count();
    let number = questionnaire
        .questions()
        .position(|it| it.id == item.id)
        .map_or(0, |it| it + 1);
    let hint = item.hint.clone();
    view! {
        <fieldset class="item">
            <legend>
                <span class="item-no">{t!("preview-number", number = number, count = count)}</span>
                <span class="item-stem"><MarkdownLine text=item.stem.clone()/></span>
            </legend>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
            {body(item)}
        </fieldset>
    }
    .into_any()
}

fn body(item: &Item) -> AnyView {
    let name = item.id.to_string();
    match &item.kind {
        Kind::Choice(it) if it.dropdown => select(&name, named(&it.options)),
        Kind::Choice(it) => {
            let kind = if it.pick == Pick::One { "radio" } else { "checkbox" };
            let other = it.other.iter().cloned();
            choices(
                &name,
                kind,
                it.options.iter().map(|it| it.text.clone()).chain(other).collect(),
            )
        }
        Kind::Text(it) if it.long => {
            view! { <crate::ui::textarea::TextArea name value="" labelled_by=t!("preview-answer")/> }.into_any()
        }
        Kind::Text(_) => view! { <input class="input" name=name aria-label=t!("preview-answer")/> }.into_any(),
        Kind::Number(it) => view! {
            <div class="with-unit">
                <input class="input short" inputmode="decimal" name=name aria-label=t!("preview-answer")/>
                <span class="unit">{it.unit.clone()}</span>
            </div>
        }
        .into_any(),
        Kind::Date(_) => {
            view! { <input class="input middle" type="date" name=name aria-label=t!("preview-answer")/> }.into_any()
        }
        Kind::Time(_) => {
            view! { <input class="input short" type="time" name=name aria-label=t!("preview-answer")/> }.into_any()
        }
        Kind::Scale(it) => {
            let steps = (it.from..=it.to).map(|step| {
                view! { <label><input type="radio" name=name.clone()/><span>{step}</span></label> }
            });
            view! {
                <div class=scale_class(it)>{steps.collect_view()}</div>
                <p class="scale-ends"><span>{it.low_label.clone()}</span><span>{it.high_label.clone()}</span></p>
            }
            .into_any()
        }
        Kind::Matrix(it) => {
            let columns = it.columns.iter().map(|column| column.text.clone()).collect::<Vec<_>>();
            let rows = it.rows.iter().map(|row| {
                let cells = columns.iter().map(|column| {
                    let name = format!("{name}.{}", row.id);
                    view! { <td><label><input type="radio" name=name/><span>{column.clone()}</span></label></td> }
                });
                view! { <tr><th scope="row">{row.text.clone()}</th>{cells.collect_view()}</tr> }
            });
            let heads = columns
                .iter()
                .map(|column| view! { <th scope="col">{column.clone()}</th> })
                .collect_view();
            view! {
                <table class="matrix">
                    <thead><tr><td></td>{heads}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            }
            .into_any()
        }
        Kind::Table(it) => table_body(item, it, &Sheet::default()),
        Kind::Ranking(it) => places(&name, &it.options, it.places.map_or(it.options.len(), usize::from)),
        Kind::Ordering(it) => places(&name, &it.options, it.options.len()),
        Kind::Matching(it) => pairs(&name, &it.left, named(&it.right), "pairs"),
        Kind::Case(_) | Kind::Info => ().into_any(),
    }
}

fn named(options: &[Choosable]) -> Vec<String> {
    options.iter().map(|it| it.text.clone()).collect()
}

fn choices(name: &str, kind: &'static str, texts: Vec<String>) -> AnyView {
    let lines = texts.into_iter().map(|text| {
        view! {
            <label class="choice"><input type=kind name=name.to_owned()/><span><MarkdownLine text/></span></label>
        }
    });
    view! { <div class="choices">{lines.collect_view()}</div> }.into_any()
}

fn select(name: &str, texts: Vec<String>) -> AnyView {
    let options = texts
        .into_iter()
        .map(|text| view! { <option>{text}</option> })
        .collect_view();
    view! {
        <select class="select" name=name.to_owned() aria-label=t!("preview-answer")>
            <option>{t!("not-chosen")}</option>
            {options}
        </select>
    }
    .into_any()
}

fn places(name: &str, options: &[Choosable], count: usize) -> AnyView {
    pairs(
        name,
        options,
        (1..=count).map(|it| it.to_string()).collect(),
        "pairs places",
    )
}

fn pairs(name: &str, left: &[Choosable], right: Vec<String>, class: &'static str) -> AnyView {
    let rows = left.iter().map(|it| {
        view! { <li><span>{it.text.clone()}</span>{select(&format!("{name}.{}", it.id), right.clone())}</li> }
    });
    view! { <ul class=class>{rows.collect_view()}</ul> }.into_any()
}
