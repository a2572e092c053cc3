//! A person: added with a first contract, and corrected.

use super::contract::{NewContract, employ};
use super::people::people;
use super::repo::{name_of, person_of, said};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{merged_code, person, person_code};
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::problem::Problem;
use domain::registers::history::{Change, changes};
use domain::roster::contract_form::read_contract;
use domain::roster::form::{PersonForm, read_person};
use domain::roster::name::fold;
use domain::roster::wire_input::{ContractInput, PersonInput};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

/// Adds a person with a first contract. A namesake has to be meant.
pub async fn add_person(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    person: &PersonInput,
    contract: &ContractInput,
) -> Result<PersonId> {
    actor.require(Verb::RosterWrite, org)?;
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let (form, first) = match (read_person(person, today), read_contract(contract)) {
        (Ok(form), Ok(first)) => (form, first),
        (form, first) => {
            return Err(Error::Invalid(
                [form.err(), first.err()].into_iter().flatten().flatten().collect(),
            ));
        }
    };
    let tx = cx.db.begin_write().await?;
    let id = PersonId(Uuid::now_v7());
    let mut problems = code_problems(&tx, org, id, &form).await?;
    if person.other.is_empty() {
        problems.extend(namesakes(&tx, org, &form).await?);
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let row = person::ActiveModel {
        id: Set(id.0),
        created_at: Set(now),
        ..columns(&form)
    };
    person::Entity::insert(row).exec_without_returning(&tx).await?;
    write_code(&tx, org, id, &form).await?;
    let new = NewContract {
        form: &first,
        union: &contract.union,
        others: &[],
        is_second_main_meant: true,
    };
    let mut said = differences(None, &form, "");
    said.extend(employ(&tx, org, id, new).await?);
    let added = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "add",
        changes: said,
    };
    record(&tx, actor, org, now, added).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(id)
}

/// Corrects name, contacts, days of a person.
pub async fn edit_person(cx: &Backend, actor: &Actor, org: OrgId, id: PersonId, input: &PersonInput) -> Result<()> {
    actor.require(Verb::RosterWrite, org)?;
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let form = read_person(input, today).map_err(Error::Invalid)?;
    let tx = cx.db.begin_write().await?;
    let row = person_of(&tx, org, id).await?;
    let code = code_of(&tx, org, id).await?;
    let problems = code_problems(&tx, org, id, &form).await?;
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let changed = differences(Some(&row), &form, &code);
    if changed.is_empty() {
        return Ok(());
    }
    let stored = person::ActiveModel {
        id: Set(id.0),
        ..columns(&form)
    };
    stored.update(&tx).await?;
    write_code(&tx, org, id, &form).await?;
    let edited = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "edit",
        changes: changed,
    };
    record(&tx, actor, org, now, edited).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// The code a school calls a person by, or empty.
pub(super) async fn code_of(db: &impl ConnectionTrait, org: OrgId, id: PersonId) -> Result<String> {
    let row = person_code::Entity::find()
        .filter(person_code::Column::OrgId.eq(org.0))
        .filter(person_code::Column::PersonId.eq(id.0))
        .one(db)
        .await?;
    Ok(row.map(|row| row.code).unwrap_or_default())
}

fn columns(form: &PersonForm) -> person::ActiveModel {
    person::ActiveModel {
        last_name: Set(form.name.last.clone()),
        first_name: Set(form.name.first.clone()),
        patronymic: Set(form.name.patronymic.clone()),
        sort_key: Set(form.name.collation_key()),
        experience_start: Set(form.experience),
        birth_date: Set(form.birth),
        email: Set(form.email.clone()),
        phone: Set(form.phone.clone()),
        ..Default::default()
    }
}

/// A code belongs to one person, also one that somebody had before they were merged.
async fn code_problems(tx: &impl ConnectionTrait, org: OrgId, id: PersonId, form: &PersonForm) -> Result<Vec<Problem>> {
    let Some(code) = &form.code else { return Ok(Vec::new()) };
    let own = person_code::Entity::find_by_id((org.0, code.clone())).one(tx).await?;
    let merged = merged_code::Entity::find_by_id((org.0, code.clone())).one(tx).await?;
    let holders = [own.map(|row| row.person_id), merged.map(|row| row.person_id)];
    let is_taken = holders.into_iter().flatten().any(|holder| holder != id.0);
    Ok(is_taken
        .then(|| Problem::new("person[code]", "person-code-taken"))
        .into_iter()
        .collect())
}

async fn namesakes(tx: &impl ConnectionTrait, org: OrgId, form: &PersonForm) -> Result<Option<Problem>> {
    let name = fold(&form.name.full());
    let people = people(tx, org).await?;
    let found = people.values().find(|one| fold(&one.name.full()) == name);
    Ok(found.map(|one| Problem::new("person[last]", "person-namesake").with("name", one.name.full())))
}

async fn write_code(tx: &impl ConnectionTrait, org: OrgId, id: PersonId, form: &PersonForm) -> Result<()> {
    person_code::Entity::delete_many()
        .filter(person_code::Column::OrgId.eq(org.0))
        .filter(person_code::Column::PersonId.eq(id.0))
        .exec(tx)
        .await?;
    if let Some(code) = &form.code {
        let row = person_code::ActiveModel {
            org_id: Set(org.0),
            code: Set(code.clone()),
            person_id: Set(id.0),
        };
        person_code::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn differences(row: Option<&person::Model>, form: &PersonForm, code: &str) -> Vec<Change> {
    let was = |read: fn(&person::Model) -> String| row.map(read).unwrap_or_default();
    changes([
        ("name", was(|row| name_of(row).full()), form.name.full()),
        ("code", code.to_owned(), form.code.clone().unwrap_or_default()),
        ("birth", was(|row| said(row.birth_date)), said(form.birth)),
        ("email", was(|row| row.email.clone()), form.email.clone()),
        ("phone", was(|row| row.phone.clone()), form.phone.clone()),
        (
            "experience",
            was(|row| said(row.experience_start)),
            said(form.experience),
        ),
    ])
}
