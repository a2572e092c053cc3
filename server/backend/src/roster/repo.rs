//! Queries of the roster.

use crate::entity::{employment, long_absence};
use crate::error::Result;
use anyhow::anyhow;
use domain::ids::{EmploymentId, OrgId, PersonId, UnionId};
use domain::roster::absences::AbsenceKind;
use domain::roster::position::position_group;
use domain::roster::staff::{Employment, EmploymentKind, LongAbsence};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// The whole register of one organisation: what counting rules are given.
#[derive(Clone, Debug, Default)]
pub struct Staff {
    pub employments: Vec<Employment>,
    pub absences: Vec<LongAbsence>,
}

/// All employments and long absences, past and present.
pub async fn staff(db: &impl ConnectionTrait, org: OrgId) -> Result<Staff> {
    let employments = employment::Entity::find()
        .filter(employment::Column::OrgId.eq(org.0))
        .order_by_asc(employment::Column::StartDate)
        .all(db)
        .await?;
    let absences = long_absence::Entity::find()
        .filter(long_absence::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    Ok(Staff {
        employments: employments.into_iter().map(read_employment).collect::<Result<_>>()?,
        absences: absences.into_iter().map(read_absence).collect::<Result<_>>()?,
    })
}

fn read_employment(row: employment::Model) -> Result<Employment> {
    Ok(Employment {
        id: EmploymentId(row.id),
        person: PersonId(row.person_id),
        union: row.union_id.map(UnionId),
        group: position_group(&row.position),
        position: row.position,
        counts_in_chp: row.counts_in_chp,
        kind: EmploymentKind::from_code(&row.kind).ok_or_else(|| anyhow!("unknown kind of employment {}", row.kind))?,
        start: row.start_date,
        end: row.end_date,
    })
}

fn read_absence(row: long_absence::Model) -> Result<LongAbsence> {
    Ok(LongAbsence {
        person: PersonId(row.person_id),
        kind: AbsenceKind::from_code(&row.kind).ok_or_else(|| anyhow!("unknown kind of absence {}", row.kind))?,
        from: row.from_date,
        to: row.to_date,
    })
}
