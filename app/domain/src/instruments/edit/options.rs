//! Options, rows, columns, steps and sides: one set of acts for every list an item may have.

use crate::ids::{ItemId, OptionId, Slug};
use crate::instruments::draft::{Draft, InstrumentKind};
use crate::instruments::edit::fresh::Ids;
use crate::instruments::edit::paste::{Line, lines};
use crate::instruments::edit::place::{list_mut, option_index};
use crate::instruments::edit::target::{List, Step};
use crate::instruments::edit::{Refusal, keys, limits};
use crate::instruments::new_item::choosable;
use crate::problem::Problem;
use crate::questionnaire::kinds::{Kind, choice::Pick};

type Focus = Result<Option<Slug>, Refusal>;

/// Adds an option at the end.
pub fn add(draft: &mut Draft, at: &ItemId, list: List, text: &str, ids: &mut Ids) -> Focus {
    let text = limits::tidy(text);
    limits::text(&text, limits::TEXT_CHARS)?;
    let options = list_mut(&mut draft.questionnaire, at, list)?;
    limits::at_most(options.len() + 1, limits::OPTIONS, "too-many-options")?;
    let id = ids.next();
    options.push(choosable(id.clone(), &text));
    keys::follow_new_option(draft, at, &id);
    Ok(Some(id))
}

/// Moves an option by one; at the edge nothing changes.
pub fn move_by_one(draft: &mut Draft, at: &ItemId, list: List, option: &OptionId, step: Step) -> Focus {
    let options = list_mut(&mut draft.questionnaire, at, list)?;
    let index = option_index(options, option)?;
    if let Some(to) = step.from(index, options.len()) {
        options.swap(index, to);
    }
    Ok(Some(option.clone()))
}

/// Deletes an option, also from the key; its neighbour comes into view.
pub fn delete(draft: &mut Draft, at: &ItemId, list: List, option: &OptionId) -> Focus {
    let options = list_mut(&mut draft.questionnaire, at, list)?;
    let index = option_index(options, option)?;
    options.remove(index);
    let near = options.get(index).or(options.last()).map(|it| it.id.clone());
    keys::forget_option(draft, at, list, option);
    Ok(near.or_else(|| Some(at.clone())))
}

/// Adds an option for every line that is not empty; options without a text make room for them.
pub fn paste(draft: &mut Draft, at: &ItemId, list: List, text: &str, ids: &mut Ids) -> Focus {
    let lines = lines(text);
    if lines.is_empty() {
        return Err(Problem::new(at.as_str(), "nothing-to-paste").into());
    }
    for line in &lines {
        limits::text(&line.text, limits::TEXT_CHARS)?;
    }
    let options = list_mut(&mut draft.questionnaire, at, list)?;
    let kept = options.iter().filter(|it| !it.text.is_empty()).count();
    limits::at_most(kept + lines.len(), limits::OPTIONS, "too-many-options")?;
    let empty: Vec<OptionId> = options
        .iter()
        .filter(|it| it.text.is_empty())
        .map(|it| it.id.clone())
        .collect();
    options.retain(|it| !it.text.is_empty());
    let added: Vec<OptionId> = lines.iter().map(|_| ids.next()).collect();
    options.extend(
        lines
            .iter()
            .zip(&added)
            .map(|(line, id)| choosable(id.clone(), &line.text)),
    );
    for option in &empty {
        keys::forget_option(draft, at, list, option);
    }
    for option in &added {
        keys::follow_new_option(draft, at, option);
    }
    mark_right(draft, at, &lines, &added)?;
    Ok(added.first().cloned())
}

fn mark_right(draft: &mut Draft, at: &ItemId, lines: &[Line], added: &[OptionId]) -> Result<(), Refusal> {
    let right: Vec<_> = lines
        .iter()
        .zip(added)
        .filter(|(line, _)| line.right)
        .map(|(_, id)| id)
        .collect();
    let item = draft.questionnaire.item(at).ok_or(Refusal::Missing)?;
    let Kind::Choice(choice) = &item.kind else {
        return Ok(());
    };
    if draft.kind != InstrumentKind::Test {
        return Ok(());
    }
    if choice.pick == Pick::One && right.len() > 1 {
        return Err(Problem::new(at.as_str(), "one-right-only")
            .with("marked", right.len())
            .into());
    }
    for option in right {
        keys::mark(draft, at, option, true)?;
    }
    Ok(())
}
