//! One person of a campaign: added late, left out and taken back, given more time.

use super::{School, kinds};
use backend::actor::Actor;
use backend::attempts::{Respondent, open_link, start};
use backend::campaigns::{add_late, deal_with_target, links, links_page, progress, show};
use domain::campaigns::disposition::Disposition;
use domain::campaigns::links_wire::{LinkFilter, TargetInput};
use domain::ids::{CampaignId, TargetId};
use sea_orm::{ConnectionTrait, Statement};

async fn deal(school: &School, id: CampaignId, target: TargetId, input: TargetInput) -> backend::error::Result<()> {
    deal_with_target(&school.cx, &school.actor, (school.org, id, target), &input).await
}

async fn eligible(school: &School, id: CampaignId) -> i32 {
    let counters = progress::counters(school.cx.db.read(), school.org, id).await.unwrap();
    let total = counters.iter().filter(|one| one.facet == progress::TOTAL);
    total
        .filter(|one| one.disposition != Disposition::Ineligible)
        .map(|one| one.count)
        .sum()
}

#[tokio::test]
async fn sr_28_somebody_added_after_the_opening_is_marked_counted_and_logged() {
    let school = School::new().await;
    let id = school.open().await;
    let filter = LinkFilter::default();
    let page = links_page(&school.cx, &school.actor, (school.org, id), "", &filter)
        .await
        .unwrap();
    let director = &page.others[0];
    assert_eq!(director.note, "директор");
    add_late(&school.cx, &school.actor, (school.org, id), &director.value)
        .await
        .unwrap();
    let again = add_late(&school.cx, &school.actor, (school.org, id), &director.value).await;
    assert_eq!(kinds(again)[0].1, "target-already-there");
    let late: Vec<_> = links(&school.cx, &school.actor, school.org, id).await.unwrap();
    let late: Vec<_> = late.iter().filter(|one| one.is_added_late).collect();
    assert_eq!(
        (late.len(), late[0].name.last.as_str(), eligible(&school, id).await),
        (1, "Громов", 4)
    );
    let page = show(&school.cx, &school.actor, school.org, id).await.unwrap();
    assert_eq!(page.history[0].act, "add");
    assert!(page.history[0].about.starts_with("Громов"));
}

#[tokio::test]
async fn dd_08_leaving_somebody_out_and_taking_back_moves_the_counters_there_and_back() {
    let school = School::new().await;
    let id = school.open().await;
    let target = links(&school.cx, &school.actor, school.org, id).await.unwrap()[0].target;
    let exclude = TargetInput {
        act: "exclude".to_owned(),
        ..TargetInput::default()
    };
    assert_eq!(
        kinds(deal(&school, id, target, exclude.clone()).await)[0].0,
        "person[reason]"
    );
    let reason = "duplicate".to_owned();
    deal(&school, id, target, TargetInput { reason, ..exclude })
        .await
        .unwrap();
    assert_eq!(eligible(&school, id).await, 2);
    let include = TargetInput {
        act: "include".to_owned(),
        ..TargetInput::default()
    };
    deal(&school, id, target, include).await.unwrap();
    assert_eq!(eligible(&school, id).await, 3);
}

#[tokio::test]
async fn somebody_back_from_leave_gets_a_first_link() {
    let school = School::new().await;
    let id = school.open().await;
    let all = links(&school.cx, &school.actor, school.org, id).await.unwrap();
    let away = all.iter().find(|one| one.ineligible_reason.is_some()).unwrap();
    assert!(away.path.is_empty() && !away.is_revoked);
    let include = TargetInput {
        act: "include".to_owned(),
        ..TargetInput::default()
    };
    deal(&school, id, away.target, include).await.unwrap();
    let all = links(&school.cx, &school.actor, school.org, id).await.unwrap();
    let back = all.iter().find(|one| one.target == away.target).unwrap();
    assert!(back.path.starts_with("/l/") && back.disposition == Some(Disposition::NotOpened));
}

#[tokio::test]
async fn e8_extra_minutes_move_the_deadline_of_an_attempt_in_progress() {
    let school = School::new().await;
    let id = school.open().await;
    let link = links(&school.cx, &school.actor, school.org, id)
        .await
        .unwrap()
        .remove(0);
    let opened = open_link(&school.cx, link.path.trim_start_matches("/l/"), "")
        .await
        .unwrap();
    let respondent = Respondent {
        actor: Actor::Respondent {
            org: school.org,
            invitation: opened.invitation,
        },
        pass: None,
    };
    start(&school.cx, &respondent).await.unwrap();
    let before = deadline(&school).await;
    let extend = |minutes: &str| TargetInput {
        act: "extend".to_owned(),
        minutes: minutes.to_owned(),
        ..TargetInput::default()
    };
    assert_eq!(
        kinds(deal(&school, id, link.target, extend("тридцать")).await)[0].1,
        "number-outside"
    );
    deal(&school, id, link.target, extend("30")).await.unwrap();
    assert_eq!(deadline(&school).await - before, chrono::Duration::minutes(30));
}

async fn deadline(school: &School) -> chrono::DateTime<chrono::Utc> {
    let db = school.cx.db.read();
    let sql = "SELECT deadline_at FROM attempts";
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await;
    row.unwrap().unwrap().try_get_by_index(0).unwrap()
}
