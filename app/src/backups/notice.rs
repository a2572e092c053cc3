//! The worry about copies in one sentence, on their page and on the start page.

use crate::t;
use leptos::prelude::*;

/// What is wrong and what to do.
#[component]
pub fn CopiesNotice(
    alarm: String,
    /// Is it shown elsewhere than on the page of copies?
    #[prop(optional)]
    is_elsewhere: bool,
) -> impl IntoView {
    let class = match alarm.as_str() {
        "not-rehearsed" => "notice warn",
        _ => "notice bad",
    };
    view! {
        <div class=class>
            <p><strong>{t!(&format!("copies-alarm-{alarm}"))}</strong></p>
            <p>{t!(&format!("copies-alarm-{alarm}-act"))}</p>
            {is_elsewhere.then(|| view! { <p><a href="/backups">{t!("copies-open")}</a></p> })}
        </div>
    }
}
