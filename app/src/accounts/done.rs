//! The word after an act that went well, named in the address.

use crate::i18n::{has_text, locale, text_in};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// «Пароль изменён» and the like, for `?done=changed`; nothing for words we do not know.
#[component]
pub fn Done() -> impl IntoView {
    let done = use_query_map().with_untracked(|query| query.get("done"));
    let key = done.map(|done| format!("done-{done}"));
    let said = key.filter(|key| has_text(locale(), key));
    said.map(|key| view! { <div class="notice good" role="status"><p>{text_in(locale(), &key, &[])}</p></div> })
}
