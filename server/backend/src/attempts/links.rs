//! Personal links by their keys, and which targets belong to links and to attempts.

use crate::db::filled_up;
use crate::entity::{attempt, invitation, target};
use crate::error::Result;
use domain::ids::OrgId;
use sea_orm::sea_query::LockType;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, SelectTwo};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A row's key: the organisation and its own id.
pub(super) type Key = (OrgId, Uuid);

/// The lists of a statement.
pub(super) fn keys(keys: &BTreeSet<Key>) -> (Vec<Uuid>, Vec<Uuid>) {
    let orgs: BTreeSet<Uuid> = keys.iter().map(|(org, _)| org.0).collect();
    let ids = keys.iter().map(|(_, id)| *id).collect();
    (filled_up(orgs.into_iter().collect()), filled_up(ids))
}

/// Links by id, and the targets they are for.
pub(super) type Links = (BTreeMap<Uuid, invitation::Model>, Vec<target::Model>);

/// The statement that reads links with their targets.
pub(super) fn with_targets() -> SelectTwo<invitation::Entity, target::Entity> {
    use invitation::Column as C;
    let of_target = invitation::Entity::belongs_to(target::Entity)
        .from((C::OrgId, C::TargetId))
        .to((target::Column::OrgId, target::Column::Id));
    invitation::Entity::find()
        .join(JoinType::InnerJoin, of_target.into())
        .select_also(target::Entity)
}

/// The same for the links of these keys.
pub(super) fn links_with_targets(wanted: &BTreeSet<Key>) -> SelectTwo<invitation::Entity, target::Entity> {
    let (orgs, ids) = keys(wanted);
    with_targets()
        .filter(invitation::Column::OrgId.is_in(orgs))
        .filter(invitation::Column::Id.is_in(ids))
}

/// The links of these keys with their targets, read by one statement.
pub(super) async fn links(db: &impl ConnectionTrait, wanted: &BTreeSet<Key>, locks: bool) -> Result<Links> {
    if wanted.is_empty() {
        return Ok(Links::default());
    }
    let mut rows = links_with_targets(wanted);
    if locks {
        rows = rows.order_by_asc(target::Column::Id);
        QuerySelect::query(&mut rows).lock_with_tables(LockType::Update, [target::Entity]);
    }
    let (mut links, mut targets) = Links::default();
    for (link, target) in rows.all(db).await? {
        if wanted.contains(&(OrgId(link.org_id), link.id)) {
            targets.extend(target.filter(|one| !targets.iter().any(|known: &target::Model| known.id == one.id)));
            links.insert(link.id, link);
        }
    }
    Ok((links, targets))
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
