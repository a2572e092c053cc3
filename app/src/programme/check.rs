//! What the check of the programme finds: gaps, and places where the text is not to be taken at its word.

use super::api::check;
use super::frame::{Head, asked, of_edition};
use crate::layout::frame::Frame;
use crate::t;
use domain::programme::findings::{Finding, Weight};
use domain::programme::wire::CheckPage;
use leptos::prelude::*;

/// `/programme/check`
#[component]
pub fn Check() -> impl IntoView {
    let asked = asked();
    view! {
        <Frame title=t!("check-title")>
            {of_edition(check(asked), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: CheckPage) -> impl IntoView {
    let groups = Weight::ALL.iter().map(|weight| {
        let own = page.findings.iter().filter(|one| one.kind.weight() == *weight).cloned();
        view! { <Group weight=*weight found=own.collect()/> }
    });
    let groups = groups.collect_view();
    let has_defects = page.findings.iter().any(|one| one.kind.defect().is_some());
    view! {
        <Head version=page.version here="/check"><span></span></Head>
        <p class="lead section">{t!("check-covered", part = page.covered.0, of = page.covered.1)}</p>
        {has_defects.then(|| view! { <p class="hint">{t!("check-defects")}</p> })}
        {groups}
    }
}

#[component]
fn Group(weight: Weight, found: Vec<Finding>) -> impl IntoView {
    let count = found.len();
    let lines = found.into_iter().map(|one| view! { <Line one/> });
    let lines = lines.collect_view();
    (count > 0).then(|| {
        view! {
            <section class="section">
                <h2>{t!(&format!("check-{}", weight.code()))} " " <span class="badge">{count}</span></h2>
                <ul class="findings">{lines}</ul>
            </section>
        }
    })
}

#[component]
fn Line(one: Finding) -> impl IntoView {
    let kind = one.kind.code();
    let read = match one.read.as_str() {
        "passport" | "section" => t!(&format!("finding-only-{}", one.read)),
        _ => one.read.clone(),
    };
    let is_reading = !read.is_empty() && read != one.written;
    let place = match one.at.chars().next() {
        Some('I') => t!("finding-at-row", no = one.at.trim_start_matches('I').to_owned()),
        Some('C') => t!("finding-at-criterion", no = one.at.trim_start_matches('C').to_owned()),
        _ => String::new(),
    };
    let defect = one
        .kind
        .defect()
        .map(|no| view! { " " <span class="badge">{no}</span> });
    view! {
        <li>
            <h3>{t!(&format!("finding-{kind}"))} {defect} {(!place.is_empty()).then(|| view! { " " <small>{place}</small> })}</h3>
            <p class="written-as">{one.written}</p>
            {is_reading.then(|| view! { <p class="read-as">{t!(&format!("finding-{kind}-read"))} " " <b>{read}</b></p> })}
        </li>
    }
}
