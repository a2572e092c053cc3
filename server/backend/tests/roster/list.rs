//! The register on a date: what it counts, finds, sorts, and how it agrees with the rules of ЧП.

use super::{coded, contract, named, staffed};
use crate::support;
use backend::error::Error;
use backend::indicators::{change_policies, trial};
use backend::roster::{add_person, list, set_contract, staff};
use domain::indicators::policies::Policies;
use domain::indicators::wire::{IndicatorQuery, PoliciesForm};
use domain::registers::listing::Listing;
use domain::roster::staff::{besides, chp};
use domain::roster::wire_input::{ContractInput, PersonInput};

fn on(date: &str) -> Listing {
    Listing::default().with_filter("on", date)
}

#[tokio::test]
async fn another_school_s_register_is_not_found() {
    let (cx, actor, _, _folder) = staffed().await;
    let other = support::school(&cx, "two").await;
    assert!(matches!(
        list(&cx, &actor, other, &on("")).await,
        Err(Error::NotFound(_))
    ));
}

#[tokio::test]
async fn ex_05_07_the_register_counts_people_on_the_date_and_marks_what_matters() {
    let (cx, actor, org, _folder) = staffed().await;
    let census = list(&cx, &actor, org, &on("2027-01-01")).await.unwrap();
    let counts = census.counts;
    assert_eq!(
        (counts.chp, counts.besides, counts.working, counts.left),
        (41, 1, 43, 2)
    );
    assert_eq!((counts.all, census.page.total, census.is_today), (45, 43, false));
    let rows = &census.page.rows;
    assert!(rows.iter().any(|row| row.away.as_deref() == Some("parental")));
    assert!(rows.iter().any(|row| row.is_young));
    assert_eq!(rows.iter().filter(|row| row.is_in_chp).count(), 41);
    let of = |name: &str, value: &str| on("2027-01-01").with_filter(name, value);
    for (name, value, total) in [
        ("chp", "yes", 41),
        ("chp", "no", 2),
        ("mark", "away", 1),
        ("kind", "external_part_time", 1),
        ("group", "manager", 2),
        ("state", "left", 2),
        ("state", "all", 45),
    ] {
        let found = list(&cx, &actor, org, &of(name, value)).await.unwrap();
        assert_eq!(found.page.total, total, "{name}={value}");
    }
    let union = census
        .unions
        .iter()
        .find(|one| one.title.contains("эстетического"))
        .unwrap();
    let in_union = list(&cx, &actor, org, &of("union", &union.id)).await.unwrap();
    assert!(in_union.page.rows.iter().all(|row| row.union == union.title));
    assert!(in_union.page.total > 1 && in_union.page.total < 43);
}

#[tokio::test]
async fn names_posts_and_codes_are_found_whatever_the_case_and_the_yo() {
    let (cx, actor, org, _folder) = staffed().await;
    for (find, expected) in [
        ("дЕмина", "Дёмина\u{a0}Л.\u{a0}А."),
        ("p34", "Журавлёва\u{a0}О.\u{a0}Л."),
        ("логопед", "Иванищева\u{a0}Н.\u{a0}М."),
        ("иванищева ЛОГОПЕД", "Иванищева\u{a0}Н.\u{a0}М."),
    ] {
        let asked = Listing {
            find: find.to_owned(),
            ..on("2027-01-01")
        };
        let found = list(&cx, &actor, org, &asked).await.unwrap().page.rows;
        assert!(found.iter().any(|row| row.name == expected), "{find}: {found:?}");
        assert!(found.len() < 5, "{find}");
    }
}

#[tokio::test]
async fn the_list_is_in_the_order_of_the_russian_alphabet_and_turns_round() {
    let (cx, actor, org, _folder) = staffed().await;
    for name in ["Ёлкина Анна Львовна", "Елкина Яна Львовна", "Ежова Анна Львовна"]
    {
        let first = contract("тьютор", "2026-01-12");
        add_person(&cx, &actor, org, &named(name), &first).await.unwrap();
    }
    let asked = Listing {
        find: "тьютор".to_owned(),
        ..Listing::default()
    };
    let names = |listing: Listing| {
        let (cx, actor) = (cx.clone(), actor.clone());
        async move {
            let rows = list(&cx, &actor, org, &listing).await.unwrap().page.rows;
            let names = rows.into_iter().map(|row| row.name.replace('\u{a0}', " "));
            names.filter(|name| name.starts_with(['Е', 'Ё'])).collect::<Vec<_>>()
        }
    };
    let sorted = ["Ежова А. Л.", "Ёлкина А. Л.", "Елкина Я. Л."];
    assert_eq!(names(asked.clone()).await, sorted);
    let turned = asked.sorted_by("name").sorted_by("name");
    assert_eq!(names(turned).await, sorted.iter().rev().copied().collect::<Vec<_>>());
}

#[tokio::test]
async fn ex_08_09_the_counts_agree_with_the_rules_of_staff_on_every_day_under_every_policy() {
    let (cx, actor, org, _folder) = staffed().await;
    let facts = staff(cx.db.read(), org).await.unwrap();
    let query = IndicatorQuery::default();
    let usual = trial(&cx, &actor, org, &query, None).await.unwrap().form;
    for (external, leave) in [(false, false), (true, false), (false, true), (true, true)] {
        let policies = Policies {
            include_external: external,
            exclude_long_leave: leave,
            ..Policies::default()
        };
        let typed = PoliciesForm {
            include_external: external.to_string(),
            exclude_long_leave: leave.to_string(),
            ..usual.clone()
        };
        change_policies(&cx, &actor, org, &typed).await.unwrap();
        for day in [
            "2000-01-01",
            "2026-02-13",
            "2026-02-14",
            "2026-08-31",
            "2026-09-01",
            "2027-01-01",
        ] {
            let counts = list(&cx, &actor, org, &on(day)).await.unwrap().counts;
            let date = day.parse().unwrap();
            let expected = (
                chp(&facts.employments, &facts.absences, date, &policies).len(),
                besides(&facts.employments, &facts.absences, date, &policies).len(),
            );
            let ours = (counts.chp as usize, counts.besides as usize);
            assert_eq!(ours, expected, "{day} {external} {leave}");
        }
    }
}

#[tokio::test]
async fn a_young_teacher_is_derived_from_experience_and_never_typed() {
    let (cx, actor, org, _folder) = staffed().await;
    let young = on("2026-04-20").with_filter("mark", "young");
    let count = list(&cx, &actor, org, &young).await.unwrap().page.total;
    let experienced = PersonInput {
        experience: "2010-09-01".to_owned(),
        ..named("Ежова Анна Львовна")
    };
    let start = contract("учитель химии", "2026-02-02");
    add_person(&cx, &actor, org, &experienced, &start).await.unwrap();
    assert_eq!(list(&cx, &actor, org, &young).await.unwrap().page.total, count);
    let beginner = add_person(&cx, &actor, org, &named("Ёлкина Анна Львовна"), &start)
        .await
        .unwrap();
    assert_eq!(list(&cx, &actor, org, &young).await.unwrap().page.total, count + 1);
    let later = on("2029-02-03").with_filter("mark", "young");
    let later = list(&cx, &actor, org, &later).await.unwrap().page.rows;
    assert!(later.iter().all(|row| row.id != beginner));
}

#[tokio::test]
async fn a_second_contract_is_the_same_person_once_with_the_rates_together() {
    let (cx, actor, org, _folder) = staffed().await;
    let id = coded(&cx, org, "P01").await;
    let second = ContractInput {
        kind: "internal_part_time".to_owned(),
        rate: "0,25".to_owned(),
        ..contract("тьютор", "2026-03-01")
    };
    let before = list(&cx, &actor, org, &on("2026-04-20")).await.unwrap().counts;
    set_contract(&cx, &actor, org, id, &second).await.unwrap();
    let after = list(&cx, &actor, org, &on("2026-04-20")).await.unwrap();
    assert_eq!(after.counts, before);
    let row = after.page.rows.iter().find(|row| row.id == id).unwrap();
    assert_eq!((row.rate_hundredths, row.posts.len()), (125, 2));
}
