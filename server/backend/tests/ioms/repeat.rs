//! A repeat diagnosis of a deficit, in which nothing is deficient any more.

use super::course::at;
use backend::Backend;
use backend::attempts::deficits::reconcile;
use domain::ids::{DeficitId, OrgId, TargetId};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use uuid::Uuid;

/// Takes the deficit's test again in a campaign of its own on 15.06.2026, with full points.
pub async fn take_again(cx: &Backend, org: OrgId, deficit: DeficitId) {
    let [campaign, target, attempt] = [(); 3].map(|()| Uuid::now_v7());
    let tx = cx.db.begin_write().await.unwrap();
    let source = "(SELECT source_attempt_id FROM deficits WHERE org_id = $1 AND id = $2)";
    let mut run = Vec::new();
    run.push((
        format!(
            "INSERT INTO campaigns SELECT {} FROM campaigns WHERE org_id = $1 AND id = \
             (SELECT campaign_id FROM attempts WHERE org_id = $1 AND id = {source})",
            columns(cx, "campaigns", &[("id", "$3")]).await
        ),
        vec![campaign],
    ));
    run.push((
        format!(
            "INSERT INTO targets SELECT {} FROM targets WHERE org_id = $1 AND id = \
             (SELECT target_id FROM attempts WHERE org_id = $1 AND id = {source})",
            columns(
                cx,
                "targets",
                &[("id", "$4"), ("campaign_id", "$3"), ("record_attempt_id", "$5")]
            )
            .await
        ),
        vec![campaign, target, attempt],
    ));
    run.push((
        format!(
            "INSERT INTO attempts SELECT {} FROM attempts WHERE org_id = $1 AND id = {source}",
            columns(
                cx,
                "attempts",
                &[("id", "$5"), ("campaign_id", "$3"), ("target_id", "$4")]
            )
            .await
        ),
        vec![campaign, target, attempt],
    ));
    run.push((
        format!(
            "INSERT INTO competence_scores SELECT {} FROM competence_scores WHERE org_id = $1 AND attempt_id = {source}",
            columns(
                cx,
                "competence_scores",
                &[("attempt_id", "$3"), ("points", "max_points"), ("severity", "0")]
            )
            .await
        ),
        vec![attempt],
    ));
    for (sql, more) in run {
        let mut values: Vec<Value> = vec![org.0.into(), deficit.0.into()];
        values.extend(more.into_iter().map(Value::from));
        tx.execute_raw(Statement::from_sql_and_values(backend_of(cx), sql, values))
            .await
            .unwrap();
    }
    let later: Vec<Value> = vec![at("2026-06-15T10:00").into(), org.0.into(), attempt.into()];
    let sql = "UPDATE attempts SET submitted_at = $1 WHERE org_id = $2 AND id = $3";
    tx.execute_raw(Statement::from_sql_and_values(backend_of(cx), sql, later))
        .await
        .unwrap();
    reconcile(&tx, org, TargetId(target)).await.unwrap();
    tx.commit().await.unwrap();
}

fn backend_of(cx: &Backend) -> DbBackend {
    cx.db.read().get_database_backend()
}

/// The columns of a table in order, some of them with another value.
async fn columns(cx: &Backend, table: &str, instead: &[(&str, &str)]) -> String {
    let sql = match backend_of(cx) {
        DbBackend::Sqlite => format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"),
        _ => format!(
            "SELECT column_name::text FROM information_schema.columns WHERE table_schema = current_schema() \
             AND table_name = '{table}' ORDER BY ordinal_position"
        ),
    };
    let rows = cx
        .db
        .read()
        .query_all_raw(Statement::from_string(backend_of(cx), sql))
        .await
        .unwrap();
    let names: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    let value = |name: &String| {
        let other = instead.iter().find(|(own, _)| own == name);
        other.map_or_else(|| name.clone(), |(_, value)| (*value).to_owned())
    };
    names.iter().map(value).collect::<Vec<_>>().join(", ")
}
