//! The few pictures of the interface: lines in a box of 20, drawn in the colour of the text around them.

use leptos::prelude::*;

/// A picture by name; it is decoration, so the button or link around it has words of its own.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    let path = match name {
        "up" => "M10 16V4m-5 5 5-5 5 5",
        "down" => "M10 4v12m-5-5 5 5 5-5",
        "copy" => "M7 7h9v9H7zM4 13V4h9",
        "delete" => "M4 6h12M8 6V4h4v2M6 6l1 10h6l1-10M9 9v4m2-4v4",
        "add" => "M10 4v12M4 10h12",
        "edit" => "M4 16l1-4 8-8 3 3-8 8z",
        "undo" => "M7 5 3 9l4 4M3 9h8a5 5 0 0 1 0 9",
        "redo" => "m13 5 4 4-4 4m4-4H9a5 5 0 0 0 0 9",
        "view" => "M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zm8 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
        "print" => "M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z",
        "menu" => "m6 8 4 4 4-4",
        "list" => "M3 5h14M3 10h14M3 15h14",
        "close" => "M5 5l10 10M15 5 5 15",
        "link" => "M8 12l4-4M7 9 5 11a3 3 0 0 0 4 4l2-2M13 11l2-2a3 3 0 0 0-4-4L9 7",
        "download" => "M10 3v10m-4-4 4 4 4-4M4 16h12",
        "tick" => "m4 10 4 4 8-8",
        _ => "",
    };
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d=path/>
        </svg>
    }
}

/// The product's sign and name.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <svg viewBox="0 0 32 32" aria-hidden="true">
            <path fill="currentColor" d="M6 3h20a4 4 0 0 1 4 4v13a4 4 0 0 1-4 4H15l-8 6v-6H6a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4z"/>
            <path class="on" fill="none" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="m10 13.5 4.5 4.5 8-8.5"/>
        </svg>
        {crate::t!("product")}
    }
}
