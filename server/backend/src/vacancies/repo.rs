//! Queries of the bank of vacancies.

use crate::entity::vacancy;
use crate::error::Result;
use domain::ids::{OrgId, VacancyId};
use domain::indicators::facts::VacancyFact;
use domain::points::Exact;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// All vacancies of an organisation, by post.
pub async fn vacancies(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<vacancy::Model>> {
    let own = vacancy::Entity::find().filter(vacancy::Column::OrgId.eq(org.0));
    Ok(own.order_by_asc(vacancy::Column::SortKey).all(db).await?)
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
        rate: Exact::new(i64::from(row.rate_hundredths), 100),
        is_temporary: row.is_temporary,
        opened_on: row.opened_on,
        closed_on: row.closed_on,
    }
}
