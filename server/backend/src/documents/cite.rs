//! The papers of a campaign: instructions and materials it cites. One that no order has approved is warned of, not
//! refused (SR-23).

use super::repo;
use super::save::act;
use crate::Backend;
use crate::actor::Actor;
use crate::campaigns::campaign;
use crate::entity::{campaign_document, document};
use crate::error::Result;
use crate::registers::record;
use domain::access::Verb;
use domain::documents::wire::CitedDocuments;
use domain::ids::{CampaignId, DocumentId, OrgId};
use domain::registers::history::Change;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// More documents than these are no help to choose from.
const MOST_SPARE: usize = 300;

/// What a campaign cites, and what it could cite.
pub async fn cited(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId) -> Result<CitedDocuments> {
    actor.require(Verb::CampaignRead, org)?;
    let db = cx.db.read();
    campaign(db, org, id).await?;
    let cited = of_campaign(db, org, id).await?;
    let may_write = actor.may(Verb::CampaignWrite, org);
    let spare = if may_write {
        spare(db, org, &cited).await?
    } else {
        Vec::new()
    };
    let lines = cited.iter().map(|row| repo::line(row, &BTreeMap::new()));
    Ok(CitedDocuments {
        cited: lines.collect::<Result<_>>()?,
        spare,
        may_write,
    })
}

async fn spare(db: &impl ConnectionTrait, org: OrgId, cited: &[document::Model]) -> Result<Vec<(DocumentId, String)>> {
    let rows = document::Entity::find()
        .filter(document::Column::OrgId.eq(org.0))
        .filter(document::Column::IsRepealed.eq(false))
        .order_by_asc(document::Column::SortKey)
        .all(db)
        .await?;
    let mut spare = Vec::new();
    for row in rows {
        let is_paper = repo::kind_of(&row)?.needs_order();
        if is_paper && spare.len() < MOST_SPARE && !cited.iter().any(|one| one.id == row.id) {
            spare.push((DocumentId(row.id), row.title));
        }
    }
    Ok(spare)
}

/// The documents of a campaign, by title.
pub(super) async fn of_campaign(db: &impl ConnectionTrait, org: OrgId, id: CampaignId) -> Result<Vec<document::Model>> {
    let cited = campaign_document::Entity::find()
        .filter(campaign_document::Column::OrgId.eq(org.0))
        .filter(campaign_document::Column::CampaignId.eq(id.0))
        .all(db)
        .await?;
    if cited.is_empty() {
        return Ok(Vec::new());
    }
    Ok(document::Entity::find()
        .filter(document::Column::OrgId.eq(org.0))
        .filter(document::Column::Id.is_in(cited.iter().map(|row| row.document_id)))
        .order_by_asc(document::Column::SortKey)
        .all(db)
        .await?)
}

/// Lets a campaign cite a document; once more changes nothing.
pub async fn cite(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId, document: DocumentId) -> Result<()> {
    turn(cx, actor, org, (id, document), true).await
}

/// Takes a document out of a campaign's papers.
pub async fn uncite(cx: &Backend, actor: &Actor, org: OrgId, id: CampaignId, document: DocumentId) -> Result<()> {
    turn(cx, actor, org, (id, document), false).await
}

async fn turn(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    (id, document): (CampaignId, DocumentId),
    is_cited: bool,
) -> Result<()> {
    actor.require(Verb::CampaignWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let campaign = campaign(&tx, org, id).await?;
    repo::document(&tx, org, document).await?;
    let changed = match is_cited {
        true => add(&tx, (org.0, id.0, document.0)).await?,
        false => {
            campaign_document::Entity::delete_by_id((org.0, id.0, document.0))
                .exec(&tx)
                .await?
                .rows_affected
        }
    };
    if changed == 0 {
        return Ok(());
    }
    let (before, after) = match is_cited {
        true => (String::new(), campaign.title),
        false => (campaign.title, String::new()),
    };
    let change = Change {
        field: "campaign".to_owned(),
        before,
        after,
    };
    let done = if is_cited { "cite" } else { "uncite" };
    record(&tx, actor, org, now, act(done, document, vec![change])).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

async fn add(tx: &impl ConnectionTrait, (org, campaign, document): (Uuid, Uuid, Uuid)) -> Result<u64> {
    use campaign_document::Column as C;
    let row = campaign_document::ActiveModel {
        org_id: Set(org),
        campaign_id: Set(campaign),
        document_id: Set(document),
    };
    let again = OnConflict::columns([C::OrgId, C::CampaignId, C::DocumentId])
        .do_nothing()
        .to_owned();
    Ok(campaign_document::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?)
}
