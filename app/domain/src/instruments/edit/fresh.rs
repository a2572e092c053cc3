//! Short names that the draft does not have yet.

use crate::ids::Slug;
use crate::instruments::draft::Draft;
use crate::instruments::edit::place::lists;
use std::collections::BTreeSet;

/// Draws at random this often before it counts up; a draw that always repeats itself must end too.
const DRAWS: usize = 32;

/// The short names in use and the source of new ones.
pub struct Ids<'a> {
    used: BTreeSet<Slug>,
    fresh: &'a mut dyn FnMut() -> Slug,
}

impl<'a> Ids<'a> {
    /// Takes all short names of the draft as used.
    pub fn of(draft: &Draft, fresh: &'a mut dyn FnMut() -> Slug) -> Self {
        let questionnaire = &draft.questionnaire;
        let mut used: BTreeSet<Slug> = questionnaire.sections.iter().map(|it| it.id.clone()).collect();
        for item in questionnaire.items() {
            used.insert(item.id.clone());
            let choosables = lists(&item.kind).into_iter().flat_map(|(_, list)| list);
            used.extend(choosables.map(|it| it.id.clone()));
        }
        // A deleted item may still be looked at by a condition or have a key: its name is not given to another one.
        used.extend(draft.keys.items.keys().cloned());
        used.extend(looked_at(draft));
        used.extend(Slug::parse("other"));
        Self { used, fresh }
    }

    /// A new short name.
    pub fn next(&mut self) -> Slug {
        let drawn = (0..DRAWS).map(|_| (self.fresh)()).find(|id| !self.used.contains(id));
        let counted = || (0..).map(Slug::from_random).find(|id| !self.used.contains(id));
        let id = drawn.or_else(counted).unwrap_or_else(|| Slug::from_random(u64::MAX));
        self.used.insert(id.clone());
        id
    }
}

fn looked_at(draft: &Draft) -> Vec<Slug> {
    let of_sections = draft.questionnaire.sections.iter().filter_map(|it| it.show_if.as_ref());
    let of_items = draft.questionnaire.items().flat_map(|item| {
        let rules = item.rules.iter().map(|rule| &rule.refuse_if);
        item.show_if.iter().chain(rules)
    });
    let conditions = of_sections.chain(of_items);
    conditions.flat_map(|it| it.looks_at().cloned()).collect()
}
