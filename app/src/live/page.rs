//! Asking for the page again and taking over what changed in it.

use super::GLANCE;
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomParser, Element, Headers, HtmlElement, RequestInit, Response, SupportedType};

/// What the server last gave each region, by the region's name. What somebody's click has changed in it since, such as
/// the word of a button that has copied, stays until the server gives something else.
#[derive(Clone, Default)]
pub struct Given(Rc<RefCell<HashMap<String, String>>>);

impl Given {
    /// What the page came with.
    pub fn of(part: &str) -> Self {
        let given = Self::default();
        let present = document().get_element_by_id(part);
        for region in present.iter().flat_map(regions) {
            if let Ok(copy) = region.clone_node_with_deep(true).map(JsCast::unchecked_into::<Element>) {
                given.is_new(&region, &copy);
            }
        }
        given
    }

    /// Notes what a region is given; no when that is what it was given before.
    fn is_new(&self, region: &Element, fresh: &Element) -> bool {
        show_copy_buttons(fresh);
        let html = fresh.inner_html();
        let before = self.0.borrow_mut().insert(name(region), html.clone());
        before.is_none_or(|before| before != html)
    }
}

/// How much of a page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Whole,
    /// Without its long lists, which stay as they are.
    Glance,
}

/// Fetches the current address and takes the part over. A page without that part (signed out) changes nothing.
pub async fn refresh(part: &str, given: &Given, look: Look) -> Option<()> {
    let html = fetch(look).await?;
    let fresh = DomParser::new().ok()?;
    let fresh = fresh.parse_from_string(&html, SupportedType::TextHtml).ok()?;
    let (present, fresh) = (document().get_element_by_id(part)?, fresh.get_element_by_id(part)?);
    for region in regions(&present) {
        let named = format!("[data-live=\"{}\"]", name(&region));
        if let Ok(Some(new)) = fresh.query_selector(&named)
            && given.is_new(&region, &new)
        {
            replace(&region, &new.inner_html());
        }
    }
    Some(())
}

fn regions(part: &Element) -> Vec<Element> {
    let found = part.query_selector_all("[data-live]").ok();
    let nodes = found
        .iter()
        .flat_map(|all| (0..all.length()).filter_map(|at| all.get(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

fn name(region: &Element) -> String {
    region.get_attribute("data-live").unwrap_or_default()
}

/// It is our own page, so its HTML is already safe.
async fn fetch(look: Look) -> Option<String> {
    let address = window().location().href().ok()?;
    let (init, headers) = (RequestInit::new(), Headers::new().ok()?);
    if look == Look::Glance {
        headers.set(GLANCE, "1").ok()?;
    }
    init.set_headers(&headers);
    let answer = JsFuture::from(window().fetch_with_str_and_init(&address, &init));
    let answer = answer.await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// Replaces what a region holds, and puts the focus back where it was.
fn replace(region: &Element, html: &str) {
    let focused = document().active_element().filter(|one| region.contains(Some(one)));
    let way_back = focused.and_then(|one| selector(&one));
    region.set_inner_html(html);
    let found = way_back.and_then(|selector| region.query_selector(&selector).ok().flatten());
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// How to find the same element again.
fn selector(element: &Element) -> Option<String> {
    let by = |name: &str| element.get_attribute(name).map(|value| format!("[{name}=\"{value}\"]"));
    by("data-copy").or_else(|| by("id"))
}

/// They are hidden until a script is there, also in HTML that came later.
fn show_copy_buttons(region: &Element) {
    let Ok(buttons) = region.query_selector_all("[data-copy][hidden]") else {
        return;
    };
    for at in 0..buttons.length() {
        if let Some(button) = buttons.get(at).and_then(|one| one.dyn_into::<Element>().ok()) {
            let _ = button.remove_attribute("hidden");
        }
    }
}
