//! Changing one's own password: every session of the user ends, and this browser gets a new one (security 11).

use super::session;
use super::sign_in::SignedIn;
use super::{backoff, password};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::user;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use domain::accounts::check::{MAX_PASSWORD_BYTES, password_problem};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

/// Changes the actor's password; the old one must be right.
pub async fn change_password(cx: &Backend, actor: &Actor, address: &str, old: String, new: String) -> Result<SignedIn> {
    let id = actor.user().ok_or(Error::Unknown)?;
    let found = user::Entity::find_by_id(id.0).one(cx.db.read()).await?;
    let row = found.ok_or(Error::Unknown)?;
    if old.len() > MAX_PASSWORD_BYTES {
        return Err(Error::invalid("old_password", "password-wrong"));
    }
    if let Some(problem) = password_problem("new_password", &new, &row.login) {
        return Err(Error::Invalid(vec![problem]));
    }
    let subjects = backoff::of_sign_in(&row.login, address);
    backoff::wait_is_over(cx, &subjects).await?;
    if !password::matches(cx, old, Some(row.password_hash)).await? {
        backoff::count_failure(cx, &subjects).await?;
        return Err(Error::invalid("old_password", "password-wrong"));
    }
    let hash = password::hash(cx, new).await?;
    let tx = cx.db.begin_write().await?;
    let row = user::ActiveModel {
        id: Set(id.0),
        password_hash: Set(hash),
        ..Default::default()
    };
    row.update(&tx).await?;
    session::close_all_of(&tx, id).await?;
    backoff::forget_failures(&tx, &subjects).await?;
    let token = session::open(&tx, cx, Some(id)).await?;
    facts::append(&tx, actor, None, cx.clock.now(), Fact::PasswordChanged { user: id }).await?;
    tx.commit().await?;
    Ok(SignedIn { token })
}
