//! Signing in, users and their roles.

pub mod api;
mod home;
mod sign_in;

use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

/// The pages of this feature.
#[component(transparent)]
pub fn AccountRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/sign-in") view=sign_in::SignIn ssr=SsrMode::Async/>
        <Route path=path!("/") view=home::Home ssr=SsrMode::Async/>
    }
    .into_inner()
}
