//! What was typed leaves the device with the answers: a school's computer is used by others afterwards (security 18).

use super::drafts::Drafts;
use leptos::prelude::*;

/// Takes away what another page of this browser may still keep of a finished attempt.
#[island]
pub fn Forget(attempt: String) -> impl IntoView {
    Effect::new(move |_| Drafts::load(&attempt, 0.0).wipe());
}
