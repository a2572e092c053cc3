//! The island around the form: saves each answer as it is given, turns pages without the server, counts down.
//! It takes its words from the page and never draws items itself.

use super::browser::{button_value, by_id, data, element, on, seconds_left, set_text, word};
use super::counting;
use super::drafts::Drafts;
use super::early;
use super::sending;
use super::turning;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use web_sys::{Element, Event};

/// What is known while the page is open.
pub struct State {
    pub drafts: Drafts,
    /// Items whose answers the server refused; their page is left by the form itself.
    pub refused: Vec<String>,
    pub is_sending: bool,
    /// «Далее» was pressed on the last page while answers were on their way: it is left when they have arrived.
    pub is_leaving: bool,
    /// Waits before the next try to send, doubled by every failure.
    pub wait_seconds: u32,
    /// Where answers are sent, and the field that says whose they are.
    pub door: String,
    pub key: (String, String),
}

/// Shared by the listeners.
pub type Shared = Rc<RefCell<State>>;

/// Makes the form inside alive.
#[island]
pub fn Answering(children: Children) -> impl IntoView {
    Effect::new(move |_| wake());
    children()
}

fn wake() {
    let (Some(run), Some(form)) = (by_id("run"), by_id("answers")) else {
        return;
    };
    let attempt = data(&run, "attempt");
    let state = Rc::new(RefCell::new(State {
        drafts: Drafts::load(&attempt, data(&run, "revision").parse().unwrap_or(0.0)),
        refused: Vec::new(),
        is_sending: false,
        is_leaving: false,
        wait_seconds: 1,
        door: data(&run, "door"),
        key: (data(&run, "key"), data(&run, "id")),
    }));
    for field in early::touched() {
        note(&state, &field);
    }
    state.borrow().drafts.show_again();
    listen(&state, &form);
    count_down(&run);
    focus_summary();
    sending::send(&state);
}

fn listen(state: &Shared, form: &Element) {
    let waiting = Rc::new(RefCell::new(None::<TimeoutHandle>));
    {
        let (state, waiting) = (state.clone(), waiting.clone());
        on(form, "input", move |event| {
            note_event(&state, &event);
            if let Some(old) = waiting.borrow_mut().take() {
                old.clear();
            }
            let state = state.clone();
            let later = set_timeout_with_handle(move || sending::send(&state), Duration::from_millis(700));
            *waiting.borrow_mut() = later.ok();
        });
    }
    {
        let state = state.clone();
        on(form, "change", move |event| {
            note_event(&state, &event);
            sending::send(&state);
        });
    }
    {
        let state = state.clone();
        on(form, "submit", move |event| {
            let go = button_value(&event).unwrap_or_else(|| "next".to_owned());
            if turning::turn(&state, &go) {
                event.prevent_default();
            }
        });
    }
    if let Some(window) = web_sys::window() {
        let again = state.clone();
        on(&window, "online", move |_| {
            sending::show_connected();
            sending::send(&again);
        });
        on(&window, "pageshow", turning::refresh_restored);
        on(&window, "popstate", move |_| turning::follow_address());
        on(&window, "offline", move |_| sending::show_waiting());
    }
}

fn note_event(state: &Shared, event: &Event) {
    if let Some(target) = element(event) {
        note(state, &target);
    }
}

/// Keeps what was just typed, before anything else can fail.
fn note(state: &Shared, target: &Element) {
    turning::take_others_off(target);
    counting::say_length(target);
    if let Ok(Some(item)) = target.closest("[data-item]") {
        let is_flag = target.get_attribute("name").as_deref() == Some("flagged[]");
        let mut state = state.borrow_mut();
        state.is_leaving = false;
        state.drafts.keep(&item, is_flag);
    }
}

fn focus_summary() {
    if let Some(summary) = by_id("errors") {
        super::browser::focus(&summary);
    }
}

/// The time that is left by the server's clock; at its end the server hands in what it has.
fn count_down(run: &Element) {
    let Ok(left_ms) = data(run, "left").parse::<f64>() else {
        return;
    };
    let seen = Cell::new(js_sys::Date::now());
    let ends = Cell::new(seen.get() + left_ms);
    let run = run.clone();
    let (warned, is_asked) = (RefCell::new(0_u8), Cell::new(false));
    let tick = move || {
        let now = js_sys::Date::now();
        // A device's clock that was set back must not promise more time than there is.
        let jump = now - seen.replace(now);
        if jump < 0.0 {
            ends.set(ends.get() + jump - f64::from(TICK_MS));
        }
        let left = seconds_left(ends.get());
        if let Some(place) = by_id("countdown") {
            set_text(
                &place,
                &format!("{} {}:{:02}", word(&run, "left-word"), left / 60, left % 60),
            );
            if left <= 300 {
                let _ = place.set_attribute("data-near", "");
            }
        }
        let mut warned = warned.borrow_mut();
        let (stage, key) = match left {
            ..=60 => (2, "one"),
            61..=300 => (1, "five"),
            _ => (0, ""),
        };
        if stage > *warned {
            *warned = stage;
            if let Some(place) = by_id("warning") {
                set_text(&place, &word(&run, key));
            }
        }
        // Once: asking anew every second would call off the answer that is on its way.
        if left == 0 && now > ends.get() + f64::from(GRACE_MS) && !is_asked.get() {
            is_asked.set(turning::ask_again());
        }
    };
    tick();
    let _ = set_interval_with_handle(tick, Duration::from_millis(TICK_MS.into()));
}

const TICK_MS: u32 = 1_000;

/// The server takes answers so long after the end; after it there is the receipt.
const GRACE_MS: u32 = 6_000;
