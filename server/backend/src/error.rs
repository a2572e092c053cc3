//! The five ways a use case can fail. The door turns them into a status and a sentence.

use domain::access::Verb;
use domain::problem::Problem;
use sea_orm::{DbErr, SqlErr};

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

impl Error {
    /// One problem with the input.
    pub fn invalid(at: &str, kind: &str) -> Self {
        Self::Invalid(vec![Problem::new(at, kind)])
    }

    /// A conflict that needs no numbers.
    pub fn conflict(kind: &str) -> Self {
        Self::Conflict(Problem::new("", kind))
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
