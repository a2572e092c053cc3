//! A small Markdown for authors' texts: paragraphs, emphasis, lists, links, tables. The result is sanitised
//! whatever the author typed; pictures and raw HTML are left out.

use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "p",
        "br",
        "em",
        "strong",
        "ul",
        "ol",
        "li",
        "a",
        "code",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ];
    let mut builder = ammonia::Builder::default();
    builder
        .tags(HashSet::from(tags))
        .url_schemes(HashSet::from(["https", "http", "mailto"]));
    builder.link_rel(Some("noopener noreferrer"));
    builder
});

/// An author's text as a block.
#[component]
pub fn Markdown(#[prop(into)] text: String) -> impl IntoView {
    view! { <div class="prose" inner_html=to_html(&text).to_string()></div> }
}

/// An author's text inside a line, such as an option: emphasis and links only by being one paragraph.
#[component]
pub fn MarkdownLine(#[prop(into)] text: String) -> impl IntoView {
    let html = to_html(&text);
    let inner = html
        .trim()
        .strip_prefix("<p>")
        .and_then(|rest| rest.strip_suffix("</p>"));
    let inner = inner.filter(|inner| !inner.contains("<p>")).map(str::to_owned);
    match inner {
        Some(inner) => view! { <span inner_html=inner></span> }.into_any(),
        None => view! { <span>{text}</span> }.into_any(),
    }
}

/// Texts of authors that are shown again and again, and their HTML.
static KNOWN: LazyLock<RwLock<HashMap<String, Arc<str>>>> = LazyLock::new(RwLock::default);
const KEPT: usize = 4_000;
const KEPT_BYTES: usize = 4_096;

/// Sanitised HTML of a small Markdown; a single line break stays a line break.
pub fn to_html(text: &str) -> Arc<str> {
    if let Some(known) = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(text) {
        return known.clone();
    }
    let html: Arc<str> = render(text).into();
    if text.len() <= KEPT_BYTES {
        let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(text.to_owned(), html.clone());
    }
    html
}

fn render(text: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser, html};
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let events = parser.map(|event| match event {
        Event::SoftBreak => Event::HardBreak,
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        other => other,
    });
    let mut unsafe_html = String::new();
    html::push_html(&mut unsafe_html, events);
    CLEANER.clean(&unsafe_html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_31_34_scripts_and_odd_links_do_not_survive() {
        let attacks = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](data:text/html,<script>1</script>)",
            "<svg onload=alert(1)>",
            "<a href=\"java\tscript:alert(1)\">x</a>",
        ];
        for attack in attacks {
            let html = to_html(attack);
            let live = [
                "<script",
                "<img",
                "<svg",
                "href=\"javascript",
                "href=\"data",
                "onerror=\"",
            ];
            assert!(live.iter().all(|bad| !html.contains(bad)), "{attack} -> {html}");
        }
    }

    #[test]
    fn lists_emphasis_and_breaks_stay() {
        assert_eq!(to_html("**да**\nнет").trim(), "<p><strong>да</strong><br>\nнет</p>");
        assert!(to_html("1. раз\n2. два").contains("<ol>"));
    }
}
