//! «Управленческий цикл»: six boxes, filled as far as the year has come.

use super::api::cycle;
use super::frame::{Head, asked, of_edition};
use crate::layout::frame::Frame;
use crate::t;
use domain::programme::cycle::{CycleBox, Fullness, Link};
use domain::programme::wire::CyclePage;
use leptos::prelude::*;

/// `/programme/cycle`
#[component]
pub fn Cycle() -> impl IntoView {
    let asked = asked();
    view! {
        <Frame title=t!("cycle-title")>
            {of_edition(cycle(asked), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: CyclePage) -> impl IntoView {
    let boxes = page.boxes.into_iter().map(|one| view! { <li><Box one/></li> });
    let boxes = boxes.collect_view();
    view! {
        <Head version=page.version here="/cycle"><span></span></Head>
        <p class="lead section">{t!("cycle-lead")}</p>
        <ol class="tiles cycle">{boxes}</ol>
    }
}

#[component]
fn Box(one: CycleBox) -> impl IntoView {
    let href = match one.link {
        Link::Goals => "/programme",
        Link::Indicators => "/programme/check",
        Link::Monitoring => "/campaigns",
        Link::Analysis | Link::Effect => "/indicators",
        Link::Measures => "/programme/plan",
    };
    let class = match one.fullness {
        Fullness::Full => "badge good",
        Fullness::Begun => "badge warn",
        Fullness::Empty => "badge",
    };
    let code = one.link.code();
    view! {
        <a class="tile" href=href data-fullness=one.fullness.code()>
            <h2>{t!(&format!("cycle-{code}"))}</h2>
            <span class=class>{t!(&format!("cycle-{}", one.fullness.code()))}</span>
            <p class="hint">{t!(&format!("cycle-{code}-note"), there = one.there, of = one.of)}</p>
        </a>
    }
}
