//! The course of an edition: begun, approved by an order, never changed again, copied into the next year.

use crate::support::{backend, coordinator, member, school};
use backend::error::Error;
use backend::programme::{approve, begin, check, compare, copy_to_year, cycle, may_do, open, plan, save, turn_step};
use chrono::NaiveDate;
use domain::access::Role;
use domain::programme::Status;
use domain::programme::plan::StepState;
use domain::programme::rules::Procedure;
use domain::programme::wire::{Days, EditionForm, OrderForm};

fn order() -> OrderForm {
    OrderForm {
        no: "322".to_owned(),
        date: "2021-10-22".to_owned(),
        annex: "3".to_owned(),
    }
}

#[tokio::test]
async fn sr_02_an_edition_is_approved_by_an_order_only_and_ac_10_is_never_changed_then() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "own").await;
    let (head, keeper) = (member(&cx, org, Role::SchoolAdmin).await, coordinator(org));
    let id = begin(&cx, &head, org).await.unwrap();
    let refused = approve(&cx, &head, org, id, &OrderForm::default()).await.unwrap_err();
    assert!(
        matches!(refused, Error::Invalid(ref problems) if problems.len() == 2),
        "{refused:?}"
    );
    assert!(matches!(
        approve(&cx, &keeper, org, id, &order()).await,
        Err(Error::Forbidden(_))
    ));
    approve(&cx, &head, org, id, &order()).await.unwrap();
    let late = save(&cx, &head, org, id, &EditionForm::default()).await.unwrap_err();
    assert!(
        matches!(late, Error::Conflict(ref problem) if problem.kind == "programme-not-draft"),
        "{late:?}"
    );
    let page = open(&cx, &keeper, org, None).await.unwrap();
    let ribbon = page.shown.unwrap().ribbon;
    assert_eq!((ribbon.days_left, ribbon.overdue), (Some(42), 7));
}

#[tokio::test]
async fn sr_04_a_cycle_for_the_next_year_knows_its_ancestor_and_shows_what_changed() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "own").await;
    let head = member(&cx, org, Role::SchoolAdmin).await;
    let first = begin(&cx, &head, org).await.unwrap();
    approve(&cx, &head, org, first, &order()).await.unwrap();
    let next = copy_to_year(&cx, &head, org, first, "2027").await.unwrap();
    let page = open(&cx, &head, org, Some(next)).await.unwrap().shown.unwrap();
    assert_eq!((page.version.parent, page.version.status), (Some(first), Status::Draft));
    assert_eq!(
        compare(&cx, &head, org, Some(next), None).await.unwrap().differences,
        []
    );
    let mut form = EditionForm {
        passport: page.passport,
        reason: "уточнили цель".to_owned(),
        ..EditionForm::default()
    };
    form.passport.goal = "Другая цель".to_owned();
    for stage in page.ribbon.stages {
        let (from, to) = (stage.from.to_string(), stage.to.to_string());
        form.stages.insert(stage.code.code().to_owned(), Days { from, to });
    }
    save(&cx, &head, org, next, &form).await.unwrap();
    let found = compare(&cx, &head, org, Some(next), None).await.unwrap().differences;
    assert_eq!(found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["goal"]);
    assert_eq!(cycle(&cx, &head, org, None).await.unwrap().boxes.len(), 6);
    assert!(!check(&cx, &head, org, None).await.unwrap().findings.is_empty());
}

#[tokio::test]
async fn t_1_to_t_14_all_fourteen_defects_of_the_document_are_found_in_the_programme_that_comes_with_the_product() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "own").await;
    let head = member(&cx, org, Role::SchoolAdmin).await;
    begin(&cx, &head, org).await.unwrap();
    let found = check(&cx, &head, org, None).await.unwrap().findings;
    for no in 1..=14 {
        let defect = format!("T-{no}");
        let of_defect = found.iter().filter(|one| one.kind.defect() == Some(defect.as_str()));
        assert!(of_defect.count() > 0, "{defect} is not found");
    }
    let at = |defect: &str| {
        let of_defect = found.iter().filter(|one| one.kind.defect() == Some(defect));
        of_defect
            .map(|one| (one.at.as_str(), one.written.as_str()))
            .collect::<Vec<_>>()
    };
    assert_eq!(at("T-1"), [("I2", "10 О")]);
    assert_eq!(at("T-4")[0].0, "I4");
    let bare: Vec<&str> = at("T-7").into_iter().map(|(at, _)| at).collect();
    assert_eq!(bare, ["C3", "C5", "C6", "C7"]);
    let numbers: Vec<&str> = at("T-3").into_iter().map(|(_, written)| written).collect();
    assert!(numbers.contains(&"З.") && numbers.contains(&"1 00"), "{numbers:?}");
}

#[tokio::test]
async fn sr_16_a_late_step_is_marked_until_somebody_has_done_it() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "own").await;
    let head = member(&cx, org, Role::SchoolAdmin).await;
    begin(&cx, &head, org).await.unwrap();
    let late = plan(&cx, &head, org, None).await.unwrap().steps.remove(0);
    assert_eq!(late.state, StepState::Overdue);
    turn_step(&cx, &head, org, late.id, true).await.unwrap();
    assert_eq!(
        plan(&cx, &head, org, None).await.unwrap().steps[0].state,
        StepState::Done
    );
    let other = school(&cx, "other").await;
    let foreign = turn_step(&cx, &coordinator(other), other, late.id, false).await;
    assert!(matches!(foreign, Err(Error::NotFound(_))));
}

#[tokio::test]
async fn a_school_keeps_stages_once_its_programme_is_approved() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "own").await;
    let head = member(&cx, org, Role::SchoolAdmin).await;
    let day = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap();
    let procedure = Procedure::CountedCampaign {
        reason: "",
        by_administration: true,
    };
    assert!(may_do(cx.db.read(), org, day, procedure).await.is_ok());
    let id = begin(&cx, &head, org).await.unwrap();
    approve(&cx, &head, org, id, &order()).await.unwrap();
    assert!(may_do(cx.db.read(), org, day, procedure).await.is_err());
    // Before the next cycle begins it is the time between the stages of this one: a counted campaign needs a reason.
    let january = NaiveDate::from_ymd_opt(2027, 1, 20).unwrap();
    assert!(may_do(cx.db.read(), org, january, procedure).await.is_err());
    let with_reason = Procedure::CountedCampaign {
        reason: "вторая волна",
        by_administration: false,
    };
    assert!(may_do(cx.db.read(), org, january, with_reason).await.is_ok());
}
