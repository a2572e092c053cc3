//! The article. Its words are in `help.ftl`, one text per step, in the small Markdown of authors.

use crate::layout::frame::Frame;
use crate::request::PageRequest;
use crate::t;
use crate::ui::markdown::Markdown;
use leptos::prelude::*;

/// The steps, in order: the anchor and the page on which the step is done.
const STEPS: [(&str, &str); 7] = [
    ("roster", "/roster"),
    ("test", "/instruments"),
    ("publish", "/instruments"),
    ("campaign", "/campaigns"),
    ("links", "/campaigns"),
    ("watch", "/campaigns"),
    ("indicator", "/indicators"),
];

/// Open to everybody: it holds nothing of any school.
#[component]
pub fn Help() -> impl IntoView {
    let is_signed_in = PageRequest::here().viewer.is_some();
    view! {
        <Frame title=t!("help")>
            <div class="beside">
                <article class="article">
                    <h1>{t!("help")}</h1>
                    <p class="lead">{t!("help-lead")}</p>
                    {STEPS.map(|(step, page)| view! { <Step step page=is_signed_in.then_some(page)/> }).collect_view()}
                    <h2 id="questions">{t!("help-questions-title")}</h2>
                    <Markdown text=t!("help-questions")/>
                </article>
                <aside class="contents">
                    <h2>{t!("help-contents")}</h2>
                    <nav aria-label=t!("help-contents")>
                        {STEPS.map(|(step, _)| view! { <a href=format!("#{step}")>{title(step)}</a> }).collect_view()}
                        <a href="#questions">{t!("help-questions-title")}</a>
                    </nav>
                </aside>
            </div>
        </Frame>
    }
}

/// One step; `page` is linked for those who can open it.
#[component]
fn Step(step: &'static str, page: Option<&'static str>) -> impl IntoView {
    view! {
        <h2 id=step>{title(step)}</h2>
        <Markdown text=t!(&format!("help-{step}"))/>
        {page.map(|page| view! { <p><a href=page>{t!(&format!("help-{step}-open"))}</a></p> })}
    }
}

fn title(step: &str) -> String {
    t!(&format!("help-{step}-title"))
}
