//! Response rates, funnels and the live curve of the demonstration, from the live counters.

use super::golden::{golden, number, rows, school_at};
use backend::Backend;
use backend::campaigns::progress::{TOTAL, counters};
use domain::campaigns::disposition::Disposition;
use domain::campaigns::funnel::Funnel;
use domain::ids::{CampaignId, OrgId};
use domain::points::show;

async fn funnel(cx: &Backend, org: OrgId, code: &str) -> Funnel {
    let sql = format!("SELECT id FROM campaigns WHERE code = '{code}'");
    let id = rows(cx, &sql).await[0].try_get_by_index(0).unwrap();
    let mut funnel = Funnel::default();
    for counter in counters(cx.db.read(), org, CampaignId(id)).await.unwrap() {
        if counter.facet == TOTAL {
            funnel.add(counter.disposition, counter.count.try_into().unwrap());
        }
    }
    funnel
}

#[tokio::test]
async fn every_campaign_of_the_year_ends_with_its_response_rate_and_funnel() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    for (code, key) in [("T1-2026", "T1"), ("T2-2026", "T2"), ("T2-2026-W2", "T2W2")] {
        let expected = &golden()["rr"][key];
        let funnel = funnel(&cx, org, code).await;
        assert_eq!(funnel.eligible() as u64, expected["eligible"].as_u64().unwrap());
        assert_eq!(funnel.complete() as u64, expected["complete"].as_u64().unwrap());
        let rate = show(funnel.response_rate().unwrap(), 1, '.');
        assert_eq!(rate, format!("{:.1}", expected["rr"].as_f64().unwrap()));
        for (rung, people) in expected["funnel"].as_object().unwrap() {
            let disposition = Disposition::from_code(rung).unwrap();
            assert_eq!(
                funnel.count(disposition) as u64,
                people.as_u64().unwrap(),
                "{code} {rung}"
            );
        }
    }
    assert_eq!(backend::check::check(&cx).await.unwrap(), Vec::<String>::new());
    assert_eq!(
        number(&cx, "SELECT count(*) FROM attempts WHERE state = 'submitted'").await,
        73
    );
    assert_eq!(
        number(&cx, "SELECT count(*) FROM attempts WHERE state = 'abandoned'").await,
        3
    );
}

#[tokio::test]
async fn ac_02_the_board_shows_what_had_happened_by_the_moment() {
    for row in golden()["live_T1"].as_array().unwrap() {
        let (cx, org, _folder) = school_at(row[0].as_str().unwrap()).await;
        let funnel = funnel(&cx, org, "T1-2026").await;
        assert_eq!(funnel.complete() as u64, row[1].as_u64().unwrap(), "{row}");
        assert_eq!(funnel.eligible() as u64, row[2].as_u64().unwrap());
        let rate = show(funnel.response_rate().unwrap(), 1, '.');
        assert_eq!(rate, format!("{:.1}", row[3].as_f64().unwrap()));
        assert_eq!(backend::check::check(&cx).await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn loading_twice_changes_nothing_and_open_links_can_be_printed_again() {
    let (cx, org, _folder) = school_at("2026-04-20T12:00").await;
    let facts = number(&cx, "SELECT count(*) FROM facts").await;
    assert_eq!(backend::demo::load(&cx).await.unwrap(), org);
    assert_eq!(number(&cx, "SELECT count(*) FROM facts").await, facts);
    let links = backend::demo::links(&cx, org).await.unwrap();
    assert_eq!(links.len(), 40, "P37 is on leave and has no link");
    assert_eq!(links.iter().filter(|link| link.is_complete).count(), 25);
    assert_eq!(links, backend::demo::links(&cx, org).await.unwrap());
}
