//! Words about items: the names of kinds, numbers of questions, the line above a card.

use crate::t;
use crate::ui::number::points;
use domain::ids::ItemId;
use domain::instruments::draft::{Draft, InstrumentKind};
use domain::instruments::new_item::kind_code;
use domain::questionnaire::Item;
use domain::scoring::keys::ItemKey;

/// «Один ответ»
pub fn kind_name(code: &str) -> String {
    t!(&format!("item-kind-{code}"))
}

/// «Тест» or «Анкета»
pub fn instrument_kind(kind: InstrumentKind) -> String {
    match kind {
        InstrumentKind::Test => t!("instrument-kind-test"),
        _ => t!("instrument-kind-questionnaire"),
    }
}

/// The number of a question in reading order, from 1; information blocks and cases have none.
pub fn number_of(draft: &Draft, id: &ItemId) -> Option<usize> {
    let place = draft.questionnaire.questions().position(|item| item.id == *id)?;
    Some(place + 1)
}

/// «5 · Один ответ · 1 балл · M3»
pub fn head_line(draft: &Draft, item: &Item) -> String {
    let number = number_of(draft, &item.id).map(|it| it.to_string());
    let key = draft.keys.items.get(&item.id);
    let parts = [
        number,
        Some(kind_name(kind_code(&item.kind))),
        key.map(points_of),
        key.and_then(|key| key.competence.clone()),
        item.required.then(|| t!("item-required-mark")),
        item.show_if.is_some().then(|| t!("item-conditional-mark")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// «1 балл»
pub fn points_of(key: &ItemKey) -> String {
    let value = key.max_points;
    match value.is_integer() {
        true => t!("count-points", count = *value.numer()),
        false => t!("count-points-part", points = points(value)),
    }
}

/// «задание 9», or the kind where there is no number.
pub fn name_of(draft: &Draft, item: &Item) -> String {
    match number_of(draft, &item.id) {
        Some(number) => t!("item-named", number = number),
        None => kind_name(kind_code(&item.kind)).to_lowercase(),
    }
}

/// The beginning of a text, for a line of a tree or a list.
pub fn beginning(text: &str, most: usize) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= most {
        return line.to_owned();
    }
    let cut: String = line.chars().take(most).collect();
    format!("{}…", cut.trim_end())
}
