//! Campaigns and results that come in files: what is refused, several attempts, pilots and anonymous ones, corrections.

use super::{CAMPAIGNS, ROSTER, load, refused};
use crate::demo::golden::{at, rows};
use crate::support;
use backend::Backend;
use backend::actor::Actor;
use backend::clock::moment;
use backend::indicators::indicator;
use domain::access::Role;
use domain::ids::OrgId;
use domain::imports::register::Register;
use domain::indicators::wire::{IndicatorQuery, IndicatorView};
use tempfile::TempDir;

const HEAD: &str = "campaign;person;disposition;attempt;submitted_at;points;pct;level\n";

async fn school() -> (Backend, OrgId, TempDir) {
    let (cx, folder) = support::backend().await;
    cx.clock
        .set(moment(at("2027-01-15T12:00"), backend::Zone::Europe__Moscow));
    let org = support::school(&cx, "another").await;
    for (register, file) in [(Register::Roster, ROSTER), (Register::Campaigns, CAMPAIGNS)] {
        load(&cx, &Actor::System, org, register, file.as_bytes()).await.unwrap();
    }
    (cx, org, folder)
}

async fn attempts(cx: &Backend, org: OrgId, lines: &str) -> backend::error::Result<backend::imports::Imported> {
    load(
        cx,
        &Actor::System,
        org,
        Register::Attempts,
        format!("{HEAD}{lines}").as_bytes(),
    )
    .await
}

async fn first(cx: &Backend, org: OrgId) -> IndicatorView {
    let query = IndicatorQuery {
        year: "2026".to_owned(),
        as_of: String::new(),
    };
    indicator(cx, &Actor::System, org, "I1", &query).await.unwrap()
}

fn reason<'a>(view: &'a IndicatorView, code: &str) -> &'a str {
    let rows = view.counts.iter().find(|one| !one.is_staff).unwrap();
    let found = rows.people.iter().find(|row| row.person.as_deref() == Some(code));
    &found.unwrap().reason
}

#[tokio::test]
async fn whoever_may_not_hold_campaigns_loads_none() {
    let (cx, org, _folder) = school().await;
    let head = support::member(&cx, org, Role::Sysadmin).await;
    for register in [Register::Campaigns, Register::Attempts] {
        assert!(load(&cx, &head, org, register, CAMPAIGNS.as_bytes()).await.is_err());
    }
}

#[tokio::test]
async fn what_and_whom_results_name_has_to_be_known_and_one_refusal_keeps_everything_out() {
    let (cx, org, _folder) = school().await;
    let wrong = "T9;P01;complete;1;2026-04-07T18:36;25;83.3;\n\
                 T1-2026;P99;complete;1;2026-04-07T18:36;25;83.3;\n\
                 T1-2026;P01;complete;1;2026-04-07T18:36;25;83.3;\n";
    assert_eq!(
        refused(attempts(&cx, org, wrong).await),
        ["line 2:campaign campaign-unknown", "line 3:person person-unknown"]
    );
    assert!(rows(&cx, "SELECT id FROM attempts").await.is_empty());
    assert!(rows(&cx, "SELECT id FROM targets").await.is_empty());
}

#[tokio::test]
async fn a_campaign_held_here_is_not_changed_by_a_file() {
    let (cx, _folder) = support::backend().await;
    cx.clock
        .set(moment(at("2027-01-15T12:00"), backend::Zone::Europe__Moscow));
    let org = backend::demo::load(&cx).await.unwrap();
    let campaigns = load(&cx, &Actor::System, org, Register::Campaigns, CAMPAIGNS.as_bytes()).await;
    assert_eq!(refused(campaigns)[0], "line 2:id campaign-held-here");
    let results = attempts(&cx, org, "T1-2026;P01;complete;1;2026-04-07T18:36;1;3.3;\n").await;
    assert_eq!(refused(results), ["line 2:campaign campaign-held-here"]);
}

#[tokio::test]
async fn ac_05_of_three_attempts_the_best_is_the_record_and_a_correction_moves_it() {
    let (cx, org, _folder) = school().await;
    let three = "T1-2026;P33;complete;1;2026-04-13T17:02;25;83.3;низкий\n\
                 T1-2026;P33;complete;2;2026-04-13T20:02;26;86.7;низкий\n\
                 T1-2026;P33;complete;3;2026-04-13T23:02;26;86.7;низкий\n";
    assert_eq!(attempts(&cx, org, three).await.unwrap().changed, 3);
    let record = "SELECT a.no FROM targets t JOIN attempts a ON a.id = t.record_attempt_id";
    let number = |row: &sea_orm::QueryResult| row.try_get_by_index::<i32>(0).unwrap();
    assert_eq!(number(&rows(&cx, record).await[0]), 2, "the first of the best");
    let corrected = three.replace("3;2026-04-13T23:02;26;86.7", "3;2026-04-13T23:02;27;90");
    assert_eq!(attempts(&cx, org, &corrected).await.unwrap().changed, 1);
    assert_eq!(number(&rows(&cx, record).await[0]), 3);
    assert_eq!(attempts(&cx, org, &corrected).await.unwrap().changed, 0);
}

#[tokio::test]
async fn ex_08_pilots_and_anonymous_campaigns_of_a_file_never_count() {
    let (cx, org, _folder) = school().await;
    let more = "id;instrument;kind;deficit_diagnostics;anonymity;opens_at;closes_at\n\
                PILOT;T3;апробация;да;именная;01.03.2026;31.03.2026\n\
                ANON;T4;основная;да;анонимная;01.03.2026;31.03.2026\n\
                OTHER;A1;основная;нет;именная;01.03.2026;31.03.2026\n";
    load(&cx, &Actor::System, org, Register::Campaigns, more.as_bytes())
        .await
        .unwrap();
    let results = "PILOT;P01;complete;1;2026-03-07T18:36;25;83.3;\n\
                   ANON;P02;complete;1;2026-03-07T18:36;25;83.3;\n\
                   OTHER;P03;complete;1;2026-03-07T18:36;25;83.3;\n\
                   T1-2026;P04;complete;1;2026-04-07T18:36;25;83.3;\n\
                   T1-2026;P05;opened_not_started;;;;;\n";
    attempts(&cx, org, results).await.unwrap();
    let view = first(&cx, org).await;
    assert_eq!(view.reading.numerator, Some(1));
    let reasons = ["P01", "P02", "P03", "P04", "P05", "P06"].map(|code| reason(&view, code));
    assert_eq!(
        reasons,
        [
            "pilot_only",
            "anonymous_only",
            "wrong_level",
            "counted",
            "opened_only",
            "no_attempt"
        ]
    );
}

#[tokio::test]
async fn what_is_handed_in_outside_the_window_is_taken_with_a_remark() {
    let (cx, org, _folder) = school().await;
    let late = attempts(&cx, org, "T1-2026;P01;complete;1;2026-05-07T18:36;25;83.3;\n")
        .await
        .unwrap();
    let remarks: Vec<String> = late
        .warnings
        .iter()
        .map(|one| format!("{} {}", one.at, one.kind))
        .collect();
    assert_eq!(
        (late.changed, remarks),
        (1, vec!["line 2:submitted_at attempt-outside-window".to_owned()])
    );
}
