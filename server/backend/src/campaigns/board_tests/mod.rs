//! The board, the results and the marking queue over the demo school's methodical test.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../../../../../migrations/tests/fresh_schema.rs"]
mod fresh_schema;
mod marking;
mod moves;
mod own_union;
mod results;
mod rights;
mod seed;
mod seed_rows;

use super::{board, non_respondents};
use domain::access::Role;
use domain::campaigns::board_wire::SILENT_SHOWN;
use domain::campaigns::disposition::Disposition;
use domain::points::show;
use seed::{Seed, at, user};

async fn line(seed: &Seed) -> String {
    let admin = user(seed.org, Role::SchoolAdmin);
    let funnel = board(&seed.cx, &admin, seed.org, seed.campaign).await.unwrap().funnel;
    let rate = show(funnel.response_rate().unwrap(), 1, ',');
    format!("{} из {} · {rate} %", funnel.complete(), funnel.eligible())
}

#[tokio::test]
async fn ac_02_the_board_follows_a_clock_that_is_set_back() {
    let seed = Seed::whole("2026-04-20T12:00").await;
    assert_eq!(line(&seed).await, "25 из 40 · 62,5 %");
    for (wall, expected) in [
        ("2026-04-08T12:00", "7 из 40 · 17,5 %"),
        ("2026-04-13T12:00", "15 из 40 · 37,5 %"),
        ("2026-04-27T12:00", "33 из 40 · 82,5 %"),
        ("2026-04-30T23:59", "34 из 40 · 85,0 %"),
    ] {
        seed.cx.clock.set(at(wall));
        assert_eq!(line(&seed).await, expected);
    }
}

#[tokio::test]
async fn the_finished_campaign_shows_its_funnel_its_curve_and_its_unions() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    let coordinator = user(seed.org, Role::Coordinator);
    let board = board(&seed.cx, &coordinator, seed.org, seed.campaign).await.unwrap();
    let rungs = [
        (Disposition::BreakOff, 1),
        (Disposition::OpenedNotStarted, 3),
        (Disposition::NotOpened, 2),
        (Disposition::Ineligible, 1),
    ];
    for (rung, people) in rungs {
        assert_eq!(board.funnel.count(rung), people, "{rung:?}");
    }
    assert_eq!(board.curve.len(), 25);
    assert_eq!(board.curve.last().map(|point| point.complete), Some(34));
    let eligible =
        |groups: &[domain::campaigns::board_wire::Group]| -> usize { groups.iter().map(|group| group.eligible).sum() };
    assert_eq!((eligible(&board.unions), eligible(&board.positions)), (40, 40));
    assert!(board.unions.iter().all(|union| union.complete <= union.eligible));
}

#[tokio::test]
async fn the_silent_are_listed_by_the_alphabet_with_links_while_links_open_something() {
    let seed = Seed::whole("2026-04-30T23:58").await;
    let coordinator = user(seed.org, Role::Coordinator);
    let silent = non_respondents(&seed.cx, &coordinator, seed.org, seed.campaign, "https://a.ru");
    let silent = silent.await.unwrap();
    assert_eq!(silent.len(), 6);
    let mut names: Vec<String> = silent.iter().map(|one| one.name.clone()).collect();
    names.sort_by_key(|name| domain::roster::name::collation_key(name));
    assert!(silent.iter().map(|one| &one.name).eq(&names));
    let link = silent[0].link.clone().unwrap();
    assert!(link.starts_with("https://a.ru/l/") && link.len() == 15 + 22, "{link}");
    seed.cx.clock.set(at("2026-05-20T12:00"));
    let later = non_respondents(&seed.cx, &coordinator, seed.org, seed.campaign, "https://a.ru");
    assert!(later.await.unwrap().iter().all(|one| one.link.is_none()));
}

#[tokio::test]
async fn of_a_crowd_the_board_names_the_first_by_the_alphabet_and_no_more() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    let coordinator = user(seed.org, Role::Coordinator);
    let few = non_respondents(&seed.cx, &coordinator, seed.org, seed.campaign, "")
        .await
        .unwrap();
    seed.ask_more(few[0].target, 2 * SILENT_SHOWN).await;
    let many = non_respondents(&seed.cx, &coordinator, seed.org, seed.campaign, "")
        .await
        .unwrap();
    assert_eq!(many.len(), SILENT_SHOWN);
    let names: Vec<&str> = many.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        (names[0], names[SILENT_SHOWN - 1]),
        ("Ааа000\u{a0}А.", "Ааа099\u{a0}А.")
    );
}

#[tokio::test]
async fn nobody_is_named_in_an_anonymous_campaign() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    seed.change(|row| row.anonymity = sea_orm::Set("anonymous".to_owned()))
        .await;
    let coordinator = user(seed.org, Role::Coordinator);
    let silent = non_respondents(&seed.cx, &coordinator, seed.org, seed.campaign, "");
    assert!(silent.await.unwrap().is_empty());
    let board = board(&seed.cx, &coordinator, seed.org, seed.campaign).await.unwrap();
    assert!(!board.has_names);
}
