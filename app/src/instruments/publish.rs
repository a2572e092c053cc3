//! Publishing as an act: the whole check list, the order it is published by, one button.

use super::check_lines::CheckLines;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use domain::instruments::check_list::Severity;
use domain::instruments::wire::Desk;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::sync::Arc;

/// `/instruments/{id}/publish`
#[component]
pub fn Publish() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id").unwrap_or_default();
    view! {
        <Frame title=t!("publish-title") width=Width::Middle>
            {loaded(super::api::open_desk(id), |desk| view! { <Page desk/> })}
        </Frame>
    }
}

#[component]
fn Page(desk: Desk) -> impl IntoView {
    let desk = Arc::new(desk);
    let next = desk.versions.first().map_or(1, |it| it.no + 1);
    let stops = desk.findings.iter().filter(|it| it.severity == Severity::Stop).count();
    let page = format!("/instruments/{}", desk.id);
    let questions = desk.draft.questionnaire.questions().count();
    view! {
        {crumbs([("/instruments".to_owned(), t!("instruments-title")), (page.clone(), desk.draft.questionnaire.title.clone())])}
        <h1>{t!("publish-heading", no = next)}</h1>
        <p class="lead">
            {t!("count-items", count = questions)} ". " {t!("publish-lead")}
        </p>
        <section class="card section">
            <h2>{t!("editor-checks")}</h2>
            <CheckLines desk=desk.clone()/>
        </section>
        {match (stops, desk.may_publish) {
            (_, false) => ().into_any(),
            (0, true) => form(&desk),
            (stops, true) => view! {
                <div class="notice warn section">
                    <p>{t!("publish-stopped", count = stops)}</p>
                    <p><a class="button" href=page>{t!("publish-back")}</a></p>
                </div>
            }
            .into_any(),
        }}
    }
}

fn form(desk: &Desk) -> AnyView {
    let (id, seen) = (desk.id.to_string(), desk.revision.to_string());
    view! {
        <PostForm action="/api/instruments/publish" class="card section">
            <input type="hidden" name="instrument" value=id/>
            <input type="hidden" name="seen" value=seen/>
            <Field name="order_ref" label=t!("publish-order") hint=t!("publish-order-hint")/>
            <button class="button primary" type="submit">{t!("editor-publish")}</button>
        </PostForm>
    }
    .into_any()
}
