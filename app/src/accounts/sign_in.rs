//! The sign-in page of staff.

use super::api::is_without_users;
use crate::layout::frame::Footer;
use crate::t;
use crate::ui::field::Field;
use crate::ui::form::PostForm;
use crate::ui::icon::Brand;
use crate::ui::title::Title;
use leptos::prelude::*;

/// Login and password.
#[component]
pub fn SignIn() -> impl IntoView {
    let product = t!("product");
    view! {
        <Title text=format!("{} · {product}", t!("sign-in-title"))/>
        <div class="sign-in">
            <main id="main">
                <span class="brand"><Brand/></span>
                {Suspend::new(async move { is_without_users().await.unwrap_or(false).then(|| view! { <FirstStart/> }) })}
                <PostForm action="/api/accounts/sign_in" class="card">
                    <h1>{t!("sign-in-title")}</h1>
                    <Field name="login" label=t!("sign-in-login") autocomplete="username" required=true/>
                    <Field name="password" label=t!("sign-in-password") kind="password" autocomplete="current-password" required=true/>
                    <button class="button primary wide" type="submit">{t!("sign-in-submit")}</button>
                </PostForm>
                <p class="hint section">{t!("sign-in-lead")} " " <a href="/help">{t!("help")}</a></p>
            </main>
            <Footer/>
        </div>
    }
}

/// Nobody can sign in yet: how the first administrator is made.
#[component]
fn FirstStart() -> impl IntoView {
    view! {
        <div class="notice warn">
            <h2>{t!("first-start-title")}</h2>
            <p>{t!("first-start-text")}</p>
            <p><code>"otklik org add --code school --name \"…\""</code></p>
            <p><code>"otklik user add --org school --login admin --role sysadmin"</code></p>
        </div>
    }
}
