//! Fields that every item has; those of its kind and of its key are beside.

use super::parts::{read_join, write_join};
use super::{Field, kind, reading, scored};
use crate::ids::{ItemId, Slug};
use crate::instruments::draft::Draft;
use crate::instruments::edit::place::item_mut;
use crate::instruments::edit::target::List;
use crate::instruments::edit::{Refusal, keys, limits};
use crate::questionnaire::Item;

/// The text of a field; `None` when there is none of that name here.
pub fn read(draft: &Draft, item: &Item, field: Field) -> Option<String> {
    match field {
        Field::Stem => Some(item.stem.clone()),
        Field::Hint => Some(item.hint.clone()),
        Field::Code => Some(item.code.clone()),
        Field::Required => Some(item.required.to_string()),
        Field::Join => read_join(&item.show_if),
        _ => kind::read(&item.kind, field).or_else(|| scored::read(draft, item, field)),
    }
}

/// Sets a field that `read` knows.
pub fn write(draft: &mut Draft, at: &ItemId, field: Field, value: &str) -> Result<(), Refusal> {
    let item = item_mut(&mut draft.questionnaire, at)?;
    match field {
        Field::Stem => item.stem = value.to_owned(),
        Field::Hint => item.hint = value.to_owned(),
        Field::Code => {
            limits::text(value, limits::CODE_CHARS)?;
            item.code = value.to_owned();
        }
        Field::Required => item.required = reading::flag(value)?,
        Field::Join => write_join(&mut item.show_if, value)?,
        _ if kind::read(&item.kind, field).is_some() => kind::write(&mut item.kind, field, value)?,
        _ => scored::write(draft, at, field, value)?,
    }
    if field == Field::Other && value.is_empty() {
        forget_other(draft, at);
    }
    Ok(())
}

fn forget_other(draft: &mut Draft, at: &ItemId) {
    if let Some(other) = Slug::parse("other") {
        keys::forget_option(draft, at, List::Options, &other);
    }
}
