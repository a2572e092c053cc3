//! The blank form on paper: the same items with boxes to tick and lines to write on (B16).

use super::on_paper;
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::markdown::Markdown;
use crate::ui::print::PrintButton;
use crate::ui::title::Title;
use domain::instruments::wire::Desk;
use domain::questionnaire::{Item, Section};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/instruments/{id}/print`
#[component]
pub fn Paper() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id").unwrap_or_default();
    view! {
        <Title text=t!("paper-title")/>
        {loaded(super::api::open_desk(id), |desk| view! { <Page desk/> })}
    }
}

#[component]
fn Page(desk: Desk) -> impl IntoView {
    let questionnaire = &desk.draft.questionnaire;
    let count = questionnaire.questions().count();
    let limit = desk.draft.settings.limit_minutes.or(desk.draft.settings.takes_minutes);
    let mut number = 0;
    let sections: Vec<AnyView> = (1..)
        .zip(&questionnaire.sections)
        .map(|(place, it)| section(place, it, &mut number))
        .collect();
    view! {
        <div class="toolbar no-print page">
            <a class="button quiet" href=format!("/instruments/{}", desk.id)>{t!("back")}</a>
            <p class="hint">{t!("paper-hint")}</p>
            <PrintButton words=t!("print")/>
        </div>
        <main class="paper" id="main">
            <h1>{questionnaire.title.clone()}</h1>
            <p>
                {t!("count-items", count = count)}
                {limit.map(|minutes| format!(", {}", t!("count-minutes", count = minutes)))}
                ". " {t!("paper-lead")}
            </p>
            <div class="who">
                <div>{t!("paper-name")}<span class="line"></span></div>
                <div>{t!("paper-date")}<span class="line"></span></div>
            </div>
            {sections}
        </main>
    }
}

fn section(place: usize, section: &Section, number: &mut usize) -> AnyView {
    let items: Vec<AnyView> = section
        .items
        .iter()
        .flat_map(Item::with_parts)
        .map(|it| asked(it, number))
        .collect();
    let title = section.title.clone();
    let intro = section.intro.clone();
    view! {
        {(!title.is_empty()).then(|| view! { <h2>{place} ". " {title}</h2> })}
        {(!intro.is_empty()).then(|| view! { <Markdown text=intro/> })}
        {items}
    }
    .into_any()
}

fn asked(item: &Item, number: &mut usize) -> AnyView {
    if !item.is_question() {
        return view! { <section class="asked"><Markdown text=item.stem.clone()/></section> }.into_any();
    }
    *number += 1;
    let (head, rest) = item.stem.split_once("\n\n").unwrap_or((&item.stem, ""));
    let (head, rest) = (format!("{number}. {head}"), rest.to_owned());
    let how = [on_paper::how(&item.kind), item.hint.clone()]
        .into_iter()
        .filter(|it| !it.is_empty());
    let how = how.collect::<Vec<_>>().join(". ");
    view! {
        <section class="asked">
            <h3>{head}</h3>
            {(!rest.is_empty()).then(|| view! { <Markdown text=rest/> })}
            {(!how.is_empty()).then(|| view! { <p>{how}</p> })}
            {on_paper::body(&item.kind)}
        </section>
    }
    .into_any()
}
