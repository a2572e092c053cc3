//! What the addresses of pages name: ids of things of the school that is looked at.

use super::{Town, blob};
use anyhow::Result;
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use uuid::Uuid;

impl Town {
    /// An id of a table's row in the school that is looked at.
    pub async fn id(&self, table: &str) -> Result<Option<Uuid>> {
        let own = self.own();
        let that_is_shown = match table {
            // What belongs to a campaign belongs to the one that is looked at.
            "attempts" => format!("AND campaign_id = (SELECT id FROM campaigns WHERE {own} ORDER BY id LIMIT 1)"),
            "documents" => format!("AND id IN (SELECT document_id FROM acknowledgement_lists WHERE {own})"),
            "light_records" => "AND register = 'requests'".to_owned(),
            _ => String::new(),
        };
        let (column, table) = match table {
            "roster" => ("person_id", "employments"),
            "accounts" => ("user_id", "role_assignments"),
            _ => ("id", table),
        };
        let sql = format!("SELECT {column} FROM {table} WHERE {own} {that_is_shown} ORDER BY id LIMIT 1");
        let row = self.one(sql).await?;
        row.map(|row| Ok(row.try_get_by_index(0)?)).transpose()
    }

    /// The day of the last census.
    pub async fn census(&self) -> Result<Option<NaiveDate>> {
        let own = self.own();
        let sql = format!("SELECT census_date FROM census_snapshots WHERE {own} ORDER BY census_date DESC LIMIT 1");
        let row = self.one(sql).await?;
        row.map(|row| Ok(row.try_get_by_index(0)?)).transpose()
    }

    fn own(&self) -> String {
        format!("org_id = {}", blob(self.school.0))
    }

    async fn one(&self, sql: String) -> Result<Option<QueryResult>> {
        let db = self.cx.db.read();
        let statement = Statement::from_string(db.get_database_backend(), sql);
        Ok(db.query_one_raw(statement).await?)
    }
}
