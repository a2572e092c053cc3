//! A list of options, rows, columns, steps or sides as rows to type into, with what is beside each row.

use crate::instruments::editor::{Bench, Look, act, act_icon, bare, field, hidden};
use crate::t;
use crate::ui::icon::Icon;
use crate::ui::textarea::TextArea;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::{List, Target};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Choosable;
use leptos::prelude::*;

/// What the rows of a list may be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rows {
    /// They can be fixed at their place when options are shuffled.
    pub pinned: bool,
    /// They can exclude all others.
    pub exclusive: bool,
    /// They are numbered.
    pub numbered: bool,
}

/// The rows, a button for one more, and a place to paste a list. `mark` stands before a row, `behind` after it.
pub fn list(
    bench: &Bench,
    item: &Item,
    list: List,
    options: &[Choosable],
    rows: Rows,
    mark: impl Fn(usize, &Choosable) -> Option<AnyView>,
    behind: impl Fn(&Choosable) -> Option<AnyView>,
) -> AnyView {
    let lines = options.iter().enumerate().map(|(index, option)| {
        let place = Place {
            bench,
            item,
            list,
            index,
        };
        place.line(option, rows, mark(index, option), behind(option))
    });
    let lines = lines.collect_view();
    let name = word(list);
    view! {
        <ul class="options" data-list=name data-item=item.id.to_string()>{lines}</ul>
        <div class="actions">
            {add(bench, item, list)}
            {paste(bench, item, list)}
        </div>
    }
    .into_any()
}

/// The posted name of a list.
pub fn word(list: List) -> &'static str {
    match list {
        List::Options => "options",
        List::Rows => "rows",
        List::Columns => "columns",
        List::Left => "left",
        List::Right => "right",
    }
}

/// A heading over a list, with a hint.
pub fn heading(title: String, hint: String) -> AnyView {
    view! {
        <div class="list-head">
            <h4>{title}</h4>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
        </div>
    }
    .into_any()
}

struct Place<'a> {
    bench: &'a Bench,
    item: &'a Item,
    list: List,
    index: usize,
}

impl Place<'_> {
    fn line(&self, option: &Choosable, rows: Rows, mark: Option<AnyView>, behind: Option<AnyView>) -> AnyView {
        let at = Target::Choosable {
            item: self.item.id.clone(),
            list: self.list,
            option: option.id.clone(),
        };
        let label = t!(&format!("list-{}-row", word(self.list)), number = self.index + 1);
        let number = rows
            .numbered
            .then(|| view! { <span class="key">{self.index + 1}</span> });
        let is_new = self.bench.focus.as_ref() == Some(&option.id);
        view! {
            <li id=option.id.to_string() data-focus=is_new.then_some("")>
                {number}
                {mark}
                {bare(self.bench, &at, Field::Text, Look::Lines(1), label)}
                {behind}
                {self.more(option, &at, rows)}
                {act_icon(self.bench, self.edit("delete_option", option, ""), "delete", t!("act-delete-option"))}
            </li>
        }
        .into_any()
    }

    fn more(&self, option: &Choosable, at: &Target, rows: Rows) -> AnyView {
        let (up, down) = (
            self.edit("move_option", option, "up"),
            self.edit("move_option", option, "down"),
        );
        let flag = |name, label: String| field(self.bench, at, name, Look::Flag, label, "");
        view! {
            <details class="menu option-more">
                <summary class="button quiet only" aria-label=t!("option-more") title=t!("option-more")>
                    <Icon name="menu"/>
                </summary>
                <ul>
                    <li>{act(self.bench, up, "", view! { <Icon name="up"/>{t!("act-up")} })}</li>
                    <li>{act(self.bench, down, "", view! { <Icon name="down"/>{t!("act-down")} })}</li>
                    {rows.pinned.then(|| view! { <li>{flag(Field::Pinned, t!("option-pinned"))}</li> })}
                    {rows.exclusive.then(|| view! { <li>{flag(Field::Exclusive, t!("option-exclusive"))}</li> })}
                </ul>
            </details>
        }
        .into_any()
    }

    fn edit(&self, act: &str, option: &Choosable, value: &str) -> EditForm {
        EditForm {
            act: act.to_owned(),
            at: self.item.id.to_string(),
            list: word(self.list).to_owned(),
            part: option.id.to_string(),
            value: value.to_owned(),
            ..EditForm::default()
        }
    }
}

fn add(bench: &Bench, item: &Item, list: List) -> AnyView {
    let edit = EditForm {
        act: "add_option".to_owned(),
        at: item.id.to_string(),
        list: word(list).to_owned(),
        ..EditForm::default()
    };
    let label = view! { <Icon name="add"/>{t!(&format!("list-{}-add", word(list)))} };
    act(bench, edit, "button quiet", label)
}

fn paste(bench: &Bench, item: &Item, list: List) -> AnyView {
    let edit = EditForm {
        act: "paste_options".to_owned(),
        at: item.id.to_string(),
        list: word(list).to_owned(),
        ..EditForm::default()
    };
    let id = format!("paste-{}-{}", item.id, word(list));
    let fold = format!("box-{id}");
    view! {
        <details class="more paste" id=fold>
            <summary>{t!("list-paste")}</summary>
            <form method="post" action="/api/instruments/edit" class="stack">
                {hidden(bench, &edit)}
                <div class="field">
                    <label for=id.clone()>{t!("list-paste-label")}</label>
                    <p class="hint">{t!("list-paste-hint")}</p>
                    <TextArea name="edit[value]" value="" id rows=4/>
                </div>
                <button class="button" type="submit">{t!("list-paste-submit")}</button>
            </form>
        </details>
    }
    .into_any()
}
