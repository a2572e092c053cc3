//! What a server function may answer when it fails. The cause of our own faults is in the log under the
//! same reference, never here.

use domain::problem::Problem;
use leptos::prelude::*;
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

/// A failure as a page or an island sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// There is no such thing, or it is not yours to see.
    NotFound,
    /// You are known and may not do this.
    Forbidden,
    /// Nobody is signed in, or the personal link is gone.
    Unknown,
    /// The input is wrong; each problem says where.
    Invalid(Vec<Problem>),
    /// The input is right but the world has moved on.
    Conflict(Problem),
    /// Too much at once; ask again after so many seconds.
    Busy(u32),
    /// Our fault; the reference finds it in the log.
    Unexpected { reference: String },
}

/// What a server function answers.
pub type Answer<T> = Result<T, AppError>;

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                AppError::Invalid(vec![Problem::new("", "form-unreadable")])
            }
            _ => AppError::Unexpected {
                reference: "connection".to_owned(),
            },
        }
    }
}

impl AppError {
    /// The problems of a refused form, whatever refused it.
    pub fn problems(&self) -> Vec<Problem> {
        match self {
            AppError::Invalid(problems) => problems.clone(),
            AppError::Conflict(problem) => vec![problem.clone()],
            AppError::NotFound => vec![Problem::new("", "not-found")],
            AppError::Forbidden => vec![Problem::new("", "forbidden")],
            AppError::Unknown => vec![Problem::new("", "signed-out")],
            AppError::Busy(seconds) => vec![Problem::new("", "busy").with("seconds", seconds)],
            AppError::Unexpected { reference } => vec![Problem::new("", "unexpected").with("reference", reference)],
        }
    }
}
