//! The draw: the order in which one attempt sees items and options. A seed gives the same order for ever.

use crate::ids::ItemId;
use crate::instruments::draft::Settings;
use crate::questionnaire::condition::Condition;
use crate::questionnaire::kinds::Kind;
use crate::questionnaire::{Item, Questionnaire, Section};
use std::collections::BTreeSet;

/// The same questionnaire in the order of this seed.
///
/// Steps to be ordered and right sides to be matched are always shuffled: their authors write them
/// in the right order. Pinned options keep their place, information blocks and parts of a case theirs,
/// and so do items of a section that conditions tie to each other.
pub fn draw(questionnaire: &Questionnaire, settings: &Settings, seed: u64) -> Questionnaire {
    let mut drawn = questionnaire.clone();
    let mut chance = Chance(seed);
    for section in &mut drawn.sections {
        if settings.shuffle_items {
            shuffle_items(section, &mut chance);
        }
        for item in &mut section.items {
            shuffle_options(item, settings, &mut chance);
        }
    }
    drawn
}

/// Does every attempt see an order of its own?
pub fn is_drawn(questionnaire: &Questionnaire, settings: &Settings) -> bool {
    let always = |item: &Item| matches!(item.kind, Kind::Ordering(_) | Kind::Matching(_));
    settings.shuffle_items || settings.shuffle_options || questionnaire.items().any(always)
}

fn shuffle_items(section: &mut Section, chance: &mut Chance) {
    let tied = tied_items(section);
    let stays = |item: &Item| matches!(item.kind, Kind::Info) || tied.contains(&item.id);
    let free: Vec<usize> = (0..section.items.len())
        .filter(|&place| !stays(&section.items[place]))
        .collect();
    chance.shuffle(&mut section.items, &free);
}

/// The items of a section that look at other items of it, and those looked at:
/// a condition sees only what stands before it.
fn tied_items(section: &Section) -> BTreeSet<ItemId> {
    let mut tied = BTreeSet::new();
    for (item, other) in section
        .items
        .iter()
        .flat_map(|item| section.items.iter().map(move |other| (item, other)))
    {
        if item.id != other.id && looks_at(item, other) {
            tied.extend([item.id.clone(), other.id.clone()]);
        }
    }
    tied
}

fn looks_at(item: &Item, other: &Item) -> bool {
    let mut looked_at = item.with_parts().flat_map(conditions).flat_map(Condition::looks_at);
    looked_at.any(|id| other.with_parts().any(|part| part.id == *id))
}

fn conditions(item: &Item) -> impl Iterator<Item = &Condition> {
    item.show_if.iter().chain(item.rules.iter().map(|rule| &rule.refuse_if))
}

fn shuffle_options(item: &mut Item, settings: &Settings, chance: &mut Chance) {
    let (options, always) = match &mut item.kind {
        Kind::Choice(choice) => (&mut choice.options, false),
        Kind::Ranking(ranking) => (&mut ranking.options, false),
        Kind::Ordering(ordering) => (&mut ordering.options, true),
        Kind::Matching(matching) => (&mut matching.right, true),
        Kind::Case(case) => {
            for part in &mut case.parts {
                shuffle_options(part, settings, chance);
            }
            return;
        }
        _ => return,
    };
    if always || settings.shuffle_options {
        let free: Vec<usize> = (0..options.len()).filter(|&place| !options[place].pinned).collect();
        chance.shuffle(options, &free);
    }
}

/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, figure 16.
///
/// Our own, so that no update of a dependency can change the order of a stored attempt.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Fisher and Yates among the `free` places; what stands elsewhere stays.
    fn shuffle<T>(&mut self, things: &mut [T], free: &[usize]) {
        for last in (1..free.len()).rev() {
            let other = (self.next() % (last as u64 + 1)) as usize;
            things.swap(free[last], free[other]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of the reference implementation for the seed 1234567.
    #[test]
    fn draws_the_published_numbers() {
        let mut chance = Chance(1_234_567);
        let drawn: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(
            drawn,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }
}
