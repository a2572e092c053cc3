//! Giving and ending the dated roles of users: who answers for what, from when, by which order (SR-11).

use super::headship::union_of_role;
use super::{repo, session, users};
use crate::Backend;
use crate::actor::Actor;
use crate::clock::local;
use crate::entity::role_assignment;
use crate::error::{Error, Result};
use crate::registers::{Record, history, record};
use chrono::NaiveDate;
use domain::access::{Role, Verb, may};
use domain::accounts::term::{Days, read_term, standing};
use domain::accounts::wire::{Standing, Term, UserCard};
use domain::ids::{OrgId, RoleId, UnionId, UserId};
use domain::problem::Problem;
use domain::registers::history::changes;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, ModelTrait, QuerySelect, Set};
use uuid::Uuid;

const REGISTER: &str = "responsible";

/// One user of the organisation, the roles there were, and who changed them.
pub async fn user_card(cx: &Backend, actor: &Actor, org: OrgId, id: UserId) -> Result<UserCard> {
    let user = users::user(cx, actor, org, id).await?;
    Ok(UserCard {
        user,
        today: today(cx, org).await?,
        history: history(cx, actor, Verb::UserManage, org, &[id.0]).await?,
    })
}

/// Gives a user one more role, for good or as a substitute for some days. Their sessions end, so that no session
/// outlives a change of what it may do (security 10).
pub async fn give_role(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: UserId,
    (role, term): (Role, Term),
) -> Result<RoleId> {
    actor.require(Verb::UserManage, org)?;
    let (days, mut problems) = read_term(&term, today(cx, org).await?);
    let tx = cx.db.begin_write().await?;
    let (union, problem) = union_of_role(&tx, org, role, &term.union).await?;
    problems.extend(problem);
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let own = repo::assignments(&tx, org, id).await?;
    if own.is_empty() {
        return Err(Error::NotFound("user"));
    }
    if own.iter().any(|row| row.role == role.code() && overlaps(row, &days)) {
        return Err(Error::invalid("role", "role-held"));
    }
    let (union, title) = union.unzip();
    let given = insert(&tx, (org, id), (role, union), &days).await?;
    session::close_all_of(&tx, id).await?;
    let said = [
        ("role", String::new(), role.code().to_owned()),
        ("from", String::new(), days.from.to_string()),
        (
            "to",
            String::new(),
            days.to.map(|to| to.to_string()).unwrap_or_default(),
        ),
        ("order_ref", String::new(), days.order_ref.clone()),
        ("union", String::new(), title.unwrap_or_default()),
    ];
    log(&tx, cx, actor, (org, id), "give", changes(said)).await?;
    tx.commit().await?;
    Ok(given)
}

/// Ends a role with a last day, today when none is given; one that has not begun is taken back. Nobody ends the role
/// by which they do this, so a school is never without one.
pub async fn end_role(cx: &Backend, actor: &Actor, org: OrgId, id: RoleId, last_day: &str) -> Result<UserId> {
    actor.require(Verb::UserManage, org)?;
    let today = today(cx, org).await?;
    let tx = cx.db.begin_write().await?;
    let found = role_assignment::Entity::find_by_id((org.0, id.0))
        .lock_exclusive()
        .one(&tx)
        .await?;
    let row = found.ok_or(Error::NotFound("role"))?;
    let user = UserId(row.user_id);
    let opens_users = Role::from_code(&row.role).is_some_and(|role| may(role, Verb::UserManage));
    if actor.user() == Some(user) && opens_users {
        return Err(Error::conflict("role-is-yours"));
    }
    let before = row.to_date.map(|day| day.to_string()).unwrap_or_default();
    let role = ("role", row.role.clone(), row.role.clone());
    let ended = if standing(row.from_date, row.to_date, today) == Standing::Coming {
        let (from, role) = (row.from_date.to_string(), row.role.clone());
        row.delete(&tx).await?;
        vec![("role", role, String::new()), ("from", from, String::new())]
    } else {
        let to = last_day_of(&row, last_day, today)?;
        set_last_day(&tx, (org, id), to).await?;
        vec![role, ("to", before, to.to_string())]
    };
    session::close_all_of(&tx, user).await?;
    log(&tx, cx, actor, (org, user), "end", changes(ended)).await?;
    tx.commit().await?;
    Ok(user)
}

fn last_day_of(row: &role_assignment::Model, typed: &str, today: NaiveDate) -> Result<NaiveDate> {
    let term = Term {
        from: row.from_date.to_string(),
        to: typed.to_owned(),
        ..Term::default()
    };
    let (days, problems) = read_term(&term, today);
    if problems.is_empty() {
        return Ok(days.to.unwrap_or(today));
    }
    let at = "last_day".to_owned();
    let at_field = |problem| Problem {
        at: at.clone(),
        ..problem
    };
    Err(Error::Invalid(problems.into_iter().map(at_field).collect()))
}

async fn set_last_day(tx: &impl ConnectionTrait, (org, id): (OrgId, RoleId), to: NaiveDate) -> Result<()> {
    let row = role_assignment::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        to_date: Set(Some(to)),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

/// Stores a role of a user; a head's with the union.
pub(super) async fn insert(
    tx: &impl ConnectionTrait,
    (org, user): (OrgId, UserId),
    (role, union): (Role, Option<UnionId>),
    days: &Days,
) -> Result<RoleId> {
    let id = RoleId(Uuid::now_v7());
    let row = role_assignment::ActiveModel {
        id: Set(id.0),
        user_id: Set(user.0),
        org_id: Set(org.0),
        role: Set(role.code().to_owned()),
        from_date: Set(days.from),
        to_date: Set(days.to),
        order_ref: Set(days.order_ref.clone()),
        union_id: Set(union.map(|union| union.0)),
    };
    row.insert(tx).await?;
    Ok(id)
}

/// The day by the organisation's clock.
pub(super) async fn today(cx: &Backend, org: OrgId) -> Result<NaiveDate> {
    let zone = super::organization(cx, org).await?.zone;
    Ok(local(cx.clock.now(), zone).date())
}

fn overlaps(row: &role_assignment::Model, days: &Days) -> bool {
    row.to_date.is_none_or(|to| to >= days.from) && days.to.is_none_or(|to| to >= row.from_date)
}

async fn log(
    tx: &impl ConnectionTrait,
    cx: &Backend,
    actor: &Actor,
    (org, user): (OrgId, UserId),
    act: &'static str,
    changes: Vec<domain::registers::history::Change>,
) -> Result<()> {
    let said = Record {
        register: REGISTER,
        subject: user.0,
        act,
        changes,
    };
    record(tx, actor, org, cx.clock.now(), said).await
}
