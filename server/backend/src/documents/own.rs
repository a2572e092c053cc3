//! What somebody with a personal link sees: the approved papers of the procedure, what was sent to them to read, and the
//! button that says that they did (SR-15, SR-23).

use super::save::act;
use super::{cite, repo};
use crate::Backend;
use crate::accounts::organization;
use crate::attempts::{Respondent, Whose, whose};
use crate::clock::day;
use crate::entity::{acknowledgement, acknowledgement_list, campaign_document, document, target};
use crate::error::{Error, Result};
use crate::files;
use crate::registers::record;
use crate::roster::people;
use chrono::NaiveDate;
use domain::documents::document::{Means, Standing};
use domain::documents::wire::{OwnDocument, OwnDocuments};
use domain::ids::{DocumentId, OrgId, PersonId};
use domain::registers::history::Change;
use domain::registers::wire::FileLine;
use domain::safe_url::SafeUrl;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The documents of a respondent's first page.
pub async fn own(cx: &Backend, respondent: &Respondent) -> Result<OwnDocuments> {
    own_of(cx, whose(cx, respondent).await?).await
}

/// The same where it is known already whom the link is for.
pub async fn own_of(cx: &Backend, whose: Whose) -> Result<OwnDocuments> {
    if !whose.has_papers {
        return Ok(OwnDocuments::default());
    }
    let db = cx.db.read();
    let cited = approved(cite::of_campaign(db, whose.org, whose.campaign).await?)?;
    let sent = match whose.person {
        Some(person) => sent_to(db, whose.org, person).await?,
        None => Vec::new(),
    };
    let ids = cited
        .iter()
        .chain(sent.iter().map(|(row, _)| row))
        .filter_map(|row| row.file_id);
    let files = files::lines(db, whose.org, ids).await?;
    Ok(OwnDocuments {
        cited: cited
            .into_iter()
            .map(|row| shown(row, None, &files))
            .collect::<Result<_>>()?,
        sent: sent
            .into_iter()
            .map(|(row, reading)| shown(row, Some(reading), &files))
            .collect::<Result<_>>()?,
    })
}

/// Has the campaign cited anything? A condition over a statement that reads targets.
pub(crate) fn is_cited() -> Expr {
    use campaign_document::Column as C;
    let same = [
        (C::OrgId, target::Column::OrgId),
        (C::CampaignId, target::Column::CampaignId),
    ];
    has_any(campaign_document::Entity, same)
}

/// Was anything ever sent to the person? Likewise.
pub(crate) fn is_sent() -> Expr {
    use acknowledgement::Column as C;
    let same = [
        (C::OrgId, target::Column::OrgId),
        (C::PersonId, target::Column::PersonId),
    ];
    has_any(acknowledgement::Entity, same)
}

/// Is there a row that has the same in these columns as the target?
fn has_any<E: EntityTrait>(table: E, same: [(E::Column, target::Column); 2]) -> Expr {
    let mut rows = Query::select();
    rows.expr(Expr::value(1)).from(table);
    for (own, of_target) in same {
        rows.and_where(Expr::col((table, own)).equals((target::Entity, of_target)));
    }
    Expr::exists(rows)
}

/// The button «Ознакомлен(а)»: every sending of the document to this person is answered; once more changes nothing.
pub async fn acknowledge(cx: &Backend, respondent: &Respondent, id: DocumentId) -> Result<()> {
    let whose = whose(cx, respondent).await?;
    let (org, person) = (whose.org, whose.person.ok_or(Error::NotFound("document"))?);
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let tx = cx.db.begin_write().await?;
    let lists = repo::lists(&tx, org, id).await?;
    let mine = || {
        acknowledgement::Column::OrgId
            .eq(org.0)
            .and(acknowledgement::Column::PersonId.eq(person.0))
            .and(acknowledgement::Column::ListId.is_in(lists.iter().map(|list| list.id)))
    };
    if acknowledgement::Entity::find().filter(mine()).one(&tx).await?.is_none() {
        return Err(Error::NotFound("document"));
    }
    let done = acknowledgement::Entity::update_many()
        .col_expr(acknowledgement::Column::AcknowledgedOn, Expr::value(today))
        .col_expr(acknowledgement::Column::Means, Expr::value(Means::Link.code()))
        .col_expr(acknowledgement::Column::MarkedAt, Expr::value(now))
        .filter(mine())
        .filter(acknowledgement::Column::AcknowledgedOn.is_null())
        .exec(&tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(());
    }
    let people = people(&tx, org).await?;
    let change = Change {
        field: "reader".to_owned(),
        before: String::new(),
        after: people.get(&person).map(|one| one.name.short_name()).unwrap_or_default(),
    };
    record(&tx, &respondent.actor, org, now, act("acknowledge", id, vec![change])).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// The organisation, when this respondent may see the document; otherwise it is not found.
pub(super) async fn may_see(cx: &Backend, respondent: &Respondent, id: DocumentId) -> Result<OrgId> {
    let (
        db,
        Whose {
            org, campaign, person, ..
        },
    ) = (cx.db.read(), whose(cx, respondent).await?);
    let cited = approved(cite::of_campaign(db, org, campaign).await?)?;
    let sent = match person {
        Some(person) => sent_to(db, org, person).await?,
        None => Vec::new(),
    };
    let mut seen = cited.iter().chain(sent.iter().map(|(row, _)| row));
    if seen.any(|row| row.id == id.0) {
        Ok(org)
    } else {
        Err(Error::NotFound("document"))
    }
}

/// Only what is in force is shown in a task.
fn approved(rows: Vec<document::Model>) -> Result<Vec<document::Model>> {
    let mut found = Vec::new();
    for row in rows {
        if repo::standing_of(&row)? == Standing::InForce {
            found.push(row);
        }
    }
    Ok(found)
}

/// How far one person is with one document.
#[derive(Clone, Copy, Debug, Default)]
struct ReadingState {
    due_on: Option<NaiveDate>,
    /// Set when every sending is answered.
    read_on: Option<NaiveDate>,
}

/// What was sent to a person and is still in force, what waits first.
async fn sent_to(
    db: &impl ConnectionTrait,
    org: OrgId,
    person: PersonId,
) -> Result<Vec<(document::Model, ReadingState)>> {
    let own = acknowledgement::Entity::find()
        .filter(acknowledgement::Column::OrgId.eq(org.0))
        .filter(acknowledgement::Column::PersonId.eq(person.0))
        .all(db)
        .await?;
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let lists = acknowledgement_list::Entity::find()
        .filter(acknowledgement_list::Column::OrgId.eq(org.0))
        .filter(acknowledgement_list::Column::Id.is_in(own.iter().map(|row| row.list_id)))
        .order_by_asc(acknowledgement_list::Column::CreatedAt)
        .all(db)
        .await?;
    let mut states: BTreeMap<Uuid, ReadingState> = BTreeMap::new();
    for list in lists {
        let Some(row) = own.iter().find(|row| row.list_id == list.id) else {
            continue;
        };
        let known = states.get(&list.document_id).copied();
        let waits = known.is_some_and(|state| state.read_on.is_none());
        let state = ReadingState {
            due_on: list.due_on.or(known.and_then(|state| state.due_on)),
            read_on: row.acknowledged_on.filter(|_| !waits),
        };
        states.insert(list.document_id, state);
    }
    let rows = document::Entity::find()
        .filter(document::Column::OrgId.eq(org.0))
        .filter(document::Column::Id.is_in(states.keys().copied()))
        .filter(document::Column::IsRepealed.eq(false))
        .order_by_asc(document::Column::SortKey)
        .all(db)
        .await?;
    let mut sent: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let state = states.get(&row.id).copied().unwrap_or_default();
            (row, state)
        })
        .collect();
    sent.sort_by_key(|(_, state)| state.read_on.is_some());
    Ok(sent)
}

fn shown(row: document::Model, state: Option<ReadingState>, files: &BTreeMap<Uuid, FileLine>) -> Result<OwnDocument> {
    let state = state.unwrap_or_default();
    Ok(OwnDocument {
        id: DocumentId(row.id),
        kind: repo::kind_of(&row)?,
        order: repo::order_of(&row),
        file: row.file_id.and_then(|file| files.get(&file).cloned()),
        url: SafeUrl::parse(&row.url),
        title: row.title,
        body: row.body,
        due_on: state.due_on,
        read_on: state.read_on,
    })
}
