//! Sending drafts, one after another, until none is left; «Сохранено» is said only of what the server has confirmed.

use super::answering::Shared;
use super::browser::{all, by_id, data, set_hidden, set_text, word};
use super::turning;
use js_sys::{Array, JSON, Object, Reflect};
use leptos::prelude::set_timeout;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Headers, RequestInit, Response};

const LONGEST_WAIT_SECONDS: u32 = 30;

/// What came of one draft.
enum Answer {
    Saved(JsValue),
    /// The answer cannot be accepted; the sentence says why.
    Refused(String),
    /// Not now: no connection, or too much at once.
    Later,
    SignedOut,
    /// Its section was left behind, with the answer in its form.
    Left,
    /// The attempt takes nothing more, or not at the moment.
    Over {
        /// For good: what still waits here will never be asked for.
        is_final: bool,
        text: String,
    },
}

/// Sends what waits, if nobody is at it already.
pub fn send(state: &Shared) {
    if state.borrow().is_sending || next(state).is_none() {
        return;
    }
    state.borrow_mut().is_sending = true;
    show("saving", "saving");
    let state = state.clone();
    spawn_local(async move {
        while let Some(name) = next(&state) {
            let (door, body, revision) = {
                let state = state.borrow();
                let body = envelope(&state.key, &state.drafts.body(&name));
                (state.door.clone(), body, state.drafts.revision(&name))
            };
            let answer = post(&door, &body).await;
            if !take(&state, &name, revision, answer) {
                break;
            }
        }
        state.borrow_mut().is_sending = false;
        if !is_waiting(&state) && std::mem::take(&mut state.borrow_mut().is_leaving) {
            turning::leave_last_page();
        }
    });
}

/// The next draft; one that was refused waits until it is changed.
fn next(state: &Shared) -> Option<String> {
    let state = state.borrow();
    let is_refused = |name: &String| state.refused.contains(&mark(name, state.drafts.revision(name)));
    state.drafts.names().into_iter().find(|name| !is_refused(name))
}

fn mark(name: &str, revision: f64) -> String {
    format!("{name}@{revision}")
}

/// Is there an answer that the server has not confirmed?
pub fn is_waiting(state: &Shared) -> bool {
    !state.borrow().drafts.names().is_empty()
}

/// Is there an answer on this page that the server refused and that still stands so?
pub fn is_refused(state: &Shared) -> bool {
    let state = state.borrow();
    let mut names = state.drafts.names().into_iter();
    names.any(|name| state.refused.contains(&mark(&name, state.drafts.revision(&name))))
}

/// Takes an answer in and says whether to go on with the next draft.
fn take(state: &Shared, name: &str, revision: f64, answer: Answer) -> bool {
    match answer {
        Answer::Saved(saved) => {
            let mut state = state.borrow_mut();
            state.drafts.settle(name, revision);
            state.wait_seconds = 1;
            show_saved(name, &saved);
            true
        }
        Answer::Left => {
            state.borrow_mut().drafts.settle(name, revision);
            show("", "");
            true
        }
        Answer::Refused(text) => {
            state.borrow_mut().refused.push(mark(name, revision));
            show_error(name, Some(&text));
            show("failed", "");
            if let Some(item) = by_id(name) {
                turning::show_page_of(&item);
            }
            true
        }
        Answer::Later => {
            show_waiting();
            let mut inner = state.borrow_mut();
            let wait = inner.wait_seconds;
            inner.wait_seconds = (wait * 2).min(LONGEST_WAIT_SECONDS);
            let state = state.clone();
            set_timeout(move || send(&state), Duration::from_secs(wait.into()));
            false
        }
        Answer::SignedOut => {
            show("failed", "signed-out");
            false
        }
        Answer::Over { is_final, text } => {
            show("failed", "over");
            if is_final {
                state.borrow_mut().drafts.wipe();
                if let Some(receipt) = by_id("to-receipt") {
                    set_hidden(&receipt, false);
                }
            }
            if let (Some(place), false) = (by_id("saved"), text.is_empty()) {
                set_text(&place, &text);
            }
            false
        }
    }
}

fn envelope((key, id): &(String, String), body: &JsValue) -> String {
    let whole = Object::new();
    let _ = Reflect::set(&whole, &key.into(), &id.into());
    let _ = Reflect::set(&whole, &"input".into(), body);
    let text = JSON::stringify(&whole).ok().and_then(|text| text.as_string());
    text.unwrap_or_default()
}

async fn post(door: &str, body: &str) -> Answer {
    let Some(response) = request(door, body).await else {
        return Answer::Later;
    };
    let content = match response.json() {
        Ok(promise) => JsFuture::from(promise).await.unwrap_or(JsValue::NULL),
        Err(_) => JsValue::NULL,
    };
    match response.status() {
        200 => Answer::Saved(content),
        422 => Answer::Refused(text_of(&Array::from(&field(&content, "invalid")).get(0))),
        401 => Answer::SignedOut,
        // No answer of ours: a server of another age is being put in place of this page's.
        404 if content.is_null() => Answer::Later,
        404 | 409 => over(&field(&content, "conflict")),
        _ => Answer::Later,
    }
}

fn over(problem: &JsValue) -> Answer {
    let kind = field(problem, "kind").as_string();
    match kind.as_deref() {
        Some("order-fixed") => Answer::Left,
        kind => Answer::Over {
            is_final: matches!(kind, Some("attempt-over" | "time-over")),
            text: text_of(problem),
        },
    }
}

async fn request(door: &str, body: &str) -> Option<Response> {
    let headers = Headers::new().ok()?;
    headers.set("content-type", "application/json").ok()?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&body.into());
    let promise = web_sys::window()?.fetch_with_str_and_init(door, &init);
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

fn field(value: &JsValue, name: &str) -> JsValue {
    match value.is_object() {
        true => Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED),
        false => JsValue::UNDEFINED,
    }
}

fn text_of(problem: &JsValue) -> String {
    field(&field(problem, "with"), "text").as_string().unwrap_or_default()
}

fn show_saved(name: &str, saved: &JsValue) {
    let at = field(saved, "at").as_string().unwrap_or_default();
    let time = at.get(11..16).unwrap_or_default().to_owned();
    if let Some(run) = by_id("run") {
        show_text("", &format!("{} {time}", word(&run, "saved")));
    }
    show_banner(false);
    if let (Some(progress), Some(answered)) = (by_id("progress"), field(saved, "answered").as_f64()) {
        let _ = progress.set_attribute("value", &answered.to_string());
    }
    show_error(name, None);
    mark_unfinished(name, field(saved, "is_unfinished").is_truthy());
    hide(&field(saved, "hidden"));
}

/// An item that wants more picks: its page is left by the form, and the server says what is missing.
fn mark_unfinished(name: &str, is_unfinished: bool) {
    if let Some(item) = by_id(name) {
        let _ = item.toggle_attribute_with_force("data-unfinished", is_unfinished);
    }
}

/// Shows and hides what conditions say; which section is on the screen is another matter.
fn hide(hidden: &JsValue) {
    let items = Array::from(&field(hidden, "items"));
    for item in all("[data-item]") {
        set_hidden(&item, items.includes(&data(&item, "item").into(), 0));
    }
    let sections = Array::from(&field(hidden, "sections"));
    for section in all("[data-section]") {
        let _ = match sections.includes(&data(&section, "section").into(), 0) {
            true => section.set_attribute("data-off", ""),
            false => section.remove_attribute("data-off"),
        };
    }
    turning::say_where();
}

fn show_error(name: &str, text: Option<&str>) {
    let id = name.trim_end_matches('!');
    if let (Some(item), Some(place)) = (by_id(id), by_id(&format!("{id}-error"))) {
        set_text(&place, text.unwrap_or_default());
        set_hidden(&place, text.is_none());
        let _ = item.class_list().toggle_with_force("invalid", text.is_some());
    }
}

/// The state of saving: `saving`, `waiting`, `failed`, or none when all is saved; its word by name.
fn show(state: &str, name: &str) {
    let text = by_id("run").filter(|_| !name.is_empty()).map(|run| word(&run, name));
    show_text(state, &text.unwrap_or_default());
}

fn show_text(state: &str, text: &str) {
    if let Some(place) = by_id("saved") {
        let _ = match state.is_empty() {
            true => place.remove_attribute("data-state"),
            false => place.set_attribute("data-state", state),
        };
        set_text(&place, text);
    }
}

/// There is no connection: what is typed stays here and goes out later.
pub fn show_waiting() {
    show("waiting", "waiting");
    show_banner(true);
}

/// The connection is back.
pub fn show_connected() {
    show("", "");
    show_banner(false);
}

fn show_banner(is_shown: bool) {
    if let Some(banner) = by_id("banner") {
        set_hidden(&banner, !is_shown);
    }
}
