//! What an engine must promise before answers are trusted to it: asked of the connection itself at every start,
//! since a wish in the settings may have been refused silently (security 0.2, 65).

use super::first_text;
use anyhow::{Result, bail};
use sea_orm::DatabaseConnection;

/// SQLite before this version can lose committed writes when its log is reset.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);
const OLDEST_POSTGRES: u32 = 150_000;

/// Refuses an engine or a file system on which SQLite could lose what it called saved.
pub(super) async fn refuse_unsafe_sqlite(connection: &DatabaseConnection) -> Result<()> {
    judge_sqlite(&Sqlite {
        version: first_text(connection, "SELECT sqlite_version()").await?,
        journal_mode: first_text(connection, "PRAGMA journal_mode").await?,
        synchronous: first_text(connection, "SELECT CAST(synchronous AS TEXT) FROM pragma_synchronous").await?,
    })
}

/// Refuses a PostgreSQL whose settings would lose what was called saved.
pub(super) async fn refuse_unsafe_postgres(connection: &DatabaseConnection) -> Result<()> {
    judge_postgres(&Postgres {
        fsync: first_text(connection, "SHOW fsync").await?,
        full_page_writes: first_text(connection, "SHOW full_page_writes").await?,
        synchronous_commit: first_text(connection, "SHOW synchronous_commit").await?,
        version: first_text(connection, "SHOW server_version_num").await?,
    })
}

struct Sqlite {
    version: String,
    journal_mode: String,
    synchronous: String,
}

struct Postgres {
    fsync: String,
    full_page_writes: String,
    synchronous_commit: String,
    version: String,
}

fn judge_sqlite(said: &Sqlite) -> Result<()> {
    let mut parts = said.version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    if (part(), part(), part()) < OLDEST_SQLITE {
        bail!("SQLite {} can lose answers; at least 3.51.3 is needed", said.version);
    }
    // WAL needs shared memory, which network file systems do not have: SQLite then keeps another mode and says nothing.
    if said.journal_mode != "wal" {
        bail!(
            "SQLite keeps its journal in mode {} instead of wal: the database must lie on a local disk",
            said.journal_mode
        );
    }
    // 2 is FULL, 3 is EXTRA.
    if !matches!(said.synchronous.as_str(), "2" | "3") {
        bail!(
            "SQLite runs with synchronous {}: a crash would lose answers already called saved",
            said.synchronous
        );
    }
    Ok(())
}

fn judge_postgres(said: &Postgres) -> Result<()> {
    if said.fsync != "on" {
        bail!("PostgreSQL runs with fsync off: a crash would lose answers");
    }
    if said.full_page_writes != "on" {
        bail!("PostgreSQL runs with full_page_writes off: a crash could tear pages");
    }
    if said.synchronous_commit == "off" {
        bail!("PostgreSQL runs with synchronous_commit off: a crash would lose answers already called saved");
    }
    if said.version.parse().unwrap_or(0) < OLDEST_POSTGRES {
        bail!("PostgreSQL 15 or newer is needed, this one is {}", said.version);
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
    use sea_orm::{ConnectOptions, Database};

    fn sqlite(version: &str, journal_mode: &str, synchronous: &str) -> String {
        let said = Sqlite {
            version: version.to_owned(),
            journal_mode: journal_mode.to_owned(),
            synchronous: synchronous.to_owned(),
        };
        judge_sqlite(&said).map_or_else(|cause| cause.to_string(), |()| "taken".to_owned())
    }

    fn postgres(fsync: &str, full_page_writes: &str, synchronous_commit: &str, version: &str) -> String {
        let said = Postgres {
            fsync: fsync.to_owned(),
            full_page_writes: full_page_writes.to_owned(),
            synchronous_commit: synchronous_commit.to_owned(),
            version: version.to_owned(),
        };
        judge_postgres(&said).map_or_else(|cause| cause.to_string(), |()| "taken".to_owned())
    }

    #[test]
    fn security_0_2_an_sqlite_that_can_lose_writes_is_refused() {
        for old in ["3.51.2", "3.40.1", "3.7.0", "2.9.9", "", "nonsense"] {
            assert!(sqlite(old, "wal", "2").contains("3.51.3 is needed"), "{old}");
        }
        for new in ["3.51.3", "3.52.0", "4.0.0"] {
            assert_eq!(sqlite(new, "wal", "2"), "taken", "{new}");
        }
    }

    #[test]
    fn security_65_a_journal_or_a_sync_that_was_not_granted_is_refused() {
        for mode in ["delete", "memory", "off", "truncate"] {
            assert!(sqlite("3.51.3", mode, "2").contains("local disk"), "{mode}");
        }
        for (level, is_taken) in [("0", false), ("1", false), ("2", true), ("3", true)] {
            assert_eq!(sqlite("3.51.3", "wal", level) == "taken", is_taken, "{level}");
        }
    }

    #[test]
    fn security_65_a_postgres_that_could_lose_answers_is_refused() {
        assert_eq!(postgres("on", "on", "on", "150003"), "taken");
        assert_eq!(postgres("on", "on", "local", "170001"), "taken");
        assert!(postgres("off", "on", "on", "150003").contains("fsync off"));
        assert!(postgres("on", "off", "on", "150003").contains("full_page_writes off"));
        assert!(postgres("on", "on", "off", "150003").contains("synchronous_commit off"));
        assert!(postgres("on", "on", "on", "140012").contains("15 or newer"));
        assert!(postgres("on", "on", "on", "").contains("15 or newer"));
    }

    #[tokio::test]
    async fn security_65_what_counts_is_what_the_file_really_does() {
        let folder = tempfile::tempdir().unwrap();
        for (name, journal, synchronous, expected) in [
            ("full.db", SqliteJournalMode::Wal, SqliteSynchronous::Full, "taken"),
            (
                "normal.db",
                SqliteJournalMode::Wal,
                SqliteSynchronous::Normal,
                "synchronous 1",
            ),
            (
                "memory.db",
                SqliteJournalMode::Memory,
                SqliteSynchronous::Full,
                "mode memory",
            ),
        ] {
            let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", folder.path().join(name).display()));
            options.max_connections(1).sqlx_logging(false);
            options.map_sqlx_sqlite_opts(move |options| options.journal_mode(journal).synchronous(synchronous));
            let connection = Database::connect(options).await.unwrap();
            let said = refuse_unsafe_sqlite(&connection).await;
            let said = said.map_or_else(|cause| cause.to_string(), |()| "taken".to_owned());
            assert!(said.contains(expected), "{name}: {said}");
        }
    }
}
