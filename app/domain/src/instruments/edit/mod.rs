//! Edits of a draft: every change an author makes is one of these, applied to the newest stored draft.
//! What an edit of one field was made on travels with it, so nobody's text is overwritten unseen.

pub mod fields;
pub mod form;
pub mod target;
pub mod test_text;

mod conditions;
mod copy;
mod fresh;
pub(super) mod keys;
pub mod kind_change;
pub mod limits;
mod options;
mod paste;
mod place;
mod plan;
mod structure;

#[cfg(test)]
mod tests;

use crate::ids::{ItemId, OptionId, SectionId, Slug};
use crate::instruments::draft::Draft;
use crate::problem::Problem;
use crate::questionnaire::condition::Test;
use crate::scoring::keys::Competence;
use crate::scoring::levels::LevelScale;
use fields::Field;
use fresh::Ids;
use serde::{Deserialize, Serialize};
use target::{Conditioned, List, Place, Step, Target};

/// One change of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// Gives one field a value; refused when `was` is given and the stored value is another one.
    Set {
        at: Target,
        field: Field,
        value: String,
        #[serde(default)]
        was: Option<String>,
    },
    /// Adds a section after that one, or at the end.
    AddSection { after: Option<SectionId> },
    /// Adds an item of a kind of the menu.
    AddItem { kind: String, place: Place },
    /// Moves a section or an item by one; an item goes on into the neighbouring section.
    Move { at: Slug, step: Step },
    /// Moves an item to a place, also of another section or case.
    MoveTo { at: ItemId, place: Place },
    /// Copies a section or an item behind itself; all ids of the copy are new, its codes are empty.
    Duplicate { at: Slug },
    /// Deletes a section or an item with its keys; conditions that look at it stay and are checked.
    Delete { at: Slug },
    /// Makes it another kind of the same family, keeping the options.
    ChangeKind { at: ItemId, kind: String },
    /// Adds an option, row, column or side at the end of a list.
    AddOption { at: ItemId, list: List, text: String },
    /// Moves an option by one.
    MoveOption {
        at: ItemId,
        list: List,
        option: OptionId,
        step: Step,
    },
    /// Deletes an option and takes it out of the key.
    DeleteOption { at: ItemId, list: List, option: OptionId },
    /// Adds one option a line; empty options make room, `+` and `*` mark the right ones of a test.
    PasteOptions { at: ItemId, list: List, text: String },
    /// Marks an option as right or wrong.
    Mark { at: ItemId, option: OptionId, right: bool },
    /// Makes the present order of the steps the right one.
    KeyOrder { at: ItemId },
    /// Moves a step by one within the right order.
    MoveInKey { at: ItemId, option: OptionId, step: Step },
    /// Joins a left side with its right side; with none, takes the pair off.
    Pair {
        at: ItemId,
        left: OptionId,
        right: Option<OptionId>,
    },
    /// Adds a test to what shows a section or an item, or to a rule.
    AddTest { at: Conditioned, test: Test },
    /// Removes a test; `was` is its text (`test_text::test_text`), so that a colleague's is never hit.
    RemoveTest {
        at: Conditioned,
        index: usize,
        #[serde(default)]
        was: Option<String>,
    },
    /// Shows a section or an item always.
    ClearCondition { at: Slug },
    /// Adds a check of the answer with its own error text.
    AddRule { at: ItemId, message: String, test: Test },
    /// Deletes such a check; `was` is its error text.
    DeleteRule {
        at: ItemId,
        index: usize,
        #[serde(default)]
        was: Option<String>,
    },
    /// Adds a competence under the first free code `K1`, `K2` …
    AddCompetence { title: String },
    /// Takes competences of the organisation's framework under their own codes; those that are there stay.
    TakeCompetences { competences: Vec<Competence> },
    /// Deletes a competence, its plan, and its mention on items.
    DeleteCompetence { code: String },
    /// Takes a whole level scale, such as a preset.
    UseScale { scale: LevelScale },
    /// Adds a level on top.
    AddLevel,
    /// Deletes a level.
    DeleteLevel { code: String },
}

/// The draft after an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    pub draft: Draft,
    /// The section, item or option the page should bring into view.
    pub focus: Option<Slug>,
}

/// Why an edit was not applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// What it speaks of is gone; a colleague deleted it.
    Missing,
    /// A colleague changed the same field meanwhile; both texts are given.
    Conflict { mine: String, theirs: String },
    /// The value or the act does not fit.
    Invalid(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Invalid(problem)
    }
}

/// Applies one edit to the stored draft; `fresh` draws short names at random.
pub fn apply(draft: &Draft, edit: &Edit, fresh: &mut dyn FnMut() -> Slug) -> Result<Applied, Refusal> {
    let mut ids = Ids::of(draft, fresh);
    let mut draft = draft.clone();
    let focus = change(&mut draft, edit, &mut ids)?;
    Ok(Applied { draft, focus })
}

fn change(draft: &mut Draft, edit: &Edit, ids: &mut Ids) -> Result<Option<Slug>, Refusal> {
    match edit {
        Edit::Set { at, field, value, was } => fields::set(draft, at, *field, value, was.as_deref()),
        Edit::AddSection { after } => structure::add_section(draft, after.as_ref(), ids),
        Edit::AddItem { kind, place } => structure::add_item(draft, kind, place, ids),
        Edit::Move { at, step } => structure::move_by_one(draft, at, *step),
        Edit::MoveTo { at, place } => structure::move_to(draft, at, place),
        Edit::Duplicate { at } => copy::duplicate(draft, at, ids),
        Edit::Delete { at } => structure::delete(draft, at),
        Edit::ChangeKind { at, kind } => kind_change::change(draft, at, kind),
        Edit::AddOption { at, list, text } => options::add(draft, at, *list, text, ids),
        Edit::MoveOption { at, list, option, step } => options::move_by_one(draft, at, *list, option, *step),
        Edit::DeleteOption { at, list, option } => options::delete(draft, at, *list, option),
        Edit::PasteOptions { at, list, text } => options::paste(draft, at, *list, text, ids),
        Edit::Mark { at, option, right } => keys::mark(draft, at, option, *right),
        Edit::KeyOrder { at } => keys::keep_order(draft, at),
        Edit::MoveInKey { at, option, step } => keys::move_in_key(draft, at, option, *step),
        Edit::Pair { at, left, right } => keys::pair(draft, at, left, right.as_ref()),
        Edit::AddTest { at, test } => conditions::add_test(draft, at, test),
        Edit::RemoveTest { at, index, was } => conditions::remove_test(draft, at, *index, was.as_deref()),
        Edit::ClearCondition { at } => conditions::clear(draft, at),
        Edit::AddRule { at, message, test } => conditions::add_rule(draft, at, message, test),
        Edit::DeleteRule { at, index, was } => conditions::delete_rule(draft, at, *index, was.as_deref()),
        Edit::AddCompetence { title } => plan::add_competence(draft, title),
        Edit::TakeCompetences { competences } => plan::take_competences(draft, competences),
        Edit::DeleteCompetence { code } => plan::delete_competence(draft, code),
        Edit::UseScale { scale } => plan::use_scale(draft, scale),
        Edit::AddLevel => plan::add_level(draft),
        Edit::DeleteLevel { code } => plan::delete_level(draft, code),
    }
}
