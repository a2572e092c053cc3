//! How much of a text's greatest length has been written.

use super::browser::{data, inside, set_hidden, set_text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

/// Says it below the field; characters are counted as the server counts them.
pub fn say_length(field: &Element) {
    let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() else {
        return;
    };
    let Ok(Some(item)) = field.closest("[data-item]") else {
        return;
    };
    for place in inside(&item, "[data-count]") {
        let length = area.value().chars().count();
        set_text(&place, &data(&place, "count").replace("{no}", &length.to_string()));
        set_hidden(&place, false);
    }
}
