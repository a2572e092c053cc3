//! The respondent's form, review and result, over a trial run.

use super::api::{outcome, running};
use super::start::instrument;
use crate::attempts::frame::AnswerFrame;
use crate::attempts::page::form;
use crate::attempts::result::profile;
use crate::attempts::review::review;
use crate::attempts::run::Run;
use crate::error::AppError;
use crate::t;
use crate::ui::error_page::ErrorPage;
use domain::ids::InstrumentId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// `/instruments/{id}/trial/page`
#[component]
pub fn TrialPage() -> impl IntoView {
    let no = use_query_map().with_untracked(|query| query.get("n").and_then(|n| n.parse::<usize>().ok()));
    let id = instrument();
    Suspend::new(async move {
        shown(id, running(id).await, |running| {
            form(Run::Trial(id), &running, no.unwrap_or(1))
        })
    })
}

/// `/instruments/{id}/trial/review`
#[component]
pub fn TrialReview() -> impl IntoView {
    let id = instrument();
    Suspend::new(async move { shown(id, running(id).await, |running| review(Run::Trial(id), &running)) })
}

/// `/instruments/{id}/trial/result`
#[component]
pub fn TrialResult() -> impl IntoView {
    let id = instrument();
    Suspend::new(async move { shown(id, outcome(id).await, |data| profile(data, Some(id)).into_any()) })
}

/// The page, or the way to begin when there is no trial run to show.
fn shown<T>(id: InstrumentId, answer: Result<Option<T>, AppError>, show: impl FnOnce(T) -> AnyView) -> AnyView {
    match answer {
        Ok(Some(data)) => show(data),
        Ok(None) => view! {
            <AnswerFrame title=t!("trial-title") organization="" trial=Some(id)>
                <h1>{t!("trial-title")}</h1>
                <p class="lead">{t!("trial-none")}</p>
                <p><a class="button primary" href=Run::Trial(id).base()>{t!("trial-to-start")}</a></p>
            </AnswerFrame>
        }
        .into_any(),
        Err(error) => view! {
            <AnswerFrame title=t!("trial-title") organization="" trial=Some(id)><ErrorPage error/></AnswerFrame>
        }
        .into_any(),
    }
}
