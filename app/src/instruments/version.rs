//! Published versions: the list of them, and one with its key, where a wrong key is corrected (E22).

use super::kinds;
use super::words::head_line;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::markdown::Markdown;
use crate::ui::number::moment;
use domain::ids::InstrumentId;
use domain::instruments::wire::{VersionDesk, VersionLine};
use domain::questionnaire::Item;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The versions of an instrument, newest first.
#[component]
pub fn VersionList(instrument: InstrumentId, lines: Vec<VersionLine>) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p class="hint">{t!("versions-none")}</p> }.into_any();
    }
    let lines = lines.into_iter().map(|line| {
        let href = format!("/instruments/{instrument}/versions/{}", line.id);
        view! {
            <li>
                <a href=href>{t!("version-numbered", no = line.no)}</a>
                " · " {moment(line.published_at)} " · " <code>{short(&line.content_hash)}</code>
                {(line.corrections > 0).then(|| format!(" · {}", t!("version-corrections", count = line.corrections)))}
            </li>
        }
    });
    view! {
        <ul class="rules">{lines.collect_view()}</ul>
        <p class="hint">{t!("versions-hint")}</p>
    }
    .into_any()
}

/// `/instruments/{id}/versions/{version}`
#[component]
pub fn Version() -> impl IntoView {
    let params = use_params_map().get_untracked();
    let [id, version] = ["id", "version"].map(|name| params.get(name).unwrap_or_default());
    view! {
        <Frame title=t!("version-title") width=Width::Middle>
            {loaded(super::api::open_version(id, version), |desk| view! { <Page desk/> })}
        </Frame>
    }
}

#[component]
fn Page(desk: VersionDesk) -> impl IntoView {
    let items = desk
        .draft
        .questionnaire
        .items()
        .map(|item| card(&desk, item))
        .collect_view();
    view! {
        {crumbs([("/instruments".to_owned(), t!("instruments-title")), (format!("/instruments/{}", desk.instrument), desk.draft.questionnaire.title.clone())])}
        <h1>{t!("version-numbered", no = desk.line.no)}</h1>
        <p class="lead">{t!("version-lead")}</p>
        {facts(&desk.line)}
        {corrections(&desk)}
        <section class="section canvas">{items}</section>
    }
}

fn facts(line: &VersionLine) -> impl IntoView + use<> {
    let order = line.order_ref.clone();
    let by = line.published_by.clone();
    view! {
        <dl class="facts section">
            <dt>{t!("version-published")}</dt>
            <dd>{moment(line.published_at)}{(!by.is_empty()).then(|| view! { <small>{by}</small> })}</dd>
            {(!order.is_empty()).then(|| view! { <dt>{t!("publish-order")}</dt><dd>{order}</dd> })}
            <dt>{t!("version-hash")}</dt>
            <dd><code>{short(&line.content_hash)}</code><small>{t!("version-hash-hint")}</small></dd>
        </dl>
    }
}

fn corrections(desk: &VersionDesk) -> AnyView {
    if desk.corrections.is_empty() {
        return ().into_any();
    }
    let lines = desk.corrections.iter().map(|it| {
        let by = format!("{} · {}", moment(it.made_at), it.made_by);
        view! { <li>{it.reason.clone()} <small class="hint">" " {by}</small></li> }
    });
    view! {
        <section class="card section">
            <h2>{t!("version-corrected")}</h2>
            <ul class="rules">{lines.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn card(desk: &VersionDesk, item: &Item) -> AnyView {
    let key = desk.draft.keys.items.get(&item.id);
    let is_annulled = key.is_some_and(|it| it.annulled);
    let form = key
        .filter(|_| desk.may_correct)
        .map(|key| super::correct::forms(desk, item, key));
    let why = key.map(|it| it.explanation.clone()).filter(|it| !it.is_empty());
    view! {
        <article class="item-card" id=item.id.to_string()>
            <div class="item-head">
                <span>{head_line(&desk.draft, item)}</span>
                {is_annulled.then(|| view! { <span class="badge warn">{t!("item-annulled")}</span> })}
            </div>
            <Markdown text=item.stem.clone()/>
            {kinds::show(&desk.draft, item)}
            {why.map(|why| view! { <p class="hint">{why}</p> })}
            {form}
        </article>
    }
    .into_any()
}

fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}
