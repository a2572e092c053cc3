//! A live counter that does not fit its targets is named by the check.

use crate::support::backend;
use backend::check::check;
use sea_orm::ConnectionTrait;

#[tokio::test]
async fn a_counter_that_is_one_off_is_named() {
    let (cx, _folder) = backend().await;
    backend::demo::load(&cx).await.unwrap();
    assert_eq!(check(&cx).await.unwrap(), Vec::<String>::new());
    let tx = cx.db.begin_write().await.unwrap();
    let sql = "UPDATE progress_counters SET count = count + 1 WHERE facet = 'total' AND disposition = 'complete'";
    tx.execute_unprepared(sql).await.unwrap();
    tx.commit().await.unwrap();
    let found = check(&cx).await.unwrap();
    assert!(!found.is_empty());
    assert!(
        found
            .iter()
            .all(|one| one.starts_with("counter total  complete of campaign")),
        "{found:?}"
    );
}
