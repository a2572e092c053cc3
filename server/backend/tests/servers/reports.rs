//! What a report may take of PostgreSQL; on SQLite it has a connection with a thread, and no more.

use super::{number, server_at};
use crate::support::fresh_schema;

#[tokio::test]
async fn security_53_a_report_takes_one_core_of_postgresql_and_sorts_in_memory() {
    let Some(url) = fresh_schema().await else { return };
    let reports = server_at(&url).await.for_reports();
    let workers = "SELECT current_setting('max_parallel_workers_per_gather')::bigint";
    assert_eq!(number(&reports, workers).await, 0);
    let memory = "SELECT pg_size_bytes(current_setting('work_mem'))";
    assert_eq!(number(&reports, memory).await, 32 << 20);
}
