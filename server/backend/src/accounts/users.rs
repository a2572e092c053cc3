//! Users and their dated roles.

use super::{password, repo, session};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{role_assignment, user};
use crate::error::{Error, OnConstraint, Result};
use crate::facts::{self, Fact};
use chrono::NaiveDate;
use domain::access::{Role, Verb};
use domain::ids::{OrgId, UserId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

/// The shortest password that is taken.
const MIN_PASSWORD_CHARS: usize = 8;

/// What is needed to add a user.
#[derive(Clone, Debug)]
pub struct NewUser {
    pub login: String,
    pub name: String,
    pub password: String,
    pub role: Role,
    /// The first day of the role; from the beginning of time when absent.
    pub from: Option<NaiveDate>,
    pub order_ref: String,
}

/// A line of the list of users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRow {
    pub id: UserId,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub is_disabled: bool,
}

/// Adds a user with one role in one organisation.
pub async fn add_user(cx: &Backend, actor: &Actor, org: OrgId, new: NewUser) -> Result<UserId> {
    actor.require(Verb::UserManage, org)?;
    let login = new.login.trim().to_lowercase();
    let is_login = |c: char| c.is_alphanumeric() || ".-_@".contains(c);
    if login.is_empty() || login.len() > 100 || !login.chars().all(is_login) {
        return Err(Error::invalid("login", "login-unreadable"));
    }
    if new.password.chars().count() < MIN_PASSWORD_CHARS {
        return Err(Error::invalid("password", "password-too-short"));
    }
    if new.password.len() > password::MAX_PASSWORD_BYTES {
        return Err(Error::invalid("password", "password-too-long"));
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
    row.insert(&tx).await.on_constraint("login-taken")?;
    let role = role_assignment::ActiveModel {
        id: Set(Uuid::now_v7()),
        user_id: Set(id.0),
        org_id: Set(org.0),
        role: Set(new.role.code().to_owned()),
        from_date: Set(new.from.unwrap_or(NaiveDate::from_yo_opt(1900, 1).unwrap_or_default())),
        to_date: Set(None),
        order_ref: Set(new.order_ref),
    };
    role.insert(&tx).await?;
    facts::append(&tx, actor, Some(org), now, Fact::UserAdded { user: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// Closes an account; its sessions end with the next request.
pub async fn disable_user(cx: &Backend, actor: &Actor, org: OrgId, id: UserId) -> Result<()> {
    actor.require(Verb::UserManage, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let belongs = repo::roles_on(&tx, id, now.date_naive())
        .await?
        .iter()
        .any(|(place, _)| *place == org);
    if !belongs {
        return Err(Error::NotFound("user"));
    }
    let row = user::ActiveModel {
        id: Set(id.0),
        disabled_at: Set(Some(now)),
        ..Default::default()
    };
    row.update(&tx).await?;
    session::close_all_of(&tx, id).await?;
    facts::append(&tx, actor, Some(org), now, Fact::UserDisabled { user: id }).await?;
    Ok(tx.commit().await?)
}

/// The users of an organisation, by login.
pub async fn users(cx: &Backend, actor: &Actor, org: OrgId) -> Result<Vec<UserRow>> {
    actor.require(Verb::UserManage, org)?;
    let rows = role_assignment::Entity::find()
        .filter(role_assignment::Column::OrgId.eq(org.0))
        .order_by_asc(role_assignment::Column::FromDate)
        .all(cx.db.read())
        .await?;
    let mut found = Vec::new();
    for assignment in rows {
        let user = user::Entity::find_by_id(assignment.user_id).one(cx.db.read()).await?;
        if let (Some(user), Some(role)) = (user, Role::from_code(&assignment.role)) {
            let is_disabled = user.disabled_at.is_some();
            found.push(UserRow {
                id: UserId(user.id),
                login: user.login,
                name: user.name,
                role,
                is_disabled,
            });
        }
    }
    found.sort_by(|a, b| a.login.cmp(&b.login));
    Ok(found)
}
