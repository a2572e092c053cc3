//! Dragging a card by its grip to another place, also of another section or case.

use super::jobs::Shop;
use super::{keys, page};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event};

const CARD: &str = "[data-card]";

/// A grip was taken.
pub fn started(shop: &Shop, event: &Event) {
    let Some(card) = page::closest(event, ".grip").and_then(|it| it.closest(CARD).ok().flatten()) else {
        return;
    };
    let id = page::data(&card, "card");
    if let Some(transfer) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) {
        let _ = transfer.set_data("text/plain", id.as_deref().unwrap_or_default());
        transfer.set_drag_image(&card, 24, 24);
    }
    let _ = card.class_list().add_1("dragged");
    shop.drag(id);
}

/// A card is above another one.
pub fn over(shop: &Shop, event: &Event) {
    if shop.dragged().is_none() {
        return;
    }
    if let Some(card) = page::closest(event, CARD) {
        event.prevent_default();
        unmark("over");
        let _ = card.class_list().add_1("over");
    }
}

/// A card was let go above another one: it takes the place before or after it, by the half it is above.
pub fn dropped(shop: &Shop, event: &Event) {
    let (Some(dragged), Some(card)) = (shop.dragged(), page::closest(event, CARD)) else {
        return;
    };
    event.prevent_default();
    let of = |name| page::data(&card, name).unwrap_or_default();
    if of("card") == dragged {
        return;
    }
    let place: usize = of("place").parse().unwrap_or_default();
    let index = place_for(&dragged, &of("within"), place + usize::from(is_below(event, &card)));
    let open = document().query_selector("article.editing[data-card]").ok().flatten();
    let open = open.and_then(|it| page::data(&it, "card")).unwrap_or_default();
    shop.save_now();
    shop.put(keys::post(
        shop,
        &[
            ("edit[act]", "move_to"),
            ("edit[at]", &dragged),
            ("edit[to]", &of("within")),
            ("edit[index]", &index.to_string()),
            ("open", &open),
        ],
    ));
}

/// Letting go anywhere ends it.
pub fn ended(shop: &Shop, _: &Event) {
    shop.drag(None);
    unmark("over");
    unmark("dragged");
}

/// The card leaves its old place first, so what stood behind it moves up.
fn place_for(dragged: &str, within: &str, index: usize) -> usize {
    let own = document().get_element_by_id(dragged);
    let is_same = own
        .as_ref()
        .and_then(|it| page::data(it, "within"))
        .is_some_and(|it| it == within);
    let from = own
        .and_then(|it| page::data(&it, "place"))
        .and_then(|it| it.parse().ok());
    match from {
        Some(from) if is_same && index > from => index - 1,
        _ => index,
    }
}

fn is_below(event: &Event, card: &Element) -> bool {
    let number = |of: &wasm_bindgen::JsValue, name: &str| page::property(of, name).and_then(|it| it.as_f64());
    let offset = number(event, "clientY").unwrap_or_default();
    let top = js_sys::Reflect::get(card, &"getBoundingClientRect".into())
        .ok()
        .and_then(|it| it.dyn_into::<js_sys::Function>().ok())
        .and_then(|it| it.call0(card).ok());
    let Some(rect) = top else { return false };
    let (top, height) = (
        number(&rect, "top").unwrap_or_default(),
        number(&rect, "height").unwrap_or_default(),
    );
    offset > top + height / 2.0
}

fn unmark(class: &str) {
    while let Ok(Some(card)) = document().query_selector(&format!(".item-card.{class}")) {
        let _ = card.class_list().remove_1(class);
    }
}
