//! Documents out of files: what is refused, what a document is known by, and that a file of our own changes nothing.

use super::{ME, approved, typed};
use crate::demo::golden::number;
use crate::imports::{load, refused};
use crate::support;
use backend::Backend;
use backend::documents::{DocumentWords, add, export, show};
use backend::error::Error;
use backend::formats::table::Table;
use backend::formats::{csv, xlsx};
use domain::access::Role;
use domain::documents::document::Standing;
use domain::documents::wire::DocumentInput;
use domain::ids::OrgId;
use domain::imports::register::Register::Documents;
use domain::registers::listing::Listing;

const HEAD: &str = "Название;Вид;Уровень;Номер;Дата;Состояние;Ссылка\n";

async fn own_file(cx: &Backend, org: OrgId) -> Table {
    let head = [
        "Название",
        "Вид",
        "Уровень",
        "Номер",
        "Дата",
        "Редакция",
        "Состояние",
        "Кто утвердил",
        "Приказ об утверждении №",
        "Дата приказа",
        "Разослан, человек",
        "Ознакомлены",
        "Ссылка",
        "Примечание",
    ];
    let words = DocumentWords {
        title: "Документы".to_owned(),
        head: head.map(str::to_owned),
        kinds: vec![("order".to_owned(), "приказ".to_owned())],
        levels: vec![("school".to_owned(), "школьный".to_owned())],
        standings: vec![("repealed".to_owned(), "утратил силу".to_owned())],
    };
    export(cx, ME, org, &Listing::default(), &words).await.unwrap()
}

fn documents() -> [DocumentInput; 4] {
    let notice = DocumentInput {
        number: String::new(),
        body: "Текст уведомления".to_owned(),
        ..typed("notice", "О диагностике")
    };
    let undated = DocumentInput {
        dated_on: String::new(),
        ..notice.clone()
    };
    let repealed = DocumentInput {
        is_repealed: "yes".to_owned(),
        url: "https://edu.example/12".to_owned(),
        note: "@ Иванова".to_owned(),
        ..typed("order", "О тесте")
    };
    [repealed, approved("Инструкция"), notice, undated]
}

#[tokio::test]
async fn a_file_of_our_own_changes_nothing_whatever_its_format_and_fills_an_empty_register() {
    let (cx, _folder) = support::backend().await;
    let (org, empty) = (support::school(&cx, "one").await, support::school(&cx, "two").await);
    for input in documents() {
        add(&cx, ME, org, &input).await.unwrap();
    }
    let table = own_file(&cx, org).await;
    let facts = number(&cx, "SELECT COUNT(*) FROM facts").await;
    for bytes in [csv::write(&table).unwrap(), xlsx::write(&table).unwrap()] {
        let again = load(&cx, ME, org, Documents, &bytes).await.unwrap();
        assert_eq!((again.rows, again.changed), (4, 0));
    }
    assert_eq!(number(&cx, "SELECT COUNT(*) FROM facts").await, facts);
    for changed in [4, 0] {
        let bytes = csv::write(&table).unwrap();
        assert_eq!(load(&cx, ME, empty, Documents, &bytes).await.unwrap().changed, changed);
    }
    assert_eq!(own_file(&cx, empty).await.rows.len(), table.rows.len());
}

#[tokio::test]
async fn a_file_corrects_what_it_names_and_the_text_stays() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let input = DocumentInput {
        body: "Текст приказа".to_owned(),
        note: "помета".to_owned(),
        ..typed("order", "О тесте")
    };
    let id = add(&cx, ME, org, &input).await.unwrap();
    let text = format!("{HEAD}О тесте учителей;приказ;школьный;12;01.03.2026;утратил силу;\n");
    let loaded = load(&cx, ME, org, Documents, text.as_bytes()).await.unwrap();
    assert_eq!(loaded.changed, 1);
    let page = show(&cx, ME, org, id).await.unwrap();
    assert_eq!((page.body.as_str(), page.note.as_str()), ("Текст приказа", "помета"));
    assert_eq!(
        (page.line.title.as_str(), page.line.standing),
        ("О тесте учителей", Standing::Repealed)
    );
    let blank = text.replace("утратил силу", "");
    assert_eq!(
        load(&cx, ME, org, Documents, blank.as_bytes()).await.unwrap().changed,
        0
    );
}

#[tokio::test]
async fn one_refused_row_keeps_all_out_and_each_is_named() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let wrong = format!(
        "{HEAD}О тесте;приказ;школьный;12;01.03.2026;;\n\
         О другом;приказ;школьный;12;01.03.2026;;\n\
         Без номера;приказ;школьный;;01.03.2026;;\n\
         Уведомление;уведомление;школьный;;;;javascript:alert(1)\n"
    );
    assert_eq!(
        refused(load(&cx, ME, org, Documents, wrong.as_bytes()).await),
        [
            "line 3:title document-repeated",
            "line 4:number required",
            "line 5:url document-link-unsafe"
        ]
    );
    assert_eq!(number(&cx, "SELECT COUNT(*) FROM documents").await, 0);
}

#[tokio::test]
async fn whoever_may_not_write_documents_loads_none() {
    let (cx, _folder) = support::backend().await;
    let org = support::school(&cx, "one").await;
    let text = format!("{HEAD}О тесте;приказ;школьный;12;01.03.2026;;\n");
    let methodist = support::member(&cx, org, Role::Methodist).await;
    let forbidden = load(&cx, &methodist, org, Documents, text.as_bytes()).await;
    assert!(matches!(forbidden, Err(Error::Forbidden(_))));
    let foreign = support::coordinator(support::school(&cx, "two").await);
    let unknown = load(&cx, &foreign, org, Documents, text.as_bytes()).await;
    assert!(matches!(unknown, Err(Error::NotFound(_))));
    let coordinator = support::member(&cx, org, Role::Coordinator).await;
    assert_eq!(
        load(&cx, &coordinator, org, Documents, text.as_bytes())
            .await
            .unwrap()
            .changed,
        1
    );
}
