//! `otklik indicators … --json` against `golden.json`: counted before freezing, frozen afterwards, corrected at last.

use crate::support::fresh_database;
use backend::Backend;
use backend::accounts::organization_by_code;
use backend::actor::Actor;
use backend::clock::{Clock, moment};
use backend::db::Db;
use backend::indicators::{correct, freeze};
use backend::roster::import_roster;
use backend::secrets::Secret;
use domain::indicators::wire::{CorrectForm, FreezeForm};
use serde_json::Value;
use std::process::Command;
use tempfile::TempDir;

const NOW: &str = "2027-01-15T12:00";
const ROSTER: &str = include_str!("../backend/src/demo/data/roster.csv");

/// A database and the folder of its secret.
type Place = (String, TempDir);

/// What the program itself prints.
fn printed((database, folder): &Place, command: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_otklik"))
        .args(command)
        .args(["--database", database, "--now", NOW, "--secret-file"])
        .arg(folder.path().join("otklik.key"))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

fn indicators(place: &Place, more: &[&str]) -> Vec<Value> {
    let command = [&["indicators", "--org", "demo", "--json"], more].concat();
    serde_json::from_str(&printed(place, &command)).unwrap()
}

fn golden() -> Value {
    serde_json::from_str(include_str!("../backend/src/demo/data/golden.json")).unwrap()
}

async fn open(database: &str) -> Backend {
    let now = server::settings::read_moment(NOW).unwrap();
    let clock = Clock::held_at(moment(now, backend::Zone::Europe__Moscow));
    Backend::new(Db::connect(database).await.unwrap(), clock, Secret::for_tests())
}

fn assert_golden(found: &[Value], state: &str) {
    let golden = golden();
    let shares = [("chp_dp", "i1"), ("chp_ip", "i2"), ("chp_mm", "i3")];
    for (view, (part, value)) in found.iter().zip(shares) {
        assert_eq!(view["numerator"], golden[part], "{value}");
        assert_eq!(view["denominator"], golden["chp"], "{value}");
        assert_eq!(
            view["value"],
            format!("{:.1}", golden[value].as_f64().unwrap()),
            "{value}"
        );
        assert_eq!(view["state"], state, "{value}");
        let evidence = view["evidence"].as_array().unwrap();
        let counted = evidence.iter().filter(|row| row["included"] == true);
        assert_eq!(counted.count() as u64, golden[part].as_u64().unwrap(), "{value}");
    }
    assert_eq!(found[3]["value"], golden["i4"].to_string());
    assert_eq!(found[3]["state"], state);
}

#[tokio::test]
async fn ex_01_ac_14_the_command_line_prints_golden_values_and_once_frozen_the_frozen_ones() {
    let place = &fresh_database().await;
    printed(place, &["demo", "--json"]);
    assert_golden(&indicators(place, &["--year", "2026"]), "final");
    let provisional = indicators(place, &["--year", "2026", "--as-of", "2026-04-20T12:00"]);
    assert_eq!(
        (&provisional[0]["value"], &provisional[0]["state"]),
        (&"61.0".into(), &"provisional".into())
    );

    let cx = open(&place.0).await;
    let org = organization_by_code(&cx, "demo").await.unwrap().id;
    let form = FreezeForm {
        year: "2026".to_owned(),
        order_no: "12".to_owned(),
        order_date: "2027-01-15".to_owned(),
    };
    freeze(&cx, &Actor::System, org, &form).await.unwrap();
    let frozen = indicators(place, &["--year", "2026"]);
    assert_golden(&frozen, "frozen");
    assert_eq!(frozen[0]["frozen"]["order_no"], "12");
    assert_eq!(frozen[0]["frozen"]["would_be"], Value::Null);

    // P01 turns out to have left in December: the frozen numbers and names stay, and the program says what changed.
    let corrected = ROSTER.replacen("1.00;2012-09-03;;", "1.00;2012-09-03;2026-12-01;", 1);
    assert_ne!(corrected, ROSTER);
    import_roster(&cx, &Actor::System, org, corrected.as_bytes())
        .await
        .unwrap();
    let after = indicators(place, &["--year", "2026"]);
    assert_golden(&after, "frozen");
    assert_eq!(after[0]["frozen"]["checksum"], frozen[0]["frozen"]["checksum"]);
    assert_eq!(after[0]["frozen"]["would_be"], "(37 / 40) × 100 = 92,5 %");
    assert_eq!(after[0]["evidence"], frozen[0]["evidence"]);

    let correction = CorrectForm {
        value: after[0]["frozen"]["id"].as_str().unwrap().to_owned(),
        reason: "увольнение внесено позже".to_owned(),
        order_no: "14".to_owned(),
        order_date: "2027-01-15".to_owned(),
    };
    correct(&cx, &Actor::System, org, &correction).await.unwrap();
    let last = indicators(place, &["--year", "2026"]);
    assert_eq!(
        (&last[0]["value"], &last[0]["state"]),
        (&"92.5".into(), &"corrected".into())
    );
    assert_eq!(last[0]["frozen"]["reason"], "увольнение внесено позже");
    assert_eq!(last[1]["state"], "frozen", "the others stay as they were frozen");
    let then = indicators(place, &["--year", "2026", "--as-of", "2026-05-31T23:59"]);
    assert_eq!(then[0]["frozen"], Value::Null, "in May nothing had been frozen yet");
    cx.db.close().await.unwrap();
}
