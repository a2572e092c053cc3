//! The page for a link that does not open: wrong, revoked and expired look the same, and so does a session that ended.

use super::frame::AnswerFrame;
use crate::t;
use leptos::prelude::*;

/// «Ссылка не открывается»
#[component]
pub fn Gone() -> impl IntoView {
    view! {
        <AnswerFrame title=t!("gone-title") organization="">
            <section class="trouble">
                <h1>{t!("gone-title")}</h1>
                <p class="lead">{t!("gone-lead")}</p>
                <ul class="rules">
                    <li>{t!("gone-whole")}</li>
                    <li>{t!("gone-again")}</li>
                    <li>{t!("gone-expired")}</li>
                    <li>{t!("gone-ask")}</li>
                </ul>
            </section>
        </AnswerFrame>
    }
}
