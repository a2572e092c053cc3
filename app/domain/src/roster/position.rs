//! The dictionary of posts (`domain.md` 2.6): which group a title as typed belongs to.

use crate::roster::{codes::coded, name::fold};
use std::collections::BTreeMap;

coded! {
    /// The group of a post; only pedagogical posts count in ЧП.
    PositionGroup {
        /// Педагогические работники.
        Pedagogical = "pedagogical",
        /// Руководящие работники.
        Manager = "manager",
        /// Учебно-вспомогательный и обслуживающий персонал.
        Support = "support",
    }
}

use PositionGroup::{Manager, Pedagogical, Support};

/// Beginnings of folded titles; the first that fits decides, so exceptions stand before the rule.
const BEGINNINGS: &[(PositionGroup, &[&str])] = &[
    (
        Support,
        &[
            "помощник",
            "младший воспитатель",
            "ассистент",
            "заведующий хозяйств",
            "заведующая хозяйств",
            "завхоз",
        ],
    ),
    (
        Pedagogical,
        &[
            "учител",
            "старший учител",
            "воспитател",
            "старший воспитател",
            "педагог",
            "старший педагог",
            "социальный педагог",
            "тьютор",
            "советник директора",
            "преподавател",
            "методист",
            "старший методист",
            "логопед",
            "дефектолог",
            "музыкальный руководител",
            "инструктор по физ",
            "инструктор-методист",
            "старший инструктор-методист",
            "инструктор по труду",
            "старший вожат",
            "тренер",
            "старший тренер",
            "концертмейстер",
            "мастер производственного",
        ],
    ),
    (
        Manager,
        &[
            "директор",
            "заместитель директора",
            "зам директора",
            "замдиректора",
            "ио директора",
            "и о директора",
            "исполняющий обязанности директора",
            "завуч",
            "заведующ",
            "руководител",
            "начальник",
        ],
    ),
    (
        Support,
        &[
            "лаборант",
            "секретар",
            "делопроизвод",
            "документовед",
            "библиотекар",
            "бухгалтер",
            "главный бухгалтер",
            "экономист",
            "специалист",
            "инженер",
            "программист",
            "системный администратор",
            "техник",
            "диспетчер",
            "вожат",
            "уборщи",
            "сторож",
            "вахт",
            "дворник",
            "гардеробщи",
            "повар",
            "кухон",
            "водител",
            "рабоч",
            "слесар",
            "электр",
            "кладовщи",
            "медицинск",
            "медсестра",
            "врач",
            "юрис",
        ],
    ),
];

/// The group of a title; `None` when the dictionary does not know it, and then it stays out of ЧП.
pub fn position_group(title: &str) -> Option<PositionGroup> {
    let title = fold(&title.replace(['.', '«', '»', '"'], " "));
    let fits = |beginnings: &[&str]| beginnings.iter().any(|start| title.starts_with(start));
    let (group, _) = BEGINNINGS.iter().find(|(_, beginnings)| fits(beginnings))?;
    Some(*group)
}

/// The posts of the nomenclature as they are written, for choosing (`domain.md` 2.6).
pub const TITLES: &[&str] = &[
    "учитель",
    "учитель начальных классов",
    "воспитатель",
    "старший воспитатель",
    "педагог-психолог",
    "социальный педагог",
    "учитель-логопед",
    "учитель-дефектолог",
    "педагог-организатор",
    "педагог дополнительного образования",
    "тьютор",
    "педагог-библиотекарь",
    "советник директора по воспитанию и взаимодействию с детскими общественными объединениями",
    "преподаватель-организатор основ безопасности и защиты Родины",
    "методист",
    "музыкальный руководитель",
    "инструктор по физической культуре",
    "старший вожатый",
    "тренер-преподаватель",
    "директор",
    "заместитель директора",
    "помощник воспитателя",
    "ассистент (помощник)",
    "лаборант",
    "секретарь",
    "библиотекарь",
    "бухгалтер",
];

/// The group of a title by the school's own posts, folded, and else by the dictionary.
pub fn group_by(own: &BTreeMap<String, PositionGroup>, title: &str) -> Option<PositionGroup> {
    own.get(&fold(title)).copied().or_else(|| position_group(title))
}

/// Does a post of this title put its holder into ЧП?
pub fn counts_in_chp(title: &str) -> bool {
    position_group(title) == Some(Pedagogical)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dictionary_knows_the_posts_of_a_school() {
        for (title, group) in [
            ("учитель начальных классов", Some(Pedagogical)),
            ("Учитель-логопед", Some(Pedagogical)),
            ("учитель математики (внутреннее совместительство)", Some(Pedagogical)),
            ("Педагог-психолог", Some(Pedagogical)),
            ("педагог дополнительного образования", Some(Pedagogical)),
            ("социальный  педагог", Some(Pedagogical)),
            ("советник директора по воспитанию", Some(Pedagogical)),
            ("преподаватель-организатор ОБЗР", Some(Pedagogical)),
            ("старший вожатый", Some(Pedagogical)),
            ("заместитель директора", Some(Manager)),
            ("Зам. директора по УВР", Some(Manager)),
            ("директор", Some(Manager)),
            ("и. о. директора", Some(Manager)),
            ("заведующий хозяйством", Some(Support)),
            ("помощник воспитателя", Some(Support)),
            ("лаборант", Some(Support)),
            ("библиотекарь", Some(Support)),
            ("звездочёт", None),
            ("", None),
        ] {
            assert_eq!(position_group(title), group, "{title}");
        }
        assert!(TITLES.iter().all(|title| position_group(title).is_some()));
        let own = BTreeMap::from([("звездочет".to_owned(), Pedagogical)]);
        assert_eq!(group_by(&own, "Звездочёт"), Some(Pedagogical));
        assert!(counts_in_chp("педагог-библиотекарь") && !counts_in_chp("звездочёт"));
    }
}
