//! Every page's address, one line each. (Routes are not handed over by features as components: with views
//! erased to one type a feature's list of routes has no type of its own.)

use crate::accounts::{home::Home, sign_in::SignIn};
use crate::instruments::{
    editor::Editor, list::Instruments, paper::Paper, preview::Preview, publish::Publish, version::Version,
};
use crate::layout::not_found::NotFound;
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

/// The whole application. Pages are rendered to their end before they are sent.
#[component]
pub fn App() -> impl IntoView {
    leptos_meta::provide_meta_context();
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/") view=Home ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=SignIn ssr=SsrMode::Async/>
                <Route path=path!("/instruments") view=Instruments ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id") view=Editor ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/preview") view=Preview ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/print") view=Paper ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/publish") view=Publish ssr=SsrMode::Async/>
                <Route path=path!("/instruments/:id/versions/:version") view=Version ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
