//! Readers do not wait for writers, however many of them wait for each other.

use super::server_at;
use crate::support::{backend, fresh_schema, school};
use backend::accounts::organizations;
use sea_orm::ConnectionTrait;

#[tokio::test(flavor = "multi_thread")]
async fn reading_goes_on_while_more_writers_wait_for_a_lock_than_there_are_connections() {
    let (mut cx, _folder) = backend().await;
    if let Some(url) = fresh_schema().await {
        cx = server_at(&url).await;
    }
    school(&cx, "locked").await;
    let lock = "UPDATE organizations SET short_name = short_name";
    let holder = cx.db.begin_write().await.unwrap();
    holder.execute_unprepared(lock).await.unwrap();
    let waiting: Vec<_> = (0..40)
        .map(|_| {
            let cx = cx.clone();
            tokio::spawn(async move {
                let tx = cx.db.begin_write().await?;
                tx.execute_unprepared(lock).await?;
                Ok::<_, backend::error::Error>(tx.commit().await?)
            })
        })
        .collect();
    // The holder lets go only after these have been answered: a reader that waited for it would wait for ever.
    for _ in 0..50 {
        assert_eq!(organizations(&cx).await.unwrap().len(), 1);
        tokio::task::yield_now().await;
    }
    holder.commit().await.unwrap();
    for task in waiting {
        task.await.unwrap().unwrap();
    }
}
