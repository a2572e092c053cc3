//! What was answered before the script came: on a slow line a person is faster, and nothing may be lost of it.

use super::browser::all;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The fields that no longer hold what the server put into them.
pub fn touched() -> Vec<Element> {
    let mut fields = all("[data-item] [name^='fields[_'], [data-item] [name='flagged[]']");
    fields.retain(is_touched);
    fields
}

fn is_touched(field: &Element) -> bool {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "radio" | "checkbox" => input.checked() != input.default_checked(),
            _ => input.value() != input.default_value(),
        };
    }
    if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
        let sent = select.query_selector("option[selected]").ok().flatten();
        return select.value()
            != sent
                .and_then(|option| option.get_attribute("value"))
                .unwrap_or_default();
    }
    let area = field.dyn_ref::<HtmlTextAreaElement>();
    area.is_some_and(|area| area.default_value().is_ok_and(|sent| area.value() != sent))
}
