//! Acts on a person: who may, what is refused at its field, what is kept in the history.

use super::{coded, contract, named, staffed, teacher};
use crate::support;
use backend::error::{Error, Result};
use backend::roster::{
    add_person, dismiss, edit_person, position_list, set_absence, set_contract, set_position, set_qualification, show,
    staff,
};
use domain::access::Role;
use domain::ids::PersonId;
use domain::roster::wire_input::{
    AbsenceInput, ContractInput, DismissalInput, PersonInput, PositionInput, QualificationInput,
};
use uuid::Uuid;

/// «field kind» of every problem.
pub fn refused<T>(answer: Result<T>) -> Vec<String> {
    match answer {
        Err(Error::Invalid(problems)) => problems.iter().map(|one| format!("{} {}", one.at, one.kind)).collect(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("taken"),
    }
}

#[tokio::test]
async fn only_who_keeps_the_register_changes_it_and_another_school_s_people_are_not_found() {
    let (cx, actor, org, _folder) = staffed().await;
    let id = coded(&cx, org, "P01").await;
    let sysadmin = support::member(&cx, org, Role::Sysadmin).await;
    let new = contract("тьютор", "2026-01-12");
    let added = add_person(&cx, &sysadmin, org, &named("Ким Анна"), &new).await;
    assert!(matches!(added, Err(Error::Forbidden(_))));
    let other = support::school(&cx, "two").await;
    let stranger = support::coordinator(other);
    for answer in [
        edit_person(&cx, &stranger, other, id, &named("Ким Анна")).await,
        set_contract(&cx, &stranger, other, id, &new).await,
        dismiss(&cx, &stranger, other, id, &leaving("2026-04-20")).await,
        set_absence(&cx, &stranger, other, id, &AbsenceInput::default()).await,
        set_qualification(&cx, &stranger, other, id, &QualificationInput::default()).await,
    ] {
        assert!(matches!(answer, Err(Error::NotFound(_))), "{answer:?}");
    }
    assert!(matches!(show(&cx, &stranger, other, id).await, Err(Error::NotFound(_))));
    assert_eq!(show(&cx, &actor, org, id).await.unwrap().history, []);
}

fn leaving(on: &str) -> DismissalInput {
    DismissalInput {
        on: on.to_owned(),
        order: "№ 12-к".to_owned(),
        ..DismissalInput::default()
    }
}

#[tokio::test]
async fn wrong_fields_of_person_and_contract_are_named_together_and_nothing_is_stored() {
    let (cx, actor, org, _folder) = staffed().await;
    let wrong = ContractInput {
        rate: "3".to_owned(),
        end: "2026-01-01".to_owned(),
        ..contract("учитель химии", "2026-02-02")
    };
    let person = PersonInput {
        birth: "2030-01-01".to_owned(),
        ..named("Ким 7")
    };
    let problems = refused(add_person(&cx, &actor, org, &person, &wrong).await);
    let expected = [
        "person[first] person-part-unreadable",
        "person[birth] staff-day-ahead",
        "contract[rate] rate-out-of-range",
        "contract[end] end-before-start",
    ];
    assert_eq!(problems, expected);
    assert_eq!(crate::demo::number(&cx, "SELECT count(*) FROM persons").await, 45);
}

#[tokio::test]
async fn a_namesake_and_a_taken_code_are_refused_until_they_are_meant() {
    let (cx, actor, org, _folder) = staffed().await;
    let first = contract("учитель химии", "2026-02-02");
    teacher(&cx, &actor, org, "Ёлкина Анна Львовна", "K1", "2026-02-02").await;
    let mut again = PersonInput {
        code: "K1".to_owned(),
        ..named("Елкина Анна Львовна")
    };
    assert_eq!(
        refused(add_person(&cx, &actor, org, &again, &first).await),
        ["person[code] person-code-taken", "person[last] person-namesake"]
    );
    (again.code, again.other) = ("K2".to_owned(), "yes".to_owned());
    add_person(&cx, &actor, org, &again, &first).await.unwrap();
}

#[tokio::test]
async fn edits_are_kept_in_the_history_with_before_and_after_and_the_same_again_is_no_edit() {
    let (cx, actor, org, _folder) = staffed().await;
    let id = teacher(&cx, &actor, org, "Ёлкина Анна Львовна", "K1", "2026-02-02").await;
    let input = PersonInput {
        code: "K1".to_owned(),
        birth: "01.05.1990".to_owned(),
        experience: "2015-09-01".to_owned(),
        email: "elkina@school.example".to_owned(),
        ..named("Сосна Анна Львовна")
    };
    for _ in 0..2 {
        edit_person(&cx, &actor, org, id, &input).await.unwrap();
    }
    let page = show(&cx, &actor, org, id).await.unwrap();
    assert_eq!((page.name.last.as_str(), page.experience_years), ("Сосна", Some(10)));
    let acts: Vec<&str> = page.history.iter().map(|one| one.act.as_str()).collect();
    assert_eq!(acts, ["edit", "add"]);
    let name = &page.history[0].changes[0];
    assert_eq!(
        (name.before.as_str(), name.after.as_str()),
        ("Ёлкина Анна Львовна", "Сосна Анна Львовна")
    );
    assert_eq!(page.history[0].changes.len(), 4);
}

#[tokio::test]
async fn contracts_of_one_post_do_not_overlap_and_a_second_main_one_has_to_be_meant() {
    let (cx, actor, org, _folder) = staffed().await;
    let id = teacher(&cx, &actor, org, "Ёлкина Анна Львовна", "K1", "2026-02-02").await;
    let same = contract("Учитель  химии", "2026-03-02");
    assert_eq!(
        refused(set_contract(&cx, &actor, org, id, &same).await),
        [
            "contract[start] contract-overlaps",
            "contract[kind] contract-second-main"
        ]
    );
    let unknown = contract("звездочёт", "2020-03-02");
    assert!(
        refused(set_contract(&cx, &actor, org, id, &unknown).await)
            .contains(&"contract[position] position-not-in-dictionary".to_owned())
    );
    let meant = ContractInput {
        second_main: "yes".to_owned(),
        ..contract("тьютор", "2026-03-02")
    };
    set_contract(&cx, &actor, org, id, &meant).await.unwrap();
    let page = show(&cx, &actor, org, id).await.unwrap();
    assert_eq!(page.contracts.len(), 2);
    let correction = ContractInput {
        id: page.contracts[0].id.to_string(),
        rate: "0,5".to_owned(),
        kind: "internal_part_time".to_owned(),
        ..contract("тьютор", "2026-03-02")
    };
    set_contract(&cx, &actor, org, id, &correction).await.unwrap();
    let page = show(&cx, &actor, org, id).await.unwrap();
    assert_eq!(
        (page.contracts[0].rate_hundredths, page.history[0].act.as_str()),
        (50, "contract")
    );
    let foreign = ContractInput {
        id: Uuid::now_v7().to_string(),
        ..correction
    };
    assert!(matches!(
        set_contract(&cx, &actor, org, id, &foreign).await,
        Err(Error::NotFound(_))
    ));
}

#[tokio::test]
async fn a_dismissal_ends_contracts_leaves_and_unions_with_its_day_and_order() {
    let (cx, actor, org, _folder) = staffed().await;
    let id = coded(&cx, org, "P37").await;
    assert_eq!(
        refused(dismiss(&cx, &actor, org, id, &leaving("")).await),
        ["dismissal[on] required"]
    );
    assert_eq!(
        refused(dismiss(&cx, &actor, org, id, &leaving("2019-01-01")).await),
        ["dismissal[on] end-before-contract"]
    );
    dismiss(&cx, &actor, org, id, &leaving("2026-04-17")).await.unwrap();
    let page = show(&cx, &actor, org, id).await.unwrap();
    let day = "2026-04-17".parse().ok();
    assert_eq!((page.works, page.is_in_chp, page.away), (false, false, None));
    assert_eq!(
        (page.contracts[0].end, page.contracts[0].end_order.as_str()),
        (day, "№ 12-к")
    );
    assert_eq!((page.absences[0].to, page.memberships[0].to), (day, day));
    assert_eq!(
        refused(dismiss(&cx, &actor, org, id, &leaving("2026-04-18")).await),
        ["dismissal[on] nothing-to-end"]
    );
}

#[tokio::test]
async fn who_keeps_one_post_of_two_stays_in_the_union() {
    let (cx, actor, org, _folder) = staffed().await;
    let id = coded(&cx, org, "P36").await;
    let page = show(&cx, &actor, org, id).await.unwrap();
    let second = page
        .contracts
        .iter()
        .find(|one| one.kind == "internal_part_time")
        .unwrap();
    let one = DismissalInput {
        contract: second.id.to_string(),
        ..leaving("2026-04-17")
    };
    dismiss(&cx, &actor, org, id, &one).await.unwrap();
    let page = show(&cx, &actor, org, id).await.unwrap();
    assert!(page.works && page.is_in_chp);
    assert!(page.memberships.iter().any(|one| one.to.is_none()));
}

#[tokio::test]
async fn absences_and_categories_are_added_corrected_and_taken_away() {
    let (cx, actor, org, _folder) = staffed().await;
    let id = coded(&cx, org, "P01").await;
    let away = AbsenceInput {
        kind: "sick_long".to_owned(),
        from: "2026-04-01".to_owned(),
        ..AbsenceInput::default()
    };
    set_absence(&cx, &actor, org, id, &away).await.unwrap();
    assert_eq!(
        refused(set_absence(&cx, &actor, org, id, &away).await),
        ["absence[from] absence-overlaps"]
    );
    let page = show(&cx, &actor, org, id).await.unwrap();
    assert_eq!(page.away.as_deref(), Some("sick_long"));
    let ended = AbsenceInput {
        id: page.absences[0].id.clone(),
        to: "2026-04-10".to_owned(),
        ..away.clone()
    };
    set_absence(&cx, &actor, org, id, &ended).await.unwrap();
    assert_eq!(show(&cx, &actor, org, id).await.unwrap().away, None);
    let removed = AbsenceInput {
        remove: "yes".to_owned(),
        ..ended
    };
    set_absence(&cx, &actor, org, id, &removed).await.unwrap();
    let category = QualificationInput {
        category: "highest".to_owned(),
        valid_to: "2026-04-19".to_owned(),
        ..QualificationInput::default()
    };
    set_qualification(&cx, &actor, org, id, &category).await.unwrap();
    let page = show(&cx, &actor, org, id).await.unwrap();
    assert!(page.absences.is_empty() && page.qualifications[0].is_over);
    let acts: Vec<&str> = page.history.iter().map(|one| one.act.as_str()).collect();
    assert_eq!(acts, ["qualification", "absence", "absence", "absence"]);
}

#[tokio::test]
async fn a_post_of_the_school_s_own_puts_its_holders_into_the_staff_number_and_out_again() {
    let (cx, actor, org, _folder) = staffed().await;
    let own = PositionInput {
        title: "звездочёт".to_owned(),
        group: "pedagogical".to_owned(),
        ..PositionInput::default()
    };
    assert_eq!(
        refused(set_position(&cx, &actor, org, &PositionInput::default()).await),
        ["position[title] required", "position[group] required"]
    );
    set_position(&cx, &actor, org, &own).await.unwrap();
    let contract = contract("Звездочёт", "2026-02-02");
    let id: PersonId = add_person(&cx, &actor, org, &named("Ким Анна"), &contract)
        .await
        .unwrap();
    assert!(show(&cx, &actor, org, id).await.unwrap().is_in_chp);
    let removed = PositionInput {
        remove: "yes".to_owned(),
        ..own
    };
    set_position(&cx, &actor, org, &removed).await.unwrap();
    let page = show(&cx, &actor, org, id).await.unwrap();
    assert_eq!((page.is_in_chp, page.contracts[0].group), (false, None));
    let posts = position_list(&cx, &actor, org).await.unwrap();
    assert_eq!((posts.own[0].title.as_str(), posts.own[0].holders), ("Звездочёт", 1));
    let employments = staff(cx.db.read(), org).await.unwrap().employments;
    assert_eq!(employments.iter().filter(|one| one.group.is_none()).count(), 1);
}
