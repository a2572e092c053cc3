//! Is the database sound? The engine's own checks, the live counters against a recount of the targets, the
//! chain of hashes over the log, the checksums of frozen values, and consequences that keep failing.

use crate::campaigns::progress::facets;
use crate::db::Db;
use crate::entity::{progress_counter, target};
use crate::error::Result;
use crate::{Backend, fact_chain, jobs};
use futures::TryStreamExt;
use sea_orm::EntityTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Everything that is wrong, one sentence each; nothing when all is well.
pub async fn check(cx: &Backend) -> Result<Vec<String>> {
    let mut found = check_database(&cx.db).await?;
    if found.is_empty() {
        // Not in a copy: there it says nothing of the copy, which must come back all the same.
        found.extend(jobs::stuck(cx).await?);
    }
    Ok(found)
}

/// The same for a database without a server, such as a copy that is being rehearsed.
pub async fn check_database(db: &Db) -> Result<Vec<String>> {
    let mut found = db.integrity().await?;
    // What is broken in the file itself may break what reads it.
    if found.is_empty() {
        found.extend(counters(db).await?);
        found.extend(fact_chain::broken(db.read()).await?);
        found.extend(crate::indicators::tampered(db.read()).await?);
    }
    Ok(found)
}

type Counts = BTreeMap<(Uuid, Uuid, String, String, String), i32>;

async fn counters(db: &Db) -> Result<Vec<String>> {
    let mut counted = Counts::new();
    let mut targets = target::Entity::find().stream(db.read()).await?;
    while let Some(row) = targets.try_next().await? {
        for (facet, value) in facets(&row, row.completed_on) {
            let key = (
                row.org_id,
                row.campaign_id,
                facet.to_owned(),
                value,
                row.disposition.clone(),
            );
            *counted.entry(key).or_default() += 1;
        }
    }
    drop(targets);
    let mut kept = Counts::new();
    for row in progress_counter::Entity::find().all(db.read()).await? {
        if row.count != 0 {
            kept.insert(
                (row.org_id, row.campaign_id, row.facet, row.value, row.disposition),
                row.count,
            );
        }
    }
    let keys: std::collections::BTreeSet<_> = counted.keys().chain(kept.keys()).collect();
    let wrong = keys.into_iter().filter_map(|key| {
        let (is, should) = (
            kept.get(key).copied().unwrap_or_default(),
            counted.get(key).copied().unwrap_or_default(),
        );
        let (_, campaign, facet, value, disposition) = key;
        (is != should)
            .then(|| format!("counter {facet} {value} {disposition} of campaign {campaign}: {is} instead of {should}"))
    });
    Ok(wrong.collect())
}
