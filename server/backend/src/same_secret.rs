//! All servers of one database must derive personal links from the same secret: with another one, links printed here
//! would not open there, and nobody would know why.

use crate::Backend;
use crate::entity::server_secret;
use anyhow::{Result, bail};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

const ONLY: i32 = 1;

/// Notes the secret of the first server and refuses another one, unless it shall take the old one's place.
pub async fn agree_on_secret(cx: &Backend, is_new: bool) -> Result<()> {
    let own = cx.secret.fingerprint();
    let known = server_secret::Entity::find_by_id(ONLY).one(cx.db.read()).await?;
    if known.is_some_and(|row| row.fingerprint == own) {
        return Ok(());
    }
    let tx = cx.db.begin_write().await?;
    note(&tx, cx, &own, is_new).await?;
    // Of two first servers the second one reads here what the first one wrote.
    let agreed = server_secret::Entity::find_by_id(ONLY).one(&tx).await?;
    tx.commit().await?;
    if agreed.is_none_or(|row| row.fingerprint != own) {
        bail!(
            "Файл секрета не тот, с которым работает эта база: личные ссылки получились бы другими. Возьмите файл .key \
             с первого сервера (или тот, что лежал рядом с прежней базой) и назовите его: --secret-file ФАЙЛ. Если он \
             утрачен, запустите программу один раз с --new-secret: розданные ссылки будут открываться и дальше, но \
             напечатать их снова будет нельзя, только выдать новые."
        );
    }
    Ok(())
}

async fn note(tx: &impl ConnectionTrait, cx: &Backend, own: &str, is_new: bool) -> Result<()> {
    use server_secret::Column::{Fingerprint, Id, NotedAt};
    let row = server_secret::ActiveModel {
        id: Set(ONLY),
        fingerprint: Set(own.to_owned()),
        noted_at: Set(cx.clock.now()),
    };
    let mut known = OnConflict::column(Id);
    match is_new {
        true => known.update_columns([Fingerprint, NotedAt]),
        false => known.do_nothing(),
    };
    server_secret::Entity::insert(row)
        .on_conflict(known)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
