//! The register as a file: what is shown, in the columns of the import, so that it can be loaded again.

use super::{coded, staffed};
use crate::support;
use backend::error::Error;
use backend::formats::csv;
use backend::roster::{StaffWords, export, import_roster};
use domain::access::Role;
use domain::registers::listing::Listing;
use domain::roster::staff::EmploymentKind;

fn words() -> StaffWords {
    let head = [
        "person", "fio", "position", "mo", "kind", "rate", "start", "end", "note",
    ];
    StaffWords {
        title: "Педагоги".to_owned(),
        head: head.map(str::to_owned),
        kinds: EmploymentKind::ALL
            .iter()
            .map(|kind| (kind.code().to_owned(), kind.code().to_owned()))
            .collect(),
    }
}

#[tokio::test]
async fn who_may_not_read_the_register_takes_nothing_away() {
    let (cx, _, org, _folder) = staffed().await;
    let sysadmin = support::member(&cx, org, Role::Sysadmin).await;
    let refused = export(&cx, &sysadmin, org, &Listing::default(), &words()).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))));
}

#[tokio::test]
async fn what_was_taken_away_and_loaded_again_changes_nothing_here_and_makes_the_same_school_elsewhere() {
    let (cx, actor, org, _folder) = staffed().await;
    let all = Listing::default().with_filter("state", "all");
    let table = export(&cx, &actor, org, &all, &words()).await.unwrap();
    assert_eq!(table.rows.len(), 47);
    let file = csv::write(&table).unwrap();
    assert_eq!(import_roster(&cx, &actor, org, &file).await.unwrap().changed, 0);
    let other = support::school(&cx, "two").await;
    let there = support::coordinator(other);
    assert_eq!(import_roster(&cx, &there, other, &file).await.unwrap().changed, 47);
    assert_eq!(export(&cx, &there, other, &all, &words()).await.unwrap(), table);
}

#[tokio::test]
async fn the_file_is_of_the_shown_date_and_filter() {
    let (cx, actor, org, _folder) = staffed().await;
    coded(&cx, org, "P45").await;
    let names = |listing: Listing| {
        let (cx, actor) = (cx.clone(), actor.clone());
        async move { export(&cx, &actor, org, &listing, &words()).await.unwrap().rows.len() }
    };
    let on = |day: &str| Listing::default().with_filter("on", day);
    assert_eq!(names(on("2027-01-01")).await, 45);
    assert_eq!(names(on("2026-02-13")).await - names(on("2026-02-14")).await, 1);
    assert_eq!(names(on("2027-01-01").with_filter("chp", "no")).await, 2);
}
