//! Competence tables of both tests, and the record attempt of P33.

use super::golden::{golden, number, rows, school_at};
use backend::Backend;
use domain::campaigns::tally::Tally;
use domain::points::{Exact, show, whole};
use std::collections::BTreeMap;

/// Mean percent and people per level, by competence; `Σ` for the whole test.
async fn table(cx: &Backend, campaign: &str) -> BTreeMap<String, (String, BTreeMap<String, u64>)> {
    let campaigns = "JOIN campaigns c ON c.org_id = a.org_id AND c.id = a.campaign_id";
    let of_records = format!("WHERE c.code = '{campaign}' AND a.is_record");
    let sql = format!(
        "SELECT s.competence, s.points, s.max_points, s.level_title FROM attempts a {campaigns} \
         JOIN competence_scores s ON s.org_id = a.org_id AND s.attempt_id = a.id {of_records} \
         UNION ALL SELECT 'Σ', a.points, a.max_points, a.level_title FROM attempts a {campaigns} {of_records}"
    );
    let mut shares: BTreeMap<String, (Exact, i64, BTreeMap<String, u64>)> = BTreeMap::new();
    for row in rows(cx, &sql).await {
        let text = |place: usize| row.try_get_by_index::<String>(place).unwrap();
        let entry = shares.entry(text(0)).or_insert_with(|| (whole(0), 0, BTreeMap::new()));
        entry.0 += text(1).parse::<Exact>().unwrap() / text(2).parse::<Exact>().unwrap();
        entry.1 += 1;
        *entry.2.entry(text(3)).or_default() += 1;
    }
    let mean = |(sum, people, levels)| (show(sum * whole(100) / whole(people), 1, '.'), levels);
    shares.into_iter().map(|(code, entry)| (code, mean(entry))).collect()
}

#[tokio::test]
async fn the_raw_answers_score_to_the_competence_tables() {
    let (cx, ..) = &school_at("2027-01-15T12:00").await;
    for (campaign, key) in [("T1-2026", "t1"), ("T2-2026", "t2")] {
        let table = table(cx, campaign).await;
        for row in golden()[key].as_array().unwrap() {
            let (mean, levels) = &table[row["code"].as_str().unwrap()];
            assert_eq!(*mean, format!("{:.1}", row["mean"].as_f64().unwrap()), "{row}");
            for (level, people) in row["levels"].as_object().unwrap() {
                let found = levels.get(level).copied().unwrap_or_default();
                assert_eq!(found, people.as_u64().unwrap(), "{campaign} {} {level}", row["code"]);
            }
        }
    }
}

#[tokio::test]
async fn ac_05_the_first_of_three_attempts_is_the_record() {
    let (cx, ..) = &school_at("2027-01-15T12:00").await;
    let of_p33 = "FROM attempts a JOIN targets t ON t.org_id = a.org_id AND t.id = a.target_id \
                  JOIN person_codes p ON p.org_id = t.org_id AND p.person_id = t.person_id \
                  JOIN campaigns c ON c.org_id = a.org_id AND c.id = a.campaign_id \
                  WHERE p.code = 'P33' AND c.code = 'T1-2026'";
    assert_eq!(number(cx, &format!("SELECT count(*) {of_p33}")).await, 3);
    let record = rows(
        cx,
        &format!("SELECT a.no, a.points, a.max_points {of_p33} AND a.is_record"),
    )
    .await;
    assert_eq!(record.len(), 1);
    let text = |place: usize| record[0].try_get_by_index::<String>(place).unwrap();
    assert_eq!(record[0].try_get_by_index::<i32>(0).unwrap(), 1);
    assert_eq!((text(1), text(2)), ("25".to_owned(), "30".to_owned()));
}

#[tokio::test]
async fn sr_34_the_answers_of_the_group_are_counted_item_by_item_with_the_key_marked() {
    let (cx, org, _folder) = &school_at("2027-01-15T12:00").await;
    let actor = &crate::support::coordinator(*org);
    let list = backend::campaigns::list(cx, actor, *org).await.unwrap();
    let campaign = list.rows.iter().find(|one| one.title.contains("апрель 2026")).unwrap();
    let told = backend::campaigns::group_answers(cx, actor, *org, campaign.id)
        .await
        .unwrap();
    let mut singles = 0;
    for item in &told.items {
        assert!(item.answered <= item.asked && item.asked <= told.people_count);
        let Tally::Options { lines, .. } = &item.answers else {
            continue;
        };
        if lines.iter().filter(|line| line.is_key).count() == 1 {
            assert_eq!(lines.iter().map(|line| line.count).sum::<usize>(), item.answered);
            singles += 1;
        }
    }
    assert!(singles > 10, "{singles}");
}
