//! The eight criteria of section 5 of the document.

/// A criterion of an edition.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Criterion {
    /// `C1` to `C8`.
    pub code: String,
    /// As section 5 names it.
    pub title: String,
}

/// The criteria of the document, by code.
pub const OF_THE_DOCUMENT: [(&str, &str); 8] = [
    ("C1", "выявление профессиональных дефицитов педагогических работников"),
    (
        "C2",
        "повышение квалификации на основе диагностики профессиональных дефицитов",
    ),
    (
        "C3",
        "выявление запроса коллективов и отдельных педагогов на направления повышения квалификации и профессионального развития",
    ),
    ("C4", "научно-методическое сопровождение педагогических работников"),
    (
        "C5",
        "состояние и результаты деятельности методических объединений и профессиональных сообществ",
    ),
    ("C6", "поддержка молодых педагогов, реализация программ наставничества"),
    ("C7", "развитие сетевых форм взаимодействия на муниципальном уровне"),
    ("C8", "выявление кадровых потребностей образовательной организации"),
];

/// The criteria of the document.
pub fn of_the_document() -> Vec<Criterion> {
    let criterion = |(code, title): &(&str, &str)| Criterion {
        code: (*code).to_owned(),
        title: (*title).to_owned(),
    };
    OF_THE_DOCUMENT.iter().map(criterion).collect()
}
