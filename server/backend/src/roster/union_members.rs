//! Who belongs to a methodical union on a day and works here then.

use super::people::people;
use super::repo::{memberships, staff_of};
use crate::error::Result;
use chrono::NaiveDate;
use domain::ids::{OrgId, PersonId, UnionId};
use domain::roster::staff::Employment;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A member of a union.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub person: PersonId,
    /// «Авдеева И. П.»
    pub name: String,
    /// The posts, the main one first.
    pub position: String,
    pub is_head: bool,
}

/// The members by the alphabet.
pub async fn union_members(
    db: &impl ConnectionTrait,
    org: OrgId,
    union: UnionId,
    on: NaiveDate,
) -> Result<Vec<Member>> {
    let mut heads: BTreeMap<Uuid, bool> = BTreeMap::new();
    for row in memberships(db, org, None).await? {
        let lasts = row.from_date <= on && row.to_date.is_none_or(|to| on <= to);
        if lasts && row.union_id == union.0 {
            *heads.entry(row.person_id).or_default() |= row.is_head;
        }
    }
    let ids: Vec<Uuid> = heads.keys().copied().collect();
    let mut working = staff_of(db, org, &ids).await?.employments;
    working.retain(|one| one.lasts_on(on));
    working.sort_by_key(|one| (one.kind, one.start));
    let people = people(db, org).await?;
    let mut members: Vec<(&str, Member)> = Vec::new();
    for (person, is_head) in heads.into_iter().map(|(id, is_head)| (PersonId(id), is_head)) {
        let position = posts(&working, person);
        // Whoever left or has not come yet is nobody's member.
        let Some(own) = people.get(&person).filter(|_| !position.is_empty()) else {
            continue;
        };
        let member = Member {
            person,
            name: own.name.short_name(),
            position,
            is_head,
        };
        members.push((own.sort_key.as_str(), member));
    }
    members.sort_by_key(|(key, _)| *key);
    Ok(members.into_iter().map(|(_, member)| member).collect())
}

fn posts(working: &[Employment], person: PersonId) -> String {
    let own = working.iter().filter(|one| one.person == person);
    let mut posts: Vec<&str> = own.map(|one| one.position.as_str()).collect();
    posts.dedup();
    posts.join(", ")
}
