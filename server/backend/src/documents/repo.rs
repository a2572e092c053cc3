//! Queries of documents and of those who have to read them.

use crate::entity::{acknowledgement, acknowledgement_list, document};
use crate::error::{Error, Result};
use anyhow::anyhow;
use domain::documents::document::{DocumentKind, DocumentLevel, Standing, standing};
use domain::documents::wire::{DocumentLine, OrderLine};
use domain::ids::{AcknowledgementListId, DocumentId, OrgId};
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One document.
pub async fn document(db: &impl ConnectionTrait, org: OrgId, id: DocumentId) -> Result<document::Model> {
    let found = document::Entity::find_by_id((org.0, id.0)).one(db).await?;
    found.ok_or(Error::NotFound("document"))
}

/// One sending of a document.
pub async fn list(
    db: &impl ConnectionTrait,
    org: OrgId,
    id: AcknowledgementListId,
) -> Result<acknowledgement_list::Model> {
    let found = acknowledgement_list::Entity::find_by_id((org.0, id.0)).one(db).await?;
    found.ok_or(Error::NotFound("list"))
}

/// The sendings of a document, the newest first.
pub async fn lists(db: &impl ConnectionTrait, org: OrgId, id: DocumentId) -> Result<Vec<acknowledgement_list::Model>> {
    Ok(acknowledgement_list::Entity::find()
        .filter(acknowledgement_list::Column::OrgId.eq(org.0))
        .filter(acknowledgement_list::Column::DocumentId.eq(id.0))
        .order_by_desc(acknowledgement_list::Column::CreatedAt)
        .order_by_desc(acknowledgement_list::Column::Id)
        .all(db)
        .await?)
}

/// The people of some lists.
pub async fn readers(
    db: &impl ConnectionTrait,
    org: OrgId,
    lists: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<acknowledgement::Model>> {
    Ok(acknowledgement::Entity::find()
        .filter(acknowledgement::Column::OrgId.eq(org.0))
        .filter(acknowledgement::Column::ListId.is_in(lists))
        .all(db)
        .await?)
}

/// How many were asked to read each of some documents, and how many did.
pub async fn counts(
    db: &impl ConnectionTrait,
    org: OrgId,
    documents: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, (u64, u64)>> {
    use acknowledgement::Column as A;
    use acknowledgement_list::Column as L;
    let counted = Query::select()
        .column((acknowledgement_list::Entity, L::DocumentId))
        .expr(Expr::col(Asterisk).count())
        .expr(Expr::col((acknowledgement::Entity, A::AcknowledgedOn)).count())
        .from(acknowledgement::Entity)
        .inner_join(
            acknowledgement_list::Entity,
            Expr::col((acknowledgement_list::Entity, L::Id))
                .equals((acknowledgement::Entity, A::ListId))
                .and(Expr::col((acknowledgement_list::Entity, L::OrgId)).equals((acknowledgement::Entity, A::OrgId))),
        )
        .and_where(Expr::col((acknowledgement::Entity, A::OrgId)).eq(org.0))
        .and_where(Expr::col((acknowledgement_list::Entity, L::DocumentId)).is_in(documents))
        .group_by_col((acknowledgement_list::Entity, L::DocumentId))
        .to_owned();
    let mut counts = BTreeMap::new();
    for row in db.query_all(&counted).await? {
        let (id, asked, read): (Uuid, i64, i64) = (
            row.try_get_by_index(0)?,
            row.try_get_by_index(1)?,
            row.try_get_by_index(2)?,
        );
        let number = |count: i64| u64::try_from(count).unwrap_or_default();
        counts.insert(id, (number(asked), number(read)));
    }
    Ok(counts)
}

/// A document as lists show it.
pub fn line(row: &document::Model, counts: &BTreeMap<Uuid, (u64, u64)>) -> Result<DocumentLine> {
    let kind = kind_of(row)?;
    let level = DocumentLevel::from_code(&row.level);
    let (asked, read) = counts.get(&row.id).copied().unwrap_or_default();
    Ok(DocumentLine {
        id: DocumentId(row.id),
        kind,
        level: level.ok_or_else(|| anyhow!("unknown level of a document {}", row.level))?,
        number: row.number.clone(),
        dated_on: row.dated_on,
        title: row.title.clone(),
        standing: standing_of(row)?,
        order: order_of(row),
        asked,
        read,
    })
}

/// The kind of a stored document.
pub fn kind_of(row: &document::Model) -> Result<DocumentKind> {
    let kind = DocumentKind::from_code(&row.kind);
    kind.ok_or_else(|| Error::Unexpected(anyhow!("unknown kind of a document {}", row.kind)))
}

/// How a stored document stands.
pub fn standing_of(row: &document::Model) -> Result<Standing> {
    Ok(standing(kind_of(row)?, order_of(row).is_some(), row.is_repealed))
}

/// The order that approved a stored document.
pub fn order_of(row: &document::Model) -> Option<OrderLine> {
    let on = row.order_on.filter(|_| !row.order_no.is_empty())?;
    let no = row.order_no.clone();
    Some(OrderLine { no, on })
}
