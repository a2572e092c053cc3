//! Which year is counted by which edition of the programme: a new formula never reaches back into years before it.

use super::definitions::{built_in, read};
use crate::entity::{indicator_definition, indicator_variable, programme_version};
use crate::error::Result;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::indicators::definition::{Definition, Definitions};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The approved editions of a school with what each defines.
#[derive(Clone, Debug)]
pub struct Editions {
    /// Year and id of every approved edition.
    approved: Vec<(i32, Uuid)>,
    /// The definitions of those that have their own.
    own: BTreeMap<Uuid, Definitions>,
    built_in: Definitions,
}

impl Editions {
    /// The editions of one school.
    pub async fn load(db: &impl ConnectionTrait, org: OrgId) -> Result<Self> {
        let approved = programme_version::Entity::find()
            .filter(programme_version::Column::OrgId.eq(org.0))
            .filter(programme_version::Column::Status.eq("approved"))
            .all(db)
            .await?;
        let approved: Vec<(i32, Uuid)> = approved.into_iter().map(|row| (row.year, row.id)).collect();
        let ids: Vec<Uuid> = approved.iter().map(|(_, id)| *id).collect();
        let rows = indicator_definition::Entity::find()
            .filter(indicator_definition::Column::OrgId.eq(org.0))
            .filter(indicator_definition::Column::VersionId.is_in(ids.clone()))
            .all(db)
            .await?;
        let variables = indicator_variable::Entity::find()
            .filter(indicator_variable::Column::OrgId.eq(org.0))
            .filter(indicator_variable::Column::VersionId.is_in(ids))
            .all(db)
            .await?;
        let built_in = built_in()?;
        let mut parts: BTreeMap<Uuid, (Vec<_>, Vec<_>)> = BTreeMap::new();
        for row in rows {
            parts.entry(row.version_id).or_default().0.push(row);
        }
        for row in variables {
            parts.entry(row.version_id).or_default().1.push(row);
        }
        let own = parts
            .into_iter()
            .map(|(id, (rows, variables))| Ok((id, read(rows, variables, &built_in)?)));
        Ok(Self {
            approved,
            own: own.collect::<Result<_>>()?,
            built_in,
        })
    }

    /// No edition at all: what comes with the product holds.
    pub fn none() -> Result<Self> {
        Ok(Self {
            approved: Vec::new(),
            own: BTreeMap::new(),
            built_in: built_in()?,
        })
    }

    /// The edition approved for that year, else for the nearest year after it, else the newest.
    pub fn edition(&self, year: i32) -> Option<ProgrammeVersionId> {
        let nearest = self
            .approved
            .iter()
            .min_by_key(|(of, _)| (*of < year, of.abs_diff(year)));
        nearest.map(|(_, id)| ProgrammeVersionId(*id))
    }

    /// The definitions a year of data is counted by.
    pub fn of(&self, year: i32) -> &Definitions {
        let own = self.edition(year).and_then(|id| self.own.get(&id.0));
        own.unwrap_or(&self.built_in)
    }

    /// An indicator as a year counts it; nothing when that year does not have it or has it switched off.
    pub fn counted(&self, code: &str, year: i32) -> Option<&Definition> {
        let mut all = self.of(year).indicators.iter();
        all.find(|one| one.code == code && one.is_enabled)
    }
}
