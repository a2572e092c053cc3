//! The five ways a use case can fail. The door turns them into a status and a sentence.

use domain::access::Verb;
use domain::problem::Problem;
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// What a use case answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a use case was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or it is not this actor's to see: from outside both look the same.
    #[error("{0} not found")]
    NotFound(&'static str),
    /// The actor is known and may not do this.
    #[error("forbidden: {0:?}")]
    Forbidden(Verb),
    /// Nobody is signed in, or the personal link is gone.
    #[error("not signed in")]
    Unknown,
    /// The input is wrong; each problem says where.
    #[error("invalid: {0:?}")]
    Invalid(Vec<Problem>),
    /// The input is right but the world has moved on: a key of the interface's texts and its numbers.
    #[error("conflict: {0:?}")]
    Conflict(Problem),
    /// Too much at once; ask again after so many seconds.
    #[error("busy for {0} s")]
    Busy(u32),
    /// Our fault. The cause is logged, never shown.
    #[error(transparent)]
    Unexpected(#[from] anyhow::Error),
}

/// After how many seconds who was refused for want of room may ask again.
pub const COME_AGAIN_SECONDS: u32 = 2;

impl Error {
    /// One problem with the input.
    pub fn invalid(at: &str, kind: &str) -> Self {
        Self::Invalid(vec![Problem::new(at, kind)])
    }

    /// No room for this now: the same may be asked again in a moment.
    pub fn no_room() -> Self {
        Self::Busy(COME_AGAIN_SECONDS)
    }

    /// A conflict that needs no numbers.
    pub fn conflict(kind: &str) -> Self {
        Self::Conflict(Problem::new("", kind))
    }
}

/// Is the database away, full, locked or failing, so that the same may be asked again in a moment? Nothing of it was
/// stored then: what was not committed is not said to be saved (security 66 to 68, 74).
pub fn is_outage(cause: &anyhow::Error) -> bool {
    let found = cause.chain().find_map(|cause| cause.downcast_ref::<DbErr>());
    match found {
        Some(DbErr::ConnectionAcquire(_)) => true,
        Some(DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) => is_transient(cause),
        _ => false,
    }
}

fn is_transient(cause: &RuntimeErr) -> bool {
    use sea_orm::sqlx::Error as Cause;
    let RuntimeErr::SqlxError(cause) = cause else {
        return false;
    };
    match &**cause {
        Cause::Io(_) | Cause::PoolTimedOut | Cause::PoolClosed | Cause::WorkerCrashed | Cause::BeginFailed => true,
        Cause::Protocol(_) | Cause::InvalidSavePointStatement => true,
        Cause::Database(said) => said.code().is_some_and(|code| is_transient_code(&code)),
        _ => false,
    }
}

/// SQLite's numbers carry details above the lowest byte: busy, locked, read-only, I/O, full, cannot open.
/// PostgreSQL's classes: connection, resources, a lost race, an administrator's stop, the system.
fn is_transient_code(code: &str) -> bool {
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 8 | 10 | 13 | 14),
        _ => ["08", "53", "40", "57", "58"]
            .iter()
            .any(|class| code.starts_with(class)),
    }
}

impl From<DbErr> for Error {
    fn from(cause: DbErr) -> Self {
        Self::Unexpected(cause.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Self::Unexpected(cause.into())
    }
}

/// Turns a named constraint's complaint into what the user can understand, at the call that can raise it.
pub trait OnConstraint<T> {
    /// When this unique constraint was hit, the error is `conflict(kind)`.
    fn on_constraint(self, kind: &str) -> Result<T>;
}

impl<T> OnConstraint<T> for Result<T, DbErr> {
    fn on_constraint(self, kind: &str) -> Result<T> {
        self.map_err(|cause| match cause.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Error::conflict(kind),
            _ => cause.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::is_transient_code;

    #[test]
    fn security_66_67_74_a_full_disk_and_a_restarting_server_pass_but_a_broken_rule_does_not() {
        for code in ["5", "13", "10", "778", "1034", "57P01", "53100", "40P01", "08006"] {
            assert!(is_transient_code(code), "{code}");
        }
        for code in ["19", "2067", "787", "1", "11", "23505", "42P01"] {
            assert!(!is_transient_code(code), "{code}");
        }
    }
}
