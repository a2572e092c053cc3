//! Fields of sections, of options and of what is shown under a condition.

use super::{Field, named, reading};
use crate::problem::Problem;
use crate::questionnaire::Section;
use crate::questionnaire::condition::Condition;
use crate::questionnaire::kinds::Choosable;

/// The text of a field; `None` when there is none of that name here.
pub fn read_section(section: &Section, field: Field) -> Option<String> {
    match field {
        Field::Title => Some(section.title.clone()),
        Field::Intro => Some(section.intro.clone()),
        Field::Join => read_join(&section.show_if),
        _ => None,
    }
}

/// Sets a field that `read` knows.
pub fn write_section(section: &mut Section, field: Field, value: &str) -> Result<(), Problem> {
    match field {
        Field::Title => section.title = value.to_owned(),
        Field::Intro => section.intro = value.to_owned(),
        _ => return write_join(&mut section.show_if, value),
    }
    Ok(())
}

/// The text of a field; `None` when there is none of that name here.
pub fn read_join(condition: &Option<Condition>) -> Option<String> {
    condition.as_ref().map(|it| reading::name(&it.join))
}

/// Sets a field that `read` knows.
pub fn write_join(condition: &mut Option<Condition>, value: &str) -> Result<(), Problem> {
    let join = named(value)?;
    if let Some(condition) = condition {
        condition.join = join;
    }
    Ok(())
}

/// The text of a field; `None` when there is none of that name here.
pub fn read_choosable(choosable: &Choosable, field: Field) -> Option<String> {
    match field {
        Field::Text => Some(choosable.text.clone()),
        Field::Exclusive => Some(choosable.exclusive.to_string()),
        Field::Pinned => Some(choosable.pinned.to_string()),
        _ => None,
    }
}

/// Sets a field that `read` knows.
pub fn write_choosable(choosable: &mut Choosable, field: Field, value: &str) -> Result<(), Problem> {
    match field {
        Field::Exclusive => choosable.exclusive = reading::flag(value)?,
        Field::Pinned => choosable.pinned = reading::flag(value)?,
        _ => choosable.text = value.to_owned(),
    }
    Ok(())
}
