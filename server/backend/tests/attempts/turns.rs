//! Those who answer and those who manage write in turn.

use super::school::{Plan, choice, column, school};
use backend::attempts::save;
use futures::future::{join, join_all};
use std::sync::atomic::{AtomicBool, Ordering};

const PEOPLE: usize = 24;
const ACTS: usize = 20;

#[tokio::test]
async fn whoever_manages_is_given_their_turn_while_a_whole_school_answers_without_a_pause() {
    let school = school(Plan {
        people: PEOPLE,
        ..Plan::default()
    })
    .await;
    let mut begun = Vec::new();
    for no in 0..PEOPLE {
        begun.push(school.start(no).await);
    }
    let is_over = AtomicBool::new(false);
    let answers = begun.iter().map(async |(who, attempt)| {
        let mut revision = 0;
        while !is_over.load(Ordering::Relaxed) {
            revision += 1;
            save(&school.cx, who, choice(*attempt, "q1", "a", revision))
                .await
                .unwrap();
        }
        revision
    });
    let manages = async {
        // Each takes the connection that the answers come by, or would wait until it is given up.
        for no in 0..ACTS {
            school
                .run(&format!("UPDATE campaigns SET contact = 'кабинет {no}'"))
                .await;
        }
        is_over.store(true, Ordering::Relaxed);
    };
    let (saved, ()) = join(join_all(answers), manages).await;
    let mut stored = column::<i64>(&school.cx, "SELECT revision FROM answers").await;
    let mut saved: Vec<i64> = saved;
    stored.sort_unstable();
    saved.sort_unstable();
    assert_eq!(stored, saved, "what was acknowledged is there");
    assert_eq!(
        school.text("SELECT contact FROM campaigns").await,
        format!("кабинет {}", ACTS - 1)
    );
}
