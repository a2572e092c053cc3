//! Published versions: the list of them, and one with its key, where a wrong key is corrected (E22).

use super::kinds;
use super::words::head_line;
use crate::layout::crumbs::crumbs;
use crate::layout::frame::{Frame, Width};
use crate::t;
use crate::ui::error_page::loaded;
use crate::ui::form::PostForm;
use crate::ui::markdown::Markdown;
use crate::ui::number::{moment, points};
use crate::ui::textarea::TextArea;
use domain::ids::InstrumentId;
use domain::instruments::wire::{VersionDesk, VersionLine};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Kind;
use domain::questionnaire::kinds::choice::{Choice, Pick};
use domain::scoring::keys::{ItemKey, Key};
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
    let desk = Resource::new_blocking(|| (), move |()| super::api::open_version(id.clone(), version.clone()));
    view! {
        <Frame title=t!("version-title") width=Width::Middle>
            <Suspense>
                {move || Suspend::new(async move { loaded(desk.await, |desk| view! { <Page desk/> }) })}
            </Suspense>
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
    let form = key.filter(|_| desk.may_correct).map(|key| correct(desk, item, key));
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

fn correct(desk: &VersionDesk, item: &Item, entry: &ItemKey) -> AnyView {
    let annul = if entry.annulled { "restore" } else { "annul" };
    let can_change =
        matches!(&item.kind, Kind::Choice(_) | Kind::Number(_)) || matches!(&item.kind, Kind::Text(text) if !text.long);
    view! {
        <details class="more">
            <summary>{t!("correct-title")}</summary>
            {can_change.then(|| form(desk, item, "key", Some(right_ones(item, entry))))}
            {form(desk, item, annul, None)}
        </details>
    }
    .into_any()
}

fn form(desk: &VersionDesk, item: &Item, act: &'static str, fields: Option<AnyView>) -> AnyView {
    let id = format!("reason-{act}-{}", item.id);
    let [instrument, version, item] = [
        desk.instrument.to_string(),
        desk.line.id.to_string(),
        item.id.to_string(),
    ];
    view! {
        <PostForm action="/api/instruments/correct_key" class="stack section">
            <input type="hidden" name="instrument" value=instrument/>
            <input type="hidden" name="version" value=version/>
            <input type="hidden" name="correction[item]" value=item/>
            <input type="hidden" name="correction[act]" value=act/>
            {fields}
            <div class="field">
                <label for=id.clone()>{t!("correct-reason")}</label>
                <input class="input" id=id name="correction[reason]" required autocomplete="off"/>
            </div>
            <button class="button" type="submit">{t!(&format!("correct-{act}"))}</button>
        </PostForm>
    }
    .into_any()
}

fn right_ones(item: &Item, entry: &ItemKey) -> AnyView {
    match (&item.kind, &entry.key) {
        (Kind::Choice(choice), key) => options(choice, key),
        (Kind::Number(_), key) => {
            let (value, tolerance) = match key {
                Key::Number { value, tolerance } => (points(*value), points(*tolerance)),
                _ => Default::default(),
            };
            view! { {line(item, "value", t!("number-key"), value)}{line(item, "tolerance", t!("number-tolerance"), tolerance)} }
                .into_any()
        }
        (_, Key::Texts(texts)) => {
            let id = format!("accepted-{}", item.id);
            view! {
                <div class="field">
                    <label for=id.clone()>{t!("text-accepted")}</label>
                    <TextArea name="correction[value]" value=texts.join("\n") id rows=3/>
                </div>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

fn options(choice: &Choice, key: &Key) -> AnyView {
    let kind = if choice.pick == Pick::One { "radio" } else { "checkbox" };
    let is_right = |id: &str| matches!(key, Key::Options(right) if right.iter().any(|it| it.as_str() == id));
    let own = choice.options.iter().map(|it| (it.id.to_string(), it.text.clone()));
    let other = choice.other.iter().map(|label| ("other".to_owned(), label.clone()));
    let lines = own.chain(other).map(|(id, text)| {
        let right = is_right(&id);
        view! {
            <label class="choice">
                <input type=kind name="correction[options][]" value=id checked=right/>
                <span>{text}</span>
            </label>
        }
    });
    let lines = lines.collect_view();
    view! {
        <fieldset class="field">
            <legend>{t!("correct-options")}</legend>
            <div class="choices">{lines}</div>
        </fieldset>
    }
    .into_any()
}

fn line(item: &Item, name: &'static str, label: String, value: String) -> AnyView {
    let id = format!("{name}-{}", item.id);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input class="input short" id=id name=format!("correction[{name}]") value=value inputmode="decimal"/>
        </div>
    }
    .into_any()
}

fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}
