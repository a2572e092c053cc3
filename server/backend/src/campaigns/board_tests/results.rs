//! The tables of the methodical test as the golden numbers print them, and who may see what.

use super::seed::{Seed, at, user};
use crate::campaigns::results_rows::{Rows, record_ids};
use crate::campaigns::{ResultsWords, campaign, person_result, results, results_book};
use crate::entity::{answer, fact};
use crate::instruments::published;
use domain::access::Role;
use domain::points::show;
use domain::questionnaire::answers::Value;
use domain::questionnaire::kinds::Kind;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, Set,
};

#[tokio::test]
async fn the_competence_table_comes_out_of_the_database_as_printed() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    let admin = user(seed.org, Role::SchoolAdmin);
    let results = results(&seed.cx, &admin, seed.org, seed.campaign).await.unwrap();
    let golden: serde_json::Value = serde_json::from_str(include_str!("../../demo/data/golden.json")).unwrap();
    let total = results.total.as_ref().map(|total| ("Σ", total));
    let rows = results
        .competences
        .iter()
        .map(|one| (one.code.as_str(), &one.group))
        .chain(total);
    for (row, (code, group)) in golden["t1"].as_array().unwrap().iter().zip(rows) {
        assert_eq!(row["code"], code);
        assert_eq!(row["n"], group.people);
        let mean = show(group.mean.unwrap() * 100, 1, '.');
        assert_eq!(mean, format!("{:.1}", row["mean"].as_f64().unwrap()), "{code}");
        for (level, people) in results.levels.iter().zip(&group.by_level) {
            assert_eq!(row["levels"][&level.title], *people, "{code} {}", level.title);
        }
    }
    let m4 = &results.competences[3].group;
    assert_eq!((m4.with_deficit, m4.people), (31, 34));
    assert_eq!(format!("{:.3}", results.alpha.unwrap()), "0.560");
    assert_eq!(results.items.len(), 24);
    let weak = results.items.iter().find(|item| item.code == "M1-2").unwrap();
    assert!(weak.is_flagged);
    assert_eq!(results.people.unwrap().len(), 34);
}

#[tokio::test]
async fn a_confidential_campaign_names_people_to_the_coordinator_only_and_hides_small_tables() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    seed.change(|row| row.anonymity = Set("confidential".to_owned())).await;
    let (admin, coordinator) = (user(seed.org, Role::SchoolAdmin), user(seed.org, Role::Coordinator));
    let seen = results(&seed.cx, &admin, seed.org, seed.campaign).await.unwrap();
    assert!(seen.people.is_none() && !seen.is_hidden && seen.competences.len() == 6);
    let own = results(&seed.cx, &coordinator, seed.org, seed.campaign).await.unwrap();
    let attempt = own.people.unwrap()[0].attempt;
    let refused = person_result(&seed.cx, &admin, seed.org, seed.campaign, attempt).await;
    assert!(matches!(refused, Err(crate::error::Error::Forbidden(_))));
    seed.cx.clock.set(at("2026-04-06T18:00"));
    let few = results(&seed.cx, &coordinator, seed.org, seed.campaign).await.unwrap();
    assert!(few.people_count < 5 && few.is_hidden && few.competences.is_empty() && few.items.is_empty());
    assert!(few.total.is_none() && few.alpha.is_none());
}

#[tokio::test]
async fn looking_at_a_person_is_written_down() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    let admin = user(seed.org, Role::SchoolAdmin);
    let list = results(&seed.cx, &admin, seed.org, seed.campaign).await.unwrap();
    let first = &list.people.unwrap()[0];
    let card = person_result(&seed.cx, &admin, seed.org, seed.campaign, first.attempt)
        .await
        .unwrap();
    assert_eq!((card.points, card.competences.len()), (Some(first.points), 6));
    assert!(card.may_invalidate && card.is_record);
    let looks = fact::Entity::find()
        .filter(fact::Column::Action.eq("result.view"))
        .count(seed.cx.db.read())
        .await
        .unwrap();
    assert_eq!(looks, 1);
}

fn words() -> ResultsWords {
    ResultsWords {
        title: "Результаты".into(),
        hidden: String::new(),
        veiled: String::new(),
        texts: String::new(),
        columns_alone: String::new(),
        sheets: ["1", "2", "3", "4"].map(String::from),
        people: ["слово"; 6].map(String::from),
        competences: ["слово"; 4].map(String::from),
        codebook: ["слово"; 5].map(String::from),
        measures: Vec::new(),
    }
}

#[tokio::test]
async fn sr_31_the_results_travel_as_people_competences_data_and_codebook_and_taking_them_is_written_down() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    let admin = user(seed.org, Role::SchoolAdmin);
    let list = results(&seed.cx, &admin, seed.org, seed.campaign).await.unwrap();
    let (name, file) = results_book(&seed.cx, &admin, (seed.org, seed.campaign), &words())
        .await
        .unwrap();
    assert!(name.starts_with("Результаты "), "{name}");
    let sheets = crate::formats::workbook::read(&file).unwrap().sheets;
    let rows: Vec<usize> = sheets.iter().map(|sheet| sheet.rows.len() - 1).collect();
    assert_eq!(rows[..3], [list.people_count, 6, list.people_count]);
    let (people, answers) = (&sheets[0].rows, &sheets[2].rows);
    assert_eq!(
        rows[3],
        answers[0].1.len() - 1,
        "each column but the name is in the codebook"
    );
    let names = |rows: &[(usize, Vec<String>)]| rows[1..].iter().map(|(_, cells)| cells[0].clone()).collect::<Vec<_>>();
    assert_eq!(names(people), names(answers), "in one order");
    let exports = fact::Entity::find()
        .filter(fact::Column::Action.eq("results.export"))
        .count(seed.cx.db.read())
        .await
        .unwrap();
    assert_eq!(exports, 1);
}

/// Every other attempt has picked another option of the first question.
async fn answer_in_turn(seed: &Seed) {
    let found = campaign(seed.cx.db.read(), seed.org, seed.campaign).await.unwrap();
    let version = published(&seed.cx, seed.org, found.version).await.unwrap();
    let item = version.questionnaire.questions().next().unwrap();
    let Kind::Choice(choice) = &item.kind else {
        panic!("{item:?}")
    };
    let tx = seed.cx.db.begin_write().await.unwrap();
    for (no, attempt) in record_ids(&seed.cx, &found).await.unwrap().into_iter().enumerate() {
        let value = Value::Options {
            picked: [choice.options[no % 2].id.clone()].into(),
            other: None,
        };
        let row = answer::Model {
            org_id: seed.org.0,
            attempt_id: attempt,
            item: item.id.to_string(),
            value: Some(serde_json::to_value(value).unwrap()),
            revision: 1,
            saved_at: seed.cx.clock.now(),
        };
        row.into_active_model().reset_all().insert(&tx).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn security_58_the_place_of_a_row_without_a_name_is_drawn() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    seed.change(|row| row.anonymity = Set("confidential".to_owned())).await;
    answer_in_turn(&seed).await;
    let admin = user(seed.org, Role::SchoolAdmin);
    let mut taken = Vec::new();
    for _ in 0..2 {
        let book = results_book(&seed.cx, &admin, (seed.org, seed.campaign), &words()).await;
        let sheets = crate::formats::workbook::read(&book.unwrap().1).unwrap().sheets;
        let rows = sheets[1].rows[1..].iter().map(|(_, cells)| cells.clone());
        taken.push(rows.collect::<Vec<_>>());
    }
    assert_ne!(taken[0], taken[1], "of {} rows", taken[0].len());
    taken.iter_mut().for_each(|rows| rows.sort());
    assert_eq!(taken[0], taken[1]);
}

#[tokio::test]
async fn security_53_a_campaign_of_more_attempts_than_a_statement_has_places_is_counted() {
    let seed = Seed::whole("2026-05-20T12:00").await;
    let found = campaign(seed.cx.db.read(), seed.org, seed.campaign).await.unwrap();
    let before = Rows::read(&seed.cx, &found).await.unwrap();
    let tx = seed.cx.db.begin_write().await.unwrap();
    let id = match tx.get_database_backend() {
        DatabaseBackend::Sqlite => "randomblob(16)",
        _ => "gen_random_uuid()",
    };
    // SQLite takes 32,766 values, PostgreSQL 65,535.
    for round in 0..11 {
        let further = 100 << round;
        let sql = format!(
            "INSERT INTO attempts (org_id, id, campaign_id, target_id, version_id, no, seed, state, started_at, \
             last_seen_at, submitted_at, answered, shown, sections_left, flagged, is_provisional, is_record) \
             SELECT org_id, {id}, campaign_id, target_id, version_id, no + {further}, seed, state, started_at, \
             last_seen_at, submitted_at, answered, shown, sections_left, flagged, is_provisional, is_record \
             FROM attempts WHERE is_record"
        );
        tx.execute_unprepared(&sql).await.unwrap();
    }
    tx.commit().await.unwrap();
    let after = Rows::read(&seed.cx, &found).await.unwrap();
    assert_eq!(after.attempts.len(), before.attempts.len() << 11);
    assert_eq!(after.competences.len(), before.competences.len());
    assert_eq!(
        (after.people.len(), after.waiting),
        (before.people.len(), before.waiting)
    );
}
