//! Every page's address, one line each. (Routes are not handed over by features as components: with views
//! erased to one type a feature's list of routes has no type of its own.)

use crate::accounts::{home::Home, sign_in::SignIn};
use crate::campaigns::{
    board::BoardPage, marking::MarkingPage, person_result::PersonResultPage, results::ResultsPage, wall::WallPage,
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
                <Route path=path!("/campaigns/:id/board") view=BoardPage ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/wall") view=WallPage ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/results") view=ResultsPage ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/results/:attempt") view=PersonResultPage ssr=SsrMode::Async/>
                <Route path=path!("/campaigns/:id/marking") view=MarkingPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
