//! Waiting after wrong passwords: strict for one account from one address, loose for an account or an address alone,
//! so that an enemy elsewhere cannot lock an account and a school behind one address is not locked by one person.

use crate::Backend;
use crate::entity::failure;
use crate::error::{Error, Result};
use crate::secrets::sha256_hex;
use chrono::Duration;
use domain::ids::InvitationId;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ConnectionTrait, EntityTrait, Set};

/// The longest wait after many wrong tries.
const LONGEST_WAIT_SECONDS: i64 = 300;
/// After so long without a wrong try the count begins anew.
pub(super) const FORGOTTEN_AFTER_HOURS: i64 = 1;

/// Something whose wrong tries are counted; only a hash of it is stored.
#[derive(Clone, Debug)]
pub struct Subject {
    hash: String,
    /// Wrong tries that are free.
    free: i32,
    longest_seconds: i64,
    /// A right password clears the count. Never for an address: else one own account would free an enemy's hand.
    is_cleared: bool,
}

/// What a sign-in is counted under.
pub fn of_sign_in(login: &str, address: &str) -> [Subject; 3] {
    let subject = |kind: &str, what: &str, free, longest_seconds, is_cleared| Subject {
        hash: format!("{kind}:{}", sha256_hex(what)),
        free,
        longest_seconds,
        is_cleared,
    };
    [
        subject("pair", &format!("{login}\n{address}"), 8, LONGEST_WAIT_SECONDS, true),
        subject("login", login, 60, 10, true),
        subject("address", address, 60, LONGEST_WAIT_SECONDS, false),
    ]
}

/// What wrong personal links are counted under: apart from sign-ins, and loose, since a school shares one address.
pub(crate) fn of_link(address: &str) -> [Subject; 1] {
    [Subject {
        hash: format!("link:{}", sha256_hex(address)),
        free: 30,
        longest_seconds: LONGEST_WAIT_SECONDS,
        is_cleared: false,
    }]
}

/// What wrong codes of one personal link are counted under.
pub(crate) fn of_code(invitation: InvitationId) -> [Subject; 1] {
    [Subject {
        hash: format!("code:{invitation}"),
        free: 5,
        longest_seconds: LONGEST_WAIT_SECONDS,
        is_cleared: true,
    }]
}

/// Refuses while somebody has to wait.
pub async fn wait_is_over(cx: &Backend, subjects: &[Subject]) -> Result<()> {
    let now = cx.clock.now();
    for subject in subjects {
        let Some(row) = failure::Entity::find_by_id(&subject.hash).one(cx.db.read()).await? else {
            continue;
        };
        let until = row.last_at + Duration::seconds(wait_seconds(row.count, subject));
        if until > now {
            return Err(Error::Busy((until - now).num_seconds().max(1) as u32));
        }
    }
    Ok(())
}

/// None for the free tries, then doubling from two seconds on.
fn wait_seconds(count: i32, subject: &Subject) -> i64 {
    match count - subject.free {
        over @ 1.. => 2_i64.saturating_pow(over.min(16) as u32).min(subject.longest_seconds),
        _ => 0,
    }
}

/// Counts a wrong try. Added up by the database itself: two servers count together what is tried at both.
pub async fn count_failure(cx: &Backend, subjects: &[Subject]) -> Result<()> {
    use failure::Column::{Count, LastAt, Subject as Key};
    use sea_orm::ExprTrait;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    for subject in subjects {
        let row = failure::ActiveModel {
            subject: Set(subject.hash.clone()),
            count: Set(1),
            last_at: Set(now),
        };
        let is_fresh = Expr::col((failure::Entity, LastAt)).gt(now - Duration::hours(FORGOTTEN_AFTER_HOURS));
        let counted = Expr::case(is_fresh, Expr::col((failure::Entity, Count)).add(1)).finally(1);
        let add = OnConflict::column(Key)
            .value(Count, counted)
            .update_column(LastAt)
            .to_owned();
        failure::Entity::insert(row)
            .on_conflict(add)
            .exec_without_returning(&tx)
            .await?;
    }
    Ok(tx.commit().await?)
}

/// Clears what a right password clears.
pub async fn forget_failures(tx: &impl ConnectionTrait, subjects: &[Subject]) -> Result<()> {
    for subject in subjects.iter().filter(|subject| subject.is_cleared) {
        failure::Entity::delete_by_id(&subject.hash).exec(tx).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_after_the_free_tries_and_has_an_end() {
        let [pair, login, _] = of_sign_in("anna", "10.0.0.1");
        let waits = |subject: &Subject| [1, 8, 9, 10, 12, 100].map(|count| wait_seconds(count, subject));
        assert_eq!(waits(&pair), [0, 0, 2, 4, 16, 300]);
        assert_eq!(waits(&login), [0, 0, 0, 0, 0, 10]);
    }
}
