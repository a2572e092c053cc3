//! Putting an instrument away and taking it out again. Campaigns and results that stand on it are not touched.

use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::instrument;
use crate::error::Result;
use crate::facts::{self, Fact};
use domain::access::Verb;
use domain::ids::{InstrumentId, OrgId};
use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};

/// Puts an instrument away, or back among the others. A repeat changes nothing.
pub async fn archive(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId, is_archived: bool) -> Result<()> {
    actor.require(Verb::InstrumentWrite, org)?;
    let (tx, now) = (cx.db.begin_write().await?, cx.clock.now());
    let row = repo::locked(&tx, org, id).await?;
    if row.archived_at.is_some() != is_archived {
        let mut row: instrument::ActiveModel = row.into_active_model();
        row.archived_at = Set(is_archived.then_some(now));
        row.update(&tx).await?;
        let fact = Fact::InstrumentArchived {
            instrument: id,
            is_archived,
        };
        facts::append(&tx, actor, Some(org), now, fact).await?;
    }
    tx.commit().await?;
    Ok(())
}
