//! One field of the draft as a form of its own: it saves itself when there is a script, by its button when not.

use super::acts::hidden;
use super::bench::{Bench, EDIT, set, word};
use crate::i18n::problem_text;
use crate::t;
use crate::ui::textarea::TextArea;
use domain::instruments::edit::fields::{Field, read};
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::Target;
use leptos::prelude::*;

/// How a field looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    Line,
    /// A number; saved when the field is left.
    Number,
    /// What other parts of the page hang on: saved when left, and the page is shown anew.
    Anchor,
    Day,
    Time,
    /// So many lines to begin with.
    Lines(u16),
    /// A switch.
    Flag,
    /// One of these values, each with its words.
    OneOf(Vec<(String, String)>),
    /// The same, and other parts of the page hang on it.
    AnchorOneOf(Vec<(String, String)>),
}

/// A field with its label and, when it is not empty, a hint.
pub fn field(bench: &Bench, at: &Target, name: Field, look: Look, label: String, hint: &str) -> AnyView {
    let parts = Parts::of(bench, at, name, &look);
    let Some(parts) = parts else {
        return ().into_any();
    };
    let (id, error) = (parts.id.clone(), parts.error.clone());
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint.to_owned()}</p> });
    if look == Look::Flag {
        let control = view! { <label class="switch">{parts.control(look)} " " {label}</label> {hint} };
        return parts.form(control.into_any());
    }
    let control = view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint}
            {error.map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> })}
            {parts.control(look)}
        </div>
    };
    parts.form(control.into_any())
}

/// The same with a label that only a screen reader says, for rows of a list.
pub fn bare(bench: &Bench, at: &Target, name: Field, look: Look, label: String) -> AnyView {
    let Some(parts) = Parts::of(bench, at, name, &look) else {
        return ().into_any();
    };
    let control = view! {
        <label class="hidden-label" for=parts.id.clone()>{label}</label>
        {parts.error.clone().map(|error| view! { <p class="error" id=format!("{}-error", parts.id)>{error}</p> })}
        {parts.control(look)}
    };
    parts.form(control.into_any())
}

struct Parts {
    id: String,
    bench: Bench,
    edit: EditForm,
    value: String,
    error: Option<String>,
    saves: &'static str,
}

impl Parts {
    fn of(bench: &Bench, at: &Target, name: Field, look: &Look) -> Option<Self> {
        let stored = read(&bench.desk.draft, at, name)?;
        let refused = bench.refused(at, name);
        let was = refused.and_then(|it| it.edit.was.clone());
        let mut edit = set(at, name);
        edit.was = Some(was.unwrap_or_else(|| stored.clone()));
        let parts = ["f", &edit.at, &edit.list, &edit.part, &word(&name)];
        let id = parts
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        Some(Self {
            id: id.replace(char::is_whitespace, ""),
            value: refused.map_or(stored, |it| it.edit.value.clone()),
            error: refused.map(|it| problem_text(&it.problem)),
            saves: match look {
                Look::Line | Look::Lines(_) => "typing",
                Look::Anchor | Look::AnchorOneOf(_) => "page",
                _ => "change",
            },
            bench: bench.clone(),
            edit,
        })
    }

    fn form(&self, control: AnyView) -> AnyView {
        view! {
            <form method="post" action=EDIT class="cell" data-save=self.saves>
                {hidden(&self.bench, &self.edit)}
                {control}
                <button class="button quiet save" type="submit">{t!("save")}</button>
            </form>
        }
        .into_any()
    }

    fn control(&self, look: Look) -> AnyView {
        let (id, value) = (self.id.clone(), self.value.clone());
        let invalid = self.error.is_some();
        let described = invalid.then(|| format!("{id}-error"));
        let input = |kind: &'static str, class: &'static str, mode: Option<&'static str>| {
            view! {
                <input
                    class=class
                    type=kind
                    inputmode=mode
                    id=id.clone()
                    name="edit[value]"
                    value=value.clone()
                    autocomplete="off"
                    aria-invalid=invalid.then_some("true")
                    aria-describedby=described.clone()
                />
            }
            .into_any()
        };
        match look {
            Look::Line | Look::Anchor => input("text", "input", None),
            Look::Number => input("text", "input", Some("decimal")),
            Look::Day => input("date", "input", None),
            Look::Time => input("time", "input", None),
            Look::Lines(rows) => {
                let described_by = described.unwrap_or_default();
                view! { <TextArea name="edit[value]" value id rows invalid described_by/> }.into_any()
            }
            Look::Flag => {
                let is_on = matches!(value.as_str(), "true" | "on");
                view! { <input type="checkbox" role="switch" id=id name="edit[value]" value="true" checked=is_on/> }
                    .into_any()
            }
            Look::OneOf(all) | Look::AnchorOneOf(all) => one_of(id, &value, all),
        }
    }
}

fn one_of(id: String, value: &str, all: Vec<(String, String)>) -> AnyView {
    let options = all.into_iter().map(|(code, words)| {
        let selected = code == value;
        view! { <option value=code selected=selected>{words}</option> }
    });
    view! { <select class="select" id=id name="edit[value]">{options.collect_view()}</select> }.into_any()
}
