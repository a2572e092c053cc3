//! Asking for the page again and taking over what changed in it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomParser, Element, HtmlElement, Response, SupportedType};

/// Fetches the current address and takes the part over. A page without that part (signed out) changes nothing.
pub async fn refresh(part: &str) -> Option<()> {
    let html = fetch().await?;
    let fresh = DomParser::new().ok()?;
    let fresh = fresh.parse_from_string(&html, SupportedType::TextHtml).ok()?;
    let (present, fresh) = (document().get_element_by_id(part)?, fresh.get_element_by_id(part)?);
    let regions = present.query_selector_all("[data-live]").ok()?;
    for at in 0..regions.length() {
        let region: Element = regions.get(at)?.dyn_into().ok()?;
        let name = region.get_attribute("data-live").unwrap_or_default();
        if let Ok(Some(new)) = fresh.query_selector(&format!("[data-live=\"{name}\"]")) {
            replace(&region, &new.inner_html());
        }
    }
    Some(())
}

/// It is our own page, so its HTML is already safe.
async fn fetch() -> Option<String> {
    let address = window().location().href().ok()?;
    let answer = JsFuture::from(window().fetch_with_str(&address)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// Replaces what a region holds, if it changed, and puts the focus back where it was.
fn replace(region: &Element, html: &str) {
    if region.inner_html() == html {
        return;
    }
    let focused = document().active_element().filter(|one| region.contains(Some(one)));
    let way_back = focused.and_then(|one| selector(&one));
    region.set_inner_html(html);
    show_copy_buttons(region);
    let found = way_back.and_then(|selector| region.query_selector(&selector).ok().flatten());
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// How to find the same element again.
fn selector(element: &Element) -> Option<String> {
    let by = |name: &str| element.get_attribute(name).map(|value| format!("[{name}=\"{value}\"]"));
    by("data-copy").or_else(|| by("id"))
}

/// They are hidden until a script is there, also in HTML that came later.
fn show_copy_buttons(region: &Element) {
    let Ok(buttons) = region.query_selector_all("[data-copy][hidden]") else {
        return;
    };
    for at in 0..buttons.length() {
        if let Some(button) = buttons.get(at).and_then(|one| one.dyn_into::<Element>().ok()) {
            let _ = button.remove_attribute("hidden");
        }
    }
}
