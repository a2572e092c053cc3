//! The parts of two records that may not stand beside each other: contracts, absences, stays in unions that overlap
//! become one, and so do entries that say the same.

use crate::entity::{acknowledgement, employment, event_participation, long_absence, qualification, union_membership};
use crate::error::Result;
use domain::ids::{OrgId, PersonId};
use domain::registers::history::{Change, changes};
use domain::roster::join::{Joined, Part, Span, join};
use domain::roster::name::fold;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Contracts on one post in the same days are one contract.
pub async fn join_contracts(
    tx: &impl ConnectionTrait,
    org: OrgId,
    into: PersonId,
    from: PersonId,
) -> Result<Vec<Change>> {
    let rows = employment::Entity::find()
        .filter(employment::Column::OrgId.eq(org.0))
        .filter(employment::Column::PersonId.is_in([into.0, from.0]))
        .all(tx)
        .await?;
    let part = |row: &employment::Model| Part {
        id: row.id,
        about: fold(&row.position),
        span: span(row.start_date, row.end_date),
        stays: row.person_id == into.0,
    };
    let joined = join(rows.iter().map(part).collect());
    let dropped = rows.iter().filter(|row| joined.dropped.contains(&row.id));
    let said = dropped
        .flat_map(|row| changes([("contract", told(row), String::new())]))
        .collect();
    store(tx, org, "employments", ["start_date", "end_date"], joined).await?;
    Ok(said)
}

/// Absences of one kind in the same days are one absence.
pub async fn join_absences(
    tx: &impl ConnectionTrait,
    org: OrgId,
    into: PersonId,
    from: PersonId,
) -> Result<Vec<Change>> {
    let rows = long_absence::Entity::find()
        .filter(long_absence::Column::OrgId.eq(org.0))
        .filter(long_absence::Column::PersonId.is_in([into.0, from.0]))
        .all(tx)
        .await?;
    let part = |row: &long_absence::Model| Part {
        id: row.id,
        about: row.kind.clone(),
        span: span(row.from_date, row.to_date),
        stays: row.person_id == into.0,
    };
    let joined = join(rows.iter().map(part).collect());
    let dropped = rows.iter().filter(|row| joined.dropped.contains(&row.id));
    let said = dropped
        .flat_map(|row| changes([("absence", row.kind.clone(), String::new())]))
        .collect();
    store(tx, org, "long_absences", ["from_date", "to_date"], joined).await?;
    Ok(said)
}

/// Stays in one union in the same days are one stay; heading a union is told from being its member.
pub async fn join_memberships(tx: &impl ConnectionTrait, org: OrgId, into: PersonId, from: PersonId) -> Result<()> {
    let rows = union_membership::Entity::find()
        .filter(union_membership::Column::OrgId.eq(org.0))
        .filter(union_membership::Column::PersonId.is_in([into.0, from.0]))
        .all(tx)
        .await?;
    let part = |row: &union_membership::Model| Part {
        id: row.id,
        about: (row.union_id, row.is_head),
        span: span(row.from_date, row.to_date),
        stays: row.person_id == into.0,
    };
    let joined = join(rows.iter().map(part).collect());
    store(tx, org, "union_memberships", ["from_date", "to_date"], joined).await
}

/// The same category with the same days is not kept twice.
pub async fn join_qualifications(tx: &impl ConnectionTrait, org: OrgId, into: PersonId, from: PersonId) -> Result<()> {
    let rows = qualification::Entity::find()
        .filter(qualification::Column::OrgId.eq(org.0))
        .filter(qualification::Column::PersonId.is_in([into.0, from.0]))
        .all(tx)
        .await?;
    let (own, other): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.person_id == into.0);
    let says = |row: &qualification::Model| (row.category.clone(), row.from_date, row.valid_to);
    for row in other.iter().filter(|row| own.iter().any(|one| says(one) == says(row))) {
        qualification::Entity::delete_by_id((org.0, row.id)).exec(tx).await?;
    }
    Ok(())
}

/// One person takes part in an event once; what is confirmed is kept.
pub async fn join_events(tx: &impl ConnectionTrait, org: OrgId, into: PersonId, from: PersonId) -> Result<()> {
    let rows = event_participation::Entity::find()
        .filter(event_participation::Column::OrgId.eq(org.0))
        .filter(event_participation::Column::PersonId.is_in([into.0, from.0]))
        .all(tx)
        .await?;
    let (own, other): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.person_id == into.0);
    for row in other {
        let Some(same) = own.iter().find(|one| one.event_id == row.event_id) else {
            continue;
        };
        let is_confirmed = |row: &event_participation::Model| row.state == "confirmed";
        let gone = if is_confirmed(&row) && !is_confirmed(same) {
            same.id
        } else {
            row.id
        };
        event_participation::Entity::delete_by_id((org.0, gone))
            .exec(tx)
            .await?;
    }
    Ok(())
}

fn span(from: chrono::NaiveDate, to: Option<chrono::NaiveDate>) -> Span {
    Span { from, to }
}

/// One person stands in a list once; who has read it has read it.
pub async fn join_acknowledgements(
    tx: &impl ConnectionTrait,
    org: OrgId,
    into: PersonId,
    from: PersonId,
) -> Result<()> {
    let rows = acknowledgement::Entity::find()
        .filter(acknowledgement::Column::OrgId.eq(org.0))
        .filter(acknowledgement::Column::PersonId.is_in([into.0, from.0]))
        .all(tx)
        .await?;
    let (own, other): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.person_id == into.0);
    for row in other {
        let Some(same) = own.iter().find(|one| one.list_id == row.list_id) else {
            continue;
        };
        let has_read = row.acknowledged_on.is_some() && same.acknowledged_on.is_none();
        let gone = if has_read { same.person_id } else { row.person_id };
        acknowledgement::Entity::delete_by_id((org.0, row.list_id, gone))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Takes away what was joined and gives what stays its days.
async fn store(
    tx: &impl ConnectionTrait,
    org: OrgId,
    table: &'static str,
    [first, last]: [&'static str; 2],
    joined: Joined<Uuid>,
) -> Result<()> {
    if joined.dropped.is_empty() {
        return Ok(());
    }
    let of_school = || Expr::col(Alias::new("org_id")).eq(org.0);
    let id = || Expr::col(Alias::new("id"));
    let gone = Query::delete()
        .from_table(Alias::new(table))
        .and_where(of_school())
        .and_where(id().is_in(joined.dropped))
        .to_owned();
    tx.execute(&gone).await?;
    for (kept, span) in joined.kept {
        let change = Query::update()
            .table(Alias::new(table))
            .value(Alias::new(first), span.from)
            .value(Alias::new(last), span.to)
            .and_where(of_school())
            .and_where(id().eq(kept))
            .to_owned();
        tx.execute(&change).await?;
    }
    Ok(())
}

fn told(row: &employment::Model) -> String {
    let day = |day: chrono::NaiveDate| day.format("%d.%m.%Y").to_string();
    let to = row.end_date.map(day).unwrap_or_else(|| "…".to_owned());
    format!("{}, {} – {to}", row.position, day(row.start_date))
}
