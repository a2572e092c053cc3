//! The sign-in page of staff.

use crate::layout::frame::Footer;
use crate::t;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::icon::Brand;
use leptos::prelude::*;

/// Login and password.
#[component]
pub fn SignIn() -> impl IntoView {
    let product = t!("product");
    view! {
        <leptos_meta::Title text=format!("{} · {product}", t!("sign-in-title"))/>
        <div class="sign-in">
            <main id="main">
                <span class="brand"><Brand/></span>
                <PostForm action="/api/accounts/sign_in" class="card">
                    <h1>{t!("sign-in-title")}</h1>
                    <Field name="login" label=t!("sign-in-login") autocomplete="username" required=true/>
                    <Field name="password" label=t!("sign-in-password") kind="password" autocomplete="current-password" required=true/>
                    <button class="button primary wide" type="submit">{t!("sign-in-submit")}</button>
                </PostForm>
                <p class="hint section">{t!("sign-in-lead")}</p>
            </main>
            <Footer/>
        </div>
    }
}
