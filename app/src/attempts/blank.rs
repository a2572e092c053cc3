//! The HTML of items, rendered once for everybody who has not touched them: what is constant for a published version
//! costs a page a look-up. An item with an answer, a flag or an error is rendered for its own page.

use super::item::item;
use super::sheet::Sheet;
use crate::i18n::{Locale, locale};
use domain::attempts::wire::Running;
use domain::ids::{ItemId, OptionId, VersionId};
use domain::questionnaire::Item;
use domain::questionnaire::kinds::Kind;
use leptos::prelude::*;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

/// Some versions in both languages, with their options in the orders of many draws.
const KEPT: usize = 8_000;

/// Everything that an untouched item looks different by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Look {
    version: VersionId,
    item: ItemId,
    is_russian: bool,
    number: Option<usize>,
    is_hidden: bool,
    order: u64,
}

static LOOKS: LazyLock<RwLock<HashMap<Look, Arc<str>>>> = LazyLock::new(RwLock::default);

/// An item of that attempt as HTML.
pub fn item_html(running: &Running, one: &Item, sheet: &Sheet) -> Arc<str> {
    match running.version.filter(|_| is_untouched(one, sheet)) {
        Some(version) => untouched(version, one, sheet),
        None => item(one, sheet).to_html().into(),
    }
}

fn is_untouched(one: &Item, sheet: &Sheet) -> bool {
    one.with_parts().all(|part| {
        let mut fields = part.kind.field_names(&part.id).into_iter();
        !sheet.flagged.contains(&part.id)
            && !sheet.unfinished.contains(&part.id)
            && fields.all(|field| !sheet.values.contains_key(&field))
            && (sheet.problems.is_empty() || sheet.error(&part.id).is_none())
            && (part.id == one.id || sheet.hidden.contains(&part.id) == sheet.hidden.contains(&one.id))
    })
}

fn untouched(version: VersionId, one: &Item, sheet: &Sheet) -> Arc<str> {
    let look = Look {
        version,
        item: one.id.clone(),
        is_russian: locale() == Locale::Ru,
        number: sheet.numbers.get(&one.id).copied(),
        is_hidden: sheet.hidden.contains(&one.id),
        order: order(one),
    };
    if let Some(known) = LOOKS.read().unwrap_or_else(PoisonError::into_inner).get(&look) {
        return known.clone();
    }
    let html: Arc<str> = item(one, sheet).to_html().into();
    let mut looks = LOOKS.write().unwrap_or_else(PoisonError::into_inner);
    if looks.len() >= KEPT {
        looks.clear();
    }
    looks.insert(look, html.clone());
    html
}

/// The order in which the options of an item and of its parts were drawn.
fn order(one: &Item) -> u64 {
    let mut hasher = DefaultHasher::new();
    one.with_parts().for_each(|part| {
        let ids: Vec<&OptionId> = match &part.kind {
            Kind::Choice(choice) => choice.options.iter().map(|option| &option.id).collect(),
            Kind::Ranking(ranking) => ranking.options.iter().map(|option| &option.id).collect(),
            Kind::Ordering(ordering) => ordering.options.iter().map(|option| &option.id).collect(),
            Kind::Matching(matching) => matching.right.iter().map(|option| &option.id).collect(),
            _ => Vec::new(),
        };
        ids.hash(&mut hasher);
    });
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::questionnaire::Questionnaire;
    use serde_json::json;

    fn one(stem: &str) -> Item {
        let option = |id: &str| json!({ "id": id, "text": format!("Вариант {id}") });
        let items = json!([{ "id": "q1", "stem": stem, "kind": { "choice": { "pick": "one", "options": [option("a"), option("b")] } } }]);
        let whole = json!({ "format": 1, "title": "Т", "sections": [{ "id": "s1", "items": items }] });
        let mut read: Questionnaire = serde_json::from_value(whole).unwrap_or_else(|cause| panic!("{cause}"));
        read.sections.remove(0).items.remove(0)
    }

    #[test]
    fn an_untouched_item_looks_as_if_it_were_rendered_anew_and_a_touched_one_is() {
        Owner::new().with(|| {
            let (version, item_of) = (VersionId(uuid::Uuid::nil()), one("Что раньше?"));
            let mut sheet = Sheet::default();
            sheet.numbers.insert(item_of.id.clone(), 1);
            let anew = item(&item_of, &sheet).to_html();
            for _ in 0..2 {
                assert_eq!(*untouched(version, &item_of, &sheet), *anew);
            }
            let mut turned = item_of.clone();
            if let Kind::Choice(choice) = &mut turned.kind {
                choice.options.reverse();
            }
            assert_ne!(
                *untouched(version, &turned, &sheet),
                *anew,
                "another draw is another look"
            );
            sheet.hidden.insert(item_of.id.clone());
            assert_ne!(*untouched(version, &item_of, &sheet), *anew, "hidden is another look");
            assert!(is_untouched(&item_of, &sheet));
            sheet.values.insert("q1".to_owned(), vec!["a".to_owned()]);
            assert!(
                !is_untouched(&item_of, &sheet),
                "what was answered is not shown from memory"
            );
            sheet.values.clear();
            sheet.flagged.insert(item_of.id.clone());
            assert!(!is_untouched(&item_of, &sheet));
        });
    }
}
