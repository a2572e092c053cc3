//! The start page of staff.

use super::api::home;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use leptos::prelude::*;

/// What is going on, and where to go.
#[component]
pub fn Home() -> impl IntoView {
    let name = Resource::new_blocking(|| (), |()| home());
    view! {
        <Frame title=t!("product")>
            <Suspense>
                {move || Suspend::new(async move { loaded(name.await, |name| view! { <h1>{name}</h1> }) })}
            </Suspense>
        </Frame>
    }
}
