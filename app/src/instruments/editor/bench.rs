//! What every part of the editor's page knows: the draft, the open card, the form that was refused.

use crate::request::PageRequest;
use domain::ids::Slug;
use domain::instruments::edit::fields::Field;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::target::Target;
use domain::instruments::wire::Desk;
use domain::problem::Problem;
use leptos_router::params::ParamsMap;
use std::sync::Arc;

/// The path of the door all edits go through.
pub const EDIT: &str = "/api/instruments/edit";

/// A side of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Items,
    Plan,
    Levels,
    Settings,
}

/// The editor's page, as its parts see it.
#[derive(Clone, Debug)]
pub struct Bench {
    pub desk: Arc<Desk>,
    pub tab: Tab,
    /// The card that is being edited.
    pub open: Option<Slug>,
    /// What was just added and is to be typed into.
    pub focus: Option<Slug>,
    /// The item a new condition of the open card will look at.
    pub look: Option<Slug>,
    pub trouble: Option<Trouble>,
}

/// An edit that was refused, with what was typed.
#[derive(Clone, Debug)]
pub struct Trouble {
    pub problem: Problem,
    pub edit: EditForm,
}

impl Bench {
    /// Of a loaded draft and the page's query.
    pub fn new(desk: Desk, query: &ParamsMap) -> Self {
        let slug = |name: &str| query.get(name).as_deref().and_then(Slug::parse);
        let tab = match query.get("tab").as_deref() {
            Some("plan") => Tab::Plan,
            Some("levels") => Tab::Levels,
            Some("settings") => Tab::Settings,
            _ => Tab::Items,
        };
        Self {
            tab,
            open: slug("edit").filter(|_| desk.may_write),
            focus: slug("focus"),
            look: slug("look"),
            trouble: trouble(),
            desk: Arc::new(desk),
        }
    }

    /// Is this section or item being edited?
    pub fn is_open(&self, id: &Slug) -> bool {
        self.open.as_ref() == Some(id)
    }

    /// The address of the editor with this after the question mark.
    pub fn href(&self, query: &str) -> String {
        format!("/instruments/{}{query}", self.desk.id)
    }

    /// The refused value and its problem, when this field was refused.
    pub fn refused(&self, at: &Target, field: Field) -> Option<&Trouble> {
        let edit = set(at, field);
        self.trouble.as_ref().filter(|trouble| {
            let it = &trouble.edit;
            (&it.act, &it.at, &it.list, &it.part, &it.field)
                == (&edit.act, &edit.at, &edit.list, &edit.part, &edit.field)
        })
    }
}

/// The form that sets this field, still without a value.
pub fn set(at: &Target, field: Field) -> EditForm {
    let (at, list, part) = match at {
        Target::Whole => (String::new(), String::new(), String::new()),
        Target::Part(id) => (id.to_string(), String::new(), String::new()),
        Target::Choosable { item, list, option } => (item.to_string(), word(list), option.to_string()),
        Target::Rule { item, index } => (item.to_string(), "rules".to_owned(), index.to_string()),
        Target::Competence(code) => (String::new(), "competences".to_owned(), code.clone()),
        Target::Plan(code) => (String::new(), "blueprint".to_owned(), code.clone()),
        Target::Level(code) => (String::new(), "levels".to_owned(), code.clone()),
    };
    EditForm {
        act: "set".to_owned(),
        at,
        list,
        part,
        field: word(&field),
        ..EditForm::default()
    }
}

/// The name of an enumeration's value, as forms post it.
pub fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn trouble() -> Option<Trouble> {
    let request = PageRequest::here();
    let flash = request
        .flash
        .filter(|flash| flash.form.starts_with("/api/instruments/"))?;
    let typed = |name: &str| {
        let values = flash.typed.get(&format!("edit[{name}]"))?;
        values.first().cloned()
    };
    let text = |name| typed(name).unwrap_or_default();
    Some(Trouble {
        problem: flash.problems.first()?.clone(),
        edit: EditForm {
            act: text("act"),
            at: text("at"),
            list: text("list"),
            part: text("part"),
            field: text("field"),
            value: text("value"),
            was: typed("was"),
            to: text("to"),
            index: text("index"),
            row: text("row"),
            is: text("is"),
            message: text("message"),
        },
    })
}
