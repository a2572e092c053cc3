//! Where a trial run begins: what it is and what it is not.

use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use domain::ids::InstrumentId;
use domain::instruments::wire::Desk;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/instruments/{id}/trial`
#[component]
pub fn TrialStart() -> impl IntoView {
    let id = instrument().to_string();
    view! {
        <Frame title=t!("trial-title") width=Width::Narrow>
            {loaded(crate::instruments::api::open_desk(id), |desk| view! { <Page desk/> })}
        </Frame>
    }
}

#[component]
fn Page(desk: Desk) -> impl IntoView {
    let questionnaire = &desk.draft.questionnaire;
    let count = questionnaire.questions().count();
    let page = format!("/instruments/{}", desk.id);
    let is_empty = count == 0;
    view! {
        {crumbs([("/instruments".to_owned(), t!("instruments-title")), (page, questionnaire.title.clone())])}
        <h1>{t!("trial-title")}</h1>
        <p class="lead">{t!("trial-lead")}</p>
        <ul class="rules section">
            <li>{t!("trial-not-counted")}</li>
            <li>{t!("trial-as-now", count = count)}</li>
            <li>{t!("trial-own")}</li>
        </ul>
        {match is_empty {
            true => view! { <div class="notice section"><p>{t!("trial-no-items")}</p></div> }.into_any(),
            false => view! {
                <PostForm action="/api/trials/begin" class="section">
                    <input type="hidden" name="instrument" value=desk.id.to_string()/>
                    <button class="button primary" type="submit">{t!("trial-begin")}</button>
                </PostForm>
            }.into_any(),
        }}
    }
}

/// The instrument in the page's address; an unreadable one is the id of nothing.
pub fn instrument() -> InstrumentId {
    let id = use_params_map().with_untracked(|params| params.get("id").and_then(|id| id.parse().ok()));
    id.unwrap_or(InstrumentId(uuid::Uuid::nil()))
}
