//! What was typed and is not yet known to be on the server. It lies in the browser's storage, so a reload, a closed
//! tab or a lost connection takes nothing away.

use super::browser::{all, inside};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Storage};

/// Unsaved items of one attempt: a JavaScript object of the bodies that will be sent, by item.
pub struct Drafts {
    key: String,
    attempt: String,
    bodies: Object,
    /// The server's clock minus this one's, in milliseconds, so that all devices number alike.
    ahead: f64,
    last: f64,
}

impl Drafts {
    /// What an earlier visit left behind; `revision` is the highest the server knows, and its time.
    pub fn load(attempt: &str, revision: f64) -> Self {
        let key = format!("otklik:{attempt}");
        let stored = storage().and_then(|storage| storage.get_item(&key).ok().flatten());
        let bodies = stored.and_then(|text| JSON::parse(&text).ok()?.dyn_into::<Object>().ok());
        let mut drafts = Self {
            key,
            attempt: attempt.to_owned(),
            bodies: bodies.unwrap_or_default(),
            ahead: revision - js_sys::Date::now(),
            last: revision,
        };
        let revisions = drafts.names().into_iter().map(|name| drafts.revision(&name));
        drafts.last = revisions.fold(drafts.last, f64::max);
        drafts
    }

    /// Keeps the item as it stands in the form; only its flag when that was touched.
    pub fn keep(&mut self, item: &Element, is_flag: bool) {
        let id = super::browser::data(item, "item");
        self.last = (js_sys::Date::now() + self.ahead).floor().max(self.last + 1.0);
        let body = Object::new();
        put(&body, "attempt", &self.attempt.as_str().into());
        put(&body, "item", &id.as_str().into());
        put(&body, "revision", &self.last.into());
        if is_flag {
            let flag = inside(item, "input[name='flagged[]']").pop();
            let flag = flag.and_then(|flag| flag.dyn_into::<HtmlInputElement>().ok());
            put(&body, "flagged", &flag.is_some_and(|flag| flag.checked()).into());
        } else {
            put(&body, "fields", &fields(item));
        }
        let name = if is_flag { format!("{id}!") } else { id };
        put(&self.bodies, &name, &body);
        self.store();
    }

    /// What waits to be sent.
    pub fn names(&self) -> Vec<String> {
        let names = Object::keys(&self.bodies);
        names.iter().filter_map(|name| name.as_string()).collect()
    }

    /// The body of a draft.
    pub fn body(&self, name: &str) -> JsValue {
        get(&self.bodies, name)
    }

    pub fn revision(&self, name: &str) -> f64 {
        get(&self.body(name), "revision").as_f64().unwrap_or(0.0)
    }

    /// The draft is on the server, unless something newer was typed meanwhile.
    pub fn settle(&mut self, name: &str, revision: f64) {
        if self.revision(name) <= revision {
            let _ = Reflect::delete_property(&self.bodies, &name.into());
            self.store();
        }
    }

    /// Nothing more will be sent.
    pub fn wipe(&mut self) {
        self.bodies = Object::new();
        self.store();
    }

    fn store(&self) {
        let Some(storage) = storage() else { return };
        let text = JSON::stringify(&self.bodies).ok().and_then(|text| text.as_string());
        let _ = match (self.names().is_empty(), text) {
            (false, Some(text)) => storage.set_item(&self.key, &text),
            _ => storage.remove_item(&self.key),
        };
    }

    /// Puts what was not saved back into the form.
    pub fn show_again(&self) {
        for name in self.names() {
            let fields = get(&self.body(&name), "fields");
            if let Some(item) = name.strip_suffix('!') {
                flag(item, get(&self.body(&name), "flagged").is_truthy());
            }
            if let Some(fields) = fields.dyn_ref::<Object>() {
                for field in Object::keys(fields).iter().filter_map(|field| field.as_string()) {
                    fill(&field, &Array::from(&get(fields, &field)));
                }
            }
        }
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn put(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// The fields of an item that are its own and not of a part of it; one that holds nothing is there and empty.
fn fields(item: &Element) -> Object {
    let fields = Object::new();
    for input in inside(item, "[name^='fields[_']") {
        let Some(field) = field_name(&input) else { continue };
        let known = get(&fields, &field);
        let texts = known.dyn_into::<Array>().unwrap_or_else(|_| Array::new());
        if let Some(text) = value(&input) {
            texts.push(&text.into());
        }
        put(&fields, &field, &texts);
    }
    fields
}

fn field_name(input: &Element) -> Option<String> {
    let name = input.get_attribute("name")?;
    Some(name.strip_prefix("fields[_")?.strip_suffix("][]")?.to_owned())
}

fn value(input: &Element) -> Option<String> {
    if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
        let is_choice = matches!(input.type_().as_str(), "radio" | "checkbox");
        return (!is_choice || input.checked()).then(|| input.value());
    }
    if let Some(select) = input.dyn_ref::<HtmlSelectElement>() {
        return Some(select.value());
    }
    Some(input.dyn_ref::<HtmlTextAreaElement>()?.value())
}

fn flag(item: &str, is_flagged: bool) {
    for input in all(&format!("[name='flagged[]'][value='{item}']")) {
        if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
            input.set_checked(is_flagged);
        }
    }
}

fn fill(field: &str, texts: &Array) {
    let first = texts.get(0).as_string().unwrap_or_default();
    for input in all(&format!("[name='fields[_{field}][]']")) {
        if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
            match input.type_().as_str() {
                "radio" | "checkbox" => input.set_checked(texts.includes(&input.value().into(), 0)),
                _ => input.set_value(&first),
            }
        } else if let Some(select) = input.dyn_ref::<HtmlSelectElement>() {
            select.set_value(&first);
        } else if let Some(area) = input.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value(&first);
        }
    }
}
