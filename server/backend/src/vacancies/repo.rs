//! Queries of the bank of vacancies.

use crate::entity::vacancy;
use crate::error::{Error, Result};
use chrono::NaiveDate;
use domain::ids::{OrgId, VacancyId};
use domain::indicators::facts::VacancyFact;
use domain::points::Exact;
use domain::vacancies::vacancy::Open;
use domain::vacancies::wire::VacancyLine;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// All vacancies of an organisation, by post.
pub async fn vacancies(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<vacancy::Model>> {
    let own = vacancy::Entity::find().filter(vacancy::Column::OrgId.eq(org.0));
    Ok(own.order_by_asc(vacancy::Column::SortKey).all(db).await?)
}

/// One row of the organisation.
pub async fn vacancy(db: &impl ConnectionTrait, org: OrgId, id: VacancyId) -> Result<vacancy::Model> {
    let found = vacancy::Entity::find_by_id((org.0, id.0)).one(db).await?;
    found.ok_or(Error::NotFound("vacancy"))
}

/// A row as it stood on a day.
pub fn line(row: vacancy::Model, on: NaiveDate) -> VacancyLine {
    let open = Open {
        opened_on: row.opened_on,
        closed_on: row.closed_on,
    };
    VacancyLine {
        id: VacancyId(row.id),
        posts: u32::try_from(row.posts).unwrap_or_default(),
        rate: rate(row.rate_hundredths),
        load_hours: row.load_hours.and_then(|hours| u32::try_from(hours).ok()),
        is_open: open.on(on),
        days: open.days(on),
        opened_on: row.opened_on,
        closed_on: row.closed_on,
        reason: row.close_reason,
        is_temporary: row.is_temporary,
        counts: row.counts,
        confirmed_on: row.last_confirmed_on,
        position: row.position,
        subject: row.subject,
        note: row.note,
    }
}

/// A stored ставка.
pub fn rate(hundredths: i32) -> Exact {
    Exact::new(i64::from(hundredths), 100)
}

/// The bank as indicators are counted from it.
pub async fn vacancy_facts(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<VacancyFact>> {
    let rows = vacancies(db, org).await?;
    Ok(rows.into_iter().map(fact).collect())
}

fn fact(row: vacancy::Model) -> VacancyFact {
    VacancyFact {
        id: VacancyId(row.id),
        code: row.code,
        position: row.position,
        is_pedagogical: row.counts,
        posts: u32::try_from(row.posts).unwrap_or_default(),
        rate: rate(row.rate_hundredths),
        is_temporary: row.is_temporary,
        opened_on: row.opened_on,
        closed_on: row.closed_on,
    }
}
