//! The routes, one line per feature.

use crate::accounts::AccountRoutes;
use crate::layout::not_found::NotFound;
use leptos::prelude::*;
use leptos_router::components::{Router, Routes};

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=NotFound>
                <AccountRoutes/>
            </Routes>
        </Router>
    }
}
