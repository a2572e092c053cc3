//! Doing the jobs: fetches to our own server, and what their answers change on the page.

use super::jobs::{Job, Shop};
use super::page;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, HtmlFormElement, RequestInit, Response};

const EDIT: &str = "/api/instruments/edit";

/// Does one job.
pub async fn work(shop: &Shop, job: Job) {
    match job {
        Job::Save(control) => save(shop, &control).await,
        Job::SaveGone(body) => save_gone(shop, body).await,
        Job::Act { action, body } => act(shop, &action, page::as_seen(body)).await,
        Job::Open(href) => open(shop, &href).await,
        Job::Refresh => {
            if let Ok(href) = window().location().href()
                && let Some((_, html)) = get(&href).await
            {
                page::refresh(shop, &html);
            }
        }
        Job::Leave(href) => {
            let _ = window().location().set_href(&href);
        }
    }
}

async fn save(shop: &Shop, control: &str) {
    let (Some(form), true) = (shop.form_of(control), shop.dirty().iter().any(|it| it == control)) else {
        shop.clean(control);
        return;
    };
    page::say(&shop.words[0], Some("saving"));
    let body = page::body_of(&form, None);
    // What is typed while this is on its way makes the field dirty again.
    shop.clean(control);
    match store(&body).await {
        Stored::Yes(stored) => took(shop, &form, &stored),
        Stored::Refused => act(shop, EDIT, body).await,
        Stored::NoLine => {
            shop.soil(control.to_owned());
            page::say(&shop.words[2], Some("failed"));
            shop.save_again();
        }
    }
}

/// The field is no longer on the page: its card, read only now, is shown anew.
async fn save_gone(shop: &Shop, body: String) {
    match store(&body).await {
        Stored::Yes(_) => {
            if let Ok(href) = window().location().href() {
                shop.put(Job::Open(href));
            }
        }
        Stored::Refused => act(shop, EDIT, body).await,
        Stored::NoLine => {
            page::say(&shop.words[2], Some("failed"));
            shop.put_again(Job::SaveGone(body));
        }
    }
}

enum Stored {
    Yes(JsValue),
    /// The server's page shows what is wrong, with both texts of a conflict.
    Refused,
    NoLine,
}

async fn store(body: &str) -> Stored {
    let Some(response) = fetch("POST", EDIT, "application/json", Some(body)).await else {
        return Stored::NoLine;
    };
    if !response.ok() {
        return Stored::Refused;
    }
    match text_of(&response)
        .await
        .and_then(|text| js_sys::JSON::parse(&text).ok())
    {
        Some(stored) => Stored::Yes(stored),
        None => Stored::NoLine,
    }
}

/// The field holds what the server stored; «Сохранено» only when nothing typed since is waiting.
fn took(shop: &Shop, form: &HtmlFormElement, stored: &JsValue) {
    let field = |name: &str| page::property(stored, name);
    if let (Some(was), Some(value)) = (page::was(form), field("value").and_then(|it| it.as_string())) {
        was.set_value(&value);
    }
    if let Some(revision) = field("revision").and_then(|it| it.as_f64()) {
        seen(revision);
    }
    if shop.dirty().is_empty() {
        let at = field("at").and_then(|it| it.as_string()).unwrap_or_default();
        page::say(&format!("{} {at}", shop.words[1]), None);
    }
    shop.put(Job::Refresh);
}

/// The buttons of undo and redo speak of what the author has seen.
fn seen(revision: f64) {
    let Ok(fields) = document().query_selector_all("input[name=seen]") else {
        return;
    };
    for index in 0..fields.length() {
        let field = fields
            .item(index)
            .and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(field) = field {
            field.set_value(&format!("{revision}"));
        }
    }
    for (id, is_open) in [("undo", true), ("redo", false)] {
        let Some(button) = document().get_element_by_id(id) else {
            continue;
        };
        let _ = match is_open {
            true => button.remove_attribute("disabled"),
            false => button.set_attribute("disabled", ""),
        };
    }
}

async fn act(shop: &Shop, action: &str, body: String) {
    let Some(response) = fetch("POST", action, "text/html", Some(&body)).await else {
        page::say(&shop.words[2], Some("failed"));
        return;
    };
    let url = response.url();
    let Some(html) = text_of(&response).await else { return };
    show(shop, &url, &html, false);
}

async fn open(shop: &Shop, href: &str) {
    let Some((url, html)) = get(href).await else {
        page::say(&shop.words[2], Some("failed"));
        return;
    };
    if !show(shop, &url, &html, true) {
        return;
    }
    let Some((_, place)) = href.split_once('#') else { return };
    let card = document().get_element_by_id(place);
    let inside = card
        .as_ref()
        .and_then(|it| it.query_selector(".cell textarea, .cell .input").ok().flatten());
    let is_open = card.as_ref().is_some_and(|it| it.class_list().contains("editing"));
    if let Some(element) = inside.filter(|_| is_open).or(card) {
        page::focus_on(&element);
    }
}

/// Shows a page; without an editor in it (signed out, gone) the browser goes there itself.
fn show(shop: &Shop, url: &str, html: &str, is_new: bool) -> bool {
    if !page::swap(shop, html) {
        let _ = window().location().set_href(url);
        return false;
    }
    let address = without_focus(url);
    if let Ok(history) = window().history() {
        let is_same = window()
            .location()
            .href()
            .is_ok_and(|it| it.split('#').next() == Some(address.as_str()));
        let _ = match is_new && !is_same {
            true => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
            false => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
        };
    }
    true
}

/// A page fetched again must not pull the focus to what was new once.
fn without_focus(url: &str) -> String {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|it| !it.is_empty() && !it.starts_with("focus="))
        .collect();
    match kept.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", kept.join("&")),
    }
}

async fn get(href: &str) -> Option<(String, String)> {
    let response = fetch("GET", href, "text/html", None).await?;
    let url = response.url();
    Some((url, text_of(&response).await?))
}

async fn fetch(method: &str, url: &str, accept: &str, body: Option<&str>) -> Option<Response> {
    let headers = Headers::new().ok()?;
    headers.set("accept", accept).ok()?;
    let init = RequestInit::new();
    init.set_method(method);
    if let Some(body) = body {
        headers.set("content-type", "application/x-www-form-urlencoded").ok()?;
        init.set_body(&JsValue::from_str(body));
    }
    init.set_headers(&headers);
    let answer = JsFuture::from(window().fetch_with_str_and_init(url, &init))
        .await
        .ok()?;
    answer.dyn_into().ok()
}

async fn text_of(response: &Response) -> Option<String> {
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
