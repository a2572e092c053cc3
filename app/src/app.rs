//! Every page's address, one line each. (Routes are not handed over by features as components: with views
//! erased to one type a feature's list of routes has no type of its own.)

use crate::accounts::{disable::Disable, home::Home, list::Accounts, password::Password, sign_in::SignIn};
use crate::attempts::{gone::Gone, page::Answer, result::ResultPage, review::Review, welcome::WelcomePage};
use crate::help::page::Help;
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
                <Route path=path!("/accounts") view=Accounts ssr=SsrMode::Async/>
                <Route path=path!("/accounts/password") view=Password ssr=SsrMode::Async/>
                <Route path=path!("/accounts/:user/disable") view=Disable ssr=SsrMode::Async/>
                <Route path=path!("/help") view=Help ssr=SsrMode::Async/>
                <Route path=path!("/answer") view=Gone ssr=SsrMode::Async/>
                <Route path=path!("/answer/:invitation") view=WelcomePage ssr=SsrMode::Async/>
                <Route path=path!("/answer/:invitation/page") view=Answer ssr=SsrMode::Async/>
                <Route path=path!("/answer/:invitation/review") view=Review ssr=SsrMode::Async/>
                <Route path=path!("/answer/:invitation/result") view=ResultPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
