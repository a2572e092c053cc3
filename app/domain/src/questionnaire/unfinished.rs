//! What has been picked so far of an item that wants more: one of two options, «Другое» before its text is typed,
//! two places of five, a place given twice while steps are being moved. It is stored, and is no answer yet.

use super::kinds::choice::{Choice, OTHER_MAX_CHARS, Pick};
use super::kinds::{Choosable, Kind, given, text};
use crate::ids::ItemId;
use crate::questionnaire::answers::{Value, field_of};
use crate::questionnaire::condition::Fields;
use std::collections::BTreeMap;

type Picked = BTreeMap<String, Vec<String>>;

impl Kind {
    /// What to keep of fields that `read` refuses only because they are not all there yet.
    ///
    /// `None` when something is wrong in what was picked itself, and for kinds that are answered by one act.
    pub fn read_unfinished(&self, id: &ItemId, fields: &impl Fields) -> Option<Value> {
        let picked = match self {
            Kind::Choice(choice) => options(choice, id, fields),
            Kind::Ranking(ranking) => places(&ranking.options, ranking.place_count(), id, fields),
            Kind::Ordering(ordering) => places(&ordering.options, ordering.options.len(), id, fields),
            _ => None,
        };
        picked.filter(|picked| !picked.is_empty()).map(Value::Unfinished)
    }
}

fn options(choice: &Choice, id: &ItemId, fields: &impl Fields) -> Option<Picked> {
    let picked = given(fields, id.as_str());
    let is_other = |text: &String| choice.other.is_some() && text == "other";
    let option = |text: &String| choice.options.iter().find(|option| option.id.as_str() == text.as_str());
    let most = match choice.pick {
        Pick::One => 1,
        Pick::Many { max, .. } => max.map_or(usize::MAX, usize::from),
    };
    let is_known = |text: &String| is_other(text) || option(text).is_some();
    let is_exclusive = |text: &String| option(text).is_some_and(|option| option.exclusive);
    if picked.len() > most || !picked.iter().all(is_known) || picked.len() > 1 && picked.iter().any(is_exclusive) {
        return None;
    }
    let mut kept = Picked::new();
    if picked.iter().any(is_other) {
        let field = format!("{id}.other");
        let typed = fields.texts(&field).into_iter().next().unwrap_or_default();
        if let Some(typed) = text::clean(&field, &typed, OTHER_MAX_CHARS).ok()? {
            kept.insert(field, vec![typed]);
        }
    }
    if !picked.is_empty() {
        kept.insert(id.to_string(), picked);
    }
    Some(kept)
}

fn places(options: &[Choosable], places: usize, id: &ItemId, fields: &impl Fields) -> Option<Picked> {
    let mut kept = Picked::new();
    for option in options {
        let field = field_of(id, &option.id);
        if let Some(text) = given(fields, &field).into_iter().next() {
            let place: usize = text.parse().ok().filter(|place| (1..=places).contains(place))?;
            kept.insert(field, vec![place.to_string()]);
        }
    }
    Some(kept)
}
