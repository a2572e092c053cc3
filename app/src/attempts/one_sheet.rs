//! The island around the page that is answered without a name. It keeps nothing on the device and sends nothing: it
//! only does what a form cannot do by itself.

use super::browser::{by_id, element, focus, on};
use super::{counting, turning};
use leptos::prelude::*;
use web_sys::Event;

/// Makes the form inside a little alive.
#[island]
pub fn OneSheet(children: Children) -> impl IntoView {
    Effect::new(move |_| wake());
    children()
}

fn wake() {
    let Some(form) = by_id("answers") else { return };
    on(&form, "input", |event| attend(&event));
    on(&form, "change", |event| attend(&event));
    if let Some(window) = web_sys::window() {
        on(&window, "pageshow", turning::refresh_restored);
    }
    if let Some(summary) = by_id("errors") {
        focus(&summary);
    }
}

fn attend(event: &Event) {
    if let Some(target) = element(event) {
        turning::take_others_off(&target);
        counting::say_length(&target);
    }
}
