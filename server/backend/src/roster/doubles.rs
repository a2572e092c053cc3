//! «Похожи на одного человека»: proposals for a human, told apart when they are two, and two records side by side
//! before they are merged.

use super::people::{meant, people};
use super::repo::{employed, name_of, person_of};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{employment, event_participation, iom, person, person_code, target, told_apart};
use crate::error::{Error, Result};
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::roster::doubles::{Known, Likeness, likely_doubles, without};
use domain::roster::wire::{DoublePair, DoubleSide, DoublesPage, MergePage};
use domain::roster::wire_input::MergeInput;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// More pairs than anybody decides in one sitting.
const MOST: usize = 50;

/// Pairs that look like one person.
pub async fn doubles(cx: &Backend, actor: &Actor, org: OrgId) -> Result<DoublesPage> {
    actor.require(Verb::RosterRead, org)?;
    let db = cx.db.read();
    let mut pairs = likely(db, org).await?;
    let total = pairs.len();
    pairs.truncate(MOST);
    let ids: Vec<PersonId> = pairs.iter().flat_map(|(a, b, _)| [*a, *b]).collect();
    let sides = sides(db, org, &ids).await?;
    let pair = |(a, b, likeness): (PersonId, PersonId, Likeness)| {
        Some(DoublePair {
            likeness,
            one: sides.get(&a)?.clone(),
            other: sides.get(&b)?.clone(),
        })
    };
    Ok(DoublesPage {
        pairs: pairs.into_iter().filter_map(pair).collect(),
        total,
        may_write: actor.may(Verb::RosterWrite, org),
    })
}

/// Two records before they are merged; `other` is an id, a code or a name.
pub async fn compare(cx: &Backend, actor: &Actor, org: OrgId, id: PersonId, other: &str) -> Result<MergePage> {
    actor.require(Verb::RosterWrite, org)?;
    let db = cx.db.read();
    person_of(db, org, id).await?;
    let people = people(db, org).await?;
    let other = other.trim();
    let by_id = other.parse().ok().filter(|id| people.contains_key(id));
    let (from, problem) = match by_id.map(|id| Ok(Some(id))).unwrap_or_else(|| meant(&people, other)) {
        _ if other.is_empty() => (None, None),
        Ok(Some(found)) if found == id => (None, Some("merge-with-itself")),
        Ok(Some(found)) => (Some(found), None),
        Ok(None) => (None, Some("person-unknown")),
        Err(_) => (None, Some("person-ambiguous")),
    };
    let ids: Vec<PersonId> = std::iter::once(id).chain(from).collect();
    let mut found = sides(db, org, &ids).await?;
    let mut names: Vec<(&str, String)> = people
        .iter()
        .filter(|(own, _)| **own != id)
        .map(|(_, one)| (one.sort_key.as_str(), one.name.full()))
        .collect();
    names.sort();
    Ok(MergePage {
        into: found.remove(&id).ok_or(Error::NotFound("person"))?,
        from: from.and_then(|id| found.remove(&id)),
        problem: problem.map(str::to_owned),
        people: names.into_iter().map(|(_, name)| name).collect(),
    })
}

/// They are two: the pair is not proposed again.
pub async fn tell_apart(cx: &Backend, actor: &Actor, org: OrgId, pair: &MergeInput) -> Result<()> {
    actor.require(Verb::RosterWrite, org)?;
    let (one, other) = both(pair)?;
    let tx = cx.db.begin_write().await?;
    person_of(&tx, org, one).await?;
    person_of(&tx, org, other).await?;
    let row = told_apart::ActiveModel {
        org_id: Set(org.0),
        person_id: Set(one.min(other).0),
        other_person_id: Set(one.max(other).0),
    };
    let key = [
        told_apart::Column::OrgId,
        told_apart::Column::PersonId,
        told_apart::Column::OtherPersonId,
    ];
    told_apart::Entity::insert(row)
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// The two ids of a pair, which are not one.
pub(super) fn both(pair: &MergeInput) -> Result<(PersonId, PersonId)> {
    let id = |text: &str| text.parse().map_err(|_| Error::NotFound("person"));
    let (into, from): (PersonId, PersonId) = (id(&pair.into)?, id(&pair.from)?);
    match into == from {
        true => Err(Error::conflict("merge-with-itself")),
        false => Ok((into, from)),
    }
}

/// The pairs that look like one person and were not told apart.
pub(super) async fn likely(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<(PersonId, PersonId, Likeness)>> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.in_subquery(employed(org)))
        .all(db)
        .await?;
    let known = |row: &person::Model| Known {
        id: PersonId(row.id),
        name: name_of(row),
        birth: row.birth_date,
    };
    let known: Vec<Known> = rows.iter().map(known).collect();
    let apart = told_apart::Entity::find()
        .filter(told_apart::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let apart: BTreeSet<(PersonId, PersonId)> = apart
        .into_iter()
        .map(|row| (PersonId(row.person_id), PersonId(row.other_person_id)))
        .collect();
    Ok(without(likely_doubles(&known), &apart))
}

/// What the register knows of some people, for comparing.
pub(super) async fn sides(
    db: &impl ConnectionTrait,
    org: OrgId,
    ids: &[PersonId],
) -> Result<BTreeMap<PersonId, DoubleSide>> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.clone()))
        .all(db)
        .await?;
    let contracts = employment::Entity::find()
        .filter(employment::Column::OrgId.eq(org.0))
        .filter(employment::Column::PersonId.is_in(ids.clone()))
        .order_by_asc(employment::Column::StartDate)
        .all(db)
        .await?;
    let codes = person_code::Entity::find()
        .filter(person_code::Column::OrgId.eq(org.0))
        .filter(person_code::Column::PersonId.is_in(ids.clone()))
        .all(db)
        .await?;
    let targets = target::Entity::find()
        .filter(target::Column::OrgId.eq(org.0))
        .filter(target::Column::PersonId.is_in(ids.clone()))
        .all(db)
        .await?;
    let routes = iom::Entity::find()
        .filter(iom::Column::OrgId.eq(org.0))
        .filter(iom::Column::PersonId.is_in(ids.clone()))
        .all(db)
        .await?;
    let events = event_participation::Entity::find()
        .filter(event_participation::Column::OrgId.eq(org.0))
        .filter(event_participation::Column::PersonId.is_in(ids))
        .all(db)
        .await?;
    let side = |row: person::Model| {
        let id = row.id;
        let own = contracts.iter().filter(|one| one.person_id == id);
        let code = codes.iter().find(|one| one.person_id == id);
        let side = DoubleSide {
            id: PersonId(id),
            name: name_of(&row).full(),
            code: code.map(|one| one.code.clone()).unwrap_or_default(),
            birth: row.birth_date,
            contracts: own
                .map(|one| (one.position.clone(), one.start_date, one.end_date))
                .collect(),
            campaigns: targets.iter().filter(|one| one.person_id == id).count(),
            routes: routes.iter().filter(|one| one.person_id == id).count(),
            events: events.iter().filter(|one| one.person_id == id).count(),
        };
        (PersonId(id), side)
    };
    Ok(people.into_iter().map(side).collect())
}
