//! Edits as a plain HTML form posts them: flat fields, all of them texts.

use super::Edit;
use super::fields::named;
use super::target::{Conditioned, List, Place, Target};
use crate::ids::Slug;
use crate::problem::Problem;
use crate::questionnaire::condition::{Comparison, Test};
use crate::scoring::levels::LevelScale;
use serde::{Deserialize, Serialize};

/// A posted edit. Which fields count depends on `act`, the snake-case name of the edit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EditForm {
    pub act: String,
    /// The id of the section or item; empty for the instrument itself.
    pub at: String,
    /// `options`, `rows`, `columns`, `left`, `right`; or `rules`, `competences`, `blueprint`, `levels`.
    pub list: String,
    /// Within the list: an option's id, a rule's place from 0, a code.
    pub part: String,
    /// The name of a field (`set`).
    pub field: String,
    /// The new value, the pasted text, the kind's code, `up` or `down`, the preset's code, `true` for right.
    pub value: String,
    /// What the field held when the page was made.
    pub was: Option<String>,
    /// Another id: the section or case moved to, the item behind which to add, the right side, the item looked at.
    pub to: String,
    /// A place from 0: of the item moved (`move_to`), of the test removed (`remove_test`).
    pub index: String,
    /// The row of the matrix looked at (`add_test`, `add_rule`).
    pub row: String,
    /// The comparison (`add_test`, `add_rule`): `answered`, `picked`, `less` …
    pub is: String,
    /// The error text (`add_rule`).
    pub message: String,
}

impl Edit {
    /// Reads a posted form; `preset` knows the ready level scales by code.
    pub fn from_form(form: &EditForm, preset: impl Fn(&str) -> Option<LevelScale>) -> Result<Self, Problem> {
        let value = form.value.clone();
        let was = form.was.clone();
        Ok(match form.act.as_str() {
            "set" => Self::Set {
                at: form.target()?,
                field: named(&form.field)?,
                value,
                was,
            },
            "add_section" => Self::AddSection {
                after: optional(&form.to)?,
            },
            "add_item" => Self::AddItem {
                kind: value,
                place: form.place()?,
            },
            "move" => Self::Move {
                at: form.at()?,
                step: named(&form.value)?,
            },
            "move_to" => Self::MoveTo {
                at: form.at()?,
                place: form.place()?,
            },
            "duplicate" => Self::Duplicate { at: form.at()? },
            "delete" => Self::Delete { at: form.at()? },
            "change_kind" => Self::ChangeKind {
                at: form.at()?,
                kind: value,
            },
            "add_competence" => Self::AddCompetence { title: value },
            "delete_competence" => Self::DeleteCompetence {
                code: form.part.clone(),
            },
            "use_scale" => Self::UseScale {
                scale: preset(&form.value).ok_or_else(|| unknown(&form.value))?,
            },
            "add_level" => Self::AddLevel,
            "delete_level" => Self::DeleteLevel {
                code: form.part.clone(),
            },
            _ => return form.of_item(),
        })
    }
}

impl EditForm {
    fn of_item(&self) -> Result<Edit, Problem> {
        let (at, was, text) = (self.at()?, self.was.clone(), self.value.clone());
        let list = || named::<List>(&self.list);
        Ok(match self.act.as_str() {
            "add_option" => Edit::AddOption {
                at,
                list: list()?,
                text,
            },
            "paste_options" => Edit::PasteOptions {
                at,
                list: list()?,
                text,
            },
            "delete_option" => Edit::DeleteOption {
                at,
                list: list()?,
                option: self.part()?,
            },
            "move_option" => Edit::MoveOption {
                at,
                list: list()?,
                option: self.part()?,
                step: named(&self.value)?,
            },
            "mark" => Edit::Mark {
                at,
                option: self.part()?,
                right: matches!(self.value.as_str(), "true" | "on" | "1"),
            },
            "key_order" => Edit::KeyOrder { at },
            "move_in_key" => Edit::MoveInKey {
                at,
                option: self.part()?,
                step: named(&self.value)?,
            },
            "pair" => Edit::Pair {
                at,
                left: self.part()?,
                right: optional(&self.to)?,
            },
            "add_test" => Edit::AddTest {
                at: self.conditioned()?,
                test: self.test()?,
            },
            "remove_test" => Edit::RemoveTest {
                at: self.conditioned()?,
                index: number(&self.index)?,
                was,
            },
            "clear_condition" => Edit::ClearCondition { at },
            "add_rule" => Edit::AddRule {
                at,
                message: self.message.clone(),
                test: self.test()?,
            },
            "delete_rule" => Edit::DeleteRule {
                at,
                index: number(&self.part)?,
                was,
            },
            _ => return Err(unknown(&self.act)),
        })
    }

    fn target(&self) -> Result<Target, Problem> {
        let part = self.part.clone();
        Ok(match self.list.as_str() {
            "" if self.at.is_empty() => Target::Whole,
            "" => Target::Part(self.at()?),
            "rules" => Target::Rule {
                item: self.at()?,
                index: number(&self.part)?,
            },
            "competences" => Target::Competence(part),
            "blueprint" => Target::Plan(part),
            "levels" => Target::Level(part),
            list => Target::Choosable {
                item: self.at()?,
                list: named(list)?,
                option: self.part()?,
            },
        })
    }

    fn conditioned(&self) -> Result<Conditioned, Problem> {
        let at = self.at()?;
        Ok(match self.list.as_str() {
            "rules" => Conditioned::Rule {
                item: at,
                index: number(&self.part)?,
            },
            _ => Conditioned::Shown(at),
        })
    }

    /// `list` = `after`: behind the item `to`; else in the section or case `to`, at `index` or at the end.
    fn place(&self) -> Result<Place, Problem> {
        let to = slug(&self.to)?;
        Ok(match (self.list.as_str(), self.index.as_str()) {
            ("after", _) => Place::After(to),
            (_, "") => Place::EndOf(to),
            (_, index) => Place::At(to, number(index)?),
        })
    }

    fn test(&self) -> Result<Test, Problem> {
        let (is, value) = (self.is.as_str(), self.value.trim().to_owned());
        Ok(Test {
            item: slug(&self.to)?,
            row: optional(&self.row)?,
            is: match is {
                "answered" => Comparison::Answered,
                "unanswered" => Comparison::Unanswered,
                "picked" => Comparison::Picked(value),
                "not_picked" => Comparison::NotPicked(value),
                "less" => Comparison::Less(value),
                "greater" => Comparison::Greater(value),
                "less_than_item" => Comparison::LessThanItem(slug(&value)?),
                "greater_than_item" => Comparison::GreaterThanItem(slug(&value)?),
                "unlike" => Comparison::Unlike(value),
                _ => return Err(unknown(is)),
            },
        })
    }

    fn at(&self) -> Result<Slug, Problem> {
        slug(&self.at)
    }

    fn part(&self) -> Result<Slug, Problem> {
        slug(&self.part)
    }
}

fn slug(text: &str) -> Result<Slug, Problem> {
    Slug::parse(text).ok_or_else(|| unknown(text))
}

fn optional(text: &str) -> Result<Option<Slug>, Problem> {
    if text.is_empty() {
        Ok(None)
    } else {
        slug(text).map(Some)
    }
}

fn number(text: &str) -> Result<usize, Problem> {
    text.parse().map_err(|_| unknown(text))
}

fn unknown(value: &str) -> Problem {
    Problem::new("", "unknown-value").with("value", value)
}
