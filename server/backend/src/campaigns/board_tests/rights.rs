//! Who may see a board, results, a queue, and who may watch: a stranger and another school see nothing.

use super::seed::{Seed, user};
use crate::accounts::{NewOrganization, add_organization};
use crate::actor::Actor;
use crate::campaigns::{board, marking_queue, non_respondents, results};
use crate::error::{Error, Result};
use crate::live::watchable;
use domain::access::Role;
use domain::ids::OrgId;

async fn other_school(seed: &Seed) -> OrgId {
    let new = NewOrganization {
        code: "other".to_owned(),
        name: "Другая школа".to_owned(),
        kind: "school".to_owned(),
        parent: None,
        zone: chrono_tz::Europe::Moscow,
        is_demo: false,
    };
    add_organization(&seed.cx, &Actor::System, new).await.unwrap()
}

async fn refusals(seed: &Seed, actor: &Actor, org: OrgId) -> Vec<Error> {
    fn refused<T>(answer: Result<T>) -> Error {
        answer.err().expect("this must be refused")
    }
    let (cx, id) = (&seed.cx, seed.campaign);
    vec![
        refused(board(cx, actor, org, id).await),
        refused(non_respondents(cx, actor, org, id, "").await),
        refused(results(cx, actor, org, id).await),
        refused(marking_queue(cx, actor, org, id).await),
        refused(watchable(cx, actor, &format!("campaign:{id}")).await),
    ]
}

#[tokio::test]
async fn a_stranger_is_asked_to_sign_in_and_the_sysadmin_sees_no_answers() {
    let seed = Seed::empty("2026-04-20T12:00").await;
    for refusal in refusals(&seed, &Actor::Stranger, seed.org).await {
        assert!(matches!(refusal, Error::Unknown), "{refusal}");
    }
    for refusal in refusals(&seed, &user(seed.org, Role::Sysadmin), seed.org).await {
        assert!(matches!(refusal, Error::Forbidden(_)), "{refusal}");
    }
}

#[tokio::test]
async fn another_schools_campaign_looks_as_if_it_were_not_there() {
    let seed = Seed::empty("2026-04-20T12:00").await;
    let other = other_school(&seed).await;
    for refusal in refusals(&seed, &user(other, Role::Coordinator), other).await {
        assert!(matches!(refusal, Error::NotFound(_)), "{refusal}");
    }
    let coordinator = user(seed.org, Role::Coordinator);
    let cx = &seed.cx;
    assert!(
        watchable(cx, &coordinator, &format!("campaign:{}", seed.campaign))
            .await
            .is_ok()
    );
    assert!(
        watchable(cx, &coordinator, &format!("indicators:{}", seed.org))
            .await
            .is_ok()
    );
    for name in [
        format!("indicators:{other}"),
        "campaign:x".to_owned(),
        "anything".to_owned(),
    ] {
        let refused = watchable(cx, &coordinator, &name).await;
        assert!(matches!(refused, Err(Error::NotFound(_))), "{name}");
    }
}
