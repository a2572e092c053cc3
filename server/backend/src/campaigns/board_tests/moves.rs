//! Counters against a recount: whatever moves, the board says what the targets say.

use super::seed::{Seed, user};
use crate::campaigns::{board, progress};
use crate::entity::target;
use chrono::NaiveDate;
use domain::access::Role;
use domain::campaigns::disposition::Disposition;
use domain::campaigns::funnel::Funnel;
use proptest::prelude::*;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

async fn targets(seed: &Seed) -> Vec<target::Model> {
    target::Entity::find()
        .filter(target::Column::CampaignId.eq(seed.campaign.0))
        .order_by_asc(target::Column::Id)
        .all(seed.cx.db.read())
        .await
        .unwrap()
}

async fn move_one(seed: &Seed, which: usize, to: Disposition, day: u32) {
    let targets = targets(seed).await;
    let target = &targets[which % targets.len()];
    let completed_on = (to == Disposition::Complete).then(|| NaiveDate::from_ymd_opt(2026, 4, day).unwrap());
    let tx = seed.cx.db.begin_write().await.unwrap();
    progress::move_target(&tx, target, to, completed_on).await.unwrap();
    tx.commit().await.unwrap();
}

async fn compare(seed: &Seed) {
    let coordinator = user(seed.org, Role::Coordinator);
    let board = board(&seed.cx, &coordinator, seed.org, seed.campaign).await.unwrap();
    let targets = targets(seed).await;
    let rung = |target: &target::Model| Disposition::from_code(&target.disposition).unwrap();
    let recounted: Funnel = targets.iter().map(rung).collect();
    for rung in Disposition::ALL {
        assert_eq!(board.funnel.count(*rung), recounted.count(*rung), "{rung:?}");
    }
    for group in &board.positions {
        let own = targets.iter().filter(|target| target.position == group.title);
        let own: Funnel = own.map(rung).collect();
        assert_eq!(
            (group.complete, group.eligible),
            (own.complete(), own.eligible()),
            "{}",
            group.title
        );
    }
    for point in &board.curve {
        let done = targets
            .iter()
            .filter(|target| target.completed_on.is_some_and(|day| day <= point.day));
        assert_eq!(point.complete, done.count(), "{}", point.day);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn the_board_equals_a_recount_of_targets_after_any_moves(
        moves in prop::collection::vec((0_usize..64, 0_usize..Disposition::ALL.len(), 6_u32..30), 1..25)
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let seed = Seed::whole("2026-05-20T12:00").await;
            for (which, rung, day) in moves {
                move_one(&seed, which, Disposition::ALL[rung], day).await;
            }
            compare(&seed).await;
        });
    }
}
