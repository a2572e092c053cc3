//! Answers that wait for an expert: listed without names, marked once, within their points.

use super::seed::{Seed, user};
use crate::actor::Actor;
use crate::campaigns::{mark, marking_queue, results};
use crate::entity::{answer, attempt_score};
use crate::error::Error;
use domain::access::Role;
use domain::campaigns::results_wire::WaitingAnswer;
use domain::ids::ItemId;
use domain::points::whole;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

const WRITTEN: &str = "</textarea><script>alert(1)</script> своими словами";

/// One item of one record attempt, as if an expert had to mark it.
async fn one_waits(seed: &Seed) -> WaitingAnswer {
    let coordinator = user(seed.org, Role::Coordinator);
    let list = results(&seed.cx, &coordinator, seed.org, seed.campaign).await.unwrap();
    let attempt = list.people.unwrap()[0].attempt;
    let tx = seed.cx.db.begin_write().await.unwrap();
    let key = (seed.org.0, attempt.0);
    let found = attempt_score::Entity::find_by_id(key).one(&tx).await.unwrap();
    let mut score = found.unwrap();
    let (item, one) = score.items.0.iter_mut().find(|(_, one)| one.max == whole(2)).unwrap();
    one.points = None;
    let item = item.to_string();
    let written = answer::Model {
        org_id: seed.org.0,
        attempt_id: attempt.0,
        item,
        value: Some(serde_json::json!({ "text": WRITTEN })),
        revision: 1,
        saved_at: seed.cx.clock.now(),
    };
    written.into_active_model().insert(&tx).await.unwrap();
    score.waiting = 1;
    score.into_active_model().reset_all().update(&tx).await.unwrap();
    tx.commit().await.unwrap();
    let queue = marking_queue(&seed.cx, &coordinator, seed.org, seed.campaign)
        .await
        .unwrap();
    assert_eq!(queue.answers.len(), 1);
    queue.answers[0].clone()
}

async fn give(seed: &Seed, actor: &Actor, to: &WaitingAnswer, points: &str) -> Result<(), Error> {
    let item = ItemId::parse(&to.item).unwrap();
    mark(&seed.cx, actor, seed.org, seed.campaign, to.attempt, &item, points).await
}

#[tokio::test]
async fn an_answer_is_marked_once_and_within_its_points() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    let waiting = one_waits(&seed).await;
    assert_eq!(waiting.text, WRITTEN);
    let coordinator = user(seed.org, Role::Coordinator);
    for wrong in ["", "2,5", "-1", "два"] {
        let refused = give(&seed, &coordinator, &waiting, wrong).await;
        let Err(Error::Invalid(problems)) = refused else {
            panic!("{wrong} was taken")
        };
        assert_eq!(problems[0].at, waiting.points_field());
    }
    let sysadmin = user(seed.org, Role::Sysadmin);
    assert!(matches!(
        give(&seed, &sysadmin, &waiting, "1").await,
        Err(Error::Forbidden(_))
    ));
    give(&seed, &coordinator, &waiting, "1,5").await.unwrap();
    let again = give(&seed, &coordinator, &waiting, "2").await;
    assert!(matches!(again, Err(Error::Conflict(_))));
    let queue = marking_queue(&seed.cx, &coordinator, seed.org, seed.campaign)
        .await
        .unwrap();
    assert!(queue.answers.is_empty());
}
