//! Sending a document to an audience: from now on each of them is asked to read it (SR-15, SR-24).

use super::repo;
use super::save::act;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{acknowledgement, acknowledgement_list};
use crate::error::{Error, Result};
use crate::registers::record;
use crate::roster::{staff, unions};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Verb;
use domain::campaigns::audience::{AudienceGroup, AudienceRule, Eligibility, resolve};
use domain::documents::wire::SendInput;
use domain::ids::{AcknowledgementListId, DocumentId, OrgId, PersonId};
use domain::registers::history::Change;
use domain::registers::reading::Reading;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

/// Sends a document to the staff of a day; whoever is on long leave then is not asked.
pub async fn send(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: DocumentId,
    input: &SendInput,
) -> Result<AcknowledgementListId> {
    actor.require(Verb::DocumentWrite, org)?;
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let tx = cx.db.begin_write().await?;
    let list = send_in(&tx, actor, org, (now, today), (id, input)).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(list)
}

/// Sends a document in a transaction.
pub(crate) async fn send_in(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: OrgId,
    (now, today): (DateTime<Utc>, NaiveDate),
    (id, input): (DocumentId, &SendInput),
) -> Result<AcknowledgementListId> {
    let row = repo::document(tx, org, id).await?;
    if row.is_repealed {
        return Err(Error::conflict("document-repealed"));
    }
    let (rule, staff_on, due_on) = read(tx, org, input, today).await?;
    let staff = staff(tx, org).await?;
    let asked = resolve(&rule, &staff.employments, &staff.absences, staff_on, staff_on);
    let asked: Vec<PersonId> = asked
        .into_iter()
        .filter(|one| one.eligibility == Eligibility::Eligible)
        .map(|one| one.person)
        .collect();
    if asked.is_empty() {
        return Err(Error::invalid("send[groups]", "document-nobody"));
    }
    let list = acknowledgement_list::ActiveModel {
        org_id: Set(org.0),
        id: Set(Uuid::now_v7()),
        document_id: Set(id.0),
        audience: Set(serde_json::to_value(&rule)?),
        staff_on: Set(staff_on),
        due_on: Set(due_on),
        created_at: Set(now),
        created_by: Set(actor.user().map(|user| user.0)),
    };
    let list_id = *list.id.as_ref();
    acknowledgement_list::Entity::insert(list)
        .exec_without_returning(tx)
        .await?;
    let rows = asked.iter().map(|person| acknowledgement::ActiveModel {
        org_id: Set(org.0),
        list_id: Set(list_id),
        person_id: Set(person.0),
        acknowledged_on: Set(None),
        means: Set(String::new()),
        marked_at: Set(None),
        marked_by: Set(None),
    });
    acknowledgement::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    let change = Change {
        field: "asked".to_owned(),
        before: String::new(),
        after: asked.len().to_string(),
    };
    record(tx, actor, org, now, act("send", id, vec![change])).await?;
    Ok(AcknowledgementListId(list_id))
}

async fn read(
    tx: &impl ConnectionTrait,
    org: OrgId,
    input: &SendInput,
    today: NaiveDate,
) -> Result<(AudienceRule, NaiveDate, Option<NaiveDate>)> {
    let mut reading = Reading::default();
    let staff_on = reading.date("send[staff_on]", &input.staff_on).unwrap_or(today);
    let due_on = reading.date("send[due_on]", &input.due_on);
    if due_on.is_some_and(|due| due < today) {
        reading.refuse("send[due_on]", "document-due-over");
    }
    let known = unions(tx, org).await?;
    let is_chosen = |id: &domain::ids::UnionId| input.unions.iter().any(|one| *one == id.to_string());
    let groups = input.groups.iter().filter_map(|code| AudienceGroup::from_code(code));
    let rule = AudienceRule {
        groups: groups.collect(),
        unions: known.into_iter().map(|(id, _)| id).filter(is_chosen).collect(),
        persons: Vec::new(),
        include_external: !input.include_external.is_empty(),
    };
    if rule.groups.is_empty() && rule.unions.is_empty() {
        reading.refuse("send[groups]", "document-nobody");
    }
    reading.give((rule, staff_on, due_on)).map_err(Error::Invalid)
}

/// Takes a sending back that nobody has answered yet.
pub async fn withdraw(cx: &Backend, actor: &Actor, org: OrgId, id: AcknowledgementListId) -> Result<DocumentId> {
    actor.require(Verb::DocumentWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let list = repo::list(&tx, org, id).await?;
    let readers = repo::readers(&tx, org, [id.0]).await?;
    if readers.iter().any(|row| row.acknowledged_on.is_some()) {
        return Err(Error::conflict("document-list-answered"));
    }
    acknowledgement::Entity::delete_many()
        .filter(acknowledgement::Column::OrgId.eq(org.0))
        .filter(acknowledgement::Column::ListId.eq(id.0))
        .exec(&tx)
        .await?;
    acknowledgement_list::Entity::delete_by_id((org.0, id.0))
        .exec(&tx)
        .await?;
    let document = DocumentId(list.document_id);
    record(&tx, actor, org, now, act("withdraw", document, Vec::new())).await?;
    tx.commit().await?;
    Ok(document)
}
