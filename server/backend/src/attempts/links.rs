//! Personal links by their keys, and which targets belong to links and to attempts.

use super::keys::{Key, keys};
use super::sought::{Sought, each_once, locked, with_revisions};
use crate::entity::{attempt, invitation, target};
use crate::error::Result;
use domain::ids::OrgId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IdenStatic, JoinType, QueryFilter, QueryResult,
    QuerySelect, QueryTrait, SelectA, SelectB, SelectTwo,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Links by id, and the targets they are for, each once.
pub(super) type Links = (BTreeMap<Uuid, invitation::Model>, Vec<Sought>);

/// The statement that reads links with their targets.
pub(super) fn with_targets() -> SelectTwo<invitation::Entity, target::Entity> {
    use invitation::Column as C;
    let of_target = invitation::Entity::belongs_to(target::Entity)
        .from((C::OrgId, C::TargetId))
        .to((target::Column::OrgId, target::Column::Id));
    with_revisions(
        invitation::Entity::find()
            .join(JoinType::InnerJoin, of_target.into())
            .select_also(target::Entity),
    )
}

/// The same for the links of these keys.
pub(super) fn links_with_targets(wanted: &BTreeSet<Key>) -> SelectTwo<invitation::Entity, target::Entity> {
    let (orgs, ids) = keys(wanted);
    with_targets()
        .filter(invitation::Column::OrgId.is_in(orgs))
        .filter(invitation::Column::Id.is_in(ids))
}

/// A link and its target, of a row of such a statement.
pub(super) fn read_link(row: &QueryResult) -> Result<(invitation::Model, Sought), DbErr> {
    let link = invitation::Model::from_query_result(row, SelectA.as_str())?;
    Ok((link, Sought::read(row, SelectB.as_str())?))
}

/// The links of these keys with their targets, read by one statement.
pub(super) async fn links(db: &impl ConnectionTrait, wanted: &BTreeSet<Key>, locks: bool) -> Result<Links> {
    if wanted.is_empty() {
        return Ok(Links::default());
    }
    let mut rows = links_with_targets(wanted);
    if locks {
        rows = locked(rows);
    }
    let (mut links, mut targets) = (BTreeMap::new(), Vec::new());
    for row in db.query_all(&rows.into_query()).await? {
        let (link, target) = read_link(&row)?;
        if wanted.contains(&(OrgId(link.org_id), link.id)) {
            targets.push(target);
            links.insert(link.id, link);
        }
    }
    Ok((links, each_once(targets)))
}

/// The targets to which these attempts belong.
pub(super) async fn targets_of(db: &impl ConnectionTrait, wanted: &BTreeSet<Key>) -> Result<BTreeSet<Key>> {
    if wanted.is_empty() {
        return Ok(BTreeSet::new());
    }
    let (orgs, ids) = keys(wanted);
    let rows = attempt::Entity::find()
        .filter(attempt::Column::OrgId.is_in(orgs))
        .filter(attempt::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (OrgId(row.org_id), row.target_id)).collect())
}
