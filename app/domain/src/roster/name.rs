//! Names of people: taken apart, shortened, and sorted by the Russian alphabet.

use serde::{Deserialize, Serialize};

const NO_BREAK_SPACE: char = '\u{a0}';
const PATRONYMIC_TAILS: [&str; 6] = ["оглы", "кызы", "улы", "углы", "гызы", "уулу"];

/// A person's name in its parts; first name and patronymic may be initials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FullName {
    /// Фамилия.
    pub last: String,
    /// Имя, or its initial with a full stop.
    pub first: String,
    /// Отчество, its initial, or empty.
    pub patronymic: String,
}

impl FullName {
    /// Reads «Авдеева Ирина Петровна», «Авдеева И.П.» or «И. П. Авдеева»; `None` when a first name is missing.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = words(text);
        if words.len() < 2 || !words.iter().all(|word| is_name_word(word)) {
            return None;
        }
        if is_initial(&words[0]) {
            words.rotate_right(1);
        }
        if is_initial(&words[0]) {
            return None;
        }
        let mut words = words.into_iter();
        Some(Self {
            last: words.next()?,
            first: words.next()?,
            patronymic: words.collect::<Vec<_>>().join(" "),
        })
    }

    /// The name of its parts as typed; `Err` names the part that is no name.
    pub fn from_parts(last: &str, first: &str, patronymic: &str) -> Result<Self, &'static str> {
        let parts = [("last", last), ("first", first), ("patronymic", patronymic)];
        let [last, first, patronymic] = parts.map(|(part, text)| (part, words(text)));
        for (part, words) in [&last, &first, &patronymic] {
            let may_be_empty = *part == "patronymic";
            let is_name = words.iter().all(|word| is_name_word(word));
            if !is_name || (words.is_empty() && !may_be_empty) {
                return Err(part);
            }
        }
        let [last, first, patronymic] = [last, first, patronymic].map(|(_, words)| words.join(" "));
        Ok(Self {
            last,
            first,
            patronymic,
        })
    }

    /// «Авдеева И. П.», with no-break spaces.
    pub fn short_name(&self) -> String {
        let mut short = self.last.clone();
        for part in [&self.first, &self.patronymic] {
            if let Some(initials) = initials(part) {
                short.push(NO_BREAK_SPACE);
                short.push_str(&initials);
            }
        }
        short
    }

    /// All parts with spaces between.
    pub fn full(&self) -> String {
        let full = format!("{} {} {}", self.last, self.first, self.patronymic);
        full.trim_end().to_owned()
    }

    /// The key to sort by; see [`collation_key`].
    pub fn collation_key(&self) -> String {
        collation_key(&self.full())
    }
}

/// A key whose order by code points is the Russian alphabet's, with Ё beside Е.
///
/// A database has to compare it by bytes (`COLLATE "C"` in PostgreSQL).
pub fn collation_key(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    // The second half tells «Елкин» from «Ёлкин» when all else is equal.
    format!("{}\u{1}{lower}", fold(&lower))
}

/// Lower case, ё as е, runs of spaces as one: what two spellings of one word have in common.
pub fn fold(text: &str) -> String {
    let lower = text.to_lowercase().replace('ё', "е");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> Vec<String> {
    let mut spaced = String::new();
    for letter in text.chars() {
        if letter.is_alphabetic() && spaced.ends_with('.') {
            spaced.push(' ');
        }
        spaced.push(letter);
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

fn is_name_word(word: &str) -> bool {
    let fits = |c: char| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’');
    word.chars().next().is_some_and(char::is_alphabetic) && word.chars().all(fits)
}

pub(crate) fn is_initial(word: &str) -> bool {
    word.ends_with('.') || word.chars().count() == 1
}

fn initials(part: &str) -> Option<String> {
    let word = part.split(' ').next()?;
    let letters: Vec<String> = word
        .split('-')
        .filter(|piece| !PATRONYMIC_TAILS.contains(&fold(piece).as_str()))
        .filter_map(|piece| piece.chars().next())
        .map(|letter| format!("{}.", letter.to_uppercase()))
        .collect();
    (!letters.is_empty()).then(|| letters.join("-"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn names_are_taken_apart_and_shortened() {
        for (text, last, short) in [
            ("Авдеева Ирина Петровна", "Авдеева", "Авдеева И. П."),
            ("Авдеева И.П.", "Авдеева", "Авдеева И. П."),
            ("И. П. Авдеева", "Авдеева", "Авдеева И. П."),
            ("Мамедов Ахмед Вагиф-оглы", "Мамедов", "Мамедов А. В."),
            ("Мамедов Ахмед Вагиф оглы", "Мамедов", "Мамедов А. В."),
            (
                "Римская-Корсакова Анна-Мария Львовна",
                "Римская-Корсакова",
                "Римская-Корсакова А.-М. Л.",
            ),
            ("Ким Анна", "Ким", "Ким А."),
        ] {
            let name = FullName::parse(text).expect(text);
            assert_eq!(name.last, last);
            assert_eq!(name.short_name(), short.replace(' ', "\u{a0}"), "{text}");
        }
        for wrong in ["", "Авдеева", "И. П.", "Авдеева 1", "— —"] {
            assert_eq!(FullName::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_name_in_parts_keeps_its_parts_and_names_the_wrong_one() {
        let name = FullName::from_parts(" Римская  Корсакова ", "Анна", "").unwrap();
        assert_eq!(
            (name.last.as_str(), name.full().as_str()),
            ("Римская Корсакова", "Римская Корсакова Анна")
        );
        assert_eq!(FullName::from_parts("", "Анна", ""), Err("last"));
        assert_eq!(FullName::from_parts("Ким", "7", ""), Err("first"));
        assert_eq!(FullName::from_parts("Ким", "Анна", "<b>"), Err("patronymic"));
    }

    #[test]
    fn yo_is_sorted_beside_ye() {
        let mut names = ["Жданова", "Ёлкин", "Ершова", "Елкин", "Яровая", "Авдеева", "Дёмина"];
        names.sort_by_key(|name| collation_key(name));
        assert_eq!(
            names,
            ["Авдеева", "Дёмина", "Елкин", "Ёлкин", "Ершова", "Жданова", "Яровая"]
        );
    }
}
