//! Many statements, one after the other.

use crate::error::Result;
use futures::poll;
use sea_orm::{ConnectionTrait, Statement};
use std::pin::pin;
use std::task::Poll;

/// Runs statements in their order. Each is made while the database works on the one before: who writes for many has no
/// time to lose.
pub(crate) async fn run_all(
    tx: &impl ConnectionTrait,
    mut statements: impl Iterator<Item = Statement> + Send,
) -> Result<()> {
    let mut next = statements.next();
    while let Some(statement) = next {
        let mut running = pin!(tx.execute_raw(statement));
        let begun = poll!(&mut running);
        next = statements.next();
        match begun {
            Poll::Ready(done) => done?,
            Poll::Pending => running.await?,
        };
    }
    Ok(())
}
