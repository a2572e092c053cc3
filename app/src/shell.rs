//! The HTML document around every page.

use crate::app::App;
use crate::request::PageRequest;
use leptos::prelude::*;

/// The document. Pages for respondents get the small stylesheet; pages without islands get no script at all.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let request = PageRequest::here();
    let is_answering = is_answering(&request.path);
    let style = if is_answering { "answer" } else { "main" };
    let style = format!("/{}/{style}.css", options.site_pkg_dir);
    let contrast = request.high_contrast.then_some("high");
    view! {
        <!DOCTYPE html>
        <html lang=request.locale.code() data-contrast=contrast>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href=style/>
                <HydrationScripts options islands=true/>
                <leptos_meta::MetaTags/>
            </head>
            <body class=body_class(&request.path)>
                <App/>
            </body>
        </html>
    }
}

/// Respondents' pages and the wall look unlike the rest.
fn body_class(path: &str) -> Option<&'static str> {
    let path = path.split('?').next().unwrap_or(path);
    match path {
        _ if is_answering(path) => Some("answering"),
        _ if path.starts_with("/campaigns/") && path.ends_with("/wall") => Some("wall"),
        _ => None,
    }
}

/// The pages of answering, by personal link or as a trial run.
fn is_answering(path: &str) -> bool {
    path.starts_with("/answer") || (path.starts_with("/instruments/") && path.contains("/trial/"))
}
