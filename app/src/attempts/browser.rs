//! The few things asked of the browser.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlElement, NodeList};

pub fn by_id(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

pub fn all(selector: &str) -> Vec<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(selector).ok());
    found.map(elements).unwrap_or_default()
}

pub fn inside(place: &Element, selector: &str) -> Vec<Element> {
    place.query_selector_all(selector).map(elements).unwrap_or_default()
}

fn elements(list: NodeList) -> Vec<Element> {
    (0..list.length())
        .filter_map(|at| list.item(at)?.dyn_into().ok())
        .collect()
}

/// Listens as long as the page lives.
pub fn on(target: &EventTarget, name: &str, act: impl FnMut(Event) + 'static) {
    let act = Closure::<dyn FnMut(Event)>::new(act);
    let _ = target.add_event_listener_with_callback(name, act.as_ref().unchecked_ref());
    act.forget();
}

pub fn element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The value of the button that sent the form.
pub fn button_value(event: &Event) -> Option<String> {
    let button = js_sys::Reflect::get(event, &"submitter".into()).ok()?;
    button.dyn_into::<Element>().ok()?.get_attribute("value")
}

pub fn data(element: &Element, name: &str) -> String {
    element.get_attribute(&format!("data-{name}")).unwrap_or_default()
}

/// A word that the page brings along.
pub fn word(run: &Element, name: &str) -> String {
    data(run, name)
}

pub fn set_text(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

pub fn set_hidden(element: &Element, is_hidden: bool) {
    let _ = match is_hidden {
        true => element.set_attribute("hidden", ""),
        false => element.remove_attribute("hidden"),
    };
}

pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

pub fn seconds_left(ends: f64) -> i64 {
    ((ends - js_sys::Date::now()) / 1000.0).max(0.0) as i64
}
