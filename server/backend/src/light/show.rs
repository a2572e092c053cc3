//! One row of a light register with its history, or the empty form of a new one.

use super::list::{Found, rows};
use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{deficit, light_record};
use crate::error::{Error, Result};
use crate::registers::history;
use crate::roster::{people, union_choices};
use domain::access::Verb;
use domain::ids::{LightRecordId, OrgId};
use domain::light::register::Light;
use domain::light::wire::{LightLine, LightPage};
use domain::registers::listing::Listing;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

/// More words than these are no help to choose from.
const MOST_TITLES: u64 = 200;

/// A row; without an id a new one.
pub async fn show(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    register: Light,
    id: Option<LightRecordId>,
) -> Result<LightPage> {
    actor.require(Verb::LightRead, org)?;
    let db = cx.db.read();
    let (line, subject) = match id {
        Some(id) => (line(db, org, register, id).await?, vec![id.0]),
        None => (LightLine::default(), Vec::new()),
    };
    let mut staff: Vec<(String, String)> = people(db, org)
        .await?
        .into_values()
        .map(|one| (one.sort_key, one.name.full()))
        .collect();
    staff.sort();
    Ok(LightPage {
        register,
        line,
        unions: union_choices(db, org).await?,
        staff: staff.into_iter().map(|(_, name)| name).collect(),
        titles: titles(db, org, register).await?,
        history: history(cx, actor, Verb::LightRead, org, &subject).await?,
        may_write: actor.may(Verb::LightWrite, org),
    })
}

async fn line(db: &impl ConnectionTrait, org: OrgId, register: Light, id: LightRecordId) -> Result<LightLine> {
    repo::record(db, org, register, id).await?;
    let mut one = rows(org, register, &Listing::default());
    one.and_where(Expr::col((light_record::Entity, light_record::Column::Id)).eq(id.0));
    let row = db.query_one(&one).await?.ok_or(Error::NotFound("record"))?;
    Ok(Found::from_query_result(&row, "")?.line())
}

/// What may be chosen as the title: of requests the competences that were found lacking, and what stands there already.
async fn titles(db: &impl ConnectionTrait, org: OrgId, register: Light) -> Result<Vec<String>> {
    let mut titles: Vec<String> = light_record::Entity::find()
        .select_only()
        .column(light_record::Column::Title)
        .distinct()
        .filter(light_record::Column::OrgId.eq(org.0))
        .filter(light_record::Column::Register.eq(register.code()))
        .order_by_asc(light_record::Column::Title)
        .limit(MOST_TITLES)
        .into_tuple()
        .all(db)
        .await?;
    if register == Light::Requests {
        let competences: Vec<String> = deficit::Entity::find()
            .select_only()
            .column(deficit::Column::Title)
            .distinct()
            .filter(deficit::Column::OrgId.eq(org.0))
            .limit(MOST_TITLES)
            .into_tuple()
            .all(db)
            .await?;
        titles.extend(competences);
        titles.sort();
        titles.dedup();
    }
    Ok(titles)
}
