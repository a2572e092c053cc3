//! What proves something: an address as a link, words as words. The only place where an address that people typed
//! becomes a link (security 34).

use domain::safe_url::SafeUrl;
use leptos::prelude::*;

/// A link, or the words.
#[component]
pub fn Proof(#[prop(into)] text: String) -> impl IntoView {
    match SafeUrl::parse(&text) {
        Some(url) => {
            let shown = short(url.as_str());
            view! { <a href=url.to_string() rel="noopener noreferrer nofollow">{shown}</a> }.into_any()
        }
        None => view! { <span>{text}</span> }.into_any(),
    }
}

/// An address without its scheme, cut where it would break a table.
fn short(url: &str) -> String {
    const LONGEST: usize = 40;
    let bare = url
        .split_once("://")
        .map_or(url, |(_, rest)| rest)
        .trim_end_matches('/');
    match bare.chars().count() > LONGEST {
        true => bare.chars().take(LONGEST - 1).chain(['…']).collect(),
        false => bare.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_34_only_a_safe_address_becomes_a_link() {
        let html = |text: &str| Proof(ProofProps::builder().text(text).build()).to_html();
        assert!(html("https://school.test/a").contains("href=\"https://school.test/a\""));
        for text in ["javascript:alert(1)", "Сертификат № 12", "data:text/html,<script>"] {
            assert!(!html(text).contains("href"), "{text}");
        }
    }
}
