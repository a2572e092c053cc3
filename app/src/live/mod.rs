//! Keeps a part of a page fresh. The server nudges with «changed»; the page is then asked for again by its own
//! address, so there is one door for data and rights, and what changed in the part is taken over.

mod page;
mod stream;

use leptos::prelude::*;

/// Wraps the element with the id `part`; inside it every element with `data-live` is replaced when it changed.
///
/// Without a script nothing happens and the page's own link to reload does the same.
#[island]
pub fn Live(topic: String, part: String, children: Children) -> impl IntoView {
    Effect::new(move || stream::follow(&topic, &part));
    view! { <div class="live">{children()}</div> }
}
