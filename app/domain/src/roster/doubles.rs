//! Who looks like one person entered twice: a proposal for a human to decide, never a decision.

use crate::{
    ids::PersonId,
    roster::{
        codes::coded,
        name::{FullName, fold, is_initial},
    },
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

coded! {
    /// Why two look like one; the surest first.
    Likeness {
        /// The same name to the letter, ё being е.
        SameName = "same_name",
        /// The same surname, and initials that fit.
        Initials = "initials",
        /// The same day of birth and first name under another surname.
        Birth = "birth",
        /// One letter of the surname differs.
        Typo = "typo",
    }
}

/// A person as far as likeness goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: FullName,
    /// The day of birth, when it is known.
    pub birth: Option<NaiveDate>,
}

/// Pairs that look like one person, the surest first, each pair once.
pub fn likely_doubles(people: &[Known]) -> Vec<(PersonId, PersonId, Likeness)> {
    let mut found = BTreeMap::new();
    for group in groups(people, |one| fold(&one.name.last)) {
        pairs(&group, by_surname, &mut found);
    }
    for group in groups(people, |one| {
        fold(&format!("{} {}", one.name.first, one.name.patronymic))
    }) {
        pairs(&group, by_first_name, &mut found);
    }
    let mut pairs: Vec<_> = found.into_iter().map(|((a, b), likeness)| (a, b, likeness)).collect();
    pairs.sort_by_key(|(a, b, likeness)| (*likeness, *a, *b));
    pairs
}

fn groups(people: &[Known], key: impl Fn(&Known) -> String) -> Vec<Vec<&Known>> {
    let mut groups: BTreeMap<String, Vec<&Known>> = BTreeMap::new();
    for one in people {
        groups.entry(key(one)).or_default().push(one);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

fn pairs(
    group: &[&Known],
    likeness: impl Fn(&Known, &Known) -> Option<Likeness>,
    found: &mut BTreeMap<(PersonId, PersonId), Likeness>,
) {
    for (at, one) in group.iter().enumerate() {
        for other in &group[at + 1..] {
            let are_born_apart = one.birth.zip(other.birth).is_some_and(|(one, other)| one != other);
            if let Some(likeness) = likeness(one, other).filter(|_| !are_born_apart) {
                let key = (one.id.min(other.id), one.id.max(other.id));
                found.entry(key).or_insert(likeness);
            }
        }
    }
}

fn by_surname(one: &Known, other: &Known) -> Option<Likeness> {
    let (a, b) = (&one.name, &other.name);
    let is_same = fold(&a.first) == fold(&b.first) && fold(&a.patronymic) == fold(&b.patronymic);
    let fits = part_fits(&a.first, &b.first) && part_fits(&a.patronymic, &b.patronymic);
    match (is_same, fits) {
        (true, _) => Some(Likeness::SameName),
        (false, true) => Some(Likeness::Initials),
        (false, false) => None,
    }
}

/// An initial fits a name that begins with it, and nothing fits everything.
fn part_fits(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    let short = |text: &str| is_initial(text) || text.is_empty();
    let start = |text: &str| text.chars().next();
    one == other
        || ((short(&one) || short(&other)) && (one.is_empty() || other.is_empty() || start(&one) == start(&other)))
}

fn by_first_name(one: &Known, other: &Known) -> Option<Likeness> {
    // Initials are shared by too many to say anything.
    if is_initial(&one.name.first) || one.name.patronymic.is_empty() {
        return None;
    }
    if one.birth.is_some() && one.birth == other.birth {
        return Some(Likeness::Birth);
    }
    let (a, b) = (fold(&one.name.last), fold(&other.name.last));
    (a.chars().count() > 4 && is_one_letter_apart(&a, &b)).then_some(Likeness::Typo)
}

/// One letter more, less or other.
fn is_one_letter_apart(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same_start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let same_end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let longest = a.len().max(b.len());
    a != b && a.len().abs_diff(b.len()) <= 1 && same_start + same_end + 1 >= longest
        // «Иванов» and «Иванова» are a man and a woman.
        && !(a.len() != b.len() && same_start == a.len().min(b.len()))
}

/// The pairs that nobody has told apart.
pub fn without(
    pairs: Vec<(PersonId, PersonId, Likeness)>,
    apart: &BTreeSet<(PersonId, PersonId)>,
) -> Vec<(PersonId, PersonId, Likeness)> {
    let is_open = |(a, b, _): &(PersonId, PersonId, Likeness)| !apart.contains(&(*a, *b)) && !apart.contains(&(*b, *a));
    pairs.into_iter().filter(is_open).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use uuid::Uuid;

    fn likeness(one: (&str, &str), other: (&str, &str)) -> Option<Likeness> {
        let known = |id, (name, birth): (&str, &str)| Known {
            id: PersonId(Uuid::from_u128(id)),
            name: FullName::parse(name).unwrap(),
            birth: birth.parse().ok(),
        };
        let pairs = likely_doubles(&[known(1, one), known(2, other)]);
        pairs.first().map(|(.., likeness)| *likeness)
    }

    #[test]
    fn likely_doubles_are_proposed_and_namesakes_with_other_birthdays_are_not() {
        let (day, other_day) = ("1980-05-01", "1981-05-01");
        for (one, other, expected) in [
            (
                ("Ёлкина Анна Львовна", ""),
                ("Елкина Анна Львовна", day),
                Some(Likeness::SameName),
            ),
            (("Ким Анна Львовна", day), ("Ким Анна Львовна", other_day), None),
            (("Ким А. Л.", ""), ("Ким Анна Львовна", ""), Some(Likeness::Initials)),
            (("Ким А. П.", ""), ("Ким Анна Львовна", ""), None),
            (("Ким Анна Львовна", ""), ("Ким Алла Львовна", ""), None),
            (
                ("Авдеева Анна Львовна", ""),
                ("Авдеава Анна Львовна", ""),
                Some(Likeness::Typo),
            ),
            (("Иванов Саша Ким", ""), ("Иванова Саша Ким", ""), None),
            (
                ("Ким Анна Львовна", day),
                ("Юн Анна Львовна", day),
                Some(Likeness::Birth),
            ),
            (("Ким А. Л.", ""), ("Кам А. Л.", ""), None),
        ] {
            assert_eq!(likeness(one, other), expected, "{one:?} {other:?}");
        }
    }
}
