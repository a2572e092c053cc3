//! Policies are stored as data: missing values have the defaults, wrong ones are named.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::indicators::{evidence::Reason, policies::Policies};

#[test]
fn missing_values_have_the_defaults() {
    let policies: Policies = serde_json::from_str(r#"{"include_external": true, "test_scope": "all"}"#).unwrap();
    assert_eq!(
        (policies.census_day, policies.precision, policies.anonymity_threshold),
        (1, 1, 5)
    );
    assert!(policies.include_external);
    let stored = serde_json::to_string(&policies).unwrap();
    assert_eq!(serde_json::from_str::<Policies>(&stored).unwrap(), policies);
    assert!(serde_json::from_str::<Policies>(r#"{"include_externals": true}"#).is_err());
}

#[test]
fn wrong_values_are_named() {
    let policies = Policies {
        census_day: 32,
        anonymity_threshold: 2,
        ..Policies::default()
    };
    let problems = policies.check();
    let named: Vec<&str> = problems.iter().map(|one| one.at.as_str()).collect();
    assert_eq!(named, ["census_day", "anonymity_threshold"]);
    assert_eq!(Policies::default().check(), []);
    assert!(
        Policies::default()
            .facts()
            .contains(&("min_answered_percent", "80".to_owned()))
    );
}

#[test]
fn codes_are_the_same_in_storage_and_in_json() {
    for reason in Reason::ALL {
        assert_eq!(Reason::from_code(reason.code()), Some(*reason));
        assert_eq!(serde_json::to_value(reason).unwrap(), reason.code());
    }
}
