//! All four indicators of `golden.json` to the last digit, through the use cases that the pages and the command line
//! call, with the names of everybody who is counted.

use super::golden::{golden, school_at};
use backend::Backend;
use backend::actor::Actor;
use backend::indicators::{change_policies, dashboard, indicator, indicators, trial};
use domain::ids::OrgId;
use domain::indicators::wire::{CountView, IndicatorQuery, IndicatorView, PoliciesForm, Tile};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const JANUARY: &str = "2027-01-15T12:00";

/// Indicator, and the golden keys of its numerator, its value and the codes of those who are counted.
const SHARES: [(&str, &str, &str); 3] = [("I1", "chp_dp", "i1"), ("I2", "chp_ip", "i2"), ("I3", "chp_mm", "i3")];

fn asked(as_of: &str) -> IndicatorQuery {
    IndicatorQuery {
        year: "2026".to_owned(),
        as_of: as_of.to_owned(),
    }
}

async fn value(cx: &Backend, org: OrgId, code: &str) -> IndicatorView {
    indicator(cx, &Actor::System, org, code, &asked(JANUARY)).await.unwrap()
}

fn leading(view: &IndicatorView) -> &CountView {
    let mut others = view.counts.iter().filter(|one| !one.is_staff);
    others.next().unwrap()
}

fn names(value: &Value) -> BTreeSet<String> {
    serde_json::from_value(value.clone()).unwrap()
}

/// Codes of the people who are counted, or of those of a reason.
fn people(count: &CountView, keep: impl Fn(bool, &str) -> bool) -> BTreeSet<String> {
    let rows = count.people.iter().filter(|row| keep(row.included, &row.reason));
    rows.map(|row| row.person.clone().unwrap()).collect()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn one_digit(value: &Value) -> String {
    format!("{:.1}", value.as_f64().unwrap())
}

#[tokio::test]
async fn ex_01_i1_to_i4_of_january_are_golden_with_everybody_by_name() {
    let (cx, org, _folder) = school_at(JANUARY).await;
    let golden = golden();
    for (code, part, percent) in SHARES {
        let view = value(&cx, org, code).await;
        assert_eq!(view.reading.numerator, Some(number(&golden[part])), "{code}");
        assert_eq!(view.reading.denominator, Some(number(&golden["chp"])), "{code}");
        assert_eq!(view.reading.plain, Some(one_digit(&golden[percent])), "{code}");
        assert_eq!(view.reading.census_date.to_string(), golden["census"].as_str().unwrap());
        assert_eq!(view.reading.besides, number(&golden["external_part_time_extra"]));
        let staff = view.counts.iter().find(|one| one.is_staff).unwrap();
        assert_eq!(people(staff, |included, _| included).len(), number(&golden["chp"]));
    }
    let i1 = value(&cx, org, "I1").await;
    let of_staff = people(leading(&i1), |included, reason| {
        !included && !["not_in_staff_on_date", "external_part_time"].contains(&reason)
    });
    assert_eq!(of_staff, names(&golden["not_dp"]));
    let outside = people(leading(&i1), |_, reason| {
        ["not_in_staff_on_date", "external_part_time"].contains(&reason)
    });
    assert_eq!(outside, names(&golden["dp_out"]));
    let i2 = value(&cx, org, "I2").await;
    assert_eq!(people(leading(&i2), |included, _| included), names(&golden["iom_sel"]));
    let i3 = value(&cx, org, "I3").await;
    let school_day = "2026-01-22".parse().ok();
    let counted = leading(&i3).people.iter().filter(|row| row.included);
    assert!(
        counted
            .into_iter()
            .all(|row| row.day.is_some() && row.day != school_day),
        "the day of an event that counts, not of the school's own day E5"
    );
    let left = people(leading(&i3), |_, reason| reason == "not_in_staff_on_date");
    assert_eq!(left, names(&golden["mm_out"]));
    let i4 = value(&cx, org, "I4").await;
    assert_eq!(i4.reading.plain, Some(golden["i4"].to_string()));
    let posts = leading(&i4).posts.iter().filter(|post| post.included);
    assert_eq!(
        posts.map(|post| post.code.clone()).collect::<BTreeSet<_>>(),
        names(&golden["vac"])
    );
    let rates = i4.reading.sides.iter().find(|(name, _)| name == "rates").unwrap();
    assert_eq!(
        (rates.1.as_str(), golden["variants"]["vac_rates"].as_str()),
        ("3,50", Some("7/2"))
    );
}

#[tokio::test]
async fn by_methodical_union_every_number_is_golden() {
    let (cx, org, _folder) = school_at(JANUARY).await;
    let mut found: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for (code, key) in [("I1", "dp"), ("I2", "ip"), ("I3", "mm")] {
        for row in &leading(&value(&cx, org, code).await).people {
            let union = found.entry(row.union.clone()).or_default();
            *union.entry(key).or_default() += usize::from(row.included);
            *union.entry("staff").or_default() += usize::from(row.in_staff && code == "I1");
        }
    }
    for (union, numbers) in golden()["mo"].as_object().unwrap() {
        for (key, expected) in numbers.as_object().unwrap() {
            assert_eq!(found[union][key.as_str()], number(expected), "{union} {key}");
        }
    }
}

#[tokio::test]
async fn ex_14_ex_17_other_rules_for_events_and_vacancies_are_golden_too() {
    let (cx, org, _folder) = school_at(JANUARY).await;
    let usual = trial(&cx, &Actor::System, org, &asked(JANUARY), None)
        .await
        .unwrap()
        .form;
    let variants = golden()["variants"].clone();
    // Of any level 35 take part in anything that is confirmed; P40 has been to the clean-up day E6 only, which is
    // not scientific-methodical: with that condition kept, as 3.4 has it, 34 are left.
    let methodical = serde_json::json!([34, 41, 82.9]);
    for (level, expected) in [
        ("municipal_only", &serde_json::json!([24, 41, 58.5])),
        ("municipal_or_higher", &variants["i3_municipal_or_higher"]),
        ("any_level", &methodical),
        ("any", &variants["i3_any_level"]),
    ] {
        let form = PoliciesForm {
            min_level: level.to_owned(),
            ..usual.clone()
        };
        change_policies(&cx, &Actor::System, org, &form).await.unwrap();
        let view = value(&cx, org, "I3").await;
        assert_eq!(view.reading.numerator, Some(number(&expected[0])), "{level}");
        assert_eq!(view.reading.denominator, Some(number(&expected[1])), "{level}");
        assert_eq!(view.reading.plain, Some(one_digit(&expected[2])), "{level}");
        let goes = people(leading(&view), |included, _| included).contains("P40");
        assert_eq!(goes, level == "any", "{level}");
    }
    let permanent = PoliciesForm {
        count_temporary: "false".to_owned(),
        ..usual
    };
    change_policies(&cx, &Actor::System, org, &permanent).await.unwrap();
    assert_eq!(value(&cx, org, "I4").await.reading.plain.as_deref(), Some("3"));
}

#[tokio::test]
async fn the_provisional_values_are_those_of_the_page_at_every_golden_moment() {
    for row in golden()["i1_provisional"].as_array().unwrap() {
        let (cx, org, _folder) = school_at(row[0].as_str().unwrap()).await;
        let page = dashboard(&cx, &Actor::System, org, &IndicatorQuery::default())
            .await
            .unwrap();
        let tile = page.tiles.iter().find(|tile| tile.code == "I1").unwrap();
        let current = &tile.current;
        assert_eq!((current.year, current.state.as_str()), (2026, "provisional"));
        assert_eq!(current.numerator, Some(number(&row[1])), "{row}");
        assert_eq!(current.denominator, Some(number(&row[2])), "{row}");
        assert_eq!(current.plain, Some(one_digit(&row[3])), "{row}");
    }
}

#[tokio::test]
async fn ac_01_the_page_of_january_shows_the_same_four_values_as_each_indicators_own() {
    let (cx, org, _folder) = school_at(JANUARY).await;
    let page = dashboard(&cx, &Actor::System, org, &IndicatorQuery::default())
        .await
        .unwrap();
    let settled = |tile: &Tile| (tile.code.clone(), tile.settled.shown.clone(), tile.settled.year);
    let shown: Vec<_> = page.tiles.iter().map(settled).collect();
    let expected = [
        ("I1", "92,7\u{a0}%"),
        ("I2", "34,1\u{a0}%"),
        ("I3", "58,5\u{a0}%"),
        ("I4", "4"),
    ];
    let expected = expected.map(|(code, value)| (code.to_owned(), value.to_owned(), 2026));
    assert_eq!(shown, expected);
    let all = indicators(&cx, &Actor::System, org, &asked("")).await.unwrap();
    let plain = |view: &IndicatorView| (view.code.clone(), view.reading.shown.clone(), view.reading.year);
    assert_eq!(all.iter().map(plain).collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn ex_27_the_change_against_2025_is_exact_and_a_year_before_the_records_is_none() {
    let (cx, org, _folder) = school_at(JANUARY).await;
    let page = dashboard(&cx, &Actor::System, org, &IndicatorQuery::default())
        .await
        .unwrap();
    let change = |tile: &Tile| (tile.settled.year, tile.settled.change.clone().unwrap());
    let changes: Vec<_> = page.tiles.iter().map(change).collect();
    let expected = ["+22,0", "+12,2", "+14,6", "0"];
    assert_eq!(
        changes,
        expected.map(|by| (2026, by.to_owned())),
        "rounded values would give +12,1 for I2"
    );
    let years = |tile: &Tile| {
        tile.trend
            .iter()
            .map(|(year, shown, _)| (*year, shown.clone()))
            .collect::<Vec<_>>()
    };
    let i2 = years(&page.tiles[1]);
    assert_eq!(i2[0], (2025, "22,0\u{a0}%".to_owned()));
    assert_eq!(i2[1], (2026, "34,1\u{a0}%".to_owned()));
    let april = IndicatorQuery {
        as_of: "2026-04-20T12:00".to_owned(),
        ..IndicatorQuery::default()
    };
    let page = dashboard(&cx, &Actor::System, org, &april).await.unwrap();
    for tile in &page.tiles {
        assert_eq!(
            (tile.settled.year, &tile.settled.change),
            (2025, &None),
            "{}",
            tile.code
        );
    }
    let carried = page.tiles[0].settled.frozen.as_ref().unwrap();
    assert_eq!(
        (carried.checksum.as_str(), &carried.would_be),
        ("", &None),
        "from paper: it cannot be recounted"
    );
}
