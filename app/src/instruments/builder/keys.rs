//! The keyboard and the clipboard: moving a card, undo, the next option, a pasted list.

use super::jobs::{Job, Shop};
use super::page;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, UrlSearchParams};

const OPTION: &str = ".options textarea";

/// A key went down.
pub fn pressed(shop: &Shop, event: &Event) {
    let key = page::property(event, "key")
        .and_then(|it| it.as_string())
        .unwrap_or_default();
    let has = |name: &str| page::is_set(event, name);
    let command = has("ctrlKey") || has("metaKey");
    match key.as_str() {
        "ArrowUp" if has("altKey") => step(event, "up"),
        "ArrowDown" if has("altKey") => step(event, "down"),
        "z" | "Z" | "я" | "Я" if command && !is_typing(event) => {
            event.prevent_default();
            press(if has("shiftKey") { "redo" } else { "undo" });
        }
        "Enter" if !has("shiftKey") && !has("isComposing") => next_option(shop, event),
        _ => {}
    }
}

/// Several lines pasted into an option become options.
pub fn pasted(shop: &Shop, event: &Event) {
    let Some(list) = page::closest(event, OPTION).and_then(|it| list_of(&it)) else {
        return;
    };
    let clipboard = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    let text = clipboard
        .and_then(|it| it.get_data("text/plain").ok())
        .unwrap_or_default();
    if text.lines().filter(|line| !line.trim().is_empty()).count() < 2 {
        return;
    }
    event.prevent_default();
    shop.save_now();
    edit(shop, &list, "paste_options", &text);
}

fn step(event: &Event, direction: &str) {
    let Some(card) = page::closest(event, "[data-card]") else {
        return;
    };
    event.prevent_default();
    let card = page::data(&card, "card").unwrap_or_default();
    press(&format!("do-move-{card}-{direction}"));
}

fn press(id: &str) {
    let button = document().get_element_by_id(id);
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// The browser's own undo belongs to texts.
fn is_typing(event: &Event) -> bool {
    let Some(target) = event.target() else { return false };
    let is_line = target
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|it| !matches!(it.type_().as_str(), "radio" | "checkbox"));
    is_line || target.dyn_ref::<HtmlTextAreaElement>().is_some()
}

/// Enter goes to the next option, and makes one after the last.
fn next_option(shop: &Shop, event: &Event) {
    let Some(option) = page::closest(event, OPTION) else {
        return;
    };
    event.prevent_default();
    let row = option.closest("li").ok().flatten();
    let next = row.and_then(|it| it.next_element_sibling());
    match next.and_then(|it| it.query_selector("textarea").ok().flatten()) {
        Some(next) => page::focus_on(&next),
        None => {
            shop.save_now();
            if let Some(list) = list_of(&option) {
                edit(shop, &list, "add_option", "");
            }
        }
    }
}

fn list_of(option: &Element) -> Option<Element> {
    option.closest("ul[data-list]").ok().flatten()
}

fn edit(shop: &Shop, list: &Element, act: &str, value: &str) {
    let of = |name| page::data(list, name).unwrap_or_default();
    let (item, list) = (of("item"), of("list"));
    let fields = [
        ("edit[act]", act),
        ("edit[at]", item.as_str()),
        ("edit[list]", list.as_str()),
        ("edit[value]", value),
        ("open", item.as_str()),
    ];
    shop.put(post(shop, &fields));
}

/// An edit that no form of the page stands for.
pub fn post(shop: &Shop, fields: &[(&str, &str)]) -> Job {
    let mut body = String::new();
    if let Ok(params) = UrlSearchParams::new() {
        params.append("instrument", &shop.instrument);
        for (name, value) in fields {
            params.append(name, value);
        }
        body = params.to_string().into();
    }
    Job::Act {
        action: "/api/instruments/edit".to_owned(),
        body,
    }
}
