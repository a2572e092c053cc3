//! How far attempts have come, which every save writes down: these four columns alone go into the table, for everybody
//! by one statement.

use crate::db::update;
use crate::entity::attempt;
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseBackend, Statement};

/// What a save changes of its attempt.
#[derive(Debug)]
pub(super) struct Advance {
    pub at: DateTime<Utc>,
    pub answered: i32,
    pub shown: i32,
    /// The items to look at again.
    pub flagged: serde_json::Value,
}

impl Advance {
    /// Writes it into the row.
    pub fn note_in(&self, row: &mut attempt::Model) {
        row.last_seen_at = self.at;
        row.answered = self.answered;
        row.shown = self.shown;
        row.flagged = self.flagged.clone();
    }
}

/// The statement that brings the table in line with these rows.
pub(super) fn statement(of: DatabaseBackend, rows: Vec<&attempt::Model>) -> Option<Statement> {
    use attempt::Column as C;
    let said = |row: &attempt::Model| {
        (
            row.org_id,
            row.id,
            row.last_seen_at,
            row.answered,
            row.shown,
            row.flagged.clone(),
        )
    };
    let columns = [C::LastSeenAt, C::Answered, C::Shown, C::Flagged];
    update::<attempt::Entity>(of, &[C::OrgId, C::Id], &columns, rows.into_iter().map(said).collect())
}
