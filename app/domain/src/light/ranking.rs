//! What training is asked for, the most wanted first, beside the deficits that were found (SR-45: «запрос × дефицит»).

use crate::roster::name::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many directions a page shows.
pub const SHOWN: usize = 8;

/// One direction of training.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Direction {
    /// Its words as they were first typed.
    pub title: String,
    /// How many chose it; a methodical union is one choice.
    pub asked: usize,
    /// How many people have an open deficit of that name.
    pub lacking: usize,
}

/// Counts choices by direction; spellings that fold alike are one.
///
/// `deficits` are the titles of open deficits, one for each person who has it.
pub fn rank<'a>(
    asked: impl IntoIterator<Item = &'a str>,
    deficits: impl IntoIterator<Item = &'a str>,
) -> Vec<Direction> {
    let mut lacking: BTreeMap<String, usize> = BTreeMap::new();
    for title in deficits {
        *lacking.entry(fold(title)).or_default() += 1;
    }
    let mut found: BTreeMap<String, Direction> = BTreeMap::new();
    for title in asked {
        let folded = fold(title);
        let lacking = lacking.get(&folded).copied().unwrap_or_default();
        let one = found.entry(folded).or_insert_with(|| Direction {
            title: title.to_owned(),
            asked: 0,
            lacking,
        });
        one.asked += 1;
    }
    let mut directions: Vec<(String, Direction)> = found.into_iter().collect();
    directions.sort_by(|a, b| (b.1.asked, &a.0).cmp(&(a.1.asked, &b.0)));
    directions.into_iter().map(|(_, one)| one).take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sr_45_directions_are_ranked_by_choices_and_stand_beside_the_deficit_of_that_name() {
        let asked = ["Оценивание", "Цифровая среда", "оценивание ", "Инклюзия"];
        let deficits = ["Оценивание", "Оценивание", "Оценивание", "Метапредметность"];
        let ranked = rank(asked, deficits);
        let said: Vec<(&str, usize, usize)> = ranked
            .iter()
            .map(|one| (one.title.as_str(), one.asked, one.lacking))
            .collect();
        assert_eq!(
            said,
            [("Оценивание", 2, 3), ("Инклюзия", 1, 0), ("Цифровая среда", 1, 0)]
        );
    }
}
