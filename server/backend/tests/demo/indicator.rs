//! Indicator 1 of the demonstration through the one path that page and command line share.

use super::golden::{golden, school_at};
use backend::Backend;
use backend::actor::Actor;
use backend::indicators::{change_policies, indicator, trial};
use domain::ids::OrgId;
use domain::indicators::wire::{EvidenceRow, IndicatorQuery, IndicatorView, PoliciesForm, Trial};

async fn value(cx: &Backend, org: OrgId, as_of: &str) -> IndicatorView {
    let query = IndicatorQuery {
        year: "2026".to_owned(),
        as_of: as_of.to_owned(),
    };
    indicator(cx, &Actor::System, org, "I1", &query).await.unwrap()
}

fn assert_golden(view: &IndicatorView, golden: &[serde_json::Value]) {
    assert_eq!(
        view.reading.numerator.unwrap() as u64,
        golden[0].as_u64().unwrap(),
        "{golden:?}"
    );
    assert_eq!(
        view.reading.denominator.unwrap() as u64,
        golden[1].as_u64().unwrap(),
        "{golden:?}"
    );
    assert_eq!(view.reading.plain, Some(format!("{:.1}", golden[2].as_f64().unwrap())));
}

fn assert_trial(values: &[Trial], golden: &[serde_json::Value]) {
    let one = values.iter().find(|one| one.code == "I1").unwrap();
    let numbers = format!("({} / {}) × 100 =", golden[0], golden[1]);
    assert!(one.formula.starts_with(&numbers), "{} {golden:?}", one.formula);
}

fn people(view: &IndicatorView) -> &[EvidenceRow] {
    &view.counts.iter().find(|one| !one.is_staff).unwrap().people
}

fn reason<'a>(view: &'a IndicatorView, code: &str) -> &'a str {
    let found = people(view).iter().find(|row| row.person.as_deref() == Some(code));
    &found.unwrap().reason
}

#[tokio::test]
async fn ex_01_ac_01_the_january_value_is_38_of_41_and_names_its_evidence() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    let view = value(&cx, org, "2027-01-15T12:00").await;
    assert_golden(&view, golden()["variants"]["default"].as_array().unwrap());
    assert_eq!(view.reading.formula, "(38 / 41) × 100 = 92,7\u{a0}%");
    assert_eq!((view.reading.state.as_str(), view.reading.besides), ("final", 1));
    assert_eq!(view.reading.census_date.to_string(), "2027-01-01");
    let of_now = indicator(&cx, &Actor::System, org, "I1", &IndicatorQuery::default())
        .await
        .unwrap();
    assert_eq!(
        (of_now.reading.year, &of_now.reading.plain),
        (2026, &view.reading.plain),
        "in January the year before is reported"
    );
    for (code, expected) in [
        ("P12", "break_off"),
        ("P30", "opened_only"),
        ("P37", "no_attempt"),
        ("P43", "external_part_time"),
        ("P44", "not_in_staff_on_date"),
        ("P32", "counted"),
    ] {
        assert_eq!(reason(&view, code), expected, "{code}");
    }
    assert_eq!(people(&view).iter().filter(|row| row.in_staff).count(), 41);
}

#[tokio::test]
async fn ex_10_ac_06_the_provisional_value_follows_the_moment_and_may_fall() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    for row in golden()["i1_provisional"].as_array().unwrap() {
        let row = row.as_array().unwrap();
        let view = value(&cx, org, row[0].as_str().unwrap()).await;
        assert_golden(&view, &row[1..]);
        assert_eq!(view.reading.state, "provisional");
    }
    let september = value(&cx, org, "2026-09-02T12:00").await;
    let left = people(&september)
        .iter()
        .find(|row| row.person.as_deref() == Some("P44"))
        .unwrap();
    assert_eq!(left.reason, "not_in_staff_on_date");
    assert_eq!(left.day.unwrap().to_string(), "2026-08-31");
}

#[tokio::test]
async fn the_value_at_a_moment_is_the_same_whether_later_things_are_loaded_or_not() {
    for row in golden()["i1_provisional"].as_array().unwrap() {
        let row = row.as_array().unwrap();
        let moment = row[0].as_str().unwrap();
        let (cx, org, _folder) = school_at(moment).await;
        assert_golden(&value(&cx, org, moment).await, &row[1..]);
    }
}

#[tokio::test]
async fn ex_08_ex_09_ex_11_ex_12_other_rules_give_other_values_before_and_after_saving() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    let query = IndicatorQuery {
        year: "2026".to_owned(),
        as_of: "2027-01-15T12:00".to_owned(),
    };
    let usual = trial(&cx, &Actor::System, org, &query, None).await.unwrap().form;
    let yes = || "true".to_owned();
    for (name, form) in [
        (
            "exclude_long_leave",
            PoliciesForm {
                exclude_long_leave: yes(),
                ..usual.clone()
            },
        ),
        (
            "include_external",
            PoliciesForm {
                include_external: yes(),
                ..usual.clone()
            },
        ),
        (
            "all_assigned_tests",
            PoliciesForm {
                test_scope: "all".to_owned(),
                ..usual.clone()
            },
        ),
        (
            "census_2026-01-01(SAME_YEAR)",
            PoliciesForm {
                period_policy: "same_year".to_owned(),
                ..usual.clone()
            },
        ),
    ] {
        let expected = golden()["variants"][name].as_array().unwrap().clone();
        let shown = trial(&cx, &Actor::System, org, &query, Some(form.clone()))
            .await
            .unwrap();
        assert_trial(&shown.now, golden()["variants"]["default"].as_array().unwrap());
        assert_trial(&shown.tried.unwrap().values, &expected);
        change_policies(&cx, &Actor::System, org, &form).await.unwrap();
        assert_golden(&value(&cx, org, "2027-01-15T12:00").await, &expected);
        change_policies(&cx, &Actor::System, org, &usual).await.unwrap();
    }
}
