//! A school of which there is nothing but its files has the golden numbers, and the same files again change nothing.

use super::{FILES, load};
use crate::demo::golden::{at, golden};
use crate::support;
use backend::actor::Actor;
use backend::campaigns;
use backend::check::check;
use backend::clock::moment;
use backend::indicators::indicator;
use domain::indicators::wire::{IndicatorQuery, IndicatorView};
use serde_json::Value;
use std::collections::BTreeSet;

/// The codes of those whom an indicator counts.
fn counted(view: &IndicatorView) -> BTreeSet<&str> {
    let rows = view.counts.iter().find(|one| !one.is_staff);
    let rows = rows.map(|one| one.people.as_slice()).unwrap_or_default();
    let counted = rows.iter().filter(|row| row.included);
    counted.filter_map(|row| row.person.as_deref()).collect()
}

fn codes(golden: &Value) -> BTreeSet<&str> {
    golden.as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

#[tokio::test]
async fn ex_01_ex_02_ex_13_the_files_of_a_school_alone_give_the_golden_indicators() {
    let (cx, _folder) = support::backend().await;
    cx.clock
        .set(moment(at("2027-01-15T12:00"), backend::Zone::Europe__Moscow));
    let org = support::school(&cx, "another").await;
    let system = Actor::System;
    for (register, file) in FILES {
        let loaded = load(&cx, &system, org, register, file.as_bytes()).await.unwrap();
        let lines = file.lines().count() - 1;
        assert_eq!((loaded.rows, loaded.changed), (lines, lines), "{register:?}");
    }
    for (register, file) in FILES {
        let again = load(&cx, &system, org, register, file.as_bytes()).await.unwrap();
        assert_eq!(again.changed, 0, "{register:?} again");
    }
    let golden = golden();
    let query = IndicatorQuery {
        year: "2026".to_owned(),
        as_of: String::new(),
    };
    for (code, part, value) in [("I1", "chp_dp", "i1"), ("I2", "chp_ip", "i2"), ("I3", "chp_mm", "i3")] {
        let view = indicator(&cx, &system, org, code, &query).await.unwrap();
        let reading = &view.reading;
        assert_eq!(
            reading.numerator.map(|count| count as u64),
            golden[part].as_u64(),
            "{code}"
        );
        assert_eq!(
            reading.denominator.map(|count| count as u64),
            golden["chp"].as_u64(),
            "{code}"
        );
        assert_eq!(
            reading.plain,
            Some(format!("{:.1}", golden[value].as_f64().unwrap())),
            "{code}"
        );
    }
    let vacancies = indicator(&cx, &system, org, "I4", &query).await.unwrap();
    assert_eq!(vacancies.reading.plain, Some(golden["i4"].to_string()));

    let diagnosed = indicator(&cx, &system, org, "I1", &query).await.unwrap();
    assert!(codes(&golden["not_dp"]).is_disjoint(&counted(&diagnosed)));
    // The number of deficits in the file stands for links to deficits recorded elsewhere: a route without one does not count.
    let routed = indicator(&cx, &system, org, "I2", &query).await.unwrap();
    assert_eq!(counted(&routed), codes(&golden["iom_sel"]));
    assert_eq!(
        check(&cx).await.unwrap(),
        Vec::<String>::new(),
        "live counters agree with the targets"
    );
}

#[tokio::test]
async fn the_response_rates_of_campaigns_held_elsewhere_are_the_golden_ones() {
    let (cx, _folder) = support::backend().await;
    cx.clock
        .set(moment(at("2027-01-15T12:00"), backend::Zone::Europe__Moscow));
    let org = support::school(&cx, "another").await;
    for (register, file) in FILES.iter().take(4) {
        load(&cx, &Actor::System, org, *register, file.as_bytes())
            .await
            .unwrap();
    }
    let list = campaigns::list(&cx, &Actor::System, org).await.unwrap();
    let golden = golden();
    for (title, wave) in [("Методическая", "T1"), ("2026", "T2"), ("вторая волна", "T2W2")] {
        let fits = |row: &&domain::campaigns::wire::CampaignRow| match wave {
            "T2" => row.title == "Цифровая компетентность педагога, май 2026",
            _ => row.title.contains(title),
        };
        let row = list.rows.iter().find(fits).unwrap();
        let rates = &golden["rr"][wave];
        assert_eq!(
            (row.complete as u64, row.eligible as u64),
            (rates["complete"].as_u64().unwrap(), rates["eligible"].as_u64().unwrap()),
            "{wave}"
        );
        let results = campaigns::results(&cx, &Actor::System, org, row.id).await.unwrap();
        assert_eq!(
            results.people_count, row.complete,
            "{wave}: one record attempt for each who completed"
        );
        campaigns::show(&cx, &Actor::System, org, row.id).await.unwrap();
        campaigns::board(&cx, &Actor::System, org, row.id).await.unwrap();
    }
}
