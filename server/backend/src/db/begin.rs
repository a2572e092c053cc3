//! Where every transaction begins. What will write begins by a connection of its own or by one that stays in hand, and
//! again by another when one is broken.

use super::{CONNECTION_WITHIN, Db, Held, POSTGRES_WRITERS, Place};
use crate::error::Result;
use sea_orm::{
    AccessMode, DatabaseBackend, DatabaseTransaction, DbErr, IsolationLevel, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// After PostgreSQL was restarted every connection of the pool fails once, at once.
const OTHER_TRIES: u32 = POSTGRES_WRITERS + 3;

impl Db {
    /// A transaction that will write. On SQLite it takes the write lock at once: one that reads first
    /// and writes later would be refused as busy when two people submit together.
    pub async fn begin_write(&self) -> Result<DatabaseTransaction> {
        let options = match self.write.get_database_backend() {
            DatabaseBackend::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            },
            _ => TransactionOptions::default(),
        };
        let (_waits, mut tries) = (Waiting::of(&self.waiting), self.tries());
        loop {
            match self.write.begin_with_options(options).await {
                Ok(tx) => return Ok(tx),
                Err(cause) => tries.go_on_after(cause)?,
            }
        }
    }

    /// The same by one connection for many transactions, one after the other; `last` is the one that was in hand before.
    /// Who holds it asks `is_awaited` between them: on SQLite nobody else can write.
    pub(crate) async fn begin_held(&self, mut last: Option<Held>) -> Result<Held> {
        let mut tries = self.tries();
        // Instead of one that broke in hand a fresh one is tried everywhere.
        tries.left += u32::from(last.is_some());
        loop {
            match self.open_held(last.take()).await {
                Ok(held) => return Ok(held),
                Err(cause) => tries.go_on_after(cause)?,
            }
        }
    }

    async fn open_held(&self, last: Option<Held>) -> Result<Held, DbErr> {
        let held = match last {
            Some(held) => held,
            None => Held::from(&self.write).await?,
        };
        held.open().await?;
        Ok(held)
    }

    /// Does anybody wait for a connection that writes?
    pub(crate) fn is_awaited(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0
    }

    /// One unchanging view of everything, for copies; it does not hold up writers.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction> {
        let options = match self.place {
            Place::File(_) => TransactionOptions::default(),
            Place::Server => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        Ok(self.read.begin_with_options(options).await?)
    }

    fn tries(&self) -> Tries {
        Tries {
            left: if self.is_shared() { OTHER_TRIES } else { 0 },
            began: Instant::now(),
        }
    }
}

/// Other connections to try when one is broken.
struct Tries {
    left: u32,
    began: Instant,
}

impl Tries {
    /// The failure, when there is nothing left to try.
    fn go_on_after(&mut self, cause: DbErr) -> Result<()> {
        if self.left == 0 || self.began.elapsed() >= CONNECTION_WITHIN {
            return Err(cause.into());
        }
        tracing::warn!(%cause, "a transaction could not begin; another connection is tried");
        self.left -= 1;
        Ok(())
    }
}

/// Somebody who waits; not any more when it is dropped.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn of(all: &'a AtomicUsize) -> Self {
        all.fetch_add(1, Ordering::Relaxed);
        Self(all)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
