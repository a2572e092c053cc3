//! Signing in and out: the same answer and time for unknown names, and a wait after many wrong
//! tries (`backoff.rs`).

use super::backoff::{self, count_failure, forget_failures, wait_is_over};
use super::session::{self, Visit};
use super::{password, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use domain::accounts::check::{MAX_LOGIN_CHARS, MAX_PASSWORD_BYTES, read_login};
use domain::ids::UserId;

/// A new session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// For the cookie; stored nowhere.
    pub token: String,
}

/// Signs in. The old session ends and a new one begins, so a planted cookie is worth nothing (security 10).
pub async fn sign_in(cx: &Backend, visit: &Visit, address: &str, login: &str, password: String) -> Result<SignedIn> {
    let login = read_login(login);
    let is_possible = !login.chars().any(char::is_control) && login.chars().count() <= MAX_LOGIN_CHARS;
    if login.is_empty() || !is_possible || password.len() > MAX_PASSWORD_BYTES {
        return Err(Error::invalid("password", "sign-in-wrong"));
    }
    let subjects = backoff::of_sign_in(&login, address);
    wait_is_over(cx, &subjects).await?;
    let user = repo::user_by_login(cx.db.read(), &login)
        .await?
        .filter(|user| user.disabled_at.is_none());
    let hash = user.as_ref().map(|user| user.password_hash.clone());
    let is_right = password::matches(cx, password, hash).await?;
    let Some(user) = user.filter(|_| is_right) else {
        count_failure(cx, &subjects).await?;
        return Err(Error::invalid("password", "sign-in-wrong"));
    };
    let id = UserId(user.id);
    let actor = Actor::User {
        id,
        name: user.name,
        roles: Vec::new(),
    };
    let tx = cx.db.begin_write().await?;
    if let Some(old) = &visit.session {
        session::close(&tx, old).await?;
    }
    forget_failures(&tx, &subjects).await?;
    let token = session::open(&tx, cx, Some(id)).await?;
    facts::append(&tx, &actor, None, cx.clock.now(), Fact::UserSignedIn { user: id }).await?;
    tx.commit().await?;
    Ok(SignedIn { token })
}

/// Ends the session of this visit.
pub async fn sign_out(cx: &Backend, visit: &Visit) -> Result<()> {
    let Some(hash) = &visit.session else { return Ok(()) };
    let tx = cx.db.begin_write().await?;
    session::close(&tx, hash).await?;
    Ok(tx.commit().await?)
}
