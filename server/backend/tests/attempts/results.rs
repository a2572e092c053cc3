//! The result by its release rule, and keys nowhere before it.

use super::school::{Plan, school, small_test};
use backend::attempts::{result, running, welcome};
use backend::error::Error;

const CANARY: &str = "KEY-6f1d2c";

fn with_canaries() -> serde_json::Value {
    let mut draft = small_test();
    for key in draft["keys"]["items"].as_object_mut().unwrap().values_mut() {
        key["explanation"] = format!("{CANARY} explanation").into();
        key["competence"] = "K1".into();
    }
    draft["keys"]["competences"] = serde_json::json!([{ "code": "K1", "title": format!("{CANARY} competence") }]);
    for level in draft["keys"]["scale"]["levels"].as_array_mut().unwrap() {
        level["title"] = format!("{CANARY} level").into();
    }
    draft
}

#[tokio::test]
async fn ac_16_nothing_of_the_key_crosses_to_a_respondent_before_release() {
    let school = school(Plan {
        release: "after_close",
        draft: with_canaries(),
        ..Plan::default()
    })
    .await;
    let (who, attempt) = school.start(0).await;
    let mut seen = Vec::new();
    seen.push(serde_json::to_string(&welcome(&school.cx, &who).await.unwrap()).unwrap());
    let page = running(&school.cx, &who).await.unwrap().unwrap();
    seen.push(serde_json::to_string(&page).unwrap());
    school.answer(&who, attempt, "q1", "a", 1).await;
    backend::attempts::submit(&school.cx, &who, attempt).await.unwrap();
    seen.push(serde_json::to_string(&welcome(&school.cx, &who).await.unwrap()).unwrap());
    assert!(
        seen.iter()
            .all(|text| !text.contains(CANARY) && !text.contains("max_points"))
    );
    assert!(matches!(result(&school.cx, &who).await, Err(Error::NotFound(_))));
    school.later(60 * 24 * 11, 0).await;
    let released = result(&school.cx, &who).await.unwrap();
    assert!(
        released.items[0].explanation.contains(CANARY),
        "the canary does sing when it may"
    );
    let facts = "SELECT count(*) FROM facts WHERE action = 'result.view'";
    assert_eq!(school.number(facts).await, 1);
}

#[tokio::test]
async fn a_result_waits_for_approval_where_that_is_the_rule() {
    let school = school(Plan {
        release: "after_approval",
        ..Plan::default()
    })
    .await;
    school.take(0, &["a", "a", "a", "b", "b"]).await;
    let who = school.respondent(0);
    assert!(matches!(result(&school.cx, &who).await, Err(Error::NotFound(_))));
    school.run("UPDATE campaigns SET results_approved_at = opens_at").await;
    let seen = result(&school.cx, &who).await.unwrap();
    assert_eq!(seen.level.unwrap().severity, 2, "3 of 5 meet the bound of 60 % (EX-25)");
    let points: Vec<String> = seen
        .competences
        .iter()
        .map(|one| format!("{}/{}", one.points, one.max))
        .collect();
    assert_eq!(points, ["3/3", "0/2"]);
    assert!(seen.competences.iter().all(|one| one.is_indicative));
}
