//! The dictionary of posts (`domain.md` 2.6): which group a title as typed belongs to.

use crate::roster::{codes::coded, name::fold};

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
        assert!(counts_in_chp("педагог-библиотекарь") && !counts_in_chp("звездочёт"));
    }
}
