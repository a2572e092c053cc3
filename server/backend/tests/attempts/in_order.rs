//! A fixed order of sections: the server keeps the place, and nothing behind or ahead of it is taken.

use super::school::{Plan, School, choice, school, small_test};
use backend::attempts::{Respondent, running, save, submit, turn};
use backend::error::Error;
use domain::attempts::wire::{Running, Turn};
use domain::ids::{AttemptId, SectionId};
use std::collections::BTreeMap;

/// Two sections strictly in order; the second question must be answered.
async fn in_order() -> School {
    let mut draft = small_test();
    draft["settings"] = serde_json::json!({ "fixed_order": true });
    draft["questionnaire"]["sections"][0]["items"][1]["required"] = true.into();
    school(Plan {
        draft,
        ..Plan::default()
    })
    .await
}

fn page(attempt: AttemptId, section: &str, answers: &[(&str, &str)]) -> Turn {
    let fields = answers
        .iter()
        .map(|(item, option)| ((*item).to_owned(), vec![(*option).to_owned()]));
    Turn {
        attempt,
        section: SectionId::parse(section).unwrap(),
        fields: fields.collect(),
        flagged: Vec::new(),
        is_back: false,
    }
}

async fn now(school: &School, who: &Respondent) -> Running {
    running(&school.cx, who).await.unwrap().unwrap()
}

fn is_out_of_order<T>(result: Result<T, Error>) -> bool {
    matches!(result, Err(Error::Conflict(problem)) if problem.kind == "order-fixed")
}

#[tokio::test]
async fn security_23_a_fixed_order_is_kept_by_the_server() {
    let school = in_order().await;
    let (who, attempt) = school.start(0).await;
    let cx = &school.cx;
    // Ahead: by script, by form, and by handing in.
    assert!(is_out_of_order(save(cx, &who, choice(attempt, "q4", "a", 1)).await));
    assert!(is_out_of_order(
        turn(cx, &who, page(attempt, "s2", &[("q4", "a")])).await
    ));
    assert!(is_out_of_order(submit(cx, &who, attempt).await));
    // What is not due is not even sent.
    let first = now(&school, &who).await;
    assert_eq!(first.order.unwrap().due, Some(1));
    assert_eq!(
        (
            first.questionnaire.sections[0].items.len(),
            first.questionnaire.sections[1].items.len()
        ),
        (3, 0)
    );
    assert_eq!(first.questions, 5);

    school.answer(&who, attempt, "q1", "a", 1).await;
    turn(cx, &who, page(attempt, "s1", &[("q1", "a"), ("q2", "b")]))
        .await
        .unwrap();
    let second = now(&school, &who).await;
    assert_eq!(second.order.unwrap().due, Some(2));
    assert_eq!(second.order.unwrap().before, 3);
    assert!(second.questionnaire.sections[0].items.is_empty());
    // Behind: what was left stays as it was left.
    assert!(is_out_of_order(
        save(cx, &who, choice(attempt, "q2", "a", i64::MAX)).await
    ));
    assert!(is_out_of_order(
        turn(cx, &who, page(attempt, "s1", &[("q2", "a")])).await
    ));
    let back = Turn {
        is_back: true,
        ..page(attempt, "s2", &[("q4", "a")])
    };
    assert!(is_out_of_order(turn(cx, &who, back).await));
    assert_eq!(now(&school, &who).await.fields["q2"], ["b"]);

    turn(cx, &who, page(attempt, "s2", &[("q4", "a")])).await.unwrap();
    let end = now(&school, &who).await;
    assert_eq!(end.order.unwrap().due, None);
    assert_eq!(
        end.questionnaire.sections[1].items.len(),
        2,
        "the review shows everything"
    );
    assert!(is_out_of_order(
        save(cx, &who, choice(attempt, "q5", "a", i64::MAX)).await
    ));
    submit(cx, &who, attempt).await.unwrap();
}

#[tokio::test]
async fn a_section_is_not_left_for_good_while_a_required_answer_is_missing() {
    let school = in_order().await;
    let (who, attempt) = school.start(0).await;
    let Err(Error::Invalid(problems)) = turn(&school.cx, &who, page(attempt, "s1", &[("q1", "a")])).await else {
        panic!("the page was left");
    };
    let said: BTreeMap<&str, &str> = problems
        .iter()
        .map(|one| (one.at.as_str(), one.kind.as_str()))
        .collect();
    assert_eq!(said, BTreeMap::from([("q2", "required")]));
    let still = now(&school, &who).await;
    assert_eq!(
        (still.order.unwrap().due, &still.fields["q1"]),
        (Some(1), &vec!["a".to_owned()])
    );
}
