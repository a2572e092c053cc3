//! Keys of rows, and lists of them.

use crate::db::filled_up;
use domain::ids::OrgId;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A row's key: the organisation and its own id.
pub(super) type Key = (OrgId, Uuid);

/// The lists of a statement.
pub(super) fn keys(keys: &BTreeSet<Key>) -> (Vec<Uuid>, Vec<Uuid>) {
    let orgs: BTreeSet<Uuid> = keys.iter().map(|(org, _)| org.0).collect();
    let ids = keys.iter().map(|(_, id)| *id).collect();
    (filled_up(orgs.into_iter().collect()), filled_up(ids))
}
