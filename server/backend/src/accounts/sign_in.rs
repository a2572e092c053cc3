//! Signing in and out: the same answer and time for unknown names, a back-off per account and per address
//! that an enemy cannot turn into a lock for everybody.

use super::session::{self, Owner, Visit};
use super::{password, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::failure;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::secrets::sha256_hex;
use chrono::Duration;
use domain::ids::UserId;
use sea_orm::{ConnectionTrait, EntityTrait, Set, sea_query::OnConflict};

/// Wrong tries that are free.
const FREE_TRIES: i32 = 8;
/// The longest wait after many wrong tries.
const LONGEST_WAIT_SECONDS: i64 = 300;

/// A new session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// For the cookie; stored nowhere.
    pub token: String,
}

/// Signs in. The old session ends and a new one begins, so a planted cookie is worth nothing (security 10).
pub async fn sign_in(cx: &Backend, visit: &Visit, address: &str, login: &str, password: String) -> Result<SignedIn> {
    let login = login.trim().to_lowercase();
    if login.is_empty() || login.len() > 200 || password.len() > password::MAX_PASSWORD_BYTES {
        return Err(Error::invalid("password", "sign-in-wrong"));
    }
    let subjects = [
        format!("login:{}", sha256_hex(&login)),
        format!("address:{}", sha256_hex(address)),
    ];
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
    let token = session::open(&tx, cx, Owner::User(id)).await?;
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

async fn wait_is_over(cx: &Backend, subjects: &[String]) -> Result<()> {
    let now = cx.clock.now();
    for subject in subjects {
        let Some(row) = failure::Entity::find_by_id(subject).one(cx.db.read()).await? else {
            continue;
        };
        let until = row.last_at + Duration::seconds(wait_seconds(row.count));
        if until > now {
            return Err(Error::Busy((until - now).num_seconds().max(1) as u32));
        }
    }
    Ok(())
}

/// None for the first tries, then doubling from two seconds on.
fn wait_seconds(count: i32) -> i64 {
    match count - FREE_TRIES {
        over @ 1.. => 2_i64.saturating_pow(over.min(16) as u32).min(LONGEST_WAIT_SECONDS),
        _ => 0,
    }
}

async fn count_failure(cx: &Backend, subjects: &[String]) -> Result<()> {
    let tx = cx.db.begin_write().await?;
    for subject in subjects {
        let known = failure::Entity::find_by_id(subject).one(&tx).await?;
        let fresh = known.filter(|row| cx.clock.now() - row.last_at < Duration::hours(1));
        let row = failure::ActiveModel {
            subject: Set(subject.clone()),
            count: Set(fresh.map_or(0, |row| row.count) + 1),
            last_at: Set(cx.clock.now()),
        };
        let replace = OnConflict::column(failure::Column::Subject)
            .update_columns([failure::Column::Count, failure::Column::LastAt])
            .to_owned();
        failure::Entity::insert(row)
            .on_conflict(replace)
            .exec_without_returning(&tx)
            .await?;
    }
    Ok(tx.commit().await?)
}

async fn forget_failures(tx: &impl ConnectionTrait, subjects: &[String]) -> Result<()> {
    for subject in subjects {
        failure::Entity::delete_by_id(subject).exec(tx).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_after_the_free_tries_and_has_an_end() {
        let waits: Vec<i64> = [1, 8, 9, 10, 12, 100].into_iter().map(wait_seconds).collect();
        assert_eq!(waits, [0, 0, 2, 4, 16, 300]);
    }
}
