//! Fields of the instrument itself and of its settings.

use super::{Field, reading};
use crate::instruments::draft::Draft;
use crate::problem::Problem;

/// A limit of more than a day is certainly a slip.
const MOST_MINUTES: u16 = 1440;
const MOST_ATTEMPTS: u16 = 20;

/// The text of a field; `None` when there is none of that name here.
pub fn read(draft: &Draft, field: Field) -> Option<String> {
    let (questionnaire, settings) = (&draft.questionnaire, &draft.settings);
    Some(match field {
        Field::Title => questionnaire.title.clone(),
        Field::Purpose => questionnaire.purpose.clone(),
        Field::Thanks => questionnaire.thanks.clone(),
        Field::LimitMinutes => reading::shown(settings.limit_minutes),
        Field::TakesMinutes => reading::shown(settings.takes_minutes),
        Field::ShuffleItems => settings.shuffle_items.to_string(),
        Field::ShuffleOptions => settings.shuffle_options.to_string(),
        Field::FixedOrder => settings.fixed_order.to_string(),
        Field::AttemptsAllowed => settings.attempts_allowed.to_string(),
        Field::AttemptPolicy => reading::name(&settings.attempt_policy),
        Field::Release => reading::name(&settings.release),
        Field::Polarity => reading::name(&draft.keys.scale.as_ref()?.polarity),
        _ => return None,
    })
}

/// Sets a field that `read` knows.
pub fn write(draft: &mut Draft, field: Field, value: &str) -> Result<(), Problem> {
    let (questionnaire, settings) = (&mut draft.questionnaire, &mut draft.settings);
    match field {
        Field::Title => questionnaire.title = value.to_owned(),
        Field::Purpose => questionnaire.purpose = value.to_owned(),
        Field::Thanks => questionnaire.thanks = value.to_owned(),
        Field::LimitMinutes => settings.limit_minutes = reading::count(value, 1, MOST_MINUTES)?,
        Field::TakesMinutes => settings.takes_minutes = reading::count(value, 1, MOST_MINUTES)?,
        Field::ShuffleItems => settings.shuffle_items = reading::flag(value)?,
        Field::ShuffleOptions => settings.shuffle_options = reading::flag(value)?,
        Field::FixedOrder => settings.fixed_order = reading::flag(value)?,
        Field::AttemptsAllowed => settings.attempts_allowed = reading::count(value, 1, MOST_ATTEMPTS)?.unwrap_or(1),
        Field::AttemptPolicy => settings.attempt_policy = reading::named(value)?,
        Field::Release => settings.release = reading::named(value)?,
        _ => {
            if let Some(scale) = &mut draft.keys.scale {
                scale.polarity = reading::named(value)?;
            }
        }
    }
    Ok(())
}
