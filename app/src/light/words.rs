//! Words that pages of light registers share; their keys begin with the register's code.

use crate::t;
use domain::light::register::{Field, Light};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The register of the address.
pub fn register_of_page() -> Option<Light> {
    let code = use_params_map().with_untracked(|params| params.get("register"));
    code.and_then(|code| Light::from_code(&code))
}

/// A word of the register: its title, its empty state …
pub fn said(register: Light, what: &str) -> String {
    t!(&format!("{}-{what}", register.code()))
}

/// The name of a field.
pub fn label(register: Light, field: Field) -> String {
    said(register, &format!("field-{}", field.code()))
}

/// The word of a code, or nothing.
pub fn word(register: Light, field: Field, code: &str) -> String {
    match code.is_empty() {
        true => String::new(),
        false => said(register, &format!("{}-{code}", field.code())),
    }
}

/// The codes of a field with their words.
pub fn choices(register: Light, field: Field) -> Vec<(String, String)> {
    let codes = match field {
        Field::Form => register.described().forms,
        Field::State => register.described().states,
        _ => &[],
    };
    codes
        .iter()
        .map(|code| ((*code).to_owned(), word(register, field, code)))
        .collect()
}
