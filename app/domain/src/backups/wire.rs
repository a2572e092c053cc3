//! What the page of copies gets to see: where and when, never what is in them.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The page of copies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopiesPage {
    /// What is to be worried about: a code of `Alarm`.
    pub alarm: Option<String>,
    /// When the next copy is due, by this server's own plan; none when it makes none by itself.
    pub plan: Option<CopiesPlan>,
    /// The newest copies, the last one first.
    pub rows: Vec<CopyRow>,
}

/// What the server does by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopiesPlan {
    /// By the school's clock.
    pub next: NaiveDateTime,
    /// How many copies of days are kept.
    pub keep: usize,
    /// Are they locked with a passphrase?
    pub is_locked: bool,
    /// The folder on the server.
    pub folder: String,
}

/// One copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyRow {
    /// When it was begun, by the school's clock.
    pub at: NaiveDateTime,
    /// Made by the plan, not by hand.
    pub is_planned: bool,
    /// The name of the file without its folder.
    pub file: String,
    /// `made`, `failed`, `running` or `gone`.
    pub state: String,
    /// How large the file is.
    pub bytes: Option<u64>,
    /// Of the whole file, as `sha256sum` prints it.
    pub sha256: Option<String>,
    /// Why it was not made.
    pub failure: Option<String>,
    /// When bringing it back was tried last.
    pub rehearsed_at: Option<NaiveDateTime>,
    /// Why that did not work.
    pub rehearsal_failure: Option<String>,
}
