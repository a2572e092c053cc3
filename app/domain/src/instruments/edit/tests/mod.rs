//! Edits by tables, by stories of two authors, and as random sequences.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod random;
mod secret;
mod stories;

use super::form::EditForm;
use super::*;
use crate::instruments::draft::{InstrumentKind, Settings};
use crate::questionnaire::kinds::Kind;
use crate::questionnaire::{Item, Questionnaire};
use crate::scoring::keys::{Key, KeySheet};

/// A draft and its acts, one after another, each from a flat form.
struct Desk {
    draft: Draft,
    next: u64,
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn form(fields: &[(&str, &str)]) -> EditForm {
    let object: serde_json::Map<_, _> = fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).into())).collect();
    serde_json::from_value(object.into()).unwrap()
}

impl Desk {
    fn of(kind: InstrumentKind) -> Self {
        Self {
            draft: Draft {
                kind,
                questionnaire: Questionnaire::blank("Тест", slug("s1")),
                keys: KeySheet::default(),
                settings: Settings::default(),
            },
            next: 0,
        }
    }

    fn post(&mut self, fields: &[(&str, &str)]) -> Result<Option<Slug>, Refusal> {
        let edit = Edit::from_form(&form(fields), |_| None)?;
        self.apply(&edit)
    }

    fn apply(&mut self, edit: &Edit) -> Result<Option<Slug>, Refusal> {
        let next = &mut self.next;
        let applied = apply(&self.draft, edit, &mut || {
            *next += 1;
            Slug::from_random(*next)
        })?;
        self.draft = applied.draft;
        Ok(applied.focus)
    }

    /// Adds an item at the end of the first section.
    fn add(&mut self, kind: &str) -> String {
        let added = self.post(&[("act", "add_item"), ("value", kind), ("to", "s1")]);
        added.unwrap().unwrap().to_string()
    }

    fn set(&mut self, at: &str, field: &str, value: &str) -> Result<Option<Slug>, Refusal> {
        self.post(&[("act", "set"), ("at", at), ("field", field), ("value", value)])
    }

    fn item(&self, id: &str) -> &Item {
        self.draft.questionnaire.item(&slug(id)).unwrap()
    }

    fn options(&self, id: &str) -> Vec<(String, String)> {
        let lists = place::lists(&self.item(id).kind);
        lists[0]
            .1
            .iter()
            .map(|it| (it.id.to_string(), it.text.clone()))
            .collect()
    }

    fn key(&self, id: &str) -> Key {
        self.draft.keys.items[&slug(id)].key.clone()
    }

    fn order(&self) -> Vec<Vec<String>> {
        let sections = self.draft.questionnaire.sections.iter();
        sections
            .map(|it| it.items.iter().map(|item| item.id.to_string()).collect())
            .collect()
    }
}
