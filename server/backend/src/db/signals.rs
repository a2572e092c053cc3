//! Words between servers on one PostgreSQL (`LISTEN`, `NOTIFY`). They are hints: one that is lost costs time, not truth.

use super::Db;
use crate::error::Result;
use anyhow::Context;
use sea_orm::sqlx::postgres::{PgListener, PgPoolOptions};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use std::time::Duration;

const CHANNEL: &str = "otklik_live";
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

/// What other servers say from now on, over a connection of its own.
#[derive(Debug)]
pub(crate) struct Signals(PgListener);

impl Signals {
    /// The next word; an error when the connection is gone, and whatever was said since with it.
    pub async fn next(&mut self) -> Result<String> {
        let heard = self.0.try_recv().await.context("listening to other servers")?;
        let heard = heard.context("the connection that listens was lost")?;
        Ok(heard.payload().to_owned())
    }
}

impl Db {
    /// Tells every server on this database, this one too. Outside of the act's transaction: there it would make all
    /// commits wait for each other.
    pub(crate) async fn signal(&self, word: &str) -> Result<()> {
        let sql = format!("SELECT pg_notify('{CHANNEL}', $1)");
        let said = Statement::from_sql_and_values(DatabaseBackend::Postgres, sql, [word.into()]);
        self.read.query_one_raw(said).await?;
        Ok(())
    }

    /// Begins to listen.
    pub(crate) async fn signals(&self) -> Result<Signals> {
        let pool = self.read.get_postgres_connection_pool();
        // Not of the pool for reading: it would be one reader less for ever, and closing would wait for it.
        let own = PgPoolOptions::new()
            .max_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .acquire_timeout(CONNECT_WITHIN)
            .connect_lazy_with(pool.connect_options().as_ref().clone());
        let mut listener = PgListener::connect_with(&own).await.context("connecting to listen")?;
        listener.ignore_pool_close_event(true);
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await.context("listening")?;
        Ok(Signals(listener))
    }
}
