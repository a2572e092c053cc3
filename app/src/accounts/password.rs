//! One's own password.

use super::api::me;
use super::done::Done;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use leptos::prelude::*;

/// The old password and a new one.
#[component]
pub fn Password() -> impl IntoView {
    view! {
        <Frame title=t!("password-title") width=Width::Narrow>
            {loaded(me(), |name| view! { <Change name/> })}
        </Frame>
    }
}

#[component]
fn Change(name: String) -> impl IntoView {
    view! {
        <div class="page-head">
            <div>
                <h1>{t!("password-title")}</h1>
                <p class="lead">{name}</p>
            </div>
        </div>
        <Done/>
        <PostForm action="/api/accounts/change_password" class="card">
            <Field name="old_password" label=t!("password-old") kind="password" autocomplete="current-password" required=true/>
            <Field name="new_password" label=t!("password-new") hint=t!("password-hint") kind="password" autocomplete="new-password" required=true/>
            <p class="hint">{t!("password-consequence")}</p>
            <div class="actions"><button class="button primary" type="submit">{t!("password-submit")}</button></div>
        </PostForm>
    }
}
