//! Personal links: derived again at will, stored only as hashes; revoked, issued anew, taken away as files.

use super::School;
use crate::support;
use backend::attempts::open_link;
use backend::campaigns::{LinksFormat, LinksWords, deal_with_target, export_links, links, links_page, show, slips};
use backend::error::Error;
use domain::access::Role;
use domain::campaigns::links_wire::{LinkFilter, TargetInput};
use domain::ids::{CampaignId, TargetId};
use sea_orm::{ConnectionTrait, Statement};

const SITE: &str = "https://otklik.school7.ru";

async fn deal(school: &School, id: CampaignId, target: TargetId, act: &str) {
    let input = TargetInput {
        act: act.to_owned(),
        ..TargetInput::default()
    };
    let ids = (school.org, id, target);
    deal_with_target(&school.cx, &school.actor, ids, &input).await.unwrap();
}

#[tokio::test]
async fn f2_links_are_the_same_at_every_look_and_the_database_has_only_hashes() {
    let school = School::new().await;
    let id = school.open().await;
    let first = links(&school.cx, &school.actor, school.org, id).await.unwrap();
    let again = links(&school.cx, &school.actor, school.org, id).await.unwrap();
    let tokens: Vec<&str> = first.iter().filter_map(|one| one.path.strip_prefix("/l/")).collect();
    assert_eq!(tokens.len(), 3);
    assert!(tokens.iter().all(|token| token.len() == 22));
    assert!(first.iter().zip(&again).all(|(one, two)| one.path == two.path));
    let db = school.cx.db.read();
    let sql = "SELECT token_hash FROM invitations";
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    for row in rows {
        let stored: Vec<u8> = row.try_get_by_index(0).unwrap();
        assert!(stored.len() == 32 && tokens.iter().all(|token| token.as_bytes() != stored));
        assert!(tokens.iter().any(|token| backend::secrets::token_hash(token) == stored));
    }
}

#[tokio::test]
async fn ex_23_a_revoked_link_is_as_unknown_as_a_wrong_one_and_a_new_one_opens() {
    let school = School::new().await;
    let id = school.open().await;
    let first = links(&school.cx, &school.actor, school.org, id)
        .await
        .unwrap()
        .remove(0);
    let token = first.path.trim_start_matches("/l/").to_owned();
    open_link(&school.cx, &token, "1.1.1.1").await.unwrap();
    deal(&school, id, first.target, "revoke").await;
    let gone = open_link(&school.cx, &token, "1.1.1.1").await.err().unwrap();
    let wrong = open_link(&school.cx, "wrong", "1.1.1.2").await.err().unwrap();
    assert!(matches!((gone, wrong), (Error::Unknown, Error::Unknown)));
    let revoked = links(&school.cx, &school.actor, school.org, id)
        .await
        .unwrap()
        .remove(0);
    assert!(revoked.is_revoked && revoked.path.is_empty());
    deal(&school, id, first.target, "reissue").await;
    let fresh = links(&school.cx, &school.actor, school.org, id)
        .await
        .unwrap()
        .remove(0);
    assert!(!fresh.is_revoked && fresh.path != first.path);
    assert_ne!(fresh.resume_code, first.resume_code);
    open_link(&school.cx, fresh.path.trim_start_matches("/l/"), "1.1.1.1")
        .await
        .unwrap();
    assert!(open_link(&school.cx, &token, "1.1.1.1").await.is_err());
}

#[tokio::test]
async fn links_are_for_those_who_may_write_campaigns() {
    let school = School::new().await;
    let id = school.open().await;
    let sysadmin = support::member(&school.cx, school.org, Role::Sysadmin).await;
    let refused = links(&school.cx, &sysadmin, school.org, id).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))));
}

#[tokio::test]
async fn sr_33_a_filter_leaves_those_who_have_not_answered_in_one_union() {
    let school = School::new().await;
    let id = school.open().await;
    let filter = LinkFilter {
        union: "МО словесников".to_owned(),
        only: "silent".to_owned(),
        ..LinkFilter::default()
    };
    let page = links_page(&school.cx, &school.actor, (school.org, id), SITE, &filter)
        .await
        .unwrap();
    let names: Vec<&str> = page.links.iter().map(|one| one.name.as_str()).collect();
    assert_eq!((names.len(), page.total, page.others.len()), (1, 4, 1));
    assert!(page.links[0].url.starts_with("https://otklik.school7.ru/l/"));
}

#[tokio::test]
async fn f3_a_slip_has_a_name_an_address_a_code_and_a_picture_of_the_link() {
    let school = School::new().await;
    let id = school.open().await;
    let page = slips(
        &school.cx,
        &school.actor,
        (school.org, id),
        SITE,
        &LinkFilter::default(),
    )
    .await
    .unwrap();
    let slip = &page.slips[0];
    assert_eq!((page.slips.len(), slip.name.as_str()), (3, "Авдеева Ирина Петровна"));
    assert!(slip.address.starts_with("otklik.school7.ru/l/") && slip.code.len() == 6);
    assert!(slip.qr_path.starts_with("M4 4h7v1h-7z"));
}

#[tokio::test]
async fn taking_the_links_away_is_logged_and_the_file_has_a_readable_name() {
    let school = School::new().await;
    let id = school.open().await;
    let words = LinksWords {
        title: "Ссылки".to_owned(),
        name: "=Педагог".to_owned(),
        ..LinksWords::default()
    };
    let ids = (school.org, id);
    let file = export_links(&school.cx, &school.actor, ids, SITE, LinksFormat::Csv, &words)
        .await
        .unwrap();
    let text = String::from_utf8(file.content).unwrap();
    assert_eq!(file.name, "Ссылки Т1.csv");
    assert!(text.starts_with("\u{feff}'=Педагог;"), "{text}");
    assert!(
        text.contains("Авдеева Ирина Петровна;МО точных наук;учитель математики;"),
        "{text}"
    );
    let page = show(&school.cx, &school.actor, school.org, id).await.unwrap();
    assert_eq!(page.history[0].act, "export");
}
