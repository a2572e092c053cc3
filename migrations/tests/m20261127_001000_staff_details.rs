//! Unions named by contracts become dated memberships.

use crate::support::{databases, texts, up_to};
use migrations::Migrator;
use sea_orm::prelude::{Date, DateTimeUtc, Uuid};
use sea_orm::sea_query::{Alias, Expr, Query};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use sea_orm_migration::MigratorTrait;

const NAME: &str = "m20261127_001000_staff_details";

#[tokio::test]
async fn a_contract_with_a_union_becomes_a_membership_of_the_same_days() {
    for db in databases().await {
        up_to(&db, NAME).await;
        let (org, person, union) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        let now: DateTimeUtc = "2026-04-20T09:00:00Z".parse().unwrap();
        let school = [
            ("code", "one"),
            ("kind", "school"),
            ("short_name", ""),
            ("full_name", ""),
            ("tz", ""),
        ];
        let mut values = vec![
            ("id", Expr::value(org)),
            ("is_demo", Expr::value(false)),
            ("created_at", Expr::value(now)),
        ];
        values.extend(school.map(|(column, text)| (column, Expr::value(text))));
        insert(&db, "organizations", values).await;
        let name = ["last_name", "first_name", "patronymic", "sort_key"];
        let mut values = vec![("id", Expr::value(person)), ("created_at", Expr::value(now))];
        values.extend(name.map(|column| (column, Expr::value("Ким"))));
        insert(&db, "persons", values).await;
        let values = vec![
            ("org_id", Expr::value(org)),
            ("id", Expr::value(union)),
            ("title", Expr::value("МО")),
        ];
        insert(&db, "methodical_unions", values).await;
        for (id, union) in [(4, Some(union)), (5, None)] {
            let day: Date = "2020-09-01".parse().unwrap();
            let values = vec![
                ("org_id", Expr::value(org)),
                ("id", Expr::value(Uuid::from_u128(id))),
                ("person_id", Expr::value(person)),
                ("position", Expr::value(format!("учитель {id}"))),
                ("position_group", Expr::value("pedagogical")),
                ("counts_in_chp", Expr::value(true)),
                ("kind", Expr::value("main")),
                ("rate_hundredths", Expr::value(100)),
                ("union_id", Expr::value(union)),
                ("start_date", Expr::value(day)),
                ("note", Expr::value("")),
            ];
            insert(&db, "employments", values).await;
        }
        Migrator::up(&db, Some(1)).await.unwrap();
        let said = "SELECT CAST(from_date AS TEXT) || ' ' || CASE WHEN is_head THEN 'head' ELSE 'member' END \
                    FROM union_memberships WHERE to_date IS NULL";
        assert_eq!(texts(&db, said).await, ["2020-09-01 member"]);
    }
}

async fn insert(db: &DatabaseConnection, table: &'static str, values: Vec<(&'static str, Expr)>) {
    let (columns, values): (Vec<_>, Vec<_>) = values.into_iter().unzip();
    let row = Query::insert()
        .into_table(Alias::new(table))
        .columns(columns.into_iter().map(Alias::new))
        .values_panic(values)
        .to_owned();
    db.execute(&row).await.unwrap();
}
