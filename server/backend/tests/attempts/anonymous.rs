//! Taking part without a name: nothing joins an answer with a person, the first hand-in counts, a refused one leaves
//! no trace (SR-52, AC-12, security 56).

use super::school::{Plan, School, column, school};
use crate::support;
use backend::attempts::{anonymous_sheet, guest, hand_in_anonymously, running, start, welcome};
use backend::campaigns::{deal_with_target, turn};
use backend::error::Error;
use domain::attempts::anonymous::AnonymousForm;
use domain::attempts::wire::Stage;
use domain::campaigns::links_wire::TargetInput;
use domain::campaigns::wire::TurnInput;
use domain::ids::{CampaignId, ItemId, TargetId};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use std::collections::BTreeSet;
use uuid::Uuid;

const CANARY: &str = "кенар";

/// A required choice, a text, and a required text that only who picked `b` is asked.
pub fn plan(people: usize) -> Plan {
    let option = |id: &str| serde_json::json!({ "id": id, "text": format!("Вариант {id}") });
    let show_if = serde_json::json!({ "join": "all", "tests": [{ "item": "q1", "is": { "picked": "b" } }] });
    let items = serde_json::json!([
        { "id": "q1", "stem": "Что?", "required": true,
            "kind": { "choice": { "pick": "one", "options": [option("a"), option("b")] } } },
        { "id": "q2", "stem": "Своими словами", "kind": { "text": {} } },
        { "id": "q3", "stem": "Почему?", "required": true, "show_if": show_if, "kind": { "text": {} } }]);
    Plan {
        people,
        anonymity: "anonymous",
        limit_minutes: None,
        draft: serde_json::json!({
            "kind": "questionnaire",
            "questionnaire": { "format": 1, "title": "Анкета", "sections": [{ "id": "s1", "items": items }] },
            "keys": { "format": 1 }
        }),
        ..Plan::default()
    }
}

/// What somebody sent who saw every question.
pub fn form(fields: &[(&str, &str)]) -> AnonymousForm {
    let texts = fields.iter();
    AnonymousForm {
        fields: texts
            .map(|(name, text)| ((*name).to_owned(), vec![(*text).to_owned()]))
            .collect(),
        ..AnonymousForm::default()
    }
}

/// Opens the link and hands in.
pub async fn hand_in(school: &School, no: usize, words: &str) {
    school.open(no).await;
    let sent = form(&[("q1", "a"), ("q2", words)]);
    let again = hand_in_anonymously(&school.cx, &school.respondent(no), &sent).await;
    assert_eq!(again.unwrap(), None, "it is in");
}

/// The campaign of the school.
pub async fn campaign(school: &School) -> CampaignId {
    CampaignId(column::<Uuid>(&school.cx, "SELECT id FROM campaigns").await[0])
}

async fn texts(school: &School, sql: &str) -> Vec<String> {
    column::<String>(&school.cx, sql).await
}

/// Every row of every table as one text in small letters without dashes, so that an id is found however it is written.
async fn dump(school: &School) -> Vec<(String, String)> {
    let is_sqlite = school.cx.db.read().get_database_backend() == DatabaseBackend::Sqlite;
    let tables = match is_sqlite {
        true => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        false => {
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1"
        }
    };
    let mut rows = Vec::new();
    for table in texts(school, tables).await {
        let row = match is_sqlite {
            true => {
                let columns = format!("SELECT name FROM pragma_table_info('{table}')");
                let columns = texts(school, &columns).await;
                let quoted = columns.iter().map(|column| format!("quote(\"{column}\")"));
                quoted.collect::<Vec<_>>().join(" || ' ' || ")
            }
            false => "CAST(t AS text)".to_owned(),
        };
        let mut all = texts(school, &format!("SELECT {row} FROM \"{table}\" t")).await;
        all.sort();
        rows.extend(all.into_iter().map(|row| (table.clone(), plain(&row))));
    }
    rows
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace('-', "")
}

#[tokio::test]
async fn ac_12_nothing_joins_an_answer_with_a_person() {
    let school = school(plan(12)).await;
    for no in 0..12 {
        school.later(7, 0).await;
        hand_in(&school, no, &format!("{CANARY} {no:02}")).await;
    }
    let rows = dump(&school).await;
    let (responses, others): (Vec<_>, Vec<_>) = rows.iter().partition(|(table, _)| table == "anonymous_responses");
    assert_eq!(responses.iter().filter(|(_, row)| row.contains(CANARY)).count(), 12);
    for (table, row) in &others {
        assert!(!row.contains(CANARY), "{table}: {row}");
    }
    let ids = column::<Uuid>(&school.cx, "SELECT id FROM anonymous_responses").await;
    for id in &ids {
        assert_eq!(id.get_version_num(), 4, "an id of chance");
        let id = id.simple().to_string();
        assert!(
            others.iter().all(|(_, row)| !row.contains(&id)),
            "{id} is known elsewhere"
        );
    }
    // Whom the answers could belong to, and when they came, is not in them.
    for table in ["targets", "invitations", "persons", "employments"] {
        for id in column::<Uuid>(&school.cx, &format!("SELECT id FROM {table}")).await {
            let id = id.simple().to_string();
            assert!(responses.iter().all(|(_, row)| !row.contains(&id)), "{table} {id}");
        }
    }
    assert!(responses.iter().all(|(_, row)| !row.contains("202604")), "no moment");
    for (what, sql) in [
        ("days", "SELECT count(*) FROM targets WHERE completed_on IS NOT NULL"),
        ("attempts", "SELECT count(*) FROM attempts"),
        ("answers", "SELECT count(*) FROM answers"),
        (
            "lines of the log",
            "SELECT count(*) FROM facts WHERE action LIKE 'attempt.%'",
        ),
        (
            "counters by day",
            "SELECT count(*) FROM progress_counters WHERE facet = 'day'",
        ),
    ] {
        assert_eq!(school.number(sql).await, 0, "{what}");
    }
    let done = "SELECT count(*) FROM targets WHERE disposition = 'complete' AND took_part";
    assert_eq!(school.number(done).await, 12);
}

#[tokio::test]
async fn security_56_the_order_of_rows_is_not_the_order_of_coming() {
    let school = school(plan(12)).await;
    for no in 0..12 {
        hand_in(&school, no, &format!("{CANARY} {no:02}")).await;
    }
    let by_key = texts(
        &school,
        "SELECT CAST(answers AS text) FROM anonymous_responses ORDER BY org_id, id",
    )
    .await;
    let mut sorted = by_key.clone();
    sorted.sort();
    assert_ne!(by_key, sorted, "by chance once in half a thousand million");
    let db = school.cx.db.read();
    if db.get_database_backend() == DatabaseBackend::Sqlite {
        let hidden = "SELECT rowid FROM anonymous_responses";
        let hidden = db
            .query_all_raw(Statement::from_string(DatabaseBackend::Sqlite, hidden))
            .await;
        assert!(hidden.is_err(), "there is no hidden number of a row");
    }
}

#[tokio::test]
async fn security_56_every_hand_in_writes_all_answers_anew() {
    let school = school(plan(4)).await;
    let mut before = BTreeSet::new();
    for no in 0..4 {
        hand_in(&school, no, &format!("{CANARY} {no}")).await;
        let ids = column::<Uuid>(&school.cx, "SELECT id FROM anonymous_responses").await;
        let now: BTreeSet<Uuid> = ids.into_iter().collect();
        assert_eq!(now.len(), no + 1);
        assert!(now.is_disjoint(&before), "an id that stays tells which one is new");
        before = now;
    }
    let kept = texts(&school, "SELECT CAST(answers AS text) FROM anonymous_responses").await;
    let is_there = |no: usize| kept.iter().any(|text| text.contains(&format!("{CANARY} {no}")));
    assert!((0..4).all(is_there), "{kept:?}");
    if school.cx.db.read().get_database_backend() == DatabaseBackend::Postgres {
        let writers = "SELECT count(DISTINCT CAST(xmin AS text)) FROM anonymous_responses";
        assert_eq!(
            school.number(writers).await,
            1,
            "nothing joins an answer with who came then"
        );
    }
}

#[tokio::test]
async fn security_56_no_request_leaves_its_moment_anywhere() {
    let school = school(plan(1)).await;
    let ticket = school.open(0).await.ticket;
    let before = dump(&school).await;
    school.later(11 * 60, 0).await;
    assert!(guest(&school.cx, &ticket).is_some());
    welcome(&school.cx, &school.respondent(0)).await.unwrap();
    assert_eq!(dump(&school).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_tabs_the_first_wins_and_the_second_changes_nothing() {
    let school = school(plan(1)).await;
    school.open(0).await;
    let (one, two) = (form(&[("q1", "a"), ("q2", "раз")]), form(&[("q1", "a"), ("q2", "два")]));
    let who = school.respondent(0);
    let (first, second) = tokio::join!(
        hand_in_anonymously(&school.cx, &who, &one),
        hand_in_anonymously(&school.cx, &who, &two)
    );
    assert_eq!((first.unwrap(), second.unwrap()), (None, None));
    let kept = dump(&school).await;
    let late = form(&[("q1", "a"), ("q2", "три")]);
    assert_eq!(hand_in_anonymously(&school.cx, &who, &late).await.unwrap(), None);
    assert_eq!(dump(&school).await, kept);
    assert_eq!(school.number("SELECT count(*) FROM anonymous_responses").await, 1);
    assert_eq!(anonymous_sheet(&school.cx, &who).await.unwrap(), None);
}

#[tokio::test]
async fn what_is_refused_comes_back_as_it_was_typed_and_leaves_no_trace() {
    let school = school(plan(1)).await;
    school.open(0).await;
    let (who, before) = (school.respondent(0), dump(&school).await);
    let sent = form(&[("q2", "кенар без выбора")]);
    let again = hand_in_anonymously(&school.cx, &who, &sent).await.unwrap().unwrap();
    let problem = &again.problems[0];
    assert_eq!((problem.at.as_str(), problem.kind.as_str()), ("q1", "required"));
    assert_eq!(again.fields["q2"], ["кенар без выбора"]);
    let unknown = form(&[("q1", "z")]);
    let again = hand_in_anonymously(&school.cx, &who, &unknown).await.unwrap().unwrap();
    assert_eq!(again.problems[0].at, "q1");
    assert_eq!(dump(&school).await, before);
    assert_eq!(school.rung().await, "opened_not_started");
}

#[tokio::test]
async fn a_question_that_an_answer_brings_up_is_shown_before_the_page_is_taken() {
    let school = school(plan(1)).await;
    school.open(0).await;
    let who = school.respondent(0);
    let q3 = ItemId::parse("q3").unwrap();
    let blank = anonymous_sheet(&school.cx, &who).await.unwrap().unwrap();
    assert_eq!(blank.hidden.items, BTreeSet::from([q3.clone()]));
    let mut sent = form(&[("q1", "b")]);
    sent.hidden = blank.hidden.items;
    let more = hand_in_anonymously(&school.cx, &who, &sent).await.unwrap().unwrap();
    assert!(more.has_more && more.problems.is_empty() && more.hidden.items.is_empty());
    sent.hidden = more.hidden.items;
    let lacking = hand_in_anonymously(&school.cx, &who, &sent).await.unwrap().unwrap();
    assert_eq!(lacking.problems[0].at, "q3");
    let whole = form(&[("q1", "b"), ("q3", "потому")]);
    assert_eq!(hand_in_anonymously(&school.cx, &who, &whole).await.unwrap(), None);
}

#[tokio::test]
async fn no_attempt_can_be_begun_where_answers_have_no_names() {
    let school = school(plan(2)).await;
    school.open(0).await;
    let who = school.respondent(0);
    let said = welcome(&school.cx, &who).await.unwrap();
    assert_eq!((said.stage, said.shown_from), (Stage::Ready, Some(5)));
    assert!(matches!(start(&school.cx, &who).await, Err(Error::NotFound(_))));
    assert_eq!(running(&school.cx, &who).await.unwrap(), None);
    hand_in(&school, 0, "раз").await;
    assert_eq!(welcome(&school.cx, &who).await.unwrap().stage, Stage::TookPart);
    // After the end the link still thanks who took part, and is as good as none for who did not.
    school.later(60 * 24 * 11, 0).await;
    assert_eq!(welcome(&school.cx, &who).await.unwrap().stage, Stage::TookPart);
    let late = welcome(&school.cx, &school.respondent(1)).await;
    assert!(matches!(late, Err(Error::Unknown)));
    let late = hand_in_anonymously(&school.cx, &school.respondent(1), &form(&[("q1", "a")])).await;
    assert!(matches!(late, Err(Error::Unknown)));
}

#[tokio::test]
async fn a_test_with_names_is_not_handed_in_without_them() {
    let school = school(Plan::default()).await;
    school.open(0).await;
    let sent = form(&[("q1", "a")]);
    let refused = hand_in_anonymously(&school.cx, &school.respondent(0), &sent).await;
    assert!(matches!(refused, Err(Error::NotFound(_))));
    assert_eq!(anonymous_sheet(&school.cx, &school.respondent(0)).await.unwrap(), None);
}

#[tokio::test]
async fn a_pause_refuses_the_page_and_gives_it_back() {
    let school = school(plan(1)).await;
    school.open(0).await;
    let pause = TurnInput {
        act: "pause".to_owned(),
        ..TurnInput::default()
    };
    let id = campaign(&school).await;
    turn(&school.cx, &support::coordinator(school.org), school.org, id, &pause)
        .await
        .unwrap();
    let sent = form(&[("q1", "a"), ("q2", "раз")]);
    let again = hand_in_anonymously(&school.cx, &school.respondent(0), &sent).await;
    let again = again.unwrap().unwrap();
    assert_eq!(again.problems[0].kind, "campaign-paused");
    assert_eq!(again.fields, sent.fields);
    assert_eq!(school.number("SELECT count(*) FROM anonymous_responses").await, 0);
}

#[tokio::test]
async fn security_58_a_page_that_waited_while_the_campaign_was_closed_is_not_taken() {
    let school = school(plan(1)).await;
    school.open(0).await;
    let close = TurnInput {
        act: "close".to_owned(),
        reason: "так решили".to_owned(),
        ..TurnInput::default()
    };
    school.later(5, 0).await;
    let id = campaign(&school).await;
    turn(&school.cx, &support::coordinator(school.org), school.org, id, &close)
        .await
        .unwrap();
    school.later(-5, 0).await;
    let sent = form(&[("q1", "a"), ("q2", "раз")]);
    let again = hand_in_anonymously(&school.cx, &school.respondent(0), &sent).await;
    assert_eq!(again.unwrap().unwrap().problems[0].kind, "campaign-closed");
    assert_eq!(school.number("SELECT count(*) FROM anonymous_responses").await, 0);
}

#[tokio::test]
async fn who_is_left_out_and_taken_back_has_still_taken_part() {
    let school = school(plan(1)).await;
    hand_in(&school, 0, "раз").await;
    let target = TargetId(column::<Uuid>(&school.cx, "SELECT id FROM targets").await[0]);
    let key = (school.org, campaign(&school).await, target);
    let who = support::coordinator(school.org);
    let input = |act: &str| TargetInput {
        act: act.to_owned(),
        reason: "other".to_owned(),
        ..TargetInput::default()
    };
    let before = dump(&school).await;
    for act in ["exclude", "include"] {
        let refused = deal_with_target(&school.cx, &who, key, &input(act)).await;
        let Err(Error::Conflict(problem)) = &refused else {
            panic!("{refused:?}");
        };
        assert_eq!(problem.kind, "anonymous-not-now", "security 57");
    }
    assert_eq!(dump(&school).await, before);
    school.later(60 * 24 * 11, 0).await;
    for (act, rung) in [("exclude", "ineligible"), ("include", "complete")] {
        deal_with_target(&school.cx, &who, key, &input(act)).await.unwrap();
        assert_eq!(school.rung().await, rung);
        let again = form(&[("q1", "a"), ("q2", "ещё раз")]);
        let again = hand_in_anonymously(&school.cx, &school.respondent(0), &again).await;
        assert_eq!(again.unwrap(), None);
        assert_eq!(
            school.number("SELECT count(*) FROM anonymous_responses").await,
            1,
            "{act}"
        );
    }
}
