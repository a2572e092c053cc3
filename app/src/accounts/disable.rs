//! The question before an account is closed.

use super::api::user;
use crate::error::AppError;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use domain::accounts::wire::{UserCard, UserRow};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// «Закрыть доступ?»
#[component]
pub fn Disable() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("user"));
    let row = Resource::new_blocking(
        || (),
        move |()| {
            let id = id.as_ref().and_then(|id| id.parse().ok());
            async move {
                match id {
                    Some(id) => user(id).await,
                    None => Err(AppError::NotFound),
                }
            }
        },
    );
    view! {
        <Frame title=t!("disable-title") width=Width::Narrow>
            <Suspense>
                {move || Suspend::new(async move { loaded(row.await, |card: UserCard| view! { <Question row=card.user/> }) })}
            </Suspense>
        </Frame>
    }
}

#[component]
fn Question(row: UserRow) -> impl IntoView {
    view! {
        {crumbs([("/accounts".to_owned(), t!("section-accounts"))])}
        <div class="page-head"><div><h1>{t!("disable-question", name = row.name.clone())}</h1></div></div>
        <PostForm action="/api/accounts/disable_user" class="card">
            <p>{t!("disable-consequence", login = row.login.clone())}</p>
            <input type="hidden" name="user" value=row.id.to_string()/>
            <div class="actions">
                <button class="button danger" type="submit">{t!("disable-submit")}</button>
                <a class="button quiet" href="/accounts">{t!("cancel")}</a>
            </div>
        </PostForm>
    }
}
