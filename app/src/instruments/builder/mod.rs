//! The island around the editor: it saves fields as they are typed, sends the other forms without leaving the page,
//! and puts the page the server answers with in place of the old one. It renders nothing of its own.

mod drag;
mod jobs;
mod keys;
mod page;
mod sending;

use jobs::{Job, Shop};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlFormElement};

/// The editor, alive.
#[island]
pub fn Builder(instrument: String, saving: String, saved: String, failed: String, children: Children) -> impl IntoView {
    let shop = Shop::new(instrument, [saving, saved, failed]);
    {
        let shop = shop.clone();
        Effect::new(move |_| {
            shop.open_up();
            // On the whole window: a key is also meant for the editor when nothing in it has the focus.
            let shop = shop.clone();
            let _ = window_event_listener(leptos::ev::keydown, move |event| keys::pressed(&shop, &event));
        });
    }
    let on = |act: fn(&Shop, &Event)| {
        let shop = shop.clone();
        move |event: Event| act(&shop, &event)
    };
    let (input, change, submit, click) = (on(typed), on(changed), on(submitted), on(clicked));
    let paste = on(keys::pasted);
    let (start, over, drop, end) = (on(drag::started), on(drag::over), on(drag::dropped), on(drag::ended));
    view! {
        <div
            on:input=input
            on:change=change
            on:submit=move |event| submit(event.into())
            on:click=move |event| click(event.into())
            on:paste=move |event| paste(event.into())
            on:dragstart=move |event| start(event.into())
            on:dragover=move |event| over(event.into())
            on:drop=move |event| drop(event.into())
            on:dragend=move |event| end(event.into())
        >
            {children()}
        </div>
    }
}

fn typed(shop: &Shop, event: &Event) {
    let Some((control, form)) = page::control_of(event) else {
        return;
    };
    if page::data(&form, "save").as_deref() == Some("typing") {
        shop.soil(control.id());
        shop.save_soon();
    }
}

fn changed(shop: &Shop, event: &Event) {
    let Some((control, form)) = page::control_of(event) else {
        return;
    };
    match page::data(&form, "save").as_deref() {
        Some("typing" | "change") => {
            shop.soil(control.id());
            shop.save_now();
        }
        Some("page") => send(shop, &form, event),
        Some("get") => {
            shop.save_now();
            shop.put(Job::Open(page::question_of(&form)));
        }
        _ => {}
    }
}

fn submitted(shop: &Shop, event: &Event) {
    let Some(form) = event.target().and_then(|it| it.dyn_into::<HtmlFormElement>().ok()) else {
        return;
    };
    event.prevent_default();
    if form.method() == "get" {
        shop.save_now();
        shop.put(Job::Open(page::question_of(&form)));
        return;
    }
    match page::data(&form, "save").as_deref() {
        Some("typing" | "change") => {
            shop.soil_form(&form);
            shop.save_now();
        }
        _ => send(shop, &form, event),
    }
}

/// Saves what is typed, then sends this form and shows the page it leads to.
fn send(shop: &Shop, form: &HtmlFormElement, event: &Event) {
    shop.save_now();
    shop.put(Job::Act {
        action: form.action(),
        body: page::body_of(form, page::submitter(event).as_ref()),
    });
}

fn clicked(shop: &Shop, event: &Event) {
    let Some(link) = page::closest(event, "a[href]:not([target])") else {
        return;
    };
    let has = |name: &str| page::is_set(event, name);
    if has("ctrlKey") || has("metaKey") || has("shiftKey") {
        return;
    }
    let Some(href) = link.get_attribute("href") else { return };
    let job = match link.has_attribute("data-open") {
        true => Job::Open(href),
        // Publishing looks at what is stored.
        false if !href.starts_with('#') && shop.is_behind() => Job::Leave(href),
        false => return,
    };
    event.prevent_default();
    shop.save_now();
    shop.put(job);
}
