//! When to ask again: at each nudge, at most twice a second; after a reconnect; and every 15 seconds in case
//! nudges do not come through. A page with long lists is looked at whole every three seconds at most, and glanced at in
//! between. Nothing happens while the page is hidden.

use super::page::{self, Given, Look};
use js_sys::Date;
use leptos::leptos_dom::helpers::{set_interval_with_handle, set_timeout};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::EventSource;

const AT_MOST_EVERY: Duration = Duration::from_millis(500);
const AT_LEAST_EVERY: Duration = Duration::from_secs(15);
const WHOLE_AT_MOST_EVERY: Duration = Duration::from_secs(3);

/// Follows a topic for as long as the page is open.
pub fn follow(topic: &str, part: &str, glances: bool) {
    let follower = Follower {
        address: Rc::from(format!("/live/{topic}")),
        part: Rc::from(part),
        given: Given::of(part),
        source: Rc::default(),
        is_resting: Rc::default(),
        is_asked_again: Rc::default(),
        glances,
        seen_whole_at: Rc::new(Cell::new(Date::now())),
        is_whole_due: Rc::default(),
    };
    follower.open();
    let beat = follower.clone();
    let _ = set_interval_with_handle(move || beat.nudge(), AT_LEAST_EVERY);
    let turned = follower.clone();
    let on_turn = Closure::<dyn Fn()>::new(move || turned.turn());
    let _ = document().add_event_listener_with_callback("visibilitychange", on_turn.as_ref().unchecked_ref());
    on_turn.forget();
}

#[derive(Clone)]
struct Follower {
    address: Rc<str>,
    part: Rc<str>,
    given: Given,
    source: Rc<RefCell<Option<EventSource>>>,
    is_resting: Rc<Cell<bool>>,
    is_asked_again: Rc<Cell<bool>>,
    glances: bool,
    /// In milliseconds of the browser's clock.
    seen_whole_at: Rc<Cell<f64>>,
    is_whole_due: Rc<Cell<bool>>,
}

impl Follower {
    /// Opens the stream. Every (re)connection says hello: something may have changed meanwhile.
    fn open(&self) {
        let Ok(source) = EventSource::new(&self.address) else {
            return;
        };
        for event in ["hello", "changed"] {
            let this = self.clone();
            let on_event = Closure::<dyn Fn()>::new(move || this.nudge());
            let _ = source.add_event_listener_with_callback(event, on_event.as_ref().unchecked_ref());
            on_event.forget();
        }
        self.source.replace(Some(source));
    }

    /// The page was hidden or shown.
    fn turn(&self) {
        if let Some(source) = self.source.take() {
            source.close();
        }
        if !document().hidden() {
            self.open();
        }
    }

    /// Asks now, or once more when the rest after the last question is over.
    fn nudge(&self) {
        if document().hidden() {
            return;
        }
        if self.is_resting.replace(true) {
            self.is_asked_again.set(true);
            return;
        }
        let (part, given, look) = (self.part.clone(), self.given.clone(), self.look());
        leptos::task::spawn_local(async move {
            page::refresh(&part, &given, look).await;
        });
        let this = self.clone();
        let rested = move || {
            this.is_resting.set(false);
            if this.is_asked_again.take() {
                this.nudge();
            }
        };
        set_timeout(rested, AT_MOST_EVERY);
    }

    /// How much to ask for now; a glance is followed by a whole look when its time has come.
    fn look(&self) -> Look {
        let since = Duration::from_millis((Date::now() - self.seen_whole_at.get()).max(0.0) as u64);
        let Some(rest) = WHOLE_AT_MOST_EVERY.checked_sub(since).filter(|_| self.glances) else {
            self.seen_whole_at.set(Date::now());
            return Look::Whole;
        };
        if !self.is_whole_due.replace(true) {
            let this = self.clone();
            let due = move || {
                this.is_whole_due.set(false);
                this.nudge();
            };
            set_timeout(due, rest);
        }
        Look::Glance
    }
}
