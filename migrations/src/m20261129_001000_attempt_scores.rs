//! The points of an attempt's items stand together in one row, as they are written and read together.

use crate::tables::{in_transaction, key};
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What the two databases say differently.
struct Words {
    /// What keeps others from writing between two statements; SQLite has one writer.
    lock: &'static str,
    /// A person's id and a moment as JSON texts.
    by: &'static str,
    at: &'static str,
    /// A text as JSON, which refuses what is none, and one element of the array of two that a number is.
    json: fn(&str) -> String,
    element: fn(&str, u8) -> String,
    each: &'static str,
    /// The same of a mark, back as they were.
    by_of: &'static str,
    at_of: &'static str,
}

const SQLITE: Words = Words {
    lock: "",
    by: "CASE WHEN scored_by IS NOT NULL THEN lower(hex(scored_by)) END",
    at: "replace(scored_at, ' ', 'T')",
    json: |text| format!("json({text})"),
    element: |name, at| format!("json_extract(j.value, '$.{name}[{at}]')"),
    each: "json_each(s.items) AS j",
    by_of: "unhex(replace(json_extract(j.value, '$.mark.by'), '-', ''))",
    at_of: "json_extract(j.value, '$.mark.at')",
};

const POSTGRES: Words = Words {
    lock: "LOCK TABLE item_scores IN ACCESS EXCLUSIVE MODE",
    by: "scored_by::text",
    at: "to_char(scored_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
    json: |text| format!("({text})::jsonb"),
    element: |name, at| format!("(j.value -> '{name}' ->> {at})"),
    each: "jsonb_each(s.items) AS j",
    by_of: "(j.value -> 'mark' ->> 'by')::uuid",
    at_of: "(j.value -> 'mark' ->> 'at')::timestamptz",
};

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        in_transaction()
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(attempt_scores()).await?;
        let (db, words) = (manager.get_connection(), words(manager));
        if !words.lock.is_empty() {
            db.execute_unprepared(words.lock).await?;
        }
        db.execute_unprepared(&gather(words)).await?;
        manager
            .drop_table(Table::drop().table("item_scores").to_owned())
            .await?;
        let waiting = "CREATE INDEX attempt_scores_waiting_idx ON attempt_scores (org_id) WHERE waiting > 0";
        db.execute_unprepared(waiting).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(item_scores()).await?;
        let db = manager.get_connection();
        db.execute_unprepared(&spread(words(manager))).await?;
        manager
            .drop_table(Table::drop().table("attempt_scores").to_owned())
            .await
    }
}

fn words(manager: &SchemaManager) -> Words {
    match manager.get_database_backend() {
        DatabaseBackend::Sqlite => SQLITE,
        _ => POSTGRES,
    }
}

/// Many rows become one: `{"q1": {"points": [3, 2], "max": [2, 1]}}`. An item's id needs no escape.
fn gather(words: Words) -> String {
    let exact = |column: &str| {
        format!(
            "'[' || CASE WHEN {column} LIKE '%/%' THEN replace({column}, '/', ',') ELSE {column} || ',1' END || ']'"
        )
    };
    let Words { by, at, json, .. } = words;
    let mark = format!(
        "CASE WHEN origin = 'expert' AND points IS NOT NULL \
         THEN ',\"mark\":{{\"by\":' || coalesce('\"' || {by} || '\"', 'null') || ',\"at\":\"' || {at} || '\"}}' \
         ELSE '' END"
    );
    let (points, max) = (exact("points"), exact("max_points"));
    let item = format!(
        "'\"' || item || '\":{{\"points\":' || coalesce({points}, 'null') || ',\"max\":' || {max} || {mark} || '}}'"
    );
    let items = json(&format!("'{{' || string_agg({item}, ',') || '}}'"));
    format!(
        "INSERT INTO attempt_scores (org_id, attempt_id, key_no, scored_at, waiting, items) \
         SELECT org_id, attempt_id, max(key_no), max(scored_at), sum(CASE WHEN points IS NULL THEN 1 ELSE 0 END), \
         {items} FROM item_scores GROUP BY org_id, attempt_id"
    )
}

fn spread(words: Words) -> String {
    let exact = |name: &str| {
        let (numer, denom) = ((words.element)(name, 0), (words.element)(name, 1));
        format!("CAST({numer} AS text) || CASE WHEN CAST({denom} AS text) = '1' THEN '' ELSE '/' || {denom} END")
    };
    let (points, max) = (exact("points"), exact("max"));
    let Words { each, by_of, at_of, .. } = words;
    format!(
        "INSERT INTO item_scores (org_id, attempt_id, item, points, max_points, origin, key_no, scored_by, scored_at) \
         SELECT s.org_id, s.attempt_id, j.key, {points}, {max}, \
         CASE WHEN {at_of} IS NOT NULL OR {points} IS NULL THEN 'expert' ELSE 'key' END, \
         s.key_no, {by_of}, coalesce({at_of}, s.scored_at) FROM attempt_scores s, {each}"
    )
}

fn attempt_scores() -> TableCreateStatement {
    Table::create()
        .table("attempt_scores")
        .col(uuid("org_id"))
        .col(uuid("attempt_id"))
        .col(integer("key_no"))
        .col(timestamp_with_time_zone("scored_at"))
        .col(integer("waiting"))
        .col(json_binary("items"))
        .primary_key(Index::create().col("org_id").col("attempt_id"))
        .foreign_key(&mut of_attempt("attempt_scores"))
        .to_owned()
}

fn item_scores() -> TableCreateStatement {
    Table::create()
        .table("item_scores")
        .col(uuid("org_id"))
        .col(uuid("attempt_id"))
        .col(text("item"))
        .col(text_null("points"))
        .col(text("max_points"))
        .col(text("origin"))
        .col(integer("key_no"))
        .col(uuid_null("scored_by"))
        .col(timestamp_with_time_zone("scored_at"))
        .primary_key(Index::create().col("org_id").col("attempt_id").col("item"))
        .foreign_key(&mut of_attempt("item_scores"))
        .to_owned()
}

fn of_attempt(table: &str) -> ForeignKeyCreateStatement {
    key(table, &["org_id", "attempt_id"], "attempts", &["org_id", "id"])
}
