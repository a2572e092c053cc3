//! SR-18, SR-19: definitions are changed in a draft, after a trial on last year's data, and never in what is approved.

use crate::demo::golden::{number, school_at};
use crate::support::{backend, coordinator, member, school};
use backend::Backend;
use backend::actor::Actor;
use backend::error::Error;
use backend::indicators::{add_definition, change_definition, dashboard, definition, definitions, indicator};
use backend::programme::{approve, begin, copy_to_year, open};
use domain::access::Role;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::indicators::definition::Method;
use domain::indicators::definition_wire::{DefinitionForm, DefinitionView, NewDefinition};
use domain::indicators::wire::IndicatorQuery;
use domain::programme::wire::OrderForm;

async fn look(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    edition: ProgrammeVersionId,
    tried: Option<DefinitionForm>,
) -> DefinitionView {
    definition(cx, actor, org, edition, "I1", tried).await.unwrap()
}

fn with(form: &DefinitionForm, formula: &str) -> DefinitionForm {
    DefinitionForm {
        formula: formula.to_owned(),
        tried: formula.to_owned(),
        ..form.clone()
    }
}

#[tokio::test]
async fn sr_19_a_typed_formula_is_checked_and_tried_on_last_years_data_before_it_is_saved() {
    let (cx, org, _folder) = school_at("2027-01-15T12:00").await;
    let head = member(&cx, org, Role::SchoolAdmin).await;
    let approved = open(&cx, &head, org, None).await.unwrap().shown.unwrap().version.id;
    let edition = copy_to_year(&cx, &head, org, approved, "2027").await.unwrap();
    let page = look(&cx, &head, org, edition, None).await;
    assert_eq!((page.now[0].year, page.now[0].shown.as_str()), (2026, "92,7\u{a0}%"));
    let tried = look(
        &cx,
        &head,
        org,
        edition,
        Some(with(&page.form, "доля(ЧПдп; ЧП - 1) * 1")),
    )
    .await;
    assert!(
        tried.tried.unwrap().problems[0].kind.contains("unit"),
        "people less a number"
    );
    for (formula, kind) in [
        ("ЧПдп / ЧПхх * 100", "formula-unknown-variable"),
        ("(ЧПдп + Вак) / ЧП * 100", "formula-unit-mismatch"),
        ("ЧПдп", "formula-wrong-unit"),
        ("ЧПдп / ЧП / (2 - 2)", "formula-division-by-zero"),
        ("(ЧПдп / ЧП * 100", "formula-not-closed"),
        ("(ЧПип/ЧП) х 10 О", "formula-operator-expected"),
    ] {
        let typed = with(&page.form, formula);
        let seen = look(&cx, &head, org, edition, Some(typed.clone())).await.tried.unwrap();
        let problem = &seen.problems[0];
        assert_eq!(
            (problem.at.as_str(), seen.outcomes.len()),
            ("definition[formula]", 0),
            "{formula}"
        );
        assert_eq!(problem.kind, kind, "{formula}");
        let saved = change_definition(&cx, &head, org, edition, "I1", &typed).await;
        assert!(matches!(saved, Err(Error::Invalid(_))), "{formula}");
    }
    let right = with(&page.form, "ЧПип / ЧП * 100");
    let outcome = look(&cx, &head, org, edition, Some(right.clone()))
        .await
        .tried
        .unwrap()
        .outcomes
        .remove(0);
    assert_eq!(
        (outcome.shown.as_str(), outcome.formula.as_str()),
        ("34,1\u{a0}%", "(14 / 41) × 100 = 34,1\u{a0}%")
    );
    let stored = "SELECT count(*) FROM facts WHERE action = 'definition.change'";
    assert_eq!(number(&cx, stored).await, 0, "a trial stores nothing");
    let untried = DefinitionForm {
        tried: String::new(),
        ..right.clone()
    };
    let refused = change_definition(&cx, &head, org, edition, "I1", &untried).await;
    let Err(Error::Invalid(problems)) = refused else {
        panic!("a formula nobody tried was saved");
    };
    assert_eq!(
        (problems[0].at.as_str(), problems[0].kind.as_str()),
        ("definition[formula]", "definition-not-tried")
    );
    change_definition(&cx, &head, org, edition, "I1", &right).await.unwrap();
    assert_eq!(number(&cx, stored).await, 1);
    assert_eq!(
        look(&cx, &head, org, edition, None).await.form.formula,
        "ЧПип / ЧП * 100"
    );
    // The draft of 2027 changes no value until it is approved by an order.
    let now = indicator(&cx, &head, org, "I1", &IndicatorQuery::default())
        .await
        .unwrap();
    assert_eq!(now.reading.shown, "92,7\u{a0}%");
}

#[tokio::test]
async fn ac_10_an_approved_editions_definitions_are_locked_and_a_stranger_finds_none() {
    let (cx, _folder) = backend().await;
    let org = school(&cx, "own").await;
    let (head, keeper) = (member(&cx, org, Role::SchoolAdmin).await, coordinator(org));
    let edition = begin(&cx, &head, org).await.unwrap();
    let form = look(&cx, &keeper, org, edition, None).await.form;
    let renamed = DefinitionForm {
        short: "Прошли диагностику".to_owned(),
        target: "95".to_owned(),
        ..form
    };
    change_definition(&cx, &keeper, org, edition, "I1", &renamed)
        .await
        .unwrap();
    let other = school(&cx, "other").await;
    let foreign = change_definition(&cx, &coordinator(other), other, edition, "I1", &renamed).await;
    assert!(matches!(foreign, Err(Error::NotFound(_))));
    let order = OrderForm {
        no: "322".to_owned(),
        date: "2021-10-22".to_owned(),
        annex: String::new(),
    };
    approve(&cx, &head, org, edition, &order).await.unwrap();
    let late = change_definition(&cx, &keeper, org, edition, "I1", &renamed)
        .await
        .unwrap_err();
    assert!(
        matches!(late, Error::Conflict(ref problem) if problem.kind == "programme-not-draft"),
        "{late:?}"
    );
    let list = definitions(&cx, &keeper, org, edition).await.unwrap();
    assert!(!list.may_change);
    assert_eq!(
        (list.indicators[0].short.as_str(), list.indicators.len()),
        ("Прошли диагностику", 8)
    );
}

fn order(no: &str, date: &str) -> OrderForm {
    OrderForm {
        no: no.to_owned(),
        date: date.to_owned(),
        annex: String::new(),
    }
}

#[tokio::test]
async fn each_year_is_counted_by_its_own_edition_wherever_it_is_shown() {
    let (cx, org, _folder) = school_at("2027-03-10T12:00").await;
    let head = member(&cx, org, Role::SchoolAdmin).await;
    let approved = open(&cx, &head, org, None).await.unwrap().shown.unwrap().version.id;
    let next = copy_to_year(&cx, &head, org, approved, "2027").await.unwrap();
    let form = look(&cx, &head, org, next, None).await.form;
    change_definition(&cx, &head, org, next, "I1", &with(&form, "ЧПип / ЧП * 100"))
        .await
        .unwrap();
    approve(&cx, &head, org, next, &order("15", "2027-03-10"))
        .await
        .unwrap();
    let page = dashboard(&cx, &head, org, &IndicatorQuery::default()).await.unwrap();
    let tile = &page.tiles[0];
    let of = |year: &str| IndicatorQuery {
        year: year.to_owned(),
        as_of: String::new(),
    };
    let of_2026 = indicator(&cx, &head, org, "I1", &of("2026")).await.unwrap();
    assert_eq!(
        tile.settled.formula, "(38 / 41) × 100 = 92,7\u{a0}%",
        "by the edition of 2026"
    );
    assert_eq!(
        (&tile.settled.formula, &tile.settled.shown),
        (&of_2026.reading.formula, &of_2026.reading.shown)
    );
    let of_2027 = indicator(&cx, &head, org, "I1", &of("2027")).await.unwrap();
    assert_eq!(of_2027.written, "(ЧПип / ЧП) × 100");
    assert_eq!(tile.current.formula, of_2027.reading.formula);
    assert_eq!(
        tile.current.change, None,
        "another formula gives another number, not a change"
    );
    assert_eq!(of_2027.pair[0].formula, tile.settled.formula);
}

#[tokio::test]
async fn sr_18_a_draft_takes_an_indicator_of_the_schools_own_and_says_what_is_new_and_what_is_changed() {
    let (cx, org, _folder) = school_at("2027-03-10T12:00").await;
    let (head, keeper) = (member(&cx, org, Role::SchoolAdmin).await, coordinator(org));
    let approved = open(&cx, &head, org, None).await.unwrap().shown.unwrap().version.id;
    let new = NewDefinition {
        title: "Доля молодых педагогов".to_owned(),
        criterion: "C6".to_owned(),
        formula: "ЧМП / ЧП * 100".to_owned(),
        unit: "percent".to_owned(),
    };
    let locked = add_definition(&cx, &keeper, org, approved, &new).await;
    assert!(matches!(locked, Err(Error::Conflict(_))), "{locked:?}");
    let next = copy_to_year(&cx, &head, org, approved, "2027").await.unwrap();
    let nameless = NewDefinition {
        title: " ".to_owned(),
        criterion: "C9".to_owned(),
        ..new.clone()
    };
    let Err(Error::Invalid(problems)) = add_definition(&cx, &keeper, org, next, &nameless).await else {
        panic!("an indicator without a name was added");
    };
    let at: Vec<_> = problems.iter().map(|one| one.at.as_str()).collect();
    assert_eq!(at, ["new[title]", "new[criterion]"]);
    assert_eq!(add_definition(&cx, &keeper, org, next, &new).await.unwrap(), "I9");
    let page = definition(&cx, &keeper, org, next, "I9", None).await.unwrap();
    assert!(!page.definition.is_enabled && page.definition.methods.is_empty());
    let mut form = page.form;
    form.precision = "2".to_owned();
    form.methods.insert("electronic".to_owned(), "yes".to_owned());
    form.verbatim.title = "доля молодых".to_owned();
    change_definition(&cx, &keeper, org, next, "I9", &form).await.unwrap();
    let mut first = look(&cx, &keeper, org, next, None).await.form;
    first.short = "Прошли".to_owned();
    change_definition(&cx, &keeper, org, next, "I1", &first).await.unwrap();
    let list = definitions(&cx, &keeper, org, next).await.unwrap();
    let mark = |code: &str| {
        let at = list.indicators.iter().position(|one| one.code == code).unwrap();
        (list.indicators[at].clone(), list.marks[at].clone())
    };
    let (own, own_mark) = mark("I9");
    assert_eq!(
        (own.precision, own.methods.as_slice()),
        (Some(2), &[Method::Electronic][..])
    );
    assert_eq!(
        (own.verbatim.title.as_str(), own_mark.is_new, own_mark.since),
        ("доля молодых", true, 2027)
    );
    assert!(mark("I1").1.is_changed && !mark("I2").1.is_changed);
    assert_eq!(mark("I2").1.since, 2026);
}
