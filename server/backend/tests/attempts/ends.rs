//! Ends that come by themselves.

use super::school::{Plan, School, school};
use backend::attempts::{close_overdue, welcome};
use domain::attempts::wire::Stage;

async fn with_answers(count: usize) -> School {
    let school = school(Plan::default()).await;
    let (who, attempt) = school.start(0).await;
    for item in ["q1", "q2", "q3", "q4"].iter().take(count) {
        school.answer(&who, attempt, item, "a", 1).await;
    }
    school
}

#[tokio::test]
async fn ex_22_at_the_timer_what_was_saved_is_scored_and_the_share_decides() {
    for (answered, rung) in [(4, "complete"), (2, "break_off")] {
        let school = with_answers(answered).await;
        school.later(60, 4).await;
        assert_eq!(close_overdue(&school.cx).await.unwrap(), 0, "within the grace");
        school.later(0, 2).await;
        assert_eq!(close_overdue(&school.cx).await.unwrap(), 1);
        assert_eq!(close_overdue(&school.cx).await.unwrap(), 0);
        assert_eq!(school.rung().await, rung);
        assert_eq!(school.text("SELECT submit_kind FROM attempts").await, "timeout");
        assert_eq!(school.text("SELECT points FROM attempts").await, answered.to_string());
    }
}

#[tokio::test]
async fn minutes_added_for_one_person_move_the_end() {
    let school = with_answers(1).await;
    school.run("UPDATE targets SET extra_minutes = 30").await;
    school.later(70, 0).await;
    assert_eq!(close_overdue(&school.cx).await.unwrap(), 0);
    school.later(21, 0).await;
    assert_eq!(close_overdue(&school.cx).await.unwrap(), 1);
}

#[tokio::test]
async fn a_campaign_closed_by_hand_hands_in_what_is_there() {
    let school = with_answers(3).await;
    school.run("UPDATE campaigns SET closed_at = opens_at").await;
    assert_eq!(close_overdue(&school.cx).await.unwrap(), 1);
    assert_eq!(school.text("SELECT submit_kind FROM attempts").await, "closed");
}

#[tokio::test]
async fn who_comes_back_after_the_end_finds_the_receipt() {
    let school = with_answers(4).await;
    school.later(61, 0).await;
    let Stage::Done(receipt) = welcome(&school.cx, &school.respondent(0)).await.unwrap().stage else {
        panic!("done");
    };
    assert_eq!(
        (receipt.kind.as_str(), receipt.answered, receipt.shown),
        ("timeout", 4, 5)
    );
}
