//! Servers with different secret files refuse to work on one database.

use super::server_at;
use crate::support::{backend, fresh_schema};
use backend::secrets::Secret;
use backend::{Backend, agree_on_secret};

fn with_another_secret(cx: &Backend, name: &str) -> (Backend, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let secret = Secret::load_or_create(&folder.path().join(name)).unwrap();
    (Backend::new(cx.db.clone(), cx.clock.clone(), secret), folder)
}

#[tokio::test]
async fn a_server_with_another_secret_is_refused_unless_the_old_one_is_given_up() {
    let (cx, _folder) = backend().await;
    let (other, _other_folder) = with_another_secret(&cx, "other.key");
    agree_on_secret(&cx, false).await.unwrap();
    agree_on_secret(&cx, false).await.unwrap();
    let said = agree_on_secret(&other, false).await.unwrap_err().to_string();
    assert!(
        said.contains("--secret-file") && said.contains("--new-secret"),
        "{said}"
    );
    agree_on_secret(&cx, false).await.unwrap();
    agree_on_secret(&other, true).await.unwrap();
    agree_on_secret(&other, false).await.unwrap();
    agree_on_secret(&cx, false).await.unwrap_err();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_servers_that_start_first_with_different_secrets_one_is_refused() {
    let (mut one, _folder) = backend().await;
    let mut two = one.clone();
    if let Some(url) = fresh_schema().await {
        (one, two) = (server_at(&url).await, server_at(&url).await);
    }
    let (other, _other_folder) = with_another_secret(&two, "other.key");
    let (first, second) = tokio::join!(agree_on_secret(&one, false), agree_on_secret(&other, false));
    assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
}
