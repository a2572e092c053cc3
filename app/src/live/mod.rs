//! Keeps a part of a page fresh. The server nudges with «changed»; the page is then asked for again by its own
//! address, so there is one door for data and rights, and what changed in the part is taken over.

mod page;
mod stream;

use leptos::prelude::*;

/// The header of a request for a glance: what moves with every answer, without the long lists of the page.
pub const GLANCE: &str = "otklik-glance";

/// Wraps the element with the id `part`; inside it every element with `data-live` is replaced when it changed.
/// A page that `glances` leaves its long lists out of such a request, and is asked for them every few seconds only.
///
/// Without a script nothing happens and the page's own link to reload does the same.
#[island]
pub fn Live(topic: String, part: String, glances: bool, children: Children) -> impl IntoView {
    Effect::new(move || stream::follow(&topic, &part, glances));
    view! { <div class="live">{children()}</div> }
}
