//! Edits without a field of their own: a form with hidden inputs and one button.

use super::bench::{Bench, EDIT};
use crate::ui::icon::Icon;
use domain::instruments::edit::form::EditForm;
use leptos::prelude::*;

/// What every form of the editor posts beside what is typed; `was` is left out when it is not known.
pub fn hidden(bench: &Bench, edit: &EditForm) -> impl IntoView + use<> {
    let fields = [
        ("act", &edit.act),
        ("at", &edit.at),
        ("list", &edit.list),
        ("part", &edit.part),
        ("field", &edit.field),
        ("value", &edit.value),
        ("to", &edit.to),
        ("index", &edit.index),
        ("row", &edit.row),
        ("is", &edit.is),
    ];
    let filled = fields.into_iter().filter(|(_, value)| !value.is_empty());
    let inputs = filled.map(|(name, value)| {
        view! { <input type="hidden" name=format!("edit[{name}]") value=value.clone()/> }
    });
    let inputs = inputs.collect_view();
    let was = edit.was.clone();
    view! {
        <input type="hidden" name="instrument" value=bench.desk.id.to_string()/>
        {bench.open.as_ref().map(|open| view! { <input type="hidden" name="open" value=open.to_string()/> })}
        {inputs}
        {was.map(|was| view! { <input type="hidden" name="edit[was]" value=was/> })}
    }
}

/// A button that does this edit.
pub fn act(bench: &Bench, edit: EditForm, class: &'static str, label: impl IntoView + 'static) -> AnyView {
    form(
        bench,
        &edit,
        view! { <button class=class type="submit" id=button_id(&edit)>{label}</button> },
    )
}

/// A button that is an icon and does this edit.
pub fn act_icon(bench: &Bench, edit: EditForm, icon: &'static str, label: String) -> AnyView {
    let class = if icon == "delete" {
        "button quiet only danger"
    } else {
        "button quiet only"
    };
    let button = view! {
        <button class=class type="submit" id=button_id(&edit) aria-label=label.clone() title=label>
            <Icon name=icon/>
        </button>
    };
    form(bench, &edit, button)
}

fn form(bench: &Bench, edit: &EditForm, button: impl IntoView + 'static) -> AnyView {
    view! { <form method="post" action=EDIT class="act">{hidden(bench, edit)}{button}</form> }.into_any()
}

fn button_id(edit: &EditForm) -> String {
    let parts = [
        &edit.act,
        &edit.at,
        &edit.list,
        &edit.part,
        &edit.to,
        &edit.index,
        &edit.field,
        &edit.value,
    ];
    let words: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    format!("do-{}", words.join("-").replace(char::is_whitespace, ""))
}
