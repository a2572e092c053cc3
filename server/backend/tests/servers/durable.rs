//! A PostgreSQL that may lose what it called saved is refused at the start (security 65).

use crate::support::fresh_schema;
use backend::db::Db;

#[tokio::test]
async fn security_65_a_server_that_commits_without_waiting_for_the_disk_is_refused() {
    let Some(url) = fresh_schema().await else { return };
    Db::connect(&url).await.unwrap();
    let said = Db::connect(&format!("{url}%20-c%20synchronous_commit%3Doff")).await;
    let said = said.unwrap_err().to_string();
    assert!(said.contains("synchronous_commit off"), "{said}");
}
