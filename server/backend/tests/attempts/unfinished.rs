//! Half an answer: kept on the way, asked for when its page is left forwards, never handed in and never scored.

use super::school::{Plan, School, school};
use backend::attempts::SubmitKind;
use backend::attempts::{Respondent, hand_in, running, save, submit, turn};
use backend::error::Error;
use domain::attempts::wire::{SaveItem, Saved, Turn};
use domain::ids::{AttemptId, ItemId, SectionId};
use std::collections::BTreeMap;

type Fields = [(&'static str, &'static [&'static str])];

/// Pick two, and put three into their order, on one page; another page after it.
fn two_acts() -> serde_json::Value {
    let options =
        serde_json::json!([{ "id": "a", "text": "А" }, { "id": "b", "text": "Б" }, { "id": "c", "text": "В" }]);
    let key = |key: serde_json::Value| serde_json::json!({ "key": key, "max_points": [2, 1], "competence": "K1" });
    serde_json::json!({
        "kind": "test",
        "questionnaire": { "format": 1, "title": "Два выбора", "sections": [
            { "id": "s1", "items": [
                { "id": "two", "stem": "Выберите два", "kind": { "choice": { "pick": { "many": { "min": 2, "max": 2 } }, "options": options } } },
                { "id": "row", "stem": "Порядок", "kind": { "ordering": { "options": options } } }] },
            { "id": "s2", "items": [{ "id": "q", "stem": "Ещё", "kind": { "text": {} } }] }] },
        "keys": { "format": 1,
            "items": { "two": key(serde_json::json!({ "options": ["a", "b"] })), "row": key(serde_json::json!({ "order": ["a", "b", "c"] })) },
            "competences": [{ "code": "K1", "title": "Первая" }],
            "scale": domain::scoring::levels::preset("deficit4") }
    })
}

async fn begun() -> (School, Respondent, AttemptId) {
    let draft = two_acts();
    let school = school(Plan {
        draft,
        ..Plan::default()
    })
    .await;
    let (who, attempt) = school.start(0).await;
    (school, who, attempt)
}

fn fields(given: &Fields) -> BTreeMap<String, Vec<String>> {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    given
        .iter()
        .map(|(name, texts)| ((*name).to_owned(), owned(texts)))
        .collect()
}

async fn saved(school: &School, who: &Respondent, attempt: AttemptId, item: &str, given: &Fields) -> Saved {
    let last = school.number("SELECT coalesce(max(revision), 0) FROM answers").await;
    let input = SaveItem {
        attempt,
        item: ItemId::parse(item).unwrap(),
        fields: Some(fields(given)),
        revision: last + 1,
        flagged: None,
    };
    save(&school.cx, who, input).await.unwrap()
}

fn page(attempt: AttemptId, given: &Fields, is_back: bool) -> Turn {
    Turn {
        attempt,
        section: SectionId::parse("s1").unwrap(),
        fields: fields(given),
        flagged: Vec::new(),
        is_back,
    }
}

#[tokio::test]
async fn the_first_of_two_picks_is_kept_and_counts_as_no_answer() {
    let (school, who, attempt) = begun().await;
    let first = saved(&school, &who, attempt, "two", &[("two", &["b"])]).await;
    assert!(first.is_unfinished && first.answered == 0);
    let moved = saved(&school, &who, attempt, "row", &[("row.a", &["2"]), ("row.b", &["2"])]).await;
    assert!(moved.is_unfinished);
    let stored = running(&school.cx, &who).await.unwrap().unwrap();
    assert_eq!(
        stored.fields,
        fields(&[("row.a", &["2"]), ("row.b", &["2"]), ("two", &["b"])])
    );
    assert!(stored.answered.is_empty());
    assert_eq!(stored.unfinished.len(), 2);
    assert_eq!(school.number("SELECT CAST(answered AS BIGINT) FROM attempts").await, 0);
    let whole = saved(&school, &who, attempt, "two", &[("two", &["a", "b"])]).await;
    assert!(!whole.is_unfinished && whole.answered == 1);
}

#[tokio::test]
async fn what_is_unfinished_is_not_handed_in_by_the_person_and_not_scored_at_the_end_of_time() {
    let (school, who, attempt) = begun().await;
    saved(&school, &who, attempt, "two", &[("two", &["a"])]).await;
    saved(
        &school,
        &who,
        attempt,
        "row",
        &[("row.a", &["1"]), ("row.b", &["2"]), ("row.c", &["3"])],
    )
    .await;
    let Err(Error::Invalid(problems)) = submit(&school.cx, &who, attempt).await else {
        panic!("half an answer was handed in");
    };
    assert_eq!(
        problems.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(),
        ["pick-at-least"]
    );
    let tx = school.cx.db.begin_write().await.unwrap();
    hand_in(&tx, school.org, attempt, school.cx.clock.now(), SubmitKind::Timeout)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(school.text("SELECT points FROM attempts").await, "2");
    assert_eq!(school.number("SELECT count(*) FROM answers").await, 1);
}

#[tokio::test]
async fn leaving_the_page_forwards_asks_for_the_rest_and_going_back_does_not() {
    let (school, who, attempt) = begun().await;
    let given: &Fields = &[("two", &["a"]), ("row.c", &["1"])];
    let forwards = turn(&school.cx, &who, page(attempt, given, false)).await;
    let Err(Error::Invalid(problems)) = forwards else {
        panic!("half an answer was passed over");
    };
    assert_eq!(problems.len(), 2);
    let kept = running(&school.cx, &who).await.unwrap().unwrap().fields;
    assert_eq!(kept, fields(given), "and nothing picked is lost");
    let other: &Fields = &[("two", &["c"])];
    turn(&school.cx, &who, page(attempt, other, true)).await.unwrap();
    assert_eq!(running(&school.cx, &who).await.unwrap().unwrap().fields, fields(other));
    let wrong: &Fields = &[("two", &["nothing"])];
    assert!(turn(&school.cx, &who, page(attempt, wrong, true)).await.is_err());
}
