//! A button that prints the page. Without a script there is nothing to press, so it comes with the script.

use leptos::prelude::*;

/// «Напечатать»; the words come from the page, so that the browser's side needs no texts.
#[island]
pub fn PrintButton(words: String) -> impl IntoView {
    let button = NodeRef::<leptos::html::Button>::new();
    Effect::new(move || {
        if let Some(button) = button.get() {
            button.set_hidden(false);
        }
    });
    let print = move |_| {
        let _ = window().print();
    };
    view! { <button class="button no-print" type="button" hidden=true node_ref=button on:click=print>{words}</button> }
}
