//! Queries of light registers: one row, the rows beside it, and what indicators are counted from.

use crate::entity::light_record;
use crate::error::{Error, Result};
use domain::ids::{LightRecordId, OrgId, PersonId, UnionId};
use domain::indicators::facts::{Mark, MarkKind};
use domain::light::form::Beside;
use domain::light::register::Light;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// One row of a register.
pub async fn record(
    db: &impl ConnectionTrait,
    org: OrgId,
    register: Light,
    id: LightRecordId,
) -> Result<light_record::Model> {
    let found = light_record::Entity::find_by_id((org.0, id.0)).one(db).await?;
    found
        .filter(|row| row.register == register.code())
        .ok_or(Error::NotFound("record"))
}

/// All rows of a register, in the order in which they were added.
pub async fn records(db: &impl ConnectionTrait, org: OrgId, register: Light) -> Result<Vec<light_record::Model>> {
    Ok(light_record::Entity::find()
        .filter(light_record::Column::OrgId.eq(org.0))
        .filter(light_record::Column::Register.eq(register.code()))
        .order_by_asc(light_record::Column::Id)
        .all(db)
        .await?)
}

/// The rows of the same person or the same union.
pub async fn beside(
    db: &impl ConnectionTrait,
    org: OrgId,
    register: Light,
    whose: (Option<PersonId>, Option<UnionId>),
) -> Result<Vec<Beside>> {
    let own = match whose {
        (Some(person), _) => light_record::Column::PersonId.eq(person.0),
        (None, Some(union)) => light_record::Column::UnionId.eq(union.0),
        (None, None) => return Ok(Vec::new()),
    };
    let rows = light_record::Entity::find()
        .filter(light_record::Column::OrgId.eq(org.0))
        .filter(light_record::Column::Register.eq(register.code()))
        .filter(own)
        .all(db)
        .await?;
    Ok(rows.iter().map(beside_of).collect())
}

/// What a row says that others must not contradict.
pub fn beside_of(row: &light_record::Model) -> Beside {
    Beside {
        id: LightRecordId(row.id),
        form: row.form.clone(),
        person: row.person_id.map(PersonId),
        union: row.union_id.map(UnionId),
        title: row.title.clone(),
        from: row.starts_on,
        to: row.ends_on,
    }
}

/// Mentors and requests as indicators are counted from them; a collective request names nobody.
pub async fn marks(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<Mark>> {
    let kinds = [
        (Light::Mentors.code(), MarkKind::Mentor),
        (Light::Requests.code(), MarkKind::Request),
    ];
    let rows = light_record::Entity::find()
        .filter(light_record::Column::OrgId.eq(org.0))
        .filter(light_record::Column::Register.is_in(kinds.map(|(register, _)| register)))
        .filter(light_record::Column::PersonId.is_not_null())
        .all(db)
        .await?;
    let mark = |row: light_record::Model| {
        let (_, kind) = kinds.into_iter().find(|(register, _)| *register == row.register)?;
        Some(Mark {
            kind,
            person: PersonId(row.person_id?),
            from: row.starts_on,
            to: row.ends_on,
        })
    };
    Ok(rows.into_iter().filter_map(mark).collect())
}
