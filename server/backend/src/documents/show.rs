//! A document's page: what it says, whom it was sent to, who has read it and who has not.

use super::repo;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::{day, local};
use crate::entity::{acknowledgement, acknowledgement_list, campaign, campaign_document};
use crate::error::Result;
use crate::files;
use crate::registers::history;
use crate::roster::{Person, people, union_choices};
use chrono_tz::Tz;
use domain::access::Verb;
use domain::campaigns::audience::AudienceRule;
use domain::documents::document::Means;
use domain::documents::wire::{AcknowledgementList, DocumentPage, Reader};
use domain::ids::{AcknowledgementListId, DocumentId, OrgId, PersonId};
use domain::roster::wire::UnionChoice;
use domain::safe_url::SafeUrl;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// One document.
pub async fn show(cx: &Backend, actor: &Actor, org: OrgId, id: DocumentId) -> Result<DocumentPage> {
    actor.require(Verb::DocumentRead, org)?;
    let (db, zone) = (cx.db.read(), organization(cx, org).await?.zone);
    let row = repo::document(db, org, id).await?;
    let counts = repo::counts(db, org, [id.0]).await?;
    let unions = union_choices(db, org).await?;
    let mut kept = files::lines(db, org, row.file_id).await?;
    Ok(DocumentPage {
        line: repo::line(&row, &counts)?,
        lists: lists(db, org, id, &unions, zone).await?,
        campaigns: campaigns(db, org, id).await?,
        history: history(cx, actor, Verb::DocumentRead, org, &[id.0]).await?,
        today: day(cx.clock.now(), zone),
        may_write: actor.may(Verb::DocumentWrite, org),
        file: row.file_id.and_then(|file| kept.remove(&file)),
        url: SafeUrl::parse(&row.url),
        edition: row.edition,
        body: row.body,
        approved_by: row.approved_by,
        note: row.note,
        unions,
    })
}

async fn lists(
    db: &impl ConnectionTrait,
    org: OrgId,
    id: DocumentId,
    unions: &[UnionChoice],
    zone: Tz,
) -> Result<Vec<AcknowledgementList>> {
    let sent = repo::lists(db, org, id).await?;
    let rows = repo::readers(db, org, sent.iter().map(|list| list.id)).await?;
    let people = people(db, org).await?;
    sent.into_iter()
        .map(|list| {
            let own = rows.iter().filter(|row| row.list_id == list.id);
            one_list(&list, own, &people, unions, zone)
        })
        .collect()
}

fn one_list<'a>(
    list: &acknowledgement_list::Model,
    rows: impl Iterator<Item = &'a acknowledgement::Model>,
    people: &BTreeMap<PersonId, Person>,
    unions: &[UnionChoice],
    zone: Tz,
) -> Result<AcknowledgementList> {
    let rule: AudienceRule = serde_json::from_value(list.audience.clone())?;
    let is_chosen = |one: &&UnionChoice| rule.unions.iter().any(|id| id.to_string() == one.id);
    let mut named: Vec<(&str, Reader)> = rows
        .map(|row| {
            let person = people.get(&PersonId(row.person_id));
            let reader = Reader {
                person: PersonId(row.person_id),
                name: person.map(|one| one.name.short_name()).unwrap_or_default(),
                on: row.acknowledged_on,
                means: Means::from_code(&row.means),
            };
            (person.map(|one| one.sort_key.as_str()).unwrap_or_default(), reader)
        })
        .collect();
    named.sort_by(|a, b| (a.0, a.1.person).cmp(&(b.0, b.1.person)));
    let (readers, silent) = named
        .into_iter()
        .map(|(_, reader)| reader)
        .partition(|one| one.on.is_some());
    Ok(AcknowledgementList {
        id: AcknowledgementListId(list.id),
        sent_on: local(list.created_at, zone).date(),
        staff_on: list.staff_on,
        due_on: list.due_on,
        groups: rule.groups.iter().map(|group| group.code().to_owned()).collect(),
        unions: unions.iter().filter(is_chosen).map(|one| one.title.clone()).collect(),
        silent,
        readers,
    })
}

/// The campaigns that cite it: id and title.
async fn campaigns(db: &impl ConnectionTrait, org: OrgId, id: DocumentId) -> Result<Vec<(String, String)>> {
    let cited = campaign_document::Entity::find()
        .filter(campaign_document::Column::OrgId.eq(org.0))
        .filter(campaign_document::Column::DocumentId.eq(id.0))
        .all(db)
        .await?;
    let rows = campaign::Entity::find()
        .filter(campaign::Column::OrgId.eq(org.0))
        .filter(campaign::Column::Id.is_in(cited.iter().map(|row| row.campaign_id)))
        .order_by_desc(campaign::Column::OpensAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id.to_string(), row.title)).collect())
}
