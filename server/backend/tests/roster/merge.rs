//! One person entered twice becomes one, with a trace.

use super::{coded, contract, named, staffed, teacher};
use crate::support;
use backend::error::Error;
use backend::roster::{
    FOLLOWS, compare, doubles, edit_person, import_absences, list, merge, people, set_absence, set_contract, show,
    staff, tell_apart,
};
use domain::access::Role;
use domain::ids::PersonId;
use domain::indicators::policies::Policies;
use domain::registers::listing::Listing;
use domain::roster::doubles::Likeness;
use domain::roster::staff::chp;
use domain::roster::wire_input::{AbsenceInput, ContractInput, MergeInput, PersonInput};
use std::collections::BTreeSet;

pub fn pair(into: PersonId, from: PersonId) -> MergeInput {
    MergeInput {
        into: into.to_string(),
        from: from.to_string(),
    }
}

#[tokio::test]
async fn a_stranger_one_of_another_school_and_oneself_are_refused() {
    let (cx, actor, org, _folder) = staffed().await;
    let (one, two) = (coded(&cx, org, "P01").await, coded(&cx, org, "P02").await);
    let sysadmin = support::member(&cx, org, Role::Sysadmin).await;
    assert!(matches!(
        merge(&cx, &sysadmin, org, &pair(one, two)).await,
        Err(Error::Forbidden(_))
    ));
    assert!(matches!(
        merge(&cx, &actor, org, &pair(one, one)).await,
        Err(Error::Conflict(_))
    ));
    let other = support::school(&cx, "two").await;
    let there = support::coordinator(other);
    let foreign = teacher(&cx, &there, other, "Ким Анна Львовна", "K1", "2026-02-02").await;
    assert!(matches!(
        merge(&cx, &actor, org, &pair(one, foreign)).await,
        Err(Error::NotFound(_))
    ));
    assert!(matches!(
        merge(&cx, &there, other, &pair(foreign, one)).await,
        Err(Error::NotFound(_))
    ));
    assert_eq!(people(cx.db.read(), org).await.unwrap().len(), 45);
}

#[tokio::test]
async fn likely_doubles_are_proposed_until_they_are_told_apart() {
    let (cx, actor, org, _folder) = staffed().await;
    assert_eq!(doubles(&cx, &actor, org).await.unwrap().pairs, []);
    let one = teacher(&cx, &actor, org, "Ёлкина Анна Львовна", "K1", "2026-02-02").await;
    let two = teacher(&cx, &actor, org, "Елкина А. Л.", "K2", "2026-03-02").await;
    let page = doubles(&cx, &actor, org).await.unwrap();
    assert_eq!((page.total, page.pairs[0].likeness), (1, Likeness::Initials));
    assert_eq!(show(&cx, &actor, org, one).await.unwrap().doubles[0].id, two);
    let side = compare(&cx, &actor, org, one, "елкина а.л.").await.unwrap();
    assert_eq!(side.from.unwrap().id, two);
    let itself = compare(&cx, &actor, org, one, "K1").await.unwrap();
    assert_eq!(itself.problem.as_deref(), Some("merge-with-itself"));
    for _ in 0..2 {
        tell_apart(&cx, &actor, org, &pair(two, one)).await.unwrap();
    }
    assert_eq!(doubles(&cx, &actor, org).await.unwrap().total, 0);
}

#[tokio::test]
async fn everything_follows_what_overlaps_is_joined_and_no_day_of_work_is_lost() {
    let (cx, actor, org, _folder) = staffed().await;
    let into = teacher(&cx, &actor, org, "Ёлкина Анна Львовна", "K1", "2026-02-02").await;
    let from = teacher(&cx, &actor, org, "Елкина Анна Львовна", "K2", "2025-09-01").await;
    let more = ContractInput {
        kind: "internal_part_time".to_owned(),
        ..contract("тьютор", "2025-10-01")
    };
    set_contract(&cx, &actor, org, from, &more).await.unwrap();
    for (id, day) in [(into, "2026-04-06"), (from, "2026-04-01")] {
        let away = AbsenceInput {
            kind: "sick_long".to_owned(),
            from: day.to_owned(),
            ..AbsenceInput::default()
        };
        set_absence(&cx, &actor, org, id, &away).await.unwrap();
    }
    let born = PersonInput {
        code: "K2".to_owned(),
        birth: "1990-05-01".to_owned(),
        ..named("Елкина Анна Львовна")
    };
    edit_person(&cx, &actor, org, from, &born).await.unwrap();
    let before = staff(cx.db.read(), org).await.unwrap();
    merge(&cx, &actor, org, &pair(into, from)).await.unwrap();

    let page = show(&cx, &actor, org, into).await.unwrap();
    let spans: Vec<(String, String)> = page
        .contracts
        .iter()
        .map(|one| (one.position.clone(), one.start.to_string()))
        .collect();
    let expected = [("тьютор", "2025-10-01"), ("учитель химии", "2025-09-01")];
    assert_eq!(spans, expected.map(|(post, day)| (post.to_owned(), day.to_owned())));
    assert_eq!(
        (page.absences.len(), page.absences[0].from.to_string()),
        (1, "2026-04-01".to_owned())
    );
    assert_eq!(page.birth.unwrap().to_string(), "1990-05-01");
    assert_eq!(page.merged, ["Елкина Анна Львовна", "K2"]);
    assert_eq!(page.history[0].act, "merge");
    assert!(
        page.history.iter().any(|one| one.act == "hire"),
        "the history of both is one"
    );
    assert_eq!(
        show(&cx, &actor, org, from).await.unwrap().id,
        into,
        "the old address leads to who stayed"
    );
    let after = staff(cx.db.read(), org).await.unwrap();
    for day in ["2025-08-31", "2025-09-01", "2025-12-31", "2026-02-02", "2026-04-20"] {
        let of = |staff: &backend::roster::Staff| {
            chp(
                &staff.employments,
                &staff.absences,
                day.parse().unwrap(),
                &Policies::default(),
            )
        };
        let mapped = of(&before).into_iter().map(|one| if one == from { into } else { one });
        assert_eq!(of(&after), mapped.collect::<BTreeSet<_>>(), "{day}");
    }
}

#[tokio::test]
async fn a_file_with_the_old_code_finds_who_stayed() {
    let (cx, actor, org, _folder) = staffed().await;
    let into = teacher(&cx, &actor, org, "Ёлкина Анна Львовна", "K1", "2026-02-02").await;
    let from = teacher(&cx, &actor, org, "Сосна Анна Львовна", "K2", "2025-09-01").await;
    merge(&cx, &actor, org, &pair(into, from)).await.unwrap();
    let file = "person;kind;from;to\nK2;parental;2026-04-01;\n";
    import_absences(&cx, &actor, org, file.as_bytes()).await.unwrap();
    assert_eq!(show(&cx, &actor, org, into).await.unwrap().absences.len(), 1);
    let find = Listing {
        find: "елкина".to_owned(),
        ..Listing::default()
    };
    assert_eq!(list(&cx, &actor, org, &find).await.unwrap().page.total, 1);
    let again = teacher(&cx, &actor, org, "Берёза Анна Львовна", "K3", "2025-09-01").await;
    merge(&cx, &actor, org, &pair(again, into)).await.unwrap();
    assert_eq!(show(&cx, &actor, org, from).await.unwrap().id, again, "merged twice");
}

#[tokio::test]
async fn every_column_that_points_to_a_person_follows_a_merge() {
    // These are written by the merge itself, or say who was told apart from whom.
    const OTHERWISE: [(&str, &str); 4] = [
        ("merged_persons", "person_id"),
        ("person_codes", "person_id"),
        ("told_apart", "other_person_id"),
        ("told_apart", "person_id"),
    ];
    let (cx, _, _, _folder) = staffed().await;
    let sql = match cx.db.place() {
        backend::db::Place::File(_) => {
            "SELECT m.name, k.\"from\" FROM sqlite_master m, pragma_foreign_key_list(m.name) k \
             WHERE m.type = 'table' AND k.\"table\" = 'persons' ORDER BY 1, 2"
        }
        backend::db::Place::Server => {
            "SELECT k.table_name::text, k.column_name::text FROM information_schema.key_column_usage k \
             JOIN information_schema.constraint_column_usage c ON c.constraint_name = k.constraint_name \
             AND c.constraint_schema = k.constraint_schema \
             WHERE c.table_name = 'persons' AND k.table_name <> 'persons' AND k.table_schema = current_schema() \
             ORDER BY 1, 2"
        }
    };
    let rows = crate::demo::golden::rows(&cx, sql).await;
    let mut found: Vec<(String, String)> = rows
        .iter()
        .map(|row| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap()))
        .collect();
    found.retain(|(table, column)| !OTHERWISE.contains(&(table.as_str(), column.as_str())));
    let mut followed: Vec<(String, String)> = FOLLOWS
        .iter()
        .map(|(table, column)| ((*table).to_owned(), (*column).to_owned()))
        .collect();
    followed.sort();
    found.sort();
    assert_eq!(found, followed, "left: the schema, right: FOLLOWS of roster/merge.rs");
}
