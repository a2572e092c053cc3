//! The wizard's steps: a file is its owner's alone, is looked at without leaving a trace, and is loaded whole or not at all.

use super::ROSTER;
use crate::demo::golden::number;
use crate::support;
use backend::Backend;
use backend::actor::Actor;
use backend::error::Error;
use backend::formats::workbook;
use backend::imports::{apply, begin, choose, columns, discard, forget_expired, keep, preview};
use chrono::Duration;
use domain::access::{Role, Verb};
use domain::ids::{OrgId, UploadId};
use domain::imports::register::Register;
use domain::imports::verdict::{Tally, Verdict};
use domain::imports::wire::ColumnsForm;
use domain::registers::listing::Listing;

const GOOD: &str = "Код;ФИО;Должность;Вид;Ставка;Дата приёма\n\
                    1;Авдеева Ирина Петровна;учитель;основное;1;01.09.2012\n\
                    2;Белоус Татьяна Николаевна;звездочёт;основное;0,5;01.09.2013\n";
const BAD: &str = "3;Ветрова Ольга Сергеевна;учитель;основное;три;01.09.2014\n";

async fn bring(cx: &Backend, actor: &Actor, org: OrgId, register: Register, text: &str) -> UploadId {
    let book = workbook::read(text.as_bytes()).unwrap();
    keep(cx, actor, org, register, "список.csv", &book).await.unwrap().id
}

async fn people(cx: &Backend) -> i64 {
    number(cx, "SELECT COUNT(*) FROM employments").await
}

fn chosen(pairs: &[(&str, &str)]) -> ColumnsForm {
    let columns = pairs.iter().map(|(name, at)| ((*name).to_owned(), (*at).to_owned()));
    ColumnsForm {
        columns: columns.collect(),
        ..ColumnsForm::default()
    }
}

#[tokio::test]
async fn whoever_may_not_fill_a_register_brings_nothing_to_it() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let book = workbook::read(GOOD.as_bytes()).unwrap();
    let admin = support::member(&cx, org, Role::Sysadmin).await;
    let refused = keep(&cx, &admin, org, Register::Roster, "a.csv", &book).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::RegisterImport))));
    let methodist = support::member(&cx, org, Role::Methodist).await;
    let refused = keep(&cx, &methodist, org, Register::Roster, "a.csv", &book).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::RosterWrite))));
    let may = begin(&cx, &methodist, org).await.unwrap().registers;
    assert_eq!(
        may,
        [
            Register::Events,
            Register::Participation,
            Register::Requests,
            Register::Courses,
            Register::Mentors,
            Register::Plans,
        ]
    );
}

#[tokio::test]
async fn security_2_a_file_is_its_owner_s_alone() {
    let (cx, _folder) = support::backend().await;
    let (one, two) = (support::school(&cx, "one").await, support::school(&cx, "two").await);
    let owner = support::member(&cx, one, Role::Coordinator).await;
    let colleague = support::member(&cx, one, Role::SchoolAdmin).await;
    let stranger = support::member(&cx, two, Role::Coordinator).await;
    let id = bring(&cx, &owner, one, Register::Roster, GOOD).await;
    for (actor, org) in [(&colleague, one), (&stranger, two)] {
        let listing = Listing::default();
        assert!(matches!(
            preview(&cx, actor, org, id, &listing).await,
            Err(Error::NotFound(_))
        ));
        assert!(matches!(columns(&cx, actor, org, id).await, Err(Error::NotFound(_))));
        assert!(matches!(
            apply(&cx, actor, org, id, true).await,
            Err(Error::NotFound(_))
        ));
        assert!(matches!(discard(&cx, actor, org, id).await, Err(Error::NotFound(_))));
        assert!(begin(&cx, actor, org).await.unwrap().uploads.is_empty());
    }
    assert_eq!(begin(&cx, &owner, one).await.unwrap().uploads.len(), 1);
}

#[tokio::test]
async fn looking_at_a_file_leaves_no_trace_and_one_refused_row_keeps_all_out() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::member(&cx, org, Role::Coordinator).await;
    let id = bring(&cx, &actor, org, Register::Roster, &format!("{GOOD}{BAD}")).await;
    let facts = number(&cx, "SELECT COUNT(*) FROM facts").await;
    let seen = preview(&cx, &actor, org, id, &Listing::default()).await.unwrap();
    assert_eq!(
        (seen.tally, seen.changed),
        (
            Tally {
                accepted: 1,
                remarked: 1,
                refused: 1
            },
            2
        )
    );
    let only = Listing::default().with_filter("verdict", "refused");
    let refused = preview(&cx, &actor, org, id, &only).await.unwrap().page.rows;
    assert_eq!(refused.len(), 1);
    assert_eq!((refused[0].line, refused[0].verdict), (4, Verdict::Refused));
    assert_eq!(refused[0].problems[0].kind, "number-unreadable");
    assert!(matches!(
        apply(&cx, &actor, org, id, false).await,
        Err(Error::Invalid(_))
    ));
    assert_eq!(people(&cx).await, 0);
    assert_eq!(
        number(&cx, "SELECT COUNT(*) FROM facts").await,
        facts,
        "nothing has happened"
    );
}

#[tokio::test]
async fn refused_rows_are_left_out_only_when_that_is_asked_for_and_a_second_press_changes_nothing() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::member(&cx, org, Role::Coordinator).await;
    let id = bring(&cx, &actor, org, Register::Roster, &format!("{GOOD}{BAD}")).await;
    apply(&cx, &actor, org, id, true).await.unwrap();
    apply(&cx, &actor, org, id, true).await.unwrap();
    assert_eq!(people(&cx).await, 2);
    let done = preview(&cx, &actor, org, id, &Listing::default()).await.unwrap();
    let applied = done.upload.applied.unwrap();
    assert_eq!((applied.rows, applied.changed, applied.left_out), (2, 2, 1));
    assert_eq!(done.changed, 0, "the same rows once more would change nothing");
    let again = bring(&cx, &actor, org, Register::Roster, GOOD).await;
    apply(&cx, &actor, org, again, false).await.unwrap();
    let done = preview(&cx, &actor, org, again, &Listing::default()).await.unwrap();
    assert_eq!(done.upload.applied.unwrap().changed, 0);
    assert_eq!(people(&cx).await, 2);
}

#[tokio::test]
async fn columns_are_chosen_by_hand_and_a_needed_one_cannot_be_left_out() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::member(&cx, org, Role::Coordinator).await;
    let text =
        "Таблица отдела кадров\nКто;Кем;Как;Сколько;Когда\nАвдеева Ирина Петровна;учитель;основное;1;01.09.2012\n";
    let id = bring(&cx, &actor, org, Register::Roster, text).await;
    let page = columns(&cx, &actor, org, id).await.unwrap();
    assert!(page.fields.iter().all(|field| field.at.is_none()));
    let unread = preview(&cx, &actor, org, id, &Listing::default()).await.unwrap();
    assert_eq!(unread.headings.len(), 5, "five columns are needed and none is known");
    let moved = ColumnsForm {
        header: "1".to_owned(),
        ..ColumnsForm::default()
    };
    assert!(
        !choose(&cx, &actor, org, id, &moved).await.unwrap(),
        "first the headings are looked at again"
    );
    let some = chosen(&[("fio", "0"), ("position", "1"), ("kind", "1")]);
    let Err(Error::Invalid(problems)) = choose(&cx, &actor, org, id, &some).await else {
        panic!("taken");
    };
    let named: Vec<String> = problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect();
    assert_eq!(
        named,
        [
            "form[columns][kind] import-column-twice",
            "form[columns][rate] import-column-needed",
            "form[columns][start] import-column-needed"
        ]
    );
    let all = chosen(&[
        ("fio", "0"),
        ("position", "1"),
        ("kind", "2"),
        ("rate", "3"),
        ("start", "4"),
    ]);
    assert!(choose(&cx, &actor, org, id, &all).await.unwrap());
    apply(&cx, &actor, org, id, false).await.unwrap();
    assert_eq!(people(&cx).await, 1);
    assert!(matches!(
        choose(&cx, &actor, org, id, &all).await,
        Err(Error::Conflict(_))
    ));
    let beyond = chosen(&[("fio", "99")]);
    assert!(choose(&cx, &actor, org, id, &beyond).await.is_err());
}

#[tokio::test]
async fn a_file_is_forgotten_after_a_day_and_only_the_newest_few_are_kept() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let actor = support::member(&cx, org, Role::Coordinator).await;
    for _ in 0..7 {
        bring(&cx, &actor, org, Register::Roster, ROSTER).await;
    }
    assert_eq!(number(&cx, "SELECT COUNT(*) FROM import_uploads").await, 5);
    cx.clock.set(support::noon() + Duration::hours(23));
    forget_expired(&cx).await.unwrap();
    assert_eq!(number(&cx, "SELECT COUNT(*) FROM import_uploads").await, 5);
    cx.clock.set(support::noon() + Duration::hours(24));
    assert!(begin(&cx, &actor, org).await.unwrap().uploads.is_empty());
    forget_expired(&cx).await.unwrap();
    assert_eq!(number(&cx, "SELECT COUNT(*) FROM import_uploads").await, 0);
}
