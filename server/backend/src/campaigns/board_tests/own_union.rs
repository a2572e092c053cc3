//! What the head of one union learns of a campaign: the school's own numbers for that union, or why not (EX-26).

use super::seed::{Seed, at, user};
use crate::accounts::{NewOrganization, add_organization};
use crate::actor::Actor;
use crate::campaigns::{board, campaigns_of_union, results};
use crate::roster::unions;
use chrono_tz::Europe::Moscow;
use domain::access::Role;
use domain::ids::UnionId;
use domain::unions::wire::{UnionCampaign, UnionOutcome, UnionPart};
use sea_orm::Set;

const LARGEST: &str = "МО учителей начальных классов";
const SMALLEST: &str = "МО эстетического и физкультурного цикла";

async fn union(seed: &Seed, title: &str) -> UnionId {
    let all = unions(seed.cx.db.read(), seed.org).await.unwrap();
    all.into_iter().find(|(_, own)| own == title).unwrap().0
}

async fn seen(seed: &Seed, title: &str, threshold: usize) -> UnionCampaign {
    let union = union(seed, title).await;
    let all = campaigns_of_union(&seed.cx, (seed.org, Moscow), union, 2026, threshold).await;
    all.unwrap().remove(0)
}

#[tokio::test]
async fn sr_47_a_union_is_shown_where_the_schools_table_shows_it_with_the_same_numbers() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    let admin = user(seed.org, Role::SchoolAdmin);
    let whole = results(&seed.cx, &admin, seed.org, seed.campaign).await.unwrap();
    let board = board(&seed.cx, &admin, seed.org, seed.campaign).await.unwrap();
    let mut shown = 0;
    for (_, title) in unions(seed.cx.db.read(), seed.org).await.unwrap() {
        let own = seen(&seed, &title, 5).await;
        let asked = board.unions.iter().find(|one| one.title == title).unwrap();
        let part = UnionPart {
            complete: asked.complete,
            eligible: asked.eligible,
        };
        assert_eq!(own.part, Some(part), "{title}");
        let group = whole.unions.iter().find(|one| one.title == title).unwrap();
        match (&own.outcome, &group.group) {
            (UnionOutcome::Shown(own), Some(group)) => {
                assert_eq!((own.people, own.competences.len()), (group.people, 6), "{title}");
                assert!(own.competences.iter().all(|one| one.group.people == group.people));
                shown += 1;
            }
            (UnionOutcome::TooFew, None) => assert_eq!(title, SMALLEST),
            other => panic!("{title}: {other:?}"),
        }
    }
    assert_eq!(shown, 4);
}

#[tokio::test]
async fn a_union_below_the_threshold_and_the_one_a_difference_would_reveal_are_hidden() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    assert_eq!(seen(&seed, SMALLEST, 5).await.outcome, UnionOutcome::TooFew);
    assert_eq!(
        seen(&seed, LARGEST, 12).await.outcome,
        UnionOutcome::TooFew,
        "11 answered"
    );
    assert!(matches!(seen(&seed, LARGEST, 11).await.outcome, UnionOutcome::Shown(_)));
}

#[tokio::test]
async fn results_come_after_the_end_and_not_where_confidence_or_an_approval_stands_before_them() {
    let seed = Seed::whole("2026-04-20T12:00").await;
    let running = seen(&seed, LARGEST, 5).await;
    assert_eq!(running.outcome, UnionOutcome::Running);
    assert!(running.part.unwrap().complete < 11, "as the clock stands");
    seed.cx.clock.set(at("2026-05-20T12:00"));
    seed.change(|row| row.release = Set("after_approval".to_owned())).await;
    assert_eq!(seen(&seed, LARGEST, 5).await.outcome, UnionOutcome::Unready);
    seed.change(|row| row.anonymity = Set("confidential".to_owned())).await;
    assert_eq!(seen(&seed, LARGEST, 5).await.outcome, UnionOutcome::Unnamed);
    seed.change(|row| row.anonymity = Set("anonymous".to_owned())).await;
    let (few, many) = (seen(&seed, SMALLEST, 5).await, seen(&seed, LARGEST, 5).await);
    assert_eq!((few.part, few.outcome), (None, UnionOutcome::Unnamed));
    assert_eq!(many.part.map(|part| part.eligible), Some(12));
}

#[tokio::test]
async fn neither_another_year_nor_a_pilot_nor_another_school_is_there() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    let new = NewOrganization {
        code: "other".to_owned(),
        name: "Другая школа".to_owned(),
        kind: "school".to_owned(),
        parent: None,
        zone: Moscow,
        is_demo: false,
    };
    let other = add_organization(&seed.cx, &Actor::System, new).await.unwrap();
    let own = union(&seed, LARGEST).await;
    for (org, year) in [(seed.org, 2025), (other, 2026)] {
        let found = campaigns_of_union(&seed.cx, (org, Moscow), own, year, 5).await;
        assert!(found.unwrap().is_empty());
    }
    seed.change(|row| row.kind = Set("pilot".to_owned())).await;
    let found = campaigns_of_union(&seed.cx, (seed.org, Moscow), own, 2026, 5).await;
    assert!(found.unwrap().is_empty());
}
