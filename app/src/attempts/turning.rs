//! Turning pages in the browser: all sections are in the page, one of them is shown.

use super::answering::Shared;
use super::browser::{all, by_id, data, focus, inside, set_hidden, set_text, word};
use super::sending;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// Goes to the next section or the one before. False when the form itself has to go: to the review,
/// or because an answer was refused and the server says so best.
pub fn turn(state: &Shared, go: &str) -> bool {
    let is_online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    if sending::is_refused(state) {
        return !is_online;
    }
    let (sections, at) = place();
    if go != "back" && is_online && sections.get(at).is_some_and(is_unfinished) {
        return false;
    }
    let to = if go == "back" { at.checked_sub(1) } else { Some(at + 1) };
    match to.and_then(|to| sections.get(to)) {
        Some(section) => {
            sending::send(state);
            show(section, true);
            true
        }
        None if is_online && !sending::is_waiting(state) => false,
        None => {
            state.borrow_mut().is_leaving = true;
            match is_online {
                true => sending::send(state),
                false => sending::show_waiting(),
            }
            true
        }
    }
}

fn is_unfinished(section: &Element) -> bool {
    !inside(section, "[data-unfinished]:not([hidden])").is_empty()
}

/// Back and forward of the browser.
pub fn follow_address() {
    let search = web_sys::window().and_then(|window| window.location().search().ok());
    let no = search.and_then(|search| search.strip_prefix("?n=").map(str::to_owned));
    let no = no.unwrap_or_else(|| "1".to_owned());
    if let Some(section) = open_sections().into_iter().find(|section| data(section, "no") == no) {
        show(&section, false);
    }
}

/// Presses «Далее» again, now that everything has arrived.
pub fn leave_last_page() {
    let button = all("#answers .run-foot [name='go'][value='next']").pop();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// Shows the page of an item of which something is to be said.
pub fn show_page_of(item: &Element) {
    if let Ok(Some(section)) = item.closest("[data-section]")
        && section.has_attribute("hidden")
    {
        show(&section, true);
    }
}

/// The time seems to be over: the server, whose clock alone counts, leads on to the receipt, or gives this page once
/// more with the time that is really left. False without a connection: the page stays.
pub fn ask_again() -> bool {
    let window = web_sys::window().filter(|window| window.navigator().on_line());
    window.is_some_and(|window| window.location().reload().is_ok())
}

/// A page that the browser kept whole is asked for anew: the attempt may be over by now (security 18).
pub fn refresh_restored(event: Event) {
    let was_kept = js_sys::Reflect::get(&event, &"persisted".into());
    if let (Ok(true), Some(window)) = (was_kept.map(|kept| kept.is_truthy()), web_sys::window()) {
        let _ = window.location().reload();
    }
}

/// «Раздел 2 из 6» and whether there is a way back. In a fixed order the server alone says it.
pub fn say_where() {
    let (sections, at) = place();
    let run = by_id("run").filter(|run| run.has_attribute("data-where"));
    let Some(run) = run else { return };
    if let Some(text) = by_id("where") {
        let said = word(&run, "where").replace("{no}", &(at + 1).to_string());
        set_text(&text, &said.replace("{of}", &sections.len().to_string()));
    }
    if let Some(back) = by_id("back") {
        set_hidden(&back, at == 0);
    }
}

/// An exclusive option takes the others off, and the others take it off.
pub fn take_others_off(target: &Element) {
    let Some(input) = target.dyn_ref::<HtmlInputElement>() else {
        return;
    };
    if input.type_() != "checkbox" || !input.checked() || input.name() == "flagged[]" {
        return;
    }
    let is_exclusive = input.has_attribute("data-exclusive");
    for other in all(&format!("[name='{}']", input.name())) {
        let Ok(other) = other.dyn_into::<HtmlInputElement>() else {
            continue;
        };
        let goes = is_exclusive || other.has_attribute("data-exclusive");
        if goes && other.value() != input.value() && other.type_() == "checkbox" {
            other.set_checked(false);
        }
    }
}

fn open_sections() -> Vec<Element> {
    all("[data-section]:not([data-off])")
}

/// The open sections and which of them is on the screen.
fn place() -> (Vec<Element>, usize) {
    let sections = open_sections();
    let at = sections.iter().position(|section| !section.has_attribute("hidden"));
    (sections, at.unwrap_or(0))
}

fn show(section: &Element, is_turned: bool) {
    for other in all("[data-section]") {
        set_hidden(&other, !other.is_same_node(Some(section)));
    }
    if let Some(field) = by_id("section") {
        let _ = field.set_attribute("value", &data(section, "section"));
    }
    if let Some(summary) = by_id("errors") {
        summary.remove();
    }
    say_where();
    let Some(window) = web_sys::window() else { return };
    if is_turned {
        let address = format!("?n={}", data(section, "no"));
        let history = window.history().ok();
        let _ = history.map(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&address)));
    }
    window.scroll_to_with_x_and_y(0.0, 0.0);
    if let Ok(Some(title)) = section.query_selector("h1") {
        focus(&title);
    }
}
