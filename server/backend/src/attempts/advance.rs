//! How far attempts have come, which every save writes down: these four columns alone go into the table, for everybody
//! by one statement.

use crate::db::set_rows;
use crate::entity::attempt;
use crate::error::Result;
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

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

/// Brings the table in line with these rows.
pub(super) async fn write(tx: &impl ConnectionTrait, rows: Vec<attempt::Model>) -> Result<()> {
    use attempt::Column as C;
    let said = |row: attempt::Model| {
        (
            row.org_id,
            row.id,
            row.last_seen_at,
            row.answered,
            row.shown,
            row.flagged,
        )
    };
    let columns = [C::LastSeenAt, C::Answered, C::Shown, C::Flagged];
    set_rows::<attempt::Entity>(tx, &[C::OrgId, C::Id], &columns, rows.into_iter().map(said).collect()).await
}
