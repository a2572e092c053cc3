//! The question before an account is closed.

use super::show::user_of_page;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use domain::accounts::wire::{UserCard, UserRow};
use leptos::prelude::*;

/// «Закрыть доступ?»
#[component]
pub fn Disable() -> impl IntoView {
    view! {
        <Frame title=t!("disable-title") width=Width::Narrow>
            {loaded(user_of_page(), |card: UserCard| view! { <Question row=card.user/> })}
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
