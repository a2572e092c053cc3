//! The test that is answered: single choices of four options in five competences, the first option right.

use serde_json::{Value, json};

/// A draft of so many items in one section.
pub fn test(items: usize, section: &str) -> Value {
    let all: Vec<Value> = (1..=items).map(item).collect();
    let keys: serde_json::Map<String, Value> = (1..=items).map(|no| (id(no), key(no))).collect();
    let competences: Vec<Value> = (1..=5)
        .map(|no| json!({ "code": format!("K{no}"), "title": format!("Компетенция {no}") }))
        .collect();
    json!({
        "kind": "test",
        "questionnaire": { "format": 1, "title": "Тест под нагрузкой", "sections": [{ "id": section, "items": all }] },
        "keys": {
            "format": 1,
            "items": keys,
            "competences": competences,
            "scale": domain::scoring::levels::preset("deficit4"),
        },
        "settings": { "limit_minutes": 60 },
    })
}

/// `q01`
pub fn id(no: usize) -> String {
    format!("q{no:02}")
}

fn item(no: usize) -> Value {
    let option = |letter: &str| json!({ "id": letter, "text": format!("Вариант ответа «{letter}» на задание {no}, такой же длины, как в жизни") });
    let options: Vec<Value> = ["a", "b", "c", "d"].into_iter().map(option).collect();
    let stem = format!(
        "Задание {no}. Учитель планирует урок и хочет, чтобы каждый ученик в классе получил задание по силам. \
         С чего ему следует **начать**?"
    );
    json!({
        "id": id(no),
        "stem": stem,
        "kind": { "choice": { "pick": "one", "options": options } },
    })
}

fn key(no: usize) -> Value {
    json!({ "key": { "options": ["a"] }, "max_points": [1, 1], "competence": format!("K{}", no % 5 + 1) })
}
