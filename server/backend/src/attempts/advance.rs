//! How far attempts have come, which every save writes down: these four columns alone go into the table, for everybody
//! by one statement.

use crate::db::filled_up;
use crate::entity::attempt;
use crate::error::Result;
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, IntoIden, IntoValueTuple, Query, TableRef};

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
    if rows.is_empty() {
        return Ok(());
    }
    let tuple = |row: attempt::Model| {
        let said = (
            row.org_id,
            row.id,
            row.last_seen_at,
            row.answered,
            row.shown,
            row.flagged,
        );
        said.into_value_tuple()
    };
    let values = filled_up(rows).into_iter().map(tuple).collect();
    let said = |no: usize| Expr::col(("said", format!("column{no}")));
    let own = |column: C| Expr::col((attempt::Entity, column));
    let update = Query::update()
        .table(attempt::Entity)
        .values([
            (C::LastSeenAt, said(3)),
            (C::Answered, said(4)),
            (C::Shown, said(5)),
            (C::Flagged, said(6)),
        ])
        .from(TableRef::ValuesList(values, "said".into_iden()))
        .and_where(own(C::OrgId).eq(said(1)))
        .and_where(own(C::Id).eq(said(2)))
        .to_owned();
    tx.execute(&update).await?;
    Ok(())
}
