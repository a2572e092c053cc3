//! Changing the policies: refusal first, then the change, the repeat and the fact.

use crate::demo::golden::school_at;
use crate::support;
use backend::actor::Actor;
use backend::error::Error;
use backend::indicators::{change_policies, indicator, policies, trial};
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
    let facts = crate::demo::number(&cx, "SELECT count(*) FROM facts WHERE action = 'record.change'").await;
    assert_eq!(facts, 1, "the same again is no change");
}

/// A choice, another value of it, the indicator it bears on, and what that one becomes in January.
const CHOICES: [(&str, &str, &str, &str); 11] = [
    ("census_day", "11", "I4", "5"),
    ("period_policy", "same_year", "I1", "90,5\u{a0}%"),
    ("min_answered_percent", "100", "I1", "92,7\u{a0}%"),
    ("test_scope", "all", "I1", "73,2\u{a0}%"),
    ("include_external", "true", "I1", "92,9\u{a0}%"),
    ("exclude_long_leave", "true", "I1", "95,0\u{a0}%"),
    ("iom_policy", "in_force_in_period", "I2", "36,6\u{a0}%"),
    ("min_level", "municipal_or_higher", "I3", "63,4\u{a0}%"),
    ("count_temporary", "false", "I4", "3"),
    ("precision", "3", "I1", "92,683\u{a0}%"),
    ("anonymity_threshold", "7", "I1", "92,7\u{a0}%"),
];

#[tokio::test]
async fn dd_03_to_dd_16_each_choice_is_stored_shown_and_tried_before_it_is_saved() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    let query = IndicatorQuery::default();
    let usual = trial(&cx, &Actor::System, org, &query, None).await.unwrap().form;
    let usual = serde_json::to_value(usual).unwrap();
    for (name, chosen, code, becomes) in CHOICES {
        let mut form = usual.clone();
        form[name] = chosen.into();
        let form: PoliciesForm = serde_json::from_value(form).unwrap();
        let seen = trial(&cx, &Actor::System, org, &query, Some(form.clone()))
            .await
            .unwrap();
        let tried = seen.tried.unwrap().values;
        let tried = tried.iter().find(|one| one.code == code).unwrap();
        assert_eq!(tried.shown, becomes, "{name}");
        change_policies(&cx, &Actor::System, org, &form).await.unwrap();
        let page = indicator(&cx, &Actor::System, org, code, &query).await.unwrap();
        assert_eq!(page.reading.shown, becomes, "{name}");
        assert!(page.rules.contains(&(name.to_owned(), chosen.to_owned())), "{name}");
        let bears = page.concerns.iter().any(|one| one == name);
        assert_eq!(bears, name != "anonymity_threshold", "{name}");
        let last = trial(&cx, &Actor::System, org, &query, None)
            .await
            .unwrap()
            .history
            .remove(0);
        let change = last.changes.iter().find(|change| change.field == name).unwrap();
        assert_eq!(change.after, chosen, "{name}");
    }
}
