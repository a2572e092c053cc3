//! What the register of the demonstration school knows beside its roster: who heads each union, and categories.

use crate::entity::{qualification, union_membership};
use crate::error::Result;
use crate::roster::{memberships, people, staff};
use chrono::NaiveDate;
use domain::ids::{OrgId, PersonId};
use domain::roster::position::PositionGroup;
use domain::roster::qualification::Category;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What an attestation gave, the day of it, and the year in which it ends.
const GIVEN: [(Category, i32, Option<i32>); 3] = [
    (Category::Highest, 2024, None),
    (Category::First, 2022, Some(2027)),
    (Category::Suitable, 2023, Some(2028)),
];

/// Names heads and categories; whom is decided by the codes, so it is the same every time.
pub async fn write(tx: &impl ConnectionTrait, org: OrgId) -> Result<()> {
    let people = people(tx, org).await?;
    let mut codes: BTreeMap<String, PersonId> = BTreeMap::new();
    for (id, person) in people {
        codes.extend(person.code.map(|code| (code, id)));
    }
    name_heads(tx, org, &codes).await?;
    give_categories(tx, org, &codes).await
}

/// The first of each union by code.
async fn name_heads(tx: &impl ConnectionTrait, org: OrgId, codes: &BTreeMap<String, PersonId>) -> Result<()> {
    let stays = memberships(tx, org, None).await?;
    let mut heads: BTreeMap<Uuid, union_membership::Model> = BTreeMap::new();
    for person in codes.values() {
        let own = stays
            .iter()
            .find(|row| row.person_id == person.0 && row.to_date.is_none());
        if let Some(own) = own {
            heads.entry(own.union_id).or_insert_with(|| own.clone());
        }
    }
    for row in heads.into_values() {
        let named = union_membership::ActiveModel {
            org_id: Set(row.org_id),
            id: Set(row.id),
            is_head: Set(true),
            ..Default::default()
        };
        named.update(tx).await?;
    }
    Ok(())
}

/// Three of four who taught already have a category.
async fn give_categories(tx: &impl ConnectionTrait, org: OrgId, codes: &BTreeMap<String, PersonId>) -> Result<()> {
    let employments = staff(tx, org).await?.employments;
    for (number, person) in codes.values().enumerate() {
        let Some((category, year, ends)) = GIVEN.get(number % 4) else {
            continue;
        };
        let day = |year: i32| NaiveDate::from_ymd_opt(year, 11, 25);
        let taught = employments.iter().any(|one| {
            one.person == *person && one.group == Some(PositionGroup::Pedagogical) && Some(one.start) < day(*year)
        });
        if taught {
            let row = qualification::ActiveModel {
                org_id: Set(org.0),
                id: Set(Uuid::now_v7()),
                person_id: Set(person.0),
                category: Set(category.code().to_owned()),
                from_date: Set(day(*year)),
                valid_to: Set(ends.and_then(day)),
            };
            qualification::Entity::insert(row).exec_without_returning(tx).await?;
        }
    }
    Ok(())
}
