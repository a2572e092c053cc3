//! A register that there is not: asked of a door like a row that there is not, so that a stranger signs in first.

use super::api::show;
use crate::layout::frame::Frame;
use crate::t;
use crate::ui::error_page::loaded;
use domain::ids::LightRecordId;
use domain::light::register::Light;
use leptos::prelude::*;

/// `/registers/nothing`
#[component]
pub fn Missing() -> impl IntoView {
    let nothing = LightRecordId(uuid::Uuid::nil());
    view! {
        <Frame title=t!("error-not-found-title")>
            {loaded(show(Light::Requests, Some(nothing)), |_| ())}
        </Frame>
    }
}
