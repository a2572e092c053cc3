//! Documents: what is refused, who has to read one, who did, and what a campaign may cite.

mod import;

use crate::demo::golden::{rows, school_at};
use crate::support;
use backend::Backend;
use backend::actor::Actor;
use backend::attempts::Respondent;
use backend::documents::{
    acknowledge, add, attach, cite, cited, download, edit, list, own, own_file, remove, send, show, take_acts, tick,
    withdraw,
};
use backend::error::Error;
use backend::files::Upload;
use domain::access::Role;
use domain::documents::document::{Means, Standing};
use domain::documents::wire::{DocumentInput, SendInput, TickInput};
use domain::ids::{CampaignId, DocumentId, InvitationId, OrgId};
use domain::registers::listing::Listing;
use uuid::Uuid;

const ME: &Actor = &Actor::System;
const PDF: &[u8] = b"%PDF-1.7 an instruction";

fn typed(kind: &str, title: &str) -> DocumentInput {
    DocumentInput {
        kind: kind.to_owned(),
        level: "school".to_owned(),
        title: title.to_owned(),
        number: "12".to_owned(),
        dated_on: "2026-03-01".to_owned(),
        ..DocumentInput::default()
    }
}

fn approved(title: &str) -> DocumentInput {
    DocumentInput {
        order_no: "47".to_owned(),
        order_on: "2026-03-05".to_owned(),
        ..typed("instruction", title)
    }
}

fn to_teachers() -> SendInput {
    SendInput {
        groups: vec!["pedagogical".to_owned()],
        staff_on: "2026-04-20".to_owned(),
        ..SendInput::default()
    }
}

fn kinds<T: std::fmt::Debug>(done: Result<T, Error>) -> Vec<String> {
    match done {
        Err(Error::Invalid(problems)) => problems
            .into_iter()
            .map(|one| format!("{} {}", one.at, one.kind))
            .collect(),
        Err(Error::Conflict(problem)) => vec![problem.kind],
        other => panic!("not refused: {other:?}"),
    }
}

async fn first_id(cx: &Backend, sql: &str) -> Uuid {
    rows(cx, sql).await[0].try_get_by_index(0).unwrap()
}

async fn open_campaign(cx: &Backend) -> CampaignId {
    CampaignId(first_id(cx, "SELECT id FROM campaigns WHERE code = 'T1-2026'").await)
}

/// The person of that code, as they come by the link of the campaign that is open.
async fn respondent(cx: &Backend, org: OrgId, code: &str) -> Respondent {
    let sql = format!(
        "SELECT i.id FROM invitations i \
         JOIN campaigns c ON c.id = i.campaign_id AND c.code = 'T1-2026' \
         JOIN targets t ON t.id = i.target_id AND t.org_id = i.org_id \
         JOIN person_codes p ON p.person_id = t.person_id AND p.org_id = i.org_id AND p.code = '{code}' \
         WHERE i.revoked_at IS NULL"
    );
    let invitation = InvitationId(first_id(cx, &sql).await);
    Respondent {
        actor: Actor::Respondent { org, invitation },
        pass: None,
    }
}

#[tokio::test]
async fn other_roles_and_other_schools_do_not_come_in() {
    let (cx, _folder) = support::backend().await;
    let (org, other) = (support::school(&cx, "one").await, support::school(&cx, "two").await);
    let stranger = support::member(&cx, org, Role::MunicipalCoordinator).await;
    let forbidden = list(&cx, &stranger, org, &Listing::default()).await;
    assert!(matches!(forbidden, Err(Error::Forbidden(_))));
    let id = add(&cx, ME, org, &typed("order", "Приказ")).await.unwrap();
    let foreign = support::coordinator(other);
    let file = || Upload {
        name: "a.pdf".to_owned(),
        content: PDF.to_vec(),
    };
    for found in [
        show(&cx, &foreign, other, id).await.err(),
        edit(&cx, &foreign, other, id, &typed("order", "Чужой")).await.err(),
        remove(&cx, &foreign, other, id).await.err(),
        send(&cx, &foreign, other, id, &to_teachers()).await.err(),
        attach(&cx, &foreign, other, id, file()).await.err(),
        download(&cx, &foreign, org, id).await.err(),
    ] {
        assert!(matches!(found, Some(Error::NotFound(_))), "security 2: {found:?}");
    }
}

#[tokio::test]
async fn sr_15_a_notice_is_sent_read_by_link_ticked_on_paper_and_counted() {
    let (cx, org, _folder) = school_at("2026-04-20T12:00").await;
    let id = add(&cx, ME, org, &typed("notice", "О проведении диагностики"))
        .await
        .unwrap();
    assert_eq!(
        kinds(send(&cx, ME, org, id, &SendInput::default()).await),
        ["send[groups] document-nobody"]
    );
    let late = SendInput {
        due_on: "2026-04-19".to_owned(),
        ..to_teachers()
    };
    assert_eq!(
        kinds(send(&cx, ME, org, id, &late).await),
        ["send[due_on] document-due-over"]
    );
    let sent = send(&cx, ME, org, id, &to_teachers()).await.unwrap();
    let asked = show(&cx, ME, org, id).await.unwrap().line.asked;
    assert_eq!(asked, 40, "DD-08: of 41 one is on parental leave");

    let who = respondent(&cx, org, "P30").await;
    let waiting = own(&cx, &who).await.unwrap();
    let waits = waiting.sent.iter().find(|one| one.id == id);
    assert_eq!(waits.map(|one| one.read_on), Some(None));
    acknowledge(&cx, &who, id).await.unwrap();
    acknowledge(&cx, &who, id).await.unwrap();
    let page = show(&cx, ME, org, id).await.unwrap();
    let readers = &page.lists[0].readers;
    assert_eq!((readers.len(), readers[0].means), (1, Some(Means::Link)));

    let by_link = readers[0].person.to_string();
    let paper: Vec<String> = page.lists[0]
        .silent
        .iter()
        .take(2)
        .map(|one| one.person.to_string())
        .collect();
    let mark = |persons: Vec<String>, on: &str, undo: &str| TickInput {
        list: sent.to_string(),
        persons,
        on: on.to_owned(),
        undo: undo.to_owned(),
    };
    assert_eq!(
        kinds(tick(&cx, ME, org, &mark(paper.clone(), "2026-04-21", "")).await),
        ["tick[on] document-day-ahead"]
    );
    tick(&cx, ME, org, &mark(paper.clone(), "2026-04-17", ""))
        .await
        .unwrap();
    let undone = tick(&cx, ME, org, &mark(Vec::new(), "", &by_link)).await;
    assert_eq!(
        kinds(undone),
        ["document-tick-nothing"],
        "what came by a link is not taken back"
    );
    tick(&cx, ME, org, &mark(Vec::new(), "", &paper[0])).await.unwrap();
    let page = show(&cx, ME, org, id).await.unwrap();
    assert_eq!(
        (page.line.read, page.lists[0].silent.len()),
        (2, 38),
        "«Ознакомлены 2 из 40»"
    );
    let acts: Vec<&str> = page.history.iter().map(|one| one.act.as_str()).collect();
    assert_eq!(acts, ["untick", "tick", "acknowledge", "send", "add"]);
    assert_eq!(kinds(withdraw(&cx, ME, org, sent).await), ["document-list-answered"]);
    assert_eq!(kinds(remove(&cx, ME, org, id).await), ["document-in-use"]);
}

#[tokio::test]
async fn a_respondent_sees_only_what_was_sent_to_them_or_what_their_campaign_cites() {
    let (cx, org, _folder) = school_at("2026-04-20T12:00").await;
    let id = add(&cx, ME, org, &approved("Инструкция")).await.unwrap();
    let file = Upload {
        name: "Инструкция.pdf".to_owned(),
        content: PDF.to_vec(),
    };
    attach(&cx, ME, org, id, file).await.unwrap();
    let who = respondent(&cx, org, "P30").await;
    assert!(matches!(own_file(&cx, &who, id).await, Err(Error::NotFound(_))));
    assert!(matches!(acknowledge(&cx, &who, id).await, Err(Error::NotFound(_))));
    cite(&cx, ME, org, open_campaign(&cx).await, id).await.unwrap();
    assert_eq!(own_file(&cx, &who, id).await.unwrap().content, PDF);
    assert!(
        matches!(acknowledge(&cx, &who, id).await, Err(Error::NotFound(_))),
        "it was not sent"
    );
    let revoked = "UPDATE invitations SET revoked_at = issued_at";
    let tx = cx.db.begin_write().await.unwrap();
    sea_orm::ConnectionTrait::execute_unprepared(&tx, revoked)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(
        matches!(own(&cx, &who).await, Err(Error::Unknown)),
        "a revoked link is none"
    );
}

#[tokio::test]
async fn security_38_a_page_that_calls_itself_a_document_is_not_kept() {
    let (cx, org, _folder) = school_at("2026-04-20T12:00").await;
    let id = add(&cx, ME, org, &typed("order", "Приказ")).await.unwrap();
    let page = Upload {
        name: "order.pdf".to_owned(),
        content: b"<html><script>alert(1)</script>".to_vec(),
    };
    assert_eq!(kinds(attach(&cx, ME, org, id, page).await), ["file file-kind-unknown"]);
    assert!(show(&cx, ME, org, id).await.unwrap().file.is_none());
}

#[tokio::test]
async fn sr_23_an_unapproved_instruction_is_warned_of_and_kept_from_the_task_until_an_order_approves_it() {
    let (cx, org, _folder) = school_at("2026-04-20T12:00").await;
    let campaign = open_campaign(&cx).await;
    let unknown = cite(&cx, ME, org, campaign, DocumentId(Uuid::now_v7())).await;
    assert!(matches!(unknown, Err(Error::NotFound(_))));
    let id = add(&cx, ME, org, &typed("instruction", "Инструкция для участника"))
        .await
        .unwrap();
    cite(&cx, ME, org, campaign, id).await.unwrap();
    cite(&cx, ME, org, campaign, id).await.unwrap();
    let papers = cited(&cx, ME, org, campaign).await.unwrap();
    let standing: Vec<Standing> = papers
        .cited
        .iter()
        .filter(|one| one.id == id)
        .map(|one| one.standing)
        .collect();
    assert_eq!(standing, [Standing::Unapproved]);
    let who = respondent(&cx, org, "P30").await;
    let shown = async || {
        let own = own(&cx, &who).await.unwrap();
        own.cited.into_iter().find(|one| one.id == id)
    };
    assert_eq!(shown().await, None);
    edit(&cx, ME, org, id, &approved("Инструкция для участника"))
        .await
        .unwrap();
    let order = shown().await.and_then(|one| one.order);
    assert_eq!(order.map(|order| order.no).as_deref(), Some("47"));
    let repealed = DocumentInput {
        is_repealed: "yes".to_owned(),
        ..approved("Инструкция для участника")
    };
    edit(&cx, ME, org, id, &repealed).await.unwrap();
    assert_eq!(shown().await, None);
    assert_eq!(
        kinds(send(&cx, ME, org, id, &to_teachers()).await),
        ["document-repealed"]
    );
}

#[tokio::test]
async fn sr_03_the_programme_s_acts_are_compared_and_taken_into_the_register_once() {
    let (cx, org, _folder) = school_at("2026-04-20T12:00").await;
    let before = list(&cx, ME, org, &Listing::default()).await.unwrap();
    assert_eq!(before.not_taken, 7, "T-13: seven acts in the passport");
    assert_eq!(before.one_sided.len(), 1, "T-13: six in section 2");
    assert!(before.one_sided[0].contains("02-21/55"), "{:?}", before.one_sided);
    assert_eq!(take_acts(&cx, ME, org).await.unwrap(), 7);
    assert_eq!(take_acts(&cx, ME, org).await.unwrap(), 0);
    let find = |find: &str, filter: (&str, &str)| Listing {
        find: find.to_owned(),
        filters: [(filter.0.to_owned(), filter.1.to_owned())].into(),
        ..Listing::default()
    };
    let by_number = list(&cx, ME, org, &find("02-21/55", ("kind", "act"))).await.unwrap();
    assert_eq!((by_number.page.total, by_number.not_taken), (1, 0));
    add(&cx, ME, org, &typed("instruction", "Порядок осмотра"))
        .await
        .unwrap();
    let unapproved = list(&cx, ME, org, &find("порядок", ("standing", "unapproved")))
        .await
        .unwrap();
    assert_eq!(unapproved.page.total, 1);
}
