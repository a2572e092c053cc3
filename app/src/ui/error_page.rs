//! What a page shows when it could not be loaded: what happened, in words, and the way on.

use crate::error::AppError;
use crate::t;
use leptos::prelude::*;

/// A failure as a page.
#[component]
pub fn ErrorPage(error: AppError) -> impl IntoView {
    let (title, text) = match &error {
        AppError::NotFound | AppError::Invalid(_) | AppError::Conflict(_) => {
            (t!("error-not-found-title"), t!("error-not-found-text"))
        }
        AppError::Forbidden | AppError::Unknown => (t!("error-forbidden-title"), t!("error-forbidden-text")),
        AppError::Busy(seconds) => (t!("error-busy-title"), t!("error-busy-text", seconds = *seconds)),
        AppError::Unexpected { reference } => (
            t!("error-unexpected-title"),
            t!("error-unexpected-text", reference = reference.as_str()),
        ),
    };
    view! {
        <section class="trouble">
            <h1>{title}</h1>
            <p>{text}</p>
            <p><a class="button primary" href="/">{t!("error-home")}</a></p>
        </section>
    }
}

/// The page's content when its door has answered, or the failure. Pages are rendered once, on the server and in order,
/// so nothing reactive is needed to wait: a resource below a `Suspense` would only add ways to hang.
pub fn loaded<T: 'static, V: IntoView + 'static>(
    answer: impl Future<Output = Result<T, AppError>> + Send + 'static,
    show: impl FnOnce(T) -> V + Send + 'static,
) -> AnyView {
    let content = async move {
        match answer.await {
            Ok(data) => show(data).into_any(),
            Err(error) => view! { <ErrorPage error/> }.into_any(),
        }
    };
    Suspend::new(content).into_any()
}
