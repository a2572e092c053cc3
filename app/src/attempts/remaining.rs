//! The guard of the review page: nothing is handed in while answers still wait on this device.

use super::drafts::Drafts;
use leptos::prelude::*;

/// Goes back to the form, which sends what waits, when something does.
#[island]
pub fn Remaining(attempt: String, form: String) -> impl IntoView {
    Effect::new(move |_| {
        if !Drafts::load(&attempt, 0.0).names().is_empty() {
            let _ = window().location().replace(&form);
        }
    });
}
