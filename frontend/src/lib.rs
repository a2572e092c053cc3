//! The browser's entry: it makes the islands of `app` alive.

// Without this line nothing of `app` would be linked, and no island would be found.
use app as _;

/// Called once by the page's script.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
