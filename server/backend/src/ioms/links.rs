//! The links of a route to deficits: to our own rows, or to deficits recorded elsewhere.

use crate::entity::{deficit, iom_activity, iom_deficit};
use crate::error::{OnConstraint, Result};
use domain::ids::OrgId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Links a route to a deficit recorded elsewhere; the title may be all that is known, or nothing.
pub async fn elsewhere(tx: &impl ConnectionTrait, org: OrgId, iom: Uuid, title: &str, position: i32) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = iom_deficit::ActiveModel {
        org_id: Set(org.0),
        id: Set(id),
        iom_id: Set(iom),
        deficit_id: Set(None),
        title: Set(title.to_owned()),
        level_title: Set(String::new()),
        source: Set(String::new()),
        position: Set(position),
    };
    iom_deficit::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Takes links away; activities that were planned for them stay.
pub async fn unlink(tx: &impl ConnectionTrait, org: OrgId, links: &[Uuid]) -> Result<()> {
    if links.is_empty() {
        return Ok(());
    }
    iom_activity::Entity::update_many()
        .col_expr(iom_activity::Column::IomDeficitId, Expr::value(Option::<Uuid>::None))
        .filter(iom_activity::Column::OrgId.eq(org.0))
        .filter(iom_activity::Column::IomDeficitId.is_in(links.iter().copied()))
        .exec(tx)
        .await?;
    iom_deficit::Entity::delete_many()
        .filter(iom_deficit::Column::OrgId.eq(org.0))
        .filter(iom_deficit::Column::Id.is_in(links.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Links a route to a deficit of ours; the words are kept, should the deficit go away.
pub async fn own(
    tx: &impl ConnectionTrait,
    org: OrgId,
    iom: Uuid,
    row: &deficit::Model,
    instruments: &BTreeMap<Uuid, String>,
    position: i32,
) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let link = iom_deficit::ActiveModel {
        org_id: Set(org.0),
        id: Set(id),
        iom_id: Set(iom),
        deficit_id: Set(Some(row.id)),
        title: Set(row.title.clone()),
        level_title: Set(row.level_title.clone()),
        source: Set(instruments.get(&row.instrument_id).cloned().unwrap_or_default()),
        position: Set(position),
    };
    iom_deficit::Entity::insert(link)
        .exec_without_returning(tx)
        .await
        .on_constraint("iom-linked-already")?;
    Ok(id)
}
