//! Argon2id, at most one at a time, and as slow for a name that does not exist.

use crate::Backend;
use crate::error::{Error, Result};
use anyhow::anyhow;
use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};

/// How many may wait for the hasher before others are sent away (security 51).
const MAX_WAITING: usize = 16;

/// Checked for names that do not exist; ready from the start, so that the first such name costs no more than others.
const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdDE2$7xG1v1c0oFh2m0M5J6o2k8Jm8c7q0S0k3y1W9d4B2nA";

/// Hashes a new password.
pub async fn hash(cx: &Backend, password: String) -> Result<String> {
    in_turn(cx, move || hash_now(&password)).await?
}

/// Is this the password behind the hash? Without a hash it takes as long and is false.
pub async fn matches(cx: &Backend, password: String, hash: Option<String>) -> Result<bool> {
    in_turn(cx, move || {
        let known = hash.is_some();
        let hash = hash.as_deref().unwrap_or(NOBODYS_HASH);
        let parsed = PasswordHash::new(hash).map_err(|cause| anyhow!("a stored hash is broken: {cause}"))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && known)
    })
    .await?
}

async fn in_turn<T: Send + 'static>(cx: &Backend, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    static WAITING: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    use std::sync::atomic::Ordering::Relaxed;
    if WAITING.fetch_add(1, Relaxed) >= MAX_WAITING {
        WAITING.fetch_sub(1, Relaxed);
        return Err(Error::Busy(5));
    }
    let turn = cx.hashing.clone().acquire_owned().await;
    WAITING.fetch_sub(1, Relaxed);
    let turn = turn.map_err(|cause| anyhow!(cause))?;
    let done = tokio::task::spawn_blocking(work)
        .await
        .map_err(|cause| anyhow!(cause))?;
    drop(turn);
    Ok(done)
}

fn hash_now(password: &str) -> Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    Ok(hash
        .map_err(|cause| anyhow!("hashing a password: {cause}"))?
        .to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn security_8_a_name_that_does_not_exist_costs_what_one_that_does_costs() {
        let costs = |hash: &str| {
            let parsed = PasswordHash::new(hash).unwrap();
            let length = parsed.hash.map(|output| output.len());
            (parsed.algorithm, parsed.version, parsed.params.to_string(), length)
        };
        assert_eq!(costs(NOBODYS_HASH), costs(&hash_now("somebody's password").unwrap()));
    }
}
