//! Methodical unions: dated membership, heads, closing; what files bring and pages change.

use super::acts::refused;
use super::{ROSTER, coded, staffed};
use crate::support;
use backend::error::Error;
use backend::roster::{import_roster, memberships, set_membership, set_union, show, staff, union_list};
use domain::access::Role;
use domain::roster::wire_input::{MembershipInput, UnionInput};

fn union(title: &str) -> UnionInput {
    UnionInput {
        title: title.to_owned(),
        ..UnionInput::default()
    }
}

#[tokio::test]
async fn a_stranger_is_refused_and_a_title_is_not_given_twice() {
    let (cx, actor, org, _folder) = staffed().await;
    let sysadmin = support::member(&cx, org, Role::Sysadmin).await;
    assert!(matches!(
        set_union(&cx, &sysadmin, org, &union("МО")).await,
        Err(Error::Forbidden(_))
    ));
    set_union(&cx, &actor, org, &union("МО тьюторов")).await.unwrap();
    assert_eq!(
        refused(set_union(&cx, &actor, org, &union(" мо  ТЬЮТОРОВ")).await),
        ["union[title] union-title-taken"]
    );
    assert_eq!(
        refused(set_union(&cx, &actor, org, &union(" ")).await),
        ["union[title] required"]
    );
    let unknown = UnionInput {
        head: "Никто".to_owned(),
        ..union("МО новых")
    };
    assert_eq!(
        refused(set_union(&cx, &actor, org, &unknown).await),
        ["union[head] person-unknown"]
    );
}

#[tokio::test]
async fn a_union_gets_a_head_since_a_day_another_one_later_and_is_closed() {
    let (cx, actor, org, _folder) = staffed().await;
    let first = union_list(&cx, &actor, org).await.unwrap().unions.remove(0);
    let members = first.members;
    let input = UnionInput {
        id: first.id.clone(),
        head: "P01".to_owned(),
        head_from: "2026-01-12".to_owned(),
        ..union("МО начальной школы")
    };
    set_union(&cx, &actor, org, &input).await.unwrap();
    let (head, next) = (coded(&cx, org, "P01").await, coded(&cx, org, "P02").await);
    let of = |id: &str, page: &domain::roster::wire::UnionsPage| {
        page.unions.iter().find(|one| one.id == id).cloned().unwrap()
    };
    let page = union_list(&cx, &actor, org).await.unwrap();
    assert_eq!(of(&first.id, &page).head_id, Some(head));
    let input = UnionInput {
        head: "P02".to_owned(),
        head_from: "2026-04-01".to_owned(),
        ..input
    };
    set_union(&cx, &actor, org, &input).await.unwrap();
    let page = union_list(&cx, &actor, org).await.unwrap();
    let line = of(&first.id, &page);
    assert_eq!((line.head_id, line.title.as_str()), (Some(next), "МО начальной школы"));
    assert!(line.members >= members, "who led before stays a member");
    let led: Vec<_> = memberships(cx.db.read(), org, Some(&[head.0])).await.unwrap();
    let led = led.iter().find(|one| one.is_head).unwrap();
    assert_eq!(
        (led.from_date.to_string(), led.to_date.unwrap().to_string()),
        ("2026-01-12".to_owned(), "2026-03-31".to_owned())
    );
    let input = UnionInput {
        closed_on: "2026-04-15".to_owned(),
        ..input
    };
    set_union(&cx, &actor, org, &input).await.unwrap();
    let page = union_list(&cx, &actor, org).await.unwrap();
    let line = page.unions.last().unwrap();
    assert_eq!(
        (line.id.as_str(), line.members, line.head_id),
        (first.id.as_str(), 0, None)
    );
    assert_eq!(page.history.len(), 3);
}

#[tokio::test]
async fn a_stay_has_days_and_does_not_overlap_itself_and_a_file_does_not_undo_it() {
    let (cx, actor, org, _folder) = staffed().await;
    let id = coded(&cx, org, "P01").await;
    let page = show(&cx, &actor, org, id).await.unwrap();
    let (stay, other) = (
        page.memberships[0].clone(),
        page.unions.iter().find(|one| one.id != page.memberships[0].union),
    );
    let ended = MembershipInput {
        id: stay.id.clone(),
        from: stay.from.to_string(),
        to: "2026-03-31".to_owned(),
        ..MembershipInput::default()
    };
    set_membership(&cx, &actor, org, id, &ended).await.unwrap();
    let joined = MembershipInput {
        union: other.unwrap().id.clone(),
        from: "2026-04-01".to_owned(),
        is_head: "yes".to_owned(),
        ..MembershipInput::default()
    };
    set_membership(&cx, &actor, org, id, &joined).await.unwrap();
    assert_eq!(
        refused(set_membership(&cx, &actor, org, id, &joined).await),
        ["membership[from] membership-overlaps"]
    );
    let on = |day: &str| {
        let (cx, day) = (cx.clone(), day.parse().unwrap());
        async move {
            let employments = staff(cx.db.read(), org).await.unwrap().employments;
            let own = employments.into_iter().find(|one| one.person == id).unwrap();
            own.union_on(day).unwrap().to_string()
        }
    };
    assert_eq!(
        (on("2026-03-31").await, on("2026-04-01").await),
        (stay.union, joined.union.clone())
    );
    assert_eq!(import_roster(&cx, &actor, org, ROSTER).await.unwrap().changed, 0);
    assert_eq!(on("2026-04-20").await, joined.union);
}
