//! A part of a page that follows the form around it: on every change the page is asked for again with what is
//! typed, and only that part is taken over. Without a script a button does the same.

use leptos::prelude::*;

/// Wraps a form; `part` is the id of the element that is taken over.
#[island]
pub fn Refresh(part: String, children: Children) -> impl IntoView {
    let asked = StoredValue::new(0u32);
    let on_change = move |event: leptos::ev::Event| {
        let Some(form) = form_of(&event) else { return };
        let turn = asked.get_value() + 1;
        asked.set_value(turn);
        let part = part.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let fresh = fetch_part(&form, &part).await;
            // A slower answer to an older question is dropped.
            let is_latest = asked.try_get_value() == Some(turn);
            let element = document().get_element_by_id(&part).filter(|_| is_latest);
            if let (Some(fresh), Some(element)) = (fresh, element) {
                take_over(&element, &fresh);
            }
        });
    };
    view! { <div on:change=on_change>{children()}</div> }
}

fn form_of(event: &leptos::ev::Event) -> Option<web_sys::HtmlFormElement> {
    use wasm_bindgen::JsCast;
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target.closest("form").ok()??.dyn_into().ok()
}

/// The part as the server renders it for what is typed now. It is our own page, so its HTML is already safe.
async fn fetch_part(form: &web_sys::HtmlFormElement, part: &str) -> Option<web_sys::Element> {
    use wasm_bindgen::JsCast;
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let query = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let path = window().location().pathname().ok()?;
    let address = format!("{path}?{}", query.to_string().as_string()?);
    let answer = wasm_bindgen_futures::JsFuture::from(window().fetch_with_str(&address))
        .await
        .ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let html = wasm_bindgen_futures::JsFuture::from(answer.text().ok()?)
        .await
        .ok()?
        .as_string()?;
    let page = web_sys::DomParser::new().ok()?;
    let page = page.parse_from_string(&html, web_sys::SupportedType::TextHtml).ok()?;
    page.get_element_by_id(part)
}

/// The element itself stays, so that its changes are read out.
fn take_over(element: &web_sys::Element, fresh: &web_sys::Element) {
    element.set_text_content(None);
    while let Some(child) = fresh.first_child() {
        if element.append_child(&child).is_err() {
            return;
        }
    }
}
