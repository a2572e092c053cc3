//! Changing the policies: refusal first, then the change, the repeat and the fact.

use crate::support;
use backend::error::Error;
use backend::indicators::{change_policies, policies, trial};
use domain::access::Role;
use domain::indicators::wire::{IndicatorQuery, PoliciesForm};

#[tokio::test]
async fn policies_are_changed_by_those_who_may_and_wrong_values_are_named() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let coordinator = support::coordinator(org);
    let query = IndicatorQuery::default();
    let usual = trial(&cx, &coordinator, org, &query, None).await.unwrap().form;
    let sysadmin = support::member(&cx, org, Role::Sysadmin).await;
    assert!(matches!(
        change_policies(&cx, &sysadmin, org, &usual).await,
        Err(Error::Forbidden(_))
    ));
    let wrong = PoliciesForm {
        census_day: "32".to_owned(),
        min_answered_percent: "половина".to_owned(),
        ..usual.clone()
    };
    let Err(Error::Invalid(problems)) = change_policies(&cx, &coordinator, org, &wrong).await else {
        panic!("taken");
    };
    let named: Vec<&str> = problems.iter().map(|one| one.at.as_str()).collect();
    assert_eq!(named, ["policies[census_day]", "policies[min_answered_percent]"]);
    let right = PoliciesForm {
        census_day: "15".to_owned(),
        min_answered_percent: "66,5".to_owned(),
        ..usual
    };
    for _ in 0..2 {
        change_policies(&cx, &coordinator, org, &right).await.unwrap();
    }
    let stored = policies(cx.db.read(), org).await.unwrap();
    assert_eq!(
        (stored.census_day, stored.min_answered_share.to_string()),
        (15, "133/200".to_owned())
    );
    let facts = crate::demo::number(&cx, "SELECT count(*) FROM facts WHERE action = 'policy.change'").await;
    assert_eq!(facts, 1, "the same again is no change");
}
