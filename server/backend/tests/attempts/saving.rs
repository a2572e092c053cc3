//! Saving: the newer revision wins, one bad save fails alone, nothing invalid is stored, nothing is lost on another device.

use super::school::{Plan, choice, column, school};
use backend::attempts::{running, save, turn};
use backend::error::Error;
use domain::attempts::wire::Turn;
use domain::ids::{ItemId, SectionId};
use std::collections::BTreeMap;

#[tokio::test]
async fn security_26_an_older_revision_never_replaces_a_newer_one() {
    let school = school(Plan::default()).await;
    let (who, attempt) = school.start(0).await;
    school.answer(&who, attempt, "q1", "a", 20).await;
    school.answer(&who, attempt, "q1", "b", 10).await;
    school.answer(&who, attempt, "q1", "b", 20).await;
    let stored = running(&school.cx, &who).await.unwrap().unwrap().fields;
    assert_eq!(stored["q1"], ["a"]);
    school.answer(&who, attempt, "q1", "b", 21).await;
    let stored = running(&school.cx, &who).await.unwrap().unwrap().fields;
    assert_eq!(stored["q1"], ["b"]);
}

#[tokio::test]
async fn ac_03_ten_answers_are_there_on_the_telephone_and_the_timer_goes_on() {
    let school = school(Plan::default()).await;
    let (who, attempt) = school.start(0).await;
    for item in ["q1", "q2", "q3"] {
        school.answer(&who, attempt, item, "a", 1).await;
    }
    let before = running(&school.cx, &who).await.unwrap().unwrap();
    school.later(10, 0).await;
    school.open(0).await;
    let elsewhere = running(&school.cx, &school.respondent(0)).await.unwrap().unwrap();
    assert_eq!(elsewhere.attempt, attempt);
    assert_eq!(elsewhere.fields.len(), 3);
    assert_eq!(elsewhere.deadline, before.deadline);
    assert_eq!(elsewhere.questionnaire, before.questionnaire, "the drawn order stays");
    assert_eq!((elsewhere.deadline - elsewhere.now).num_minutes(), 50);
}

#[tokio::test]
async fn one_bad_row_fails_alone() {
    let school = school(Plan {
        people: 3,
        ..Plan::default()
    })
    .await;
    let trigger = match school.cx.db.is_shared() {
        false => {
            "CREATE TRIGGER bad BEFORE INSERT ON answers WHEN NEW.item = 'q5' BEGIN SELECT RAISE(ABORT, 'no'); END"
        }
        true => {
            "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$; \
             CREATE TRIGGER bad BEFORE INSERT ON answers FOR EACH ROW WHEN (NEW.item = 'q5') EXECUTE FUNCTION no()"
        }
    };
    school.run(trigger).await;
    let mut begun = Vec::new();
    for no in 0..3 {
        begun.push(school.start(no).await);
    }
    let saves = [("q1", 0), ("q5", 1), ("q2", 2)].map(|(item, no)| {
        let (who, attempt) = &begun[no];
        save(&school.cx, who, choice(*attempt, item, "a", 1))
    });
    let [first, bad, last] = futures::future::join_all(saves).await.try_into().unwrap();
    assert!(first.is_ok() && last.is_ok());
    assert!(matches!(bad, Err(Error::Unexpected(_))), "{bad:?}");
    assert_eq!(school.number("SELECT count(*) FROM answers").await, 2);
}

#[tokio::test]
async fn security_24_what_is_not_on_offer_is_not_stored() {
    let school = school(Plan {
        people: 2,
        ..Plan::default()
    })
    .await;
    let (who, attempt) = school.start(0).await;
    let (_, foreign) = school.start(1).await;
    for (item, option) in [("q1", "c"), ("nothing", "a")] {
        let refused = save(&school.cx, &who, choice(attempt, item, option, 1)).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{item} {option}");
    }
    let refused = save(&school.cx, &who, choice(foreign, "q1", "a", 1)).await;
    assert!(matches!(refused, Err(Error::NotFound(_))));
    assert_eq!(school.number("SELECT count(*) FROM answers").await, 0);
}

#[tokio::test]
async fn a_page_without_a_script_keeps_what_is_right_of_it_and_refuses_the_rest() {
    let school = school(Plan::default()).await;
    let (who, attempt) = school.start(0).await;
    school.answer(&who, attempt, "q4", "a", 5).await;
    let fields = [("q1", "a"), ("q2", "unknown"), ("q4", "b")];
    let fields = fields.map(|(item, option)| (item.to_owned(), vec![option.to_owned()]));
    let page = Turn {
        attempt,
        section: SectionId::parse("s1").unwrap(),
        fields: BTreeMap::from(fields),
        flagged: vec![ItemId::parse("q3").unwrap()],
        is_back: false,
    };
    let Err(Error::Invalid(problems)) = turn(&school.cx, &who, page).await else {
        panic!("refused");
    };
    assert_eq!(problems[0].at, "q2");
    let stored = running(&school.cx, &who).await.unwrap().unwrap();
    assert_eq!(stored.fields["q1"], ["a"]);
    assert!(!stored.fields.contains_key("q2"));
    assert_eq!(stored.fields["q4"], ["a"], "another page is not touched");
    assert!(stored.flagged.contains(&ItemId::parse("q3").unwrap()));
}

#[tokio::test]
async fn the_rung_follows_the_share_that_is_answered() {
    let school = school(Plan::default()).await;
    assert_eq!(school.rung().await, "not_opened");
    school.open(0).await;
    assert_eq!(school.rung().await, "opened_not_started");
    let (who, attempt) = school.start(0).await;
    assert_eq!(school.rung().await, "break_off");
    for item in ["q1", "q2", "q3"] {
        school.answer(&who, attempt, item, "a", 1).await;
    }
    assert_eq!(school.rung().await, "partial");
    let counters = "SELECT disposition FROM progress_counters WHERE facet = 'total' AND count <> 0";
    assert_eq!(column::<String>(&school.cx, counters).await, ["partial"]);
}

#[tokio::test]
async fn security_22_a_save_after_the_grace_is_refused_and_within_it_is_taken() {
    let school = school(Plan::default()).await;
    let (who, attempt) = school.start(0).await;
    school.later(60, 5).await;
    school.answer(&who, attempt, "q1", "a", 1).await;
    school.later(0, 1).await;
    let late = save(&school.cx, &who, choice(attempt, "q2", "a", 2)).await;
    assert!(matches!(late, Err(Error::Conflict(problem)) if problem.kind == "time-over"));
}

/// Where items stand alone only the answer that is saved is read: the count must come out as if all had been.
#[tokio::test]
async fn one_answer_more_or_less_is_counted_as_if_all_were_counted_anew() {
    let school = school(Plan::default()).await;
    let (who, attempt) = school.start(0).await;
    let steps = [
        ("q1", "a", 10, 1),
        ("q1", "b", 11, 1),
        ("q2", "a", 10, 2),
        ("q1", "", 12, 1),
        ("q1", "", 13, 1),
        ("q2", "", 9, 1),
        ("q1", "a", 14, 2),
        ("q5", "b", 1, 3),
    ];
    for (item, option, revision, expected) in steps {
        let mut input = choice(attempt, item, option, revision);
        if option.is_empty() {
            input.fields = Some(BTreeMap::new());
        }
        let saved = save(&school.cx, &who, input).await.unwrap();
        assert_eq!(saved.answered, expected, "{item} {option} {revision}");
        let counted = school.number("SELECT CAST(answered AS BIGINT) FROM attempts").await;
        assert_eq!(counted, i64::from(expected));
        let seen = running(&school.cx, &who).await.unwrap().unwrap();
        assert_eq!(seen.answered.len(), expected as usize, "the form counts all of them");
    }
    assert_eq!(school.number("SELECT CAST(shown AS BIGINT) FROM attempts").await, 5);
}
