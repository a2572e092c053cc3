//! Two records of one person become one. Everything that points to the record that goes follows; the record itself,
//! its name and its code stay as a trace.

use super::doubles::both;
use super::merge_parts::{
    join_absences, join_acknowledgements, join_contracts, join_events, join_memberships, join_qualifications,
};
use super::person::code_of;
use super::repo::{name_of, person_of, said};
use crate::Backend;
use crate::actor::Actor;
use crate::campaigns::merge_targets;
use crate::entity::{merged_code, merged_person, person, person_code, told_apart, user};
use crate::error::Result;
use crate::registers::{Record, record};
use domain::access::Verb;
use domain::ids::{OrgId, PersonId};
use domain::registers::history::{Change, changes};
use domain::roster::wire_input::MergeInput;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// What points to a person of the school. A frozen value keeps whom it named: it is not here.
pub const FOLLOWS: &[(&str, &str)] = &[
    ("acknowledgements", "person_id"),
    ("deficits", "person_id"),
    ("employments", "person_id"),
    ("event_participations", "person_id"),
    ("ioms", "person_id"),
    ("light_records", "other_person_id"),
    ("light_records", "person_id"),
    ("long_absences", "person_id"),
    ("merged_codes", "person_id"),
    ("merged_persons", "into_person_id"),
    ("qualifications", "person_id"),
    ("targets", "person_id"),
    ("union_memberships", "person_id"),
];

/// Merges the record `from` of the pair into the record `into`.
pub async fn merge(cx: &Backend, actor: &Actor, org: OrgId, pair: &MergeInput) -> Result<PersonId> {
    actor.require(Verb::RosterWrite, org)?;
    let (into, from) = both(pair)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let stays = person_of(&tx, org, into).await?;
    let goes = person_of(&tx, org, from).await?;
    let code = code_of(&tx, org, from).await?;
    let name = [name_of(&goes).full(), code.clone()];
    let name: Vec<String> = name.into_iter().filter(|text| !text.is_empty()).collect();
    let mut changed = changes([("merged", String::new(), name.join(", "))]);
    for joined in [
        join_contracts(&tx, org, into, from).await?,
        join_absences(&tx, org, into, from).await?,
    ] {
        changed.extend(joined);
    }
    join_memberships(&tx, org, into, from).await?;
    join_qualifications(&tx, org, into, from).await?;
    join_events(&tx, org, into, from).await?;
    join_acknowledgements(&tx, org, into, from).await?;
    merge_targets(&tx, cx, org, into, from).await?;
    for (table, column) in FOLLOWS {
        follow(&tx, org, table, column, into, from).await?;
    }
    user::Entity::update_many()
        .col_expr(user::Column::PersonId, Expr::value(into.0))
        .filter(user::Column::PersonId.eq(from.0))
        .exec(&tx)
        .await?;
    forget_told_apart(&tx, org, from).await?;
    changed.extend(keep_code(&tx, org, into, code).await?);
    changed.extend(fill_gaps(&tx, &stays, &goes).await?);
    let trace = merged_person::ActiveModel {
        org_id: Set(org.0),
        person_id: Set(from.0),
        into_person_id: Set(into.0),
        merged_at: Set(now),
        merged_by: Set(actor.user().map(|id| id.0)),
    };
    merged_person::Entity::insert(trace).exec_without_returning(&tx).await?;
    let done = Record {
        register: super::REGISTER,
        subject: into.0,
        act: "merge",
        changes: changed,
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(into)
}

async fn follow(
    tx: &impl ConnectionTrait,
    org: OrgId,
    table: &'static str,
    column: &'static str,
    into: PersonId,
    from: PersonId,
) -> Result<()> {
    let change = Query::update()
        .table(Alias::new(table))
        .value(Alias::new(column), into.0)
        .and_where(Expr::col(Alias::new("org_id")).eq(org.0))
        .and_where(Expr::col(Alias::new(column)).eq(from.0))
        .to_owned();
    tx.execute(&change).await?;
    Ok(())
}

async fn forget_told_apart(tx: &impl ConnectionTrait, org: OrgId, from: PersonId) -> Result<()> {
    let either = Condition::any()
        .add(told_apart::Column::PersonId.eq(from.0))
        .add(told_apart::Column::OtherPersonId.eq(from.0));
    told_apart::Entity::delete_many()
        .filter(told_apart::Column::OrgId.eq(org.0))
        .filter(either)
        .exec(tx)
        .await?;
    Ok(())
}

/// Files that hold the code of who goes find who stays; who had no code gets it.
async fn keep_code(tx: &impl ConnectionTrait, org: OrgId, into: PersonId, code: String) -> Result<Vec<Change>> {
    if code.is_empty() {
        return Ok(Vec::new());
    }
    person_code::Entity::delete_by_id((org.0, code.clone()))
        .exec(tx)
        .await?;
    if code_of(tx, org, into).await?.is_empty() {
        let row = person_code::ActiveModel {
            org_id: Set(org.0),
            code: Set(code.clone()),
            person_id: Set(into.0),
        };
        person_code::Entity::insert(row).exec_without_returning(tx).await?;
        return Ok(changes([("code", String::new(), code)]));
    }
    let row = merged_code::ActiveModel {
        org_id: Set(org.0),
        code: Set(code),
        person_id: Set(into.0),
    };
    merged_code::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Vec::new())
}

/// What was known only of who goes is known of who stays.
async fn fill_gaps(tx: &impl ConnectionTrait, stays: &person::Model, goes: &person::Model) -> Result<Vec<Change>> {
    let text = |own: &String, other: &String| if own.is_empty() { other.clone() } else { own.clone() };
    let birth = stays.birth_date.or(goes.birth_date);
    let experience = stays.experience_start.or(goes.experience_start);
    let (email, phone) = (text(&stays.email, &goes.email), text(&stays.phone, &goes.phone));
    let filled = changes([
        ("birth", said(stays.birth_date), said(birth)),
        ("email", stays.email.clone(), email.clone()),
        ("phone", stays.phone.clone(), phone.clone()),
        ("experience", said(stays.experience_start), said(experience)),
    ]);
    if !filled.is_empty() {
        let row = person::ActiveModel {
            id: Set(stays.id),
            birth_date: Set(birth),
            email: Set(email),
            phone: Set(phone),
            experience_start: Set(experience),
            ..Default::default()
        };
        row.update(tx).await?;
    }
    Ok(filled)
}
