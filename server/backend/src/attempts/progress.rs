//! How far an attempt has come after a save, and where its target stands then.

use super::advance::Advance;
use super::record;
use super::running::{hidden_in, hidden_when_flat};
use super::work::Work;
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::attempts::wire::Hidden;
use domain::campaigns::disposition::{Bounds, rung};
use domain::ids::{AttemptId, ItemId};
use domain::questionnaire::Questionnaire;
use domain::questionnaire::answers::{Answers, Stored, Value};
use domain::questionnaire::flow::{Progress, Share, walk};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What stands after a save.
pub(super) struct After {
    pub answered: u32,
    pub share: Share,
    pub hidden: Hidden,
}

/// Counts all answers anew, going through the questionnaire where one answer decides upon another.
pub(super) fn count_all(work: &Work, (target, attempt): (Uuid, AttemptId)) -> Result<After> {
    let place = work.place(target)?;
    let questionnaire = &place.published.questionnaire;
    if questionnaire.is_flat() {
        let sheet = place.sheets.get(&attempt.0).into_iter().flat_map(BTreeMap::values);
        let answered = sheet.filter(|kept| kept.value.as_ref().is_some_and(is_complete));
        return Ok(when_flat(questionnaire, answered.count()));
    }
    let answers = place.answers(attempt.0);
    let stored = Stored {
        questionnaire,
        answers: &answers,
    };
    let walk = walk(questionnaire, &stored);
    Ok(After {
        answered: u32::try_from(walk.answers.len()).unwrap_or(u32::MAX),
        share: Progress::of(&walk).answered_share(),
        hidden: hidden_in(questionnaire, &walk),
    })
}

/// Where items stand alone, one answer more or less is all that has changed; the others are not even read.
pub(super) fn count_one(
    work: &Work,
    (target, attempt): (Uuid, AttemptId),
    (item, before): (&ItemId, bool),
) -> Result<After> {
    let place = work.place(target)?;
    let (questionnaire, row) = (&place.published.questionnaire, place.attempt(attempt)?);
    let after = is_answered(&place.answers(attempt.0), item);
    let answered = row.answered + i32::from(after) - i32::from(before);
    Ok(when_flat(questionnaire, usize::try_from(answered).unwrap_or(0)))
}

fn when_flat(questionnaire: &Questionnaire, answered: usize) -> After {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let answered = count(answered);
    After {
        answered,
        share: Share {
            answered,
            shown: count(questionnaire.questions().count()),
        },
        hidden: hidden_when_flat(questionnaire),
    }
}

pub(super) fn is_answered(answers: &Answers, item: &ItemId) -> bool {
    answers.get(item).is_some_and(is_complete)
}

fn is_complete(value: &Value) -> bool {
    !matches!(value, Value::Unfinished(_))
}

/// Writes down how far the attempt has come, and moves the target when that is another rung.
pub(super) fn note_progress(
    work: &mut Work,
    (target, attempt): (Uuid, AttemptId),
    after: &After,
    flags: Vec<(ItemId, bool)>,
    at: DateTime<Utc>,
) -> Result<()> {
    let row = work.place(target)?.attempt(attempt)?;
    let before = rung(record::progress(row), Bounds::default());
    let flagged = flagged(row.flagged.clone(), flags)?;
    let count = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let advance = Advance {
        at,
        answered: count(after.share.answered),
        shown: count(after.share.shown),
        flagged,
    };
    work.advance(target, attempt, &advance)?;
    if rung(
        record::progress(work.place(target)?.attempt(attempt)?),
        Bounds::default(),
    ) != before
    {
        work.settle(target, true)?;
    }
    Ok(())
}

fn flagged(stored: serde_json::Value, flags: Vec<(ItemId, bool)>) -> Result<serde_json::Value> {
    if flags.is_empty() {
        return Ok(stored);
    }
    let mut flagged: BTreeSet<ItemId> = serde_json::from_value(stored).unwrap_or_default();
    for (item, is_flagged) in flags {
        match is_flagged {
            true => flagged.insert(item),
            false => flagged.remove(&item),
        };
    }
    Ok(serde_json::to_value(&flagged)?)
}
