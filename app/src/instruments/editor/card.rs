//! The card of an item: read, or edited in place. A case is followed by the cards of its parts.

use super::acts::{act_icon, hidden};
use super::bench::{Bench, EDIT};
use super::fields::{Look, field};
use super::section::add_here;
use super::{conditions, rules, scored};
use crate::instruments::kinds;
use crate::instruments::words::{head_line, kind_name};
use crate::t;
use crate::ui::icon::Icon;
use crate::ui::markdown::{Markdown, MarkdownLine};
use domain::ids::Slug;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::kind_change::family;
use domain::instruments::edit::target::Target;
use domain::instruments::new_item::kind_code;
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Kind;
use leptos::prelude::*;

/// An item at a place of a section or a case.
pub fn card(bench: &Bench, within: &Slug, place: usize, item: &Item) -> AnyView {
    let is_open = bench.is_open(&item.id);
    let class = if is_open { "item-card editing" } else { "item-card" };
    let content = match is_open {
        true => editing(bench, item),
        false => reading(bench, item),
    };
    view! {
        <article
            class=class
            id=item.id.to_string()
            data-card=item.id.to_string()
            data-within=within.to_string()
            data-place=place.to_string()
            data-focus=(bench.focus.as_ref() == Some(&item.id)).then_some("")
            tabindex="-1"
        >
            {head(bench, item)}
            {content}
        </article>
        {parts(bench, item)}
        {is_open.then(|| add_here(bench, &item.id, "after"))}
    }
    .into_any()
}

fn parts(bench: &Bench, item: &Item) -> Option<AnyView> {
    let Kind::Case(case) = &item.kind else { return None };
    let cards = case.parts.iter().enumerate();
    let cards = cards
        .map(|(place, part)| card(bench, &item.id, place, part))
        .collect_view();
    let parts = view! {
        <div class="case-parts">
            {cards}
            {add_here(bench, &item.id, "")}
        </div>
    };
    Some(parts.into_any())
}

fn head(bench: &Bench, item: &Item) -> AnyView {
    let line = head_line(&bench.desk.draft, item);
    if !bench.desk.may_write {
        return view! { <div class="item-head"><span>{line}</span></div> }.into_any();
    }
    let edit = |act: &str, value: &str| EditForm {
        act: act.to_owned(),
        at: item.id.to_string(),
        value: value.to_owned(),
        ..EditForm::default()
    };
    view! {
        <div class="item-head">
            <span class="grip" draggable="true" aria-hidden="true" title=t!("act-drag")>
                <svg class="icon" viewBox="0 0 20 20"><path d="M7 5h.01M7 10h.01M7 15h.01M13 5h.01M13 10h.01M13 15h.01"/></svg>
            </span>
            <span>{line}</span>
            <div class="end">
                {act_icon(bench, edit("move", "up"), "up", t!("act-up"))}
                {act_icon(bench, edit("move", "down"), "down", t!("act-down"))}
                {act_icon(bench, edit("duplicate", ""), "copy", t!("act-duplicate"))}
                {act_icon(bench, edit("delete", ""), "delete", t!("act-delete"))}
            </div>
        </div>
    }
    .into_any()
}

fn reading(bench: &Bench, item: &Item) -> AnyView {
    let (title, rest) = match item.stem.split_once("\n\n") {
        Some((title, rest)) => (title.to_owned(), rest.to_owned()),
        None => (item.stem.clone(), String::new()),
    };
    let edit = bench.href(&format!("?edit={0}#{0}", item.id));
    let hint = item.hint.clone();
    view! {
        {match title.trim().is_empty() {
            true => view! { <h3 class="hint">{t!("item-untitled")}</h3> }.into_any(),
            false => view! { <h3><MarkdownLine text=title/></h3> }.into_any(),
        }}
        {(!rest.is_empty()).then(|| view! { <Markdown text=rest/> })}
        {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
        {kinds::show(&bench.desk.draft, item)}
        {item.show_if.as_ref().map(|condition| conditions::said(bench, condition))}
        {bench.desk.may_write.then(|| view! {
            <p>
                <a class="button quiet" href=edit data-open="" id=format!("open-{}", item.id)>
                    <Icon name="edit"/>{t!("act-edit")}
                </a>
            </p>
        })}
    }
    .into_any()
}

fn editing(bench: &Bench, item: &Item) -> AnyView {
    let at = Target::Part(item.id.clone());
    let done = bench.href(&format!("?#{}", item.id));
    let stem = match item.kind {
        Kind::Case(_) => t!("item-stimulus"),
        Kind::Info => t!("item-info-text"),
        _ => t!("item-stem"),
    };
    let is_question = item.is_question();
    view! {
        {field(bench, &at, Field::Stem, Look::Lines(2), stem, "")}
        {is_question.then(|| change_kind(bench, item))}
        {kinds::edit(bench, item)}
        {scored::settings(bench, item)}
        <details class="more" id=format!("more-{}", item.id)>
            <summary>{t!("item-more")}</summary>
            {field(bench, &at, Field::Hint, Look::Line, t!("item-hint"), "")}
            {field(bench, &at, Field::Code, Look::Line, t!("item-code"), &t!("item-code-hint"))}
            {scored::explanation(bench, item)}
            {item.kind.is_comparable().then(|| rules::rules(bench, item))}
        </details>
        {conditions::shown(bench, &item.id, item.show_if.as_ref())}
        <div class="actions">
            {is_question.then(|| field(bench, &at, Field::Required, Look::Flag, t!("item-required"), ""))}
            <span class="end"></span>
            <a class="button primary" href=done data-open="" id=format!("done-{}", item.id)>{t!("editor-done")}</a>
        </div>
    }
    .into_any()
}

/// Only kinds that keep what there is are on offer.
fn change_kind(bench: &Bench, item: &Item) -> AnyView {
    let (own, family) = (kind_code(&item.kind), family(&item.kind));
    if family.is_empty() {
        return ().into_any();
    }
    let edit = EditForm {
        act: "change_kind".to_owned(),
        at: item.id.to_string(),
        ..EditForm::default()
    };
    let id = format!("kind-{}", item.id);
    let options = family.iter().map(|code| {
        view! { <option value=*code selected=*code == own>{kind_name(code)}</option> }
    });
    let options = options.collect_view();
    view! {
        <form method="post" action=EDIT class="cell" data-save="page">
            {hidden(bench, &edit)}
            <div class="field">
                <label for=id.clone()>{t!("item-kind")}</label>
                <select class="select middle" id=id name="edit[value]">{options}</select>
            </div>
            <button class="button quiet save" type="submit">{t!("save")}</button>
        </form>
    }
    .into_any()
}
