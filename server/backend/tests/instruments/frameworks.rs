//! Competence frameworks: whose they are, and that tests draw on them without hanging on them.

use crate::support::{backend, coordinator, member, school};
use backend::error::Error;
use backend::instruments::{create, desk, edit, frameworks, remove_framework, save_framework};
use domain::access::{Role, Verb};
use domain::instruments::edit::form::EditForm;
use domain::instruments::frameworks::{FrameworkForm, FrameworkRow};
use domain::instruments::wire::NewInstrument;

fn form(id: &str, rows: &[(&str, &str)]) -> FrameworkForm {
    let row = |(code, title): &(&str, &str)| FrameworkRow {
        code: (*code).to_owned(),
        title: (*title).to_owned(),
        ..FrameworkRow::default()
    };
    FrameworkForm {
        id: id.to_owned(),
        title: "Компетенции".to_owned(),
        rows: rows.iter().map(row).collect(),
    }
}

fn new_test() -> NewInstrument {
    NewInstrument {
        title: "Тест".to_owned(),
        kind: "test".to_owned(),
        level: "school".to_owned(),
        is_deficit_diagnostics: String::new(),
    }
}

fn take(framework: &str, code: &str) -> EditForm {
    EditForm {
        act: "take_competences".to_owned(),
        value: framework.to_owned(),
        part: code.to_owned(),
        ..EditForm::default()
    }
}

#[tokio::test]
async fn who_may_not_write_and_who_is_of_another_school_change_no_framework() {
    let (cx, _folder) = backend().await;
    let (own, other) = (school(&cx, "a").await, school(&cx, "b").await);
    let (author, stranger) = (coordinator(own), coordinator(other));
    let head = member(&cx, own, Role::SchoolAdmin).await;
    let refused = save_framework(&cx, &head, own, &form("", &[("M1", "Цель")])).await;
    assert!(matches!(refused, Err(Error::Forbidden(Verb::InstrumentWrite))));
    let id = save_framework(&cx, &author, own, &form("", &[("M1", "Цель")]))
        .await
        .unwrap();
    let foreign = save_framework(&cx, &stranger, other, &form(&id.to_string(), &[])).await;
    assert!(matches!(foreign, Err(Error::NotFound("framework"))));
    assert!(matches!(
        remove_framework(&cx, &stranger, other, id).await,
        Err(Error::NotFound("framework"))
    ));
    let test = create(&cx, &stranger, other, &new_test()).await.unwrap();
    let taken = edit(&cx, &stranger, other, test, &take(&id.to_string(), "")).await;
    assert!(matches!(taken, Err(Error::NotFound("framework"))));
    assert_eq!(
        frameworks(&cx, &head, own).await.unwrap().frameworks[0]
            .competences
            .len(),
        1
    );
}

#[tokio::test]
async fn two_tests_take_the_same_codes_and_keep_them_when_the_framework_changes() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "a").await;
    let author = coordinator(org);
    let rows = [("M1", "Цель"), ("M2", "Оценивание")];
    let id = save_framework(&cx, &author, org, &form("", &rows))
        .await
        .unwrap()
        .to_string();
    let mut codes = Vec::new();
    for code in ["", "M2"] {
        let test = create(&cx, &author, org, &new_test()).await.unwrap();
        edit(&cx, &author, org, test, &take(&id, code)).await.unwrap();
        edit(&cx, &author, org, test, &take(&id, code)).await.unwrap();
        save_framework(&cx, &author, org, &form(&id, &rows)).await.unwrap();
        let keys = desk(&cx, &author, org, test).await.unwrap().draft.keys;
        codes.push(keys.competences.into_iter().map(|it| it.code).collect::<Vec<_>>());
    }
    assert_eq!(codes, [vec!["M1", "M2"], vec!["M2"]]);
    save_framework(&cx, &author, org, &form(&id, &[("M1", "Целеполагание")]))
        .await
        .unwrap();
    let list = frameworks(&cx, &author, org).await.unwrap().frameworks;
    let said: Vec<&str> = list[0].competences.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(said, ["Целеполагание"]);
    remove_framework(&cx, &author, org, list[0].id).await.unwrap();
    assert!(frameworks(&cx, &author, org).await.unwrap().frameworks.is_empty());
}
