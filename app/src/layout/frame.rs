//! The frame of staff pages: product, organisation, sections, language, contrast, signing out.

use crate::request::PageRequest;
use crate::t;
use crate::ui::form::PostForm;
use domain::access::Verb;
use leptos::prelude::*;

/// A staff page with its title; `wide` uses the whole screen.
#[component]
pub fn Frame(#[prop(into)] title: String, #[prop(optional)] wide: bool, children: Children) -> impl IntoView {
    let product = t!("product");
    let main_class = if wide { "page wide" } else { "page" };
    view! {
        <leptos_meta::Title text=format!("{title} · {product}")/>
        <a class="skip-link" href="#content">{t!("skip-to-content")}</a>
        <TopBar/>
        <main class=main_class id="content">{children()}</main>
        <Footer/>
    }
}

#[component]
fn TopBar() -> impl IntoView {
    let request = PageRequest::here();
    let viewer = request.viewer.clone();
    view! {
        <header class="top-bar">
            <a class="brand" href="/">{t!("product")}</a>
            {viewer.clone().map(|viewer| view! {
                <span class="organization">
                    {viewer.organization}
                    {viewer.is_demo.then(|| view! { <span class="badge">{t!("demo-badge")}</span> })}
                </span>
            })}
            <nav class="sections">{sections(&request)}</nav>
            {viewer.map(|viewer| view! {
                <PostForm action="/api/accounts/sign_out" class="viewer">
                    <span class="viewer-name">{viewer.name}</span>
                    <button class="quiet" type="submit">{t!("sign-out")}</button>
                </PostForm>
            })}
        </header>
    }
}

fn sections(request: &PageRequest) -> impl IntoView + use<> {
    let all = [
        (Verb::InstrumentRead, "/instruments", "section-instruments"),
        (Verb::CampaignRead, "/campaigns", "section-campaigns"),
        (Verb::RosterRead, "/roster", "section-roster"),
        (Verb::IndicatorRead, "/indicators", "section-indicators"),
        (Verb::UserManage, "/accounts", "section-accounts"),
    ];
    all.into_iter()
        .filter(|(verb, ..)| request.may(*verb))
        .map(|(_, href, key)| {
            let current = request.path.starts_with(href).then_some("page");
            view! { <a href=href aria-current=current>{t!(key)}</a> }
        })
        .collect_view()
}

/// Language, contrast, help: on every page, also those of respondents.
#[component]
pub fn Footer() -> impl IntoView {
    let request = PageRequest::here();
    let other = if request.locale.code() == "ru" { "en" } else { "ru" };
    let (contrast, word) = match request.high_contrast {
        true => ("normal", t!("contrast-off")),
        false => ("high", t!("contrast-on")),
    };
    view! {
        <footer class="footer">
            <a href=format!("/language/{other}") lang=other>{t!("language-other")}</a>
            <a href=format!("/contrast/{contrast}")>{word}</a>
        </footer>
    }
}
