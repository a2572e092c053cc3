//! The tree at the side: sections with their items.

use super::acts::act;
use super::bench::Bench;
use crate::instruments::words::{beginning, number_of};
use crate::t;
use crate::ui::icon::Icon;
use domain::instruments::edit::form::EditForm;
use domain::questionnaire::{Item, Section};
use leptos::prelude::*;

/// The table of contents with a button for one more section.
pub fn outline(bench: &Bench) -> impl IntoView + use<> {
    let sections = bench.desk.draft.questionnaire.sections.iter().enumerate();
    let lines = sections
        .map(|(index, section)| line(bench, index, section))
        .collect_view();
    let add = EditForm {
        act: "add_section".to_owned(),
        ..EditForm::default()
    };
    let label = view! { <Icon name="add"/>{t!("editor-add-section")} };
    view! {
        <details class="outline" id="outline" open>
            <summary>{t!("editor-outline")}</summary>
            <ol class="tree" id="tree" data-fresh="">{lines}</ol>
            {bench.desk.may_write.then(|| act(bench, add, "button quiet wide", label))}
        </details>
    }
}

fn line(bench: &Bench, index: usize, section: &Section) -> impl IntoView + use<> {
    let items = section.items.iter().flat_map(Item::with_parts);
    let items = items.map(|item| item_line(bench, item)).collect_view();
    view! {
        <li>
            <a href=format!("#{}", section.id)>
                <span>{title(index, section)}</span>
                <span class="count">{section.questions().count()}</span>
            </a>
            <ol>{items}</ol>
        </li>
    }
}

fn item_line(bench: &Bench, item: &Item) -> impl IntoView + use<> {
    let number = number_of(&bench.desk.draft, &item.id).map(|it| format!("{it} "));
    let words = match beginning(&item.stem, 60) {
        words if words.is_empty() => t!("item-untitled"),
        words => words,
    };
    let current = bench.is_open(&item.id).then_some("true");
    view! {
        <li>
            <a href=format!("#{}", item.id) aria-current=current><span>{number}{words}</span></a>
        </li>
    }
}

/// A section's title, or its number when it has none.
pub fn title(index: usize, section: &Section) -> String {
    match section.title.trim() {
        "" => t!("section-numbered", number = index + 1),
        title => title.to_owned(),
    }
}
