//! Users and their dated roles.

use super::headship::union_of_role;
use super::{password, roles, session};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{role_assignment, user};
use crate::error::{Error, OnConstraint, Result};
use crate::facts::{self, Fact};
use crate::roster::unions;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Role, Verb};
use domain::accounts::check::{login_problem, name_problem, password_problem, read_login};
use domain::accounts::term::{Days, read_term, standing};
use domain::accounts::wire::{RoleRow, Term, UserRow};
use domain::ids::{OrgId, RoleId, UnionId, UserId};
use domain::problem::Problem;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The first day of roles that have none.
const LONG_AGO: NaiveDate = NaiveDate::from_ymd_opt(1900, 1, 1).expect("Invariant: a day of the calendar.");

/// What is needed to add a user.
#[derive(Clone, Debug)]
pub struct NewUser {
    pub login: String,
    pub name: String,
    pub password: String,
    pub role: Role,
    /// The days of the role; without them it was always there.
    pub term: Option<Term>,
}

/// Adds a user with one role in one organisation.
pub async fn add_user(cx: &Backend, actor: &Actor, org: OrgId, new: NewUser) -> Result<UserId> {
    actor.require(Verb::UserManage, org)?;
    let login = read_login(&new.login);
    let problems = [
        login_problem(&login),
        name_problem(&new.name),
        password_problem("password", &new.password, &login),
    ];
    let mut problems: Vec<Problem> = problems.into_iter().flatten().collect();
    let days = match &new.term {
        Some(term) => {
            let (days, found) = read_term(term, roles::today(cx, org).await?);
            problems.extend(found);
            days
        }
        None => always(),
    };
    let typed = new.term.unwrap_or_default().union;
    let (union, problem) = union_of_role(cx.db.read(), org, new.role, &typed).await?;
    problems.extend(problem);
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let hash = password::hash(cx, new.password.clone()).await?;
    let (id, now) = (UserId(Uuid::now_v7()), cx.clock.now());
    let tx = cx.db.begin_write().await?;
    let row = user::ActiveModel {
        id: Set(id.0),
        login: Set(login),
        password_hash: Set(hash),
        name: Set(new.name.trim().to_owned()),
        person_id: Set(None),
        disabled_at: Set(None),
        created_at: Set(now),
    };
    row.insert(&tx).await.on_constraint("login-taken").map_err(at_login)?;
    let union = union.map(|(union, _)| union);
    roles::insert(&tx, (org, id), (new.role, union), &days).await?;
    facts::append(&tx, actor, Some(org), now, Fact::UserAdded { user: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// The days of a role that was there before days were kept.
fn always() -> Days {
    Days {
        from: LONG_AGO,
        to: None,
        order_ref: String::new(),
    }
}

fn at_login(error: Error) -> Error {
    match error {
        Error::Conflict(problem) => Error::Conflict(Problem {
            at: "login".to_owned(),
            ..problem
        }),
        other => other,
    }
}

/// Closes an account; its sessions end with the next request. Nobody closes their own, so a school is never without one.
pub async fn disable_user(cx: &Backend, actor: &Actor, org: OrgId, id: UserId) -> Result<()> {
    actor.require(Verb::UserManage, org)?;
    if actor.user() == Some(id) {
        return Err(Error::conflict("user-is-you"));
    }
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    set_disabled(&tx, org, id, Some(now)).await?;
    session::close_all_of(&tx, id).await?;
    facts::append(&tx, actor, Some(org), now, Fact::UserDisabled { user: id }).await?;
    Ok(tx.commit().await?)
}

/// Opens a closed account again.
pub async fn enable_user(cx: &Backend, actor: &Actor, org: OrgId, id: UserId) -> Result<()> {
    actor.require(Verb::UserManage, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    set_disabled(&tx, org, id, None).await?;
    facts::append(&tx, actor, Some(org), now, Fact::UserEnabled { user: id }).await?;
    Ok(tx.commit().await?)
}

/// The user must have a role in this organisation, else there is no such user here.
async fn set_disabled(tx: &impl ConnectionTrait, org: OrgId, id: UserId, at: Option<DateTime<Utc>>) -> Result<()> {
    let belongs = role_assignment::Entity::find()
        .filter(role_assignment::Column::UserId.eq(id.0))
        .filter(role_assignment::Column::OrgId.eq(org.0))
        .one(tx)
        .await?;
    belongs.ok_or(Error::NotFound("user"))?;
    let row = user::ActiveModel {
        id: Set(id.0),
        disabled_at: Set(at),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

/// The users of an organisation, by login.
pub async fn users(cx: &Backend, actor: &Actor, org: OrgId) -> Result<Vec<UserRow>> {
    actor.require(Verb::UserManage, org)?;
    let assignments = role_assignment::Entity::find()
        .filter(role_assignment::Column::OrgId.eq(org.0))
        .order_by_asc(role_assignment::Column::FromDate)
        .all(cx.db.read())
        .await?;
    let ids: Vec<Uuid> = assignments.iter().map(|row| row.user_id).collect();
    let found = user::Entity::find()
        .filter(user::Column::Id.is_in(ids))
        .order_by_asc(user::Column::Login)
        .all(cx.db.read())
        .await?;
    let today = roles::today(cx, org).await?;
    let titles: BTreeMap<UnionId, String> = unions(cx.db.read(), org).await?.into_iter().collect();
    let rows = found.iter().map(|user| {
        let own = assignments.iter().filter(|row| row.user_id == user.id);
        UserRow {
            id: UserId(user.id),
            login: user.login.clone(),
            name: user.name.clone(),
            roles: own.filter_map(|row| role_row(row, today, &titles)).collect(),
            is_disabled: user.disabled_at.is_some(),
            is_you: actor.user() == Some(UserId(user.id)),
        }
    });
    Ok(rows.collect())
}

fn role_row(row: &role_assignment::Model, today: NaiveDate, titles: &BTreeMap<UnionId, String>) -> Option<RoleRow> {
    let union = row.union_id.and_then(|id| titles.get(&UnionId(id)).cloned());
    Some(RoleRow {
        id: RoleId(row.id),
        role: Role::from_code(&row.role)?,
        from: (row.from_date > LONG_AGO).then_some(row.from_date),
        to: row.to_date,
        order_ref: row.order_ref.clone(),
        union: union.unwrap_or_default(),
        standing: standing(row.from_date, row.to_date, today),
    })
}

/// One user of an organisation.
pub async fn user(cx: &Backend, actor: &Actor, org: OrgId, id: UserId) -> Result<UserRow> {
    let all = users(cx, actor, org).await?;
    all.into_iter().find(|row| row.id == id).ok_or(Error::NotFound("user"))
}

/// Is nobody there yet who could sign in? The sign-in page then says how the first one is made.
pub async fn is_without_users(cx: &Backend) -> Result<bool> {
    Ok(user::Entity::find().limit(1).one(cx.db.read()).await?.is_none())
}
