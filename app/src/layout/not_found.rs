//! The page for an address that leads nowhere.

use super::frame::Frame;
use crate::error::AppError;
use crate::t;
use crate::ui::error_page::ErrorPage;
use leptos::prelude::*;

/// «Такой страницы нет».
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Frame title=t!("error-not-found-title")>
            <ErrorPage error=AppError::NotFound/>
        </Frame>
    }
}
