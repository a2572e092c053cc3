//! An attempt that is going on, as its pages need it: questions in the drawn order, stored answers, what is hidden.

use super::asked::{Respondent, asked};
use super::close::close_if_over;
use crate::error::{Error, Result};
use crate::{Backend, clock};
use domain::attempts::wire::{Hidden, Running};
use domain::ids::{AttemptId, ItemId};
use domain::instruments::draw::{draw, is_drawn};
use domain::questionnaire::answers::{Answers, Stored, Value};
use domain::questionnaire::flow::{Walk, walk};
use domain::questionnaire::validate::settle;
use domain::questionnaire::{Questionnaire, Section};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The attempt that is going on; none when there is none, when it has just ended, or when the code is asked for.
pub async fn running(cx: &Backend, respondent: &Respondent) -> Result<Option<Running>> {
    let (asked, now) = (asked(cx, respondent).await?, cx.clock.now());
    let place = &asked.place;
    let Some(row) = place.going().filter(|_| asked.is_trusted) else {
        return Ok(None);
    };
    let attempt = AttemptId(row.id);
    match place.answerable(attempt, now) {
        Ok(_) => {}
        Err(Error::Conflict(_)) => {
            close_if_over(cx, row).await?;
            return Ok(None);
        }
        Err(other) => return Err(other),
    }
    let answers = place.answers(row.id);
    let (questionnaire, settings) = (&place.published.questionnaire, &place.published.settings);
    let (kept, problems) = settle(questionnaire, &answers);
    let deadline = place.deadline(row.started_at);
    let (is_drawn, hidden) = (is_drawn(questionnaire, settings), hidden(questionnaire, &answers));
    let (questions, order) = (questions(questionnaire, &hidden), place.order(row, &answers));
    let mut own = questionnaire.clone();
    if is_drawn {
        own = Arc::new(draw(questionnaire, settings, row.seed.cast_unsigned()));
    }
    if let Some(order) = order {
        order.cover(Arc::make_mut(&mut own));
    }
    Ok(Some(Running {
        attempt,
        version: Some(place.published.version),
        organization: place.organization.short_name.clone(),
        is_test: place.published.is_test,
        questionnaire: own,
        is_drawn,
        questions,
        order,
        fields: fields(questionnaire, &answers),
        hidden,
        flagged: serde_json::from_value(row.flagged.clone()).unwrap_or_default(),
        answered: kept.into_keys().collect(),
        unfinished: unfinished(&answers),
        problems,
        has_limit: place.limit_minutes().is_some(),
        deadline,
        ends_at: clock::local(deadline, place.zone()),
        now,
        revision: place.revision(row.id).max(now.timestamp_millis()),
    }))
}

/// How many questions are shown.
pub(crate) fn questions(questionnaire: &Questionnaire, hidden: &Hidden) -> u32 {
    let shown = questionnaire
        .questions()
        .filter(|item| !hidden.items.contains(&item.id));
    u32::try_from(shown.count()).unwrap_or(u32::MAX)
}

/// The items of which something is picked and more is wanted.
pub(crate) fn unfinished(answers: &Answers) -> BTreeSet<ItemId> {
    let is_unfinished = |value: &Value| matches!(value, Value::Unfinished(_));
    let items = answers.iter().filter(|(_, value)| is_unfinished(value));
    items.map(|(item, _)| item.clone()).collect()
}

/// What conditions hide for these answers; a section in which nothing is left to see is hidden too.
pub(crate) fn hidden(questionnaire: &Questionnaire, answers: &Answers) -> Hidden {
    if questionnaire.is_flat() {
        return hidden_when_flat(questionnaire);
    }
    hidden_in(questionnaire, &walk(questionnaire, &Stored { questionnaire, answers }))
}

/// Where items stand alone only a section with nothing to see is hidden, whatever is answered.
pub(crate) fn hidden_when_flat(questionnaire: &Questionnaire) -> Hidden {
    let is_empty = |section: &&Section| section.items.is_empty() && section.intro.trim().is_empty();
    let sections = questionnaire.sections.iter().filter(is_empty);
    Hidden {
        items: BTreeSet::new(),
        sections: sections.map(|section| section.id.clone()).collect(),
    }
}

/// What is not among what was shown on that walk.
pub(crate) fn hidden_in(questionnaire: &Questionnaire, walk: &Walk<'_>) -> Hidden {
    let shown: BTreeSet<&ItemId> = walk
        .sections
        .iter()
        .flat_map(|shown| shown.items.iter().map(|item| &item.id))
        .collect();
    let items = questionnaire.items().map(|item| &item.id);
    let sections = questionnaire.sections.iter().map(|section| &section.id);
    let is_shown = |id: &&ItemId| walk.sections.iter().any(|shown| shown.section.id == **id);
    Hidden {
        items: items.filter(|id| !shown.contains(id)).cloned().collect(),
        sections: sections.filter(|id| !is_shown(id)).cloned().collect(),
    }
}

/// The stored answers as form fields.
pub(crate) fn fields(
    questionnaire: &Questionnaire,
    answers: &Answers,
) -> std::collections::BTreeMap<String, Vec<String>> {
    let mut fields = std::collections::BTreeMap::<String, Vec<String>>::new();
    for (id, value) in answers {
        let Some(item) = questionnaire.item(id) else { continue };
        for (name, text) in item.kind.fields(id, value) {
            fields.entry(name).or_default().push(text);
        }
    }
    fields
}
