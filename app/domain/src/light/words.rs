//! The words people write in tables for kinds and states of the light registers, as codes.

use crate::{
    events::words::by_beginning,
    light::register::{Field, Light},
    roster::sheet::letters,
};

/// Codes with the beginnings of words that mean them; the order decides.
type Words = &'static [(&'static str, &'static [&'static str])];

/// «очно», `in_person`.
pub fn code(register: Light, field: Field, text: &str) -> Option<&'static str> {
    let described = register.described();
    let codes = match field {
        Field::Form => described.forms,
        Field::State => described.states,
        _ => &[],
    };
    let word = letters(text);
    let same = codes.iter().copied().find(|code| letters(code) == word);
    same.or_else(|| by_beginning(text, words(register, field)))
}

fn words(register: Light, field: Field) -> Words {
    match field {
        Field::Form => forms(register),
        Field::State => states(register),
        _ => &[],
    }
}

fn forms(register: Light) -> Words {
    match register {
        Light::Requests => &[
            ("individual", &["педагог", "учител", "индивид", "личн", "ofateacher"]),
            ("collective", &["методическ", "мо", "коллектив", "ofamethodical"]),
        ],
        Light::Courses => &[
            ("mixed", &["очноидистанц", "очнозаоч", "смешан"]),
            ("in_person", &["очн"]),
            ("distance", &["дистанц", "заочн", "онлайн"]),
        ],
        Light::Mentors => &[("main", &["основн"]), ("additional", &["дополн"])],
        Light::Plans => &[
            ("meeting", &["заседан"]),
            ("plan", &["план"]),
            ("result", &["результат", "итог"]),
        ],
    }
}

fn states(register: Light) -> Words {
    match register {
        Light::Requests => &[
            ("new", &["нов"]),
            ("planned", &["заплан", "план"]),
            ("satisfied", &["исполн", "выполн", "удовлетв"]),
            ("declined", &["отклон", "отказ"]),
        ],
        Light::Courses => &[
            ("planned", &["заплан", "план"]),
            ("going", &["учится", "обучается", "проходит", "going"]),
            ("completed", &["заверш", "законч", "окончен", "пройден"]),
            (
                "dropped",
                &["незаверш", "незаконч", "неокончен", "отчисл", "notcompleted"],
            ),
        ],
        Light::Mentors => &[],
        Light::Plans => &[
            ("planned", &["заплан", "план"]),
            ("held", &["проведен", "состоял"]),
            ("cancelled", &["отмен"]),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_a_word_of_tables() {
        for register in Light::ALL.iter().copied() {
            let described = register.described();
            for (field, codes) in [(Field::Form, described.forms), (Field::State, described.states)] {
                for one in codes {
                    assert_eq!(code(register, field, one), Some(*one), "{register:?}");
                    let capitals = one.replace('_', " ").to_uppercase();
                    assert_eq!(code(register, field, &capitals), Some(*one), "{register:?}");
                }
            }
        }
    }

    #[test]
    fn words_of_tables_are_read_in_any_case_and_unknown_ones_are_not() {
        let form = |register, text| code(register, Field::Form, text);
        let state = |register, text| code(register, Field::State, text);
        assert_eq!(form(Light::Courses, "Очно и дистанционно"), Some("mixed"));
        assert_eq!(form(Light::Courses, "Очная"), Some("in_person"));
        assert_eq!(form(Light::Requests, "Методического объединения"), Some("collective"));
        assert_eq!(state(Light::Courses, "не завершён"), Some("dropped"));
        assert_eq!(state(Light::Courses, "Завершено"), Some("completed"));
        assert_eq!(state(Light::Plans, "Не проведено"), None);
        assert_eq!(state(Light::Mentors, "закончили"), None);
        assert_eq!(code(Light::Plans, Field::Title, "план"), None);
    }
}
