//! The page of copies (SR-40): who sees it, what it says of good and of bad copies.

use crate::support::{backend, member, noon, school};
use backend::backups::{Plan, keep_once, make, note_manual, overview, rehearse};
use backend::error::Error;
use chrono::Duration;
use domain::access::Role;

#[tokio::test]
async fn sr_40_whoever_keeps_the_server_sees_the_copies_and_nobody_else() {
    let (cx, _folder) = backend().await;
    let (org, other) = (school(&cx, "kept").await, school(&cx, "other").await);
    let coordinator = member(&cx, org, Role::Coordinator).await;
    let refused = overview(&cx, &coordinator, org).await.unwrap_err();
    assert!(matches!(refused, Error::Forbidden(_)), "{refused:?}");
    let keeper = member(&cx, org, Role::Sysadmin).await;
    overview(&cx, &keeper, other).await.unwrap_err();
    let page = overview(&cx, &keeper, org).await.unwrap();
    assert_eq!((page.alarm.as_deref(), page.rows.len()), (Some("none"), 0));
    assert!(page.plan.is_none(), "this server makes none by itself");
}

#[tokio::test]
async fn sr_40_the_page_follows_the_last_copy_from_made_to_rehearsed_to_old_to_failed() {
    let (cx, folder) = backend().await;
    let org = school(&cx, "kept").await;
    let keeper = member(&cx, org, Role::Sysadmin).await;
    let made = make(&cx.db, &folder.path().join("by-hand.backup"), None, noon())
        .await
        .unwrap();
    note_manual(&cx, &made).await.unwrap();
    let page = overview(&cx, &keeper, org).await.unwrap();
    assert_eq!(page.alarm.as_deref(), Some("not-rehearsed"));
    let row = &page.rows[0];
    assert_eq!(
        (row.file.as_str(), row.state.as_str(), row.is_planned),
        ("by-hand.backup", "made", false)
    );
    assert_eq!(
        (row.bytes, row.sha256.clone()),
        (Some(made.bytes), Some(made.sha256.clone()))
    );
    rehearse(&cx, &made.file, None).await.unwrap();
    let page = overview(&cx, &keeper, org).await.unwrap();
    assert_eq!(page.alarm, None);
    assert!(page.rows[0].rehearsed_at.is_some());
    cx.clock.set(noon() + Duration::hours(37));
    assert_eq!(overview(&cx, &keeper, org).await.unwrap().alarm.as_deref(), Some("old"));
    // A file stands where the folder of copies should be: the copy cannot be made.
    let plan = Plan {
        folder: made.file.clone(),
        hour: 0,
        keep: 2,
        passphrase: None,
    };
    let wall = cx.clock.now().naive_utc();
    keep_once(&cx, &plan, wall).await.unwrap_err();
    let page = overview(&cx, &keeper, org).await.unwrap();
    assert_eq!(page.alarm.as_deref(), Some("failed"));
    assert_eq!((page.rows[0].state.as_str(), page.rows[0].is_planned), ("failed", true));
    assert!(page.rows[0].failure.is_some());
}
