//! Looking at the page: controls, forms, what they hold; and putting a new page in place of the old one.

use super::jobs::{Job, Shop};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DomParser, Element, Event, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement,
    SupportedType, UrlSearchParams,
};

/// The part of the page that is exchanged.
pub fn editor() -> Option<Element> {
    document().get_element_by_id("editor")
}

/// The control an event is about and its form, which may stand elsewhere.
pub fn control_of(event: &Event) -> Option<(Element, HtmlFormElement)> {
    let control: Element = event.target()?.dyn_into().ok()?;
    let form = property(&control, "form")?.dyn_into().ok()?;
    Some((control, form))
}

/// A property that is an object.
pub fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    let found = js_sys::Reflect::get(of, &name.into()).ok()?;
    (!found.is_null() && !found.is_undefined()).then_some(found)
}

/// Is this key or flag of an event set?
pub fn is_set(event: &Event, name: &str) -> bool {
    property(event, name).is_some_and(|it| it.is_truthy())
}

/// The button a form was sent with.
pub fn submitter(event: &Event) -> Option<Element> {
    property(event, "submitter")?.dyn_into().ok()
}

/// The nearest element around an event that fits.
pub fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()
}

/// `data-…` of an element.
pub fn data(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(&format!("data-{name}"))
}

/// What a form would post, as text.
pub fn body_of(form: &HtmlFormElement, submitter: Option<&Element>) -> String {
    let Some(params) = params_of(form) else {
        return String::new();
    };
    if let Some(button) = submitter
        && let (Some(name), Some(value)) = (button.get_attribute("name"), button.get_attribute("value"))
    {
        params.append(&name, &value);
    }
    params.to_string().into()
}

/// What an undo or redo posts, with the revision that the page shows by now: the job before it may have led further.
pub fn as_seen(body: String) -> String {
    let shown = document().query_selector("input[name=seen]").ok().flatten();
    let shown = shown.and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let (Some(shown), Ok(params)) = (shown, UrlSearchParams::new_with_str(&body)) else {
        return body;
    };
    if !params.has("seen") {
        return body;
    }
    params.set("seen", &shown.value());
    params.to_string().into()
}

/// Where a form that asks would lead.
pub fn question_of(form: &HtmlFormElement) -> String {
    let query = params_of(form)
        .map(|it| String::from(it.to_string()))
        .unwrap_or_default();
    format!("{}?{query}", form.action().split('?').next().unwrap_or_default())
}

fn params_of(form: &HtmlFormElement) -> Option<UrlSearchParams> {
    let data = FormData::new_with_form(form).ok()?;
    UrlSearchParams::new_with_str_sequence_sequence(&data).ok()
}

/// The hidden field of a form that holds what the field held before.
pub fn was(form: &HtmlFormElement) -> Option<HtmlInputElement> {
    let found = form.query_selector("input[name='edit[was]']").ok().flatten()?;
    found.dyn_into().ok()
}

/// Shows the state of saving: `saving`, `failed`, or none when all is stored.
pub fn say(text: &str, state: Option<&str>) {
    let Some(place) = document().get_element_by_id("saved") else {
        return;
    };
    place.set_text_content(Some(text));
    let _ = match state {
        Some(state) => place.set_attribute("data-state", state),
        None => place.remove_attribute("data-state"),
    };
}

/// Reads a page the server sent.
pub fn parse(html: &str) -> Option<web_sys::Document> {
    DomParser::new()
        .ok()?
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()
}

/// Puts the new page's editor in place of the old one; what is typed and not stored, what is unfolded
/// and the focus stay. False when the new page has no editor.
pub fn swap(shop: &Shop, html: &str) -> bool {
    let found = parse(html).and_then(|it| it.get_element_by_id("editor"));
    let (Some(new), Some(old)) = (found, editor()) else {
        return false;
    };
    let (kept, active, unfolded) = (unsaved(shop), active(), unfolded(&old));
    old.set_inner_html(&new.inner_html());
    for details in unfolded.iter().filter_map(|id| document().get_element_by_id(id)) {
        let _ = details.set_attribute("open", "");
    }
    retype(shop, kept);
    if !shop.dirty().is_empty() {
        say(&shop.words[0], Some("saving"));
    }
    focus(active);
    true
}

/// Exchanges only what depends on the fields, so that nobody who types is disturbed; what was chosen there meanwhile
/// and is not stored yet stays chosen.
pub fn refresh(shop: &Shop, html: &str) {
    let Some(new) = parse(html) else { return };
    let (kept, active) = (unsaved(shop), active());
    let Ok(places) = document().query_selector_all("[data-fresh]") else {
        return;
    };
    for index in 0..places.length() {
        let Some(old) = places.item(index).and_then(|it| it.dyn_into::<Element>().ok()) else {
            continue;
        };
        if let Some(found) = new.get_element_by_id(&old.id()) {
            old.set_inner_html(&found.inner_html());
            if let Some(label) = found.get_attribute("aria-label") {
                let _ = old.set_attribute("aria-label", &label);
            }
        }
    }
    retype(shop, kept);
    refocus(active);
}

/// A control that is not stored yet, as it stands.
struct Kept {
    id: String,
    value: JsValue,
    checked: JsValue,
    /// What its form says the field held before.
    was: String,
    /// What its form would post.
    body: String,
}

fn unsaved(shop: &Shop) -> Vec<Kept> {
    let kept = shop.dirty().into_iter().filter_map(|id| {
        let control = document().get_element_by_id(&id)?;
        let form = shop.form_of(&id)?;
        let was = was(&form).map(|it| it.value());
        let get = |name: &str| js_sys::Reflect::get(&control, &name.into()).unwrap_or_default();
        Some(Kept {
            value: get("value"),
            checked: get("checked"),
            was: was.unwrap_or_default(),
            body: body_of(&form, None),
            id,
        })
    });
    kept.collect()
}

fn retype(shop: &Shop, kept: Vec<Kept>) {
    for one in kept {
        let Some(control) = document().get_element_by_id(&one.id) else {
            shop.clean(&one.id);
            shop.put(Job::SaveGone(one.body));
            continue;
        };
        for (name, value) in [("value", &one.value), ("checked", &one.checked)] {
            if !value.is_undefined() {
                let _ = js_sys::Reflect::set(&control, &name.into(), value);
            }
        }
        if let Some(was) = shop.form_of(&one.id).and_then(|form| was(&form)) {
            was.set_value(&one.was);
        }
    }
}

fn unfolded(editor: &Element) -> Vec<String> {
    let mut ids = Vec::new();
    if let Ok(found) = editor.query_selector_all("details[id][open]") {
        for index in 0..found.length() {
            let element = found.item(index).and_then(|it| it.dyn_into::<Element>().ok());
            ids.extend(element.map(|it| it.id()));
        }
    }
    ids
}

fn active() -> Option<(String, Option<u32>)> {
    let element = document().active_element().filter(|it| !it.id().is_empty())?;
    let caret = match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.selection_start().ok().flatten(),
        None => element
            .dyn_ref::<HtmlInputElement>()
            .and_then(|input| input.selection_start().ok().flatten()),
    };
    Some((element.id(), caret))
}

fn focus(active: Option<(String, Option<u32>)>) {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let wanted = find("[data-focus] .cell textarea, [data-focus] .cell .input").or_else(|| find("#trouble"));
    if let Some(element) = wanted {
        focus_on(&element);
        return;
    }
    refocus(active);
}

fn refocus(active: Option<(String, Option<u32>)>) {
    let Some((id, caret)) = active else { return };
    let Some(element) = document().get_element_by_id(&id) else {
        return;
    };
    if document().active_element().as_ref() == Some(&element) {
        return;
    }
    focus_on(&element);
    if let Some(caret) = caret {
        if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
            let _ = area.set_selection_range(caret, caret);
        } else if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            let _ = input.set_selection_range(caret, caret);
        }
    }
}

/// Gives the focus, which also brings it into view.
pub fn focus_on(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}
