//! The sign-in page of staff.

use crate::layout::frame::Frame;
use crate::t;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use leptos::prelude::*;

/// Login and password.
#[component]
pub fn SignIn() -> impl IntoView {
    view! {
        <Frame title=t!("sign-in-title")>
            <section class="sign-in">
                <h1>{t!("sign-in-title")}</h1>
                <p class="lead">{t!("sign-in-lead")}</p>
                <PostForm action="/api/accounts/sign_in">
                    <Field name="login" label=t!("sign-in-login") autocomplete="username" required=true/>
                    <Field name="password" label=t!("sign-in-password") kind="password" autocomplete="current-password" required=true/>
                    <button class="primary" type="submit">{t!("sign-in-submit")}</button>
                </PostForm>
            </section>
        </Frame>
    }
}
