//! Buttons that copy the field beside them. Where the browser forbids copying, the text is selected instead.

use leptos::prelude::*;

/// Wraps fields and their `CopyButton`s; `done` is the word a button shows afterwards.
#[island]
pub fn Copying(done: String, children: Children) -> impl IntoView {
    let root = NodeRef::<leptos::html::Div>::new();
    Effect::new(move || {
        // Without a script there is nothing to press, so the buttons come only now.
        if let Some(root) = root.get() {
            show_buttons(&root);
        }
    });
    let on_click = move |event: leptos::ev::MouseEvent| copy(&event, &done);
    view! { <div node_ref=root on:click=on_click>{children()}</div> }
}

/// A button for the field of that id.
#[component]
pub fn CopyButton(#[prop(into)] of: String, #[prop(into)] words: String, #[prop(into)] label: String) -> impl IntoView {
    view! { <button class="button" type="button" hidden data-copy=of aria-label=label>{words}</button> }
}

fn show_buttons(root: &web_sys::Element) {
    use wasm_bindgen::JsCast;
    let Ok(found) = root.query_selector_all("[data-copy]") else {
        return;
    };
    for at in 0..found.length() {
        if let Some(button) = found
            .get(at)
            .and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok())
        {
            button.set_hidden(false);
        }
    }
}

fn copy(event: &leptos::ev::MouseEvent, done: &str) {
    use wasm_bindgen::JsCast;
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(button) = target.and_then(|target| target.closest("[data-copy]").ok().flatten()) else {
        return;
    };
    let field = button
        .get_attribute("data-copy")
        .and_then(|id| document().get_element_by_id(&id));
    let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
        return;
    };
    field.select();
    // Only pages that came by HTTPS have a clipboard; elsewhere the selected text is one key away.
    let navigator = window().navigator();
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| !found.is_undefined()) {
        let _ = navigator.clipboard().write_text(&field.value());
        button.set_text_content(Some(done));
    }
}
