//! The frame of staff pages: product, organisation, sections, language, contrast, signing out.

use crate::layout::sections::Sections;
use crate::request::PageRequest;
use crate::t;
use crate::ui::form::PostForm;
use crate::ui::icon::{Brand, Icon};
use crate::ui::title::Title;
use domain::access::Verb;
use leptos::prelude::*;

/// How much of the screen a page takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    #[default]
    Whole,
    Middle,
    Narrow,
}

/// A staff page with its title.
#[component]
pub fn Frame(#[prop(into)] title: String, #[prop(optional)] width: Width, children: Children) -> impl IntoView {
    let product = t!("product");
    let class = match width {
        Width::Whole => "page",
        Width::Middle => "page middle",
        Width::Narrow => "page narrow",
    };
    view! {
        <Title text=format!("{title} · {product}")/>
        <a class="skip" href="#main">{t!("skip-to-content")}</a>
        <TopBar/>
        <main class=class id="main">{children()}</main>
        <Footer/>
    }
}

#[component]
fn TopBar() -> impl IntoView {
    let request = PageRequest::here();
    view! {
        <header class="top staff">
            <div class="top-in">
                <a class="brand" href="/"><Brand/></a>
                {request.viewer.clone().map(|viewer| view! {
                    <span class="org">
                        {viewer.organization}
                        {viewer.is_demo.then(|| view! { " " <span class="badge">{t!("demo-badge")}</span> })}
                    </span>
                })}
                <Sections/>
                <div class="end">{request.viewer.map(|viewer| view! { <ViewerMenu name=viewer.name/> })}</div>
            </div>
        </header>
    }
}

#[component]
fn ViewerMenu(name: String) -> impl IntoView {
    let keeps_copies = PageRequest::here().may(Verb::BackupRead);
    let initials: String = name
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .collect();
    view! {
        <details class="menu user" name="top">
            <summary>
                <span class="face" aria-hidden="true">{initials}</span>
                <span class="name">{name}</span>
                <Icon name="menu"/>
            </summary>
            <ul>
                <li><a href="/help">{t!("help")}</a></li>
                {keeps_copies.then(|| view! { <li><a href="/backups">{t!("copies-title")}</a></li> })}
                <li><a href="/accounts/password">{t!("password-title")}</a></li>
                <li>
                    <PostForm action="/api/accounts/sign_out">
                        <button type="submit">{t!("sign-out")}</button>
                    </PostForm>
                </li>
            </ul>
        </details>
    }
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
