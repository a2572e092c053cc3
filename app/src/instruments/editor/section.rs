//! One section of the column: its title, its items, a place to add one more.

use super::acts::{act_icon, hidden};
use super::bench::{Bench, EDIT};
use super::fields::{Look, field};
use super::{card, conditions, outline};
use crate::instruments::words::kind_name;
use crate::t;
use crate::ui::icon::Icon;
use crate::ui::markdown::Markdown;
use domain::ids::Slug;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::Target;
use domain::instruments::new_item::KIND_CODES;
use domain::questionnaire::Section;
use leptos::prelude::*;

/// A section with its cards.
pub fn section(bench: &Bench, index: usize, section: &Section) -> AnyView {
    let head = match bench.is_open(&section.id) {
        true => editing(bench, index, section),
        false => reading(bench, index, section),
    };
    let items = section.items.iter().enumerate();
    let cards = items
        .map(|(place, item)| card::card(bench, &section.id, place, item))
        .collect_view();
    view! {
        {head}
        {cards}
        {add_here(bench, &section.id, "")}
    }
    .into_any()
}

fn reading(bench: &Bench, index: usize, section: &Section) -> AnyView {
    let edit = bench.href(&format!("?edit={0}#{0}", section.id));
    let numbered = match section.title.trim() {
        "" => outline::title(index, section),
        title => t!("section-titled", number = index + 1, title = title),
    };
    let intro = section.intro.clone();
    view! {
        <div class="section-title" id=section.id.to_string()>
            <h2>{numbered}</h2>
            {bench.desk.may_write.then(|| view! {
                <a class="button quiet" href=edit data-open="">
                    <Icon name="edit"/>{t!("section-edit")}
                </a>
            })}
        </div>
        {(!intro.is_empty()).then(|| view! { <Markdown text=intro/> })}
        {section.show_if.as_ref().map(|condition| conditions::said(bench, condition))}
    }
    .into_any()
}

fn editing(bench: &Bench, index: usize, section: &Section) -> AnyView {
    let at = Target::Part(section.id.clone());
    let done = bench.href(&format!("?#{}", section.id));
    let moves = |value: &str, act: &str| EditForm {
        act: act.to_owned(),
        at: section.id.to_string(),
        value: value.to_owned(),
        ..EditForm::default()
    };
    view! {
        <section class="item-card editing" id=section.id.to_string()>
            <div class="item-head">
                <span>{t!("section-numbered", number = index + 1)}</span>
                <div class="end">
                    {act_icon(bench, moves("up", "move"), "up", t!("act-up"))}
                    {act_icon(bench, moves("down", "move"), "down", t!("act-down"))}
                    {act_icon(bench, moves("", "duplicate"), "copy", t!("act-duplicate"))}
                    {act_icon(bench, moves("", "delete"), "delete", t!("act-delete-section"))}
                </div>
            </div>
            {field(bench, &at, Field::Title, Look::Line, t!("section-title"), "")}
            {field(bench, &at, Field::Intro, Look::Lines(2), t!("section-intro"), &t!("markdown-hint"))}
            {conditions::shown(bench, &section.id, section.show_if.as_ref())}
            <div class="actions">
                <span class="end"></span>
                <a class="button primary" href=done data-open="">{t!("editor-done")}</a>
            </div>
        </section>
    }
    .into_any()
}

/// The menu of kinds: adds at the end of a section or a case (`list` empty) or behind an item (`after`).
pub fn add_here(bench: &Bench, to: &Slug, list: &'static str) -> AnyView {
    if !bench.desk.may_write {
        return ().into_any();
    }
    let edit = EditForm {
        act: "add_item".to_owned(),
        list: list.to_owned(),
        to: to.to_string(),
        ..EditForm::default()
    };
    let kinds = KIND_CODES.into_iter().map(|code| {
        view! { <li><button type="submit" name="edit[value]" value=code>{kind_name(code)}</button></li> }
    });
    let kinds = kinds.collect_view();
    view! {
        <form method="post" action=EDIT class="add-here">
            {hidden(bench, &edit)}
            <details class="menu">
                <summary class="button"><Icon name="add"/>{t!("editor-add-item")}</summary>
                <ul>{kinds}</ul>
            </details>
        </form>
    }
    .into_any()
}
