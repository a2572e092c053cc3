//! «Похожи на одного человека»: pairs for a human to decide.

use super::api::doubles;
use super::words::days;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use crate::ui::number::day;
use crate::ui::register::NothingYet;
use domain::roster::wire::{DoublePair, DoubleSide, DoublesPage};
use leptos::prelude::*;

/// `/roster/doubles`
#[component]
pub fn Doubles() -> impl IntoView {
    view! {
        <Frame title=t!("doubles-title") width=Width::Middle>
            {crumbs([("/roster".to_owned(), t!("roster-title"))])}
            <div class="page-head"><div><h1>{t!("doubles-title")}</h1><p class="lead">{t!("doubles-lead")}</p></div></div>
            {loaded(doubles(), |page| view! { <Content page/> })}
        </Frame>
    }
}

#[component]
fn Content(page: DoublesPage) -> impl IntoView {
    let (may_write, shown, total) = (page.may_write, page.pairs.len(), page.total);
    let pairs = page.pairs.into_iter().map(|one| pair(one, may_write)).collect_view();
    match shown {
        0 => view! { <NothingYet title=t!("doubles-none") text=t!("doubles-none-text")/> }.into_any(),
        _ => view! {
            {(shown < total).then(|| view! { <p class="hint">{t!("doubles-more", shown = shown, total = total)}</p> })}
            <ol class="stack">{pairs}</ol>
        }
        .into_any(),
    }
}

fn pair(pair: DoublePair, may_write: bool) -> impl IntoView {
    let (one, other) = (pair.one.id.to_string(), pair.other.id.to_string());
    let compare = format!("/roster/{one}/merge?other={other}");
    let names = format!("{}, {}", pair.one.name, pair.other.name);
    view! {
        <li class="card">
            <p class="hint">{t!(&format!("double-{}", pair.likeness.code()))}</p>
            <div class="columns">{side(&pair.one)}{side(&pair.other)}</div>
            {may_write.then(|| view! {
                <div class="actions">
                    <a class="button" href=compare aria-label=t!("doubles-compare-of", names = names.clone())>{t!("doubles-compare")}</a>
                    <PostForm action="/api/roster/tell_apart">
                        <input type="hidden" name="pair[into]" value=one/>
                        <input type="hidden" name="pair[from]" value=other/>
                        <button class="button quiet" type="submit" aria-label=t!("doubles-two-of", names = names)>{t!("doubles-two")}</button>
                    </PostForm>
                </div>
            })}
        </li>
    }
}

/// What is known of one of two.
pub fn side(one: &DoubleSide) -> impl IntoView + use<> {
    let contracts = one.contracts.iter().map(|(position, from, to)| {
        view! { <li>{position.clone()} <small>{days(*from, *to)}</small></li> }
    });
    let contracts = contracts.collect_view();
    let code = (!one.code.is_empty()).then(|| t!("double-code", code = one.code.as_str()));
    let birth = one.birth.map(|birth| t!("double-birth-day", day = day(birth)));
    let said: Vec<String> = [code, birth].into_iter().flatten().collect();
    let counts = t!(
        "double-counts",
        campaigns = one.campaigns,
        routes = one.routes,
        events = one.events
    );
    view! {
        <div class="double">
            <p><b><a href=format!("/roster/{}", one.id)>{one.name.clone()}</a></b></p>
            <p class="hint">{said.join(" · ")}</p>
            <ul>{contracts}</ul>
            <p class="hint">{counts}</p>
        </div>
    }
}
