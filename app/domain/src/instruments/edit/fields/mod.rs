//! Fields of a draft as texts: each can be read and set by name, so that every field of the builder's page
//! is saved by the same act and a change by a colleague is noticed in the same way.

mod item;
mod kind;
mod parts;
mod plan;
mod reading;
mod scored;
mod whole;

pub use reading::named;

use crate::ids::Slug;
use crate::instruments::draft::Draft;
use crate::instruments::edit::place::{list_mut, lists, option_index, section_mut};
use crate::instruments::edit::target::Target;
use crate::instruments::edit::{Refusal, conditions, limits};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// The name of a field. Not every target has every field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Of the instrument, a section, a competence, a level.
    Title,
    Purpose,
    Thanks,
    LimitMinutes,
    TakesMinutes,
    ShuffleItems,
    ShuffleOptions,
    FixedOrder,
    AttemptsAllowed,
    AttemptPolicy,
    Release,
    Polarity,
    Intro,
    /// How the tests of a condition are joined: of a section, an item, a rule.
    Join,
    Stem,
    Hint,
    /// Of an item or a competence.
    Code,
    Required,
    PickMin,
    PickMax,
    /// The label of «Другое»; empty takes it off.
    Other,
    MaxChars,
    Min,
    Max,
    Unit,
    Whole,
    DateFrom,
    DateTo,
    ScaleFrom,
    ScaleTo,
    LowLabel,
    HighLabel,
    Slider,
    Places,
    /// What the cells of a table hold; rows and columns stay when it changes.
    Cell,
    /// The accepted texts of a short text, one a line.
    Accepted,
    KeyNumber,
    Tolerance,
    MaxPoints,
    Credit,
    Competence,
    PlannedDifficulty,
    Explanation,
    /// Of an option, row, column or side.
    Text,
    Exclusive,
    Pinned,
    /// What the respondent reads when a rule refuses the answer.
    Message,
    Domain,
    PlannedItems,
    PlannedPoints,
    /// The least share of a level in percent.
    BoundPercent,
    Severity,
    /// The author's words to who has this level.
    Feedback,
}

/// The field's present text, as the page shows it and sends it back as `was`; `None` when there is no such field.
pub fn read(draft: &Draft, at: &Target, field: Field) -> Option<String> {
    let questionnaire = &draft.questionnaire;
    match at {
        Target::Whole => whole::read(draft, field),
        Target::Part(id) => match questionnaire.sections.iter().find(|it| it.id == *id) {
            Some(section) => parts::read_section(section, field),
            None => item::read(draft, questionnaire.item(id)?, field),
        },
        Target::Choosable { item, list, option } => {
            let named = lists(&questionnaire.item(item)?.kind);
            let (_, options) = named.into_iter().find(|(name, _)| name == list)?;
            parts::read_choosable(options.iter().find(|it| it.id == *option)?, field)
        }
        Target::Rule { item, index } => {
            let rule = questionnaire.item(item)?.rules.get(*index)?;
            match field {
                Field::Message => Some(rule.message.clone()),
                Field::Join => Some(reading::name(&rule.refuse_if.join)),
                _ => None,
            }
        }
        Target::Competence(code) => plan::read_competence(draft, code, field),
        Target::Plan(code) => plan::read_plan(draft, code, field),
        Target::Level(code) => plan::read_level(draft, code, field),
    }
}

/// Sets a field, unless it is no longer what the edit was made on.
pub fn set(
    draft: &mut Draft,
    at: &Target,
    field: Field,
    value: &str,
    was: Option<&str>,
) -> Result<Option<Slug>, Refusal> {
    exists(draft, at)?;
    let not_here = || Problem::new(at.to_string(), "not-for-this-kind");
    let theirs = read(draft, at, field).ok_or_else(not_here)?;
    let mine = limits::tidy(value);
    // What is shown may be shorter than what is stored: sending it back unchanged must not store it.
    if mine == limits::tidy(&theirs) {
        return Ok(focus(at));
    }
    if was.is_some_and(|was| limits::tidy(was) != limits::tidy(&theirs)) {
        return Err(Refusal::Conflict { mine, theirs });
    }
    limits::text(&mine, limits::TEXT_CHARS)
        .map_err(Refusal::from)
        .and_then(|()| write(draft, at, field, &mine))
        .map_err(|refusal| placed(refusal, at))?;
    Ok(focus(at))
}

fn write(draft: &mut Draft, at: &Target, field: Field, value: &str) -> Result<(), Refusal> {
    match at {
        Target::Whole => Ok(whole::write(draft, field, value)?),
        Target::Part(id) => match section_mut(&mut draft.questionnaire, id) {
            Some(section) => Ok(parts::write_section(section, field, value)?),
            None => item::write(draft, id, field, value),
        },
        Target::Choosable { item, list, option } => {
            let options = list_mut(&mut draft.questionnaire, item, *list)?;
            let index = option_index(options, option)?;
            Ok(parts::write_choosable(&mut options[index], field, value)?)
        }
        Target::Rule { item, index } => {
            let rule = conditions::rule_mut(draft, item, *index)?;
            match field {
                Field::Join => rule.refuse_if.join = named(value)?,
                _ => rule.message = value.to_owned(),
            }
            Ok(())
        }
        Target::Competence(code) => plan::write_competence(draft, code, field, value),
        Target::Plan(code) => plan::write_plan(draft, code, field, value),
        Target::Level(code) => plan::write_level(draft, code, field, value),
    }
}

fn exists(draft: &mut Draft, at: &Target) -> Result<(), Refusal> {
    let known = |code: &String| draft.keys.competences.iter().any(|it| it.code == *code);
    match at {
        Target::Whole => Ok(()),
        Target::Part(id) => conditions::shown_mut(draft, id).map(|_| ()),
        Target::Choosable { item, list, option } => {
            let options = list_mut(&mut draft.questionnaire, item, *list)?;
            option_index(options, option).map(|_| ())
        }
        Target::Rule { item, index } => conditions::rule_mut(draft, item, *index).map(|_| ()),
        Target::Competence(code) | Target::Plan(code) => known(code).then_some(()).ok_or(Refusal::Missing),
        Target::Level(code) => {
            let levels = draft.keys.scale.iter().flat_map(|it| &it.levels);
            levels
                .map(|it| &it.code)
                .any(|it| it == code)
                .then_some(())
                .ok_or(Refusal::Missing)
        }
    }
}

fn placed(refusal: Refusal, at: &Target) -> Refusal {
    match refusal {
        Refusal::Invalid(problem) if problem.at.is_empty() => {
            let at = at.to_string();
            Refusal::Invalid(Problem { at, ..problem })
        }
        other => other,
    }
}

fn focus(at: &Target) -> Option<Slug> {
    match at {
        Target::Part(id) => Some(id.clone()),
        Target::Choosable { option, .. } => Some(option.clone()),
        Target::Rule { item, .. } => Some(item.clone()),
        Target::Whole | Target::Competence(_) | Target::Plan(_) | Target::Level(_) => None,
    }
}
