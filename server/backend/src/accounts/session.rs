//! Sessions in the database: a random token in a cookie, its hash here, the user looked up at every request.
//! A visit also carries a flash: what was typed into a form that was refused, to show it once more.

use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{session, user};
use crate::error::Result;
use crate::secrets::{random_token, token_hash};
use chrono::Duration;
use domain::ids::UserId;
use domain::problem::Problem;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How long a session lives without a request.
const IDLE_HOURS: i64 = 12;
/// How often `last_seen_at` is written at most.
const SEEN_EVERY_MINUTES: i64 = 10;

/// Who came with a session cookie.
#[derive(Clone, Debug)]
pub struct Visit {
    pub actor: Actor,
    /// The hash under which the session is stored; none without a session.
    pub session: Option<Vec<u8>>,
    pub has_flash: bool,
}

/// A refused form: its problems and what was typed, secrets left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// The path of the server function that refused.
    pub form: String,
    pub problems: Vec<Problem>,
    pub typed: BTreeMap<String, Vec<String>>,
}

/// Finds who comes with this token; a wrong, old or closed one is a stranger.
pub async fn visit(cx: &Backend, token: Option<&str>) -> Result<Visit> {
    let stranger = Visit {
        actor: Actor::Stranger,
        session: None,
        has_flash: false,
    };
    let Some(token) = token else { return Ok(stranger) };
    let hash = token_hash(token);
    let found = found(cx, &hash).await?;
    let now = cx.clock.now();
    let Some(row) = found.filter(|row| row.expires_at > now) else {
        return Ok(stranger);
    };
    if now - row.last_seen_at > Duration::minutes(SEEN_EVERY_MINUTES) {
        touch(cx, &hash).await?;
    }
    let actor = actor_of(cx, &row).await?;
    Ok(Visit {
        actor,
        session: Some(hash),
        has_flash: row.flash.is_some(),
    })
}

/// Does this token stand for a user? A session that only keeps a refused form stands for nobody.
pub async fn is_somebody(cx: &Backend, token: &str) -> Result<bool> {
    let found = found(cx, &token_hash(token)).await?;
    let found = found.filter(|row| row.expires_at > cx.clock.now());
    Ok(found.is_some_and(|row| row.user_id.is_some()))
}

/// Opens a session, of a user or of nobody, and answers its token, which is stored nowhere.
pub(super) async fn open(tx: &impl ConnectionTrait, cx: &Backend, user: Option<UserId>) -> Result<String> {
    let (token, now) = (random_token(), cx.clock.now());
    let row = session::Model {
        token_hash: token_hash(&token),
        user_id: user.map(|user| user.0),
        csrf: String::new(),
        flash: None,
        created_at: now,
        last_seen_at: now,
        expires_at: now + Duration::hours(IDLE_HOURS),
    };
    session::Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await?;
    Ok(token)
}

/// Ends one session.
pub(crate) async fn close(tx: &impl ConnectionTrait, hash: &[u8]) -> Result<()> {
    session::Entity::delete_by_id(hash.to_vec()).exec(tx).await?;
    Ok(())
}

/// Ends all sessions of a user, as when the account is disabled (security 11).
pub(crate) async fn close_all_of(tx: &impl ConnectionTrait, user: UserId) -> Result<()> {
    session::Entity::delete_many()
        .filter(session::Column::UserId.eq(user.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps a refused form for the page that is shown next; a stranger gets a session for it, whose token is answered.
pub async fn put_flash(cx: &Backend, visit: &Visit, flash: &Flash) -> Result<Option<String>> {
    let tx = cx.db.begin_write().await?;
    let (hash, token) = match &visit.session {
        Some(hash) => (hash.clone(), None),
        None => {
            let token = open(&tx, cx, None).await?;
            (token_hash(&token), Some(token))
        }
    };
    let row = session::ActiveModel {
        token_hash: Set(hash),
        flash: Set(Some(serde_json::to_value(flash)?)),
        ..Default::default()
    };
    row.update(&tx).await?;
    tx.commit().await?;
    Ok(token)
}

/// Takes the flash of a visit: it is shown once.
pub async fn take_flash(cx: &Backend, visit: &Visit) -> Result<Option<Flash>> {
    let Some(hash) = visit.session.as_ref().filter(|_| visit.has_flash) else {
        return Ok(None);
    };
    let tx = cx.db.begin_write().await?;
    let Some(row) = session::Entity::find_by_id(hash.clone()).one(&tx).await? else {
        return Ok(None);
    };
    let flash = row.flash.clone();
    let row = session::ActiveModel {
        token_hash: Set(row.token_hash),
        flash: Set(None),
        ..Default::default()
    };
    row.update(&tx).await?;
    tx.commit().await?;
    Ok(flash.and_then(|flash| serde_json::from_value(flash).ok()))
}

async fn found(cx: &Backend, hash: &[u8]) -> Result<Option<session::Model>> {
    Ok(session::Entity::find_by_id(hash.to_vec()).one(cx.db.read()).await?)
}

async fn touch(cx: &Backend, hash: &[u8]) -> Result<()> {
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = session::ActiveModel {
        token_hash: Set(hash.to_vec()),
        last_seen_at: Set(now),
        expires_at: Set(now + Duration::hours(IDLE_HOURS)),
        ..Default::default()
    };
    row.update(&tx).await?;
    Ok(tx.commit().await?)
}

async fn actor_of(cx: &Backend, row: &session::Model) -> Result<Actor> {
    let Some(id) = row.user_id else {
        return Ok(Actor::Stranger);
    };
    user_actor(cx, id).await
}

async fn user_actor(cx: &Backend, id: Uuid) -> Result<Actor> {
    let found = user::Entity::find_by_id(id).one(cx.db.read()).await?;
    let Some(user) = found.filter(|user| user.disabled_at.is_none()) else {
        return Ok(Actor::Stranger);
    };
    let roles = repo::roles_at(cx.db.read(), UserId(id), cx.clock.now()).await?;
    Ok(Actor::User {
        id: UserId(id),
        name: user.name,
        roles,
    })
}
