//! How often somebody may ask: a bucket that fills steadily and is emptied by asking. Whose bucket it is, the
//! middleware decides; here are only numbers, and keys that cannot be traced back to anybody.

use crate::limits::Limits;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Below so many buckets nobody looks for those that have filled up again.
const SWEEP_FROM: usize = 4_096;

/// All buckets.
#[derive(Debug)]
pub struct Rates {
    session: Rate,
    stranger: Rate,
    /// Known to this process alone, so keys are of no use to anybody else.
    hasher: RandomState,
    buckets: Mutex<Buckets>,
    refused: AtomicU64,
}

/// How fast a bucket fills, and how much it holds.
#[derive(Clone, Copy, Debug)]
struct Rate {
    per_second: f64,
    most: f64,
}

#[derive(Debug, Default)]
struct Buckets {
    by_key: HashMap<Key, Bucket>,
    sweep_at: usize,
}

#[derive(Debug)]
struct Bucket {
    rate: Rate,
    left: f64,
    at: Instant,
}

/// Whose bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(u64);

/// The bucket is empty for so many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait(pub u32);

impl Rates {
    pub fn new(limits: &Limits) -> Self {
        let rate = |per_second: u32| Rate {
            per_second: f64::from(per_second),
            most: f64::from(per_second) * f64::from(limits.rate_burst_seconds),
        };
        Self {
            session: rate(limits.rate_per_session),
            stranger: rate(limits.rate_per_address),
            hasher: RandomState::new(),
            buckets: Mutex::default(),
            refused: AtomicU64::new(0),
        }
    }

    pub fn key(&self, kind: &str, what: &str) -> Key {
        Key(self.hasher.hash_one((kind, what)))
    }

    /// Has this one been here before, and not so long ago that it was forgotten?
    pub fn is_known(&self, key: Key) -> bool {
        self.with(|buckets| buckets.by_key.contains_key(&key))
    }

    /// One request of a session or a link.
    pub fn take_own(&self, key: Key) -> Result<(), Wait> {
        self.take(key, self.session, Instant::now())
    }

    /// One request of a stranger at this address.
    pub fn take_stranger(&self, key: Key) -> Result<(), Wait> {
        self.take(key, self.stranger, Instant::now())
    }

    /// How many were refused since the start.
    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    fn take(&self, key: Key, rate: Rate, now: Instant) -> Result<(), Wait> {
        let taken = self.with(|buckets| buckets.take(key, rate, now));
        if taken.is_err() {
            self.refused.fetch_add(1, Ordering::Relaxed);
        }
        taken
    }

    fn with<T>(&self, work: impl FnOnce(&mut Buckets) -> T) -> T {
        work(&mut self.buckets.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Buckets {
    fn take(&mut self, key: Key, rate: Rate, now: Instant) -> Result<(), Wait> {
        self.sweep(now);
        let bucket = self.by_key.entry(key).or_insert(Bucket {
            rate,
            left: rate.most,
            at: now,
        });
        bucket.fill(now);
        if bucket.left < 1.0 {
            let seconds = ((1.0 - bucket.left) / rate.per_second).ceil();
            return Err(Wait(seconds.clamp(1.0, 60.0) as u32));
        }
        bucket.left -= 1.0;
        Ok(())
    }

    /// A full bucket says no more than none.
    fn sweep(&mut self, now: Instant) {
        if self.by_key.len() >= self.sweep_at.max(SWEEP_FROM) {
            self.by_key.retain(|_, bucket| !bucket.fill(now));
            self.sweep_at = self.by_key.len() * 2;
        }
    }
}

impl Bucket {
    /// True when it is full.
    fn fill(&mut self, now: Instant) -> bool {
        let more = now.duration_since(self.at).as_secs_f64() * self.rate.per_second;
        self.left = (self.left + more).min(self.rate.most);
        self.at = now;
        self.left >= self.rate.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn rates() -> Rates {
        Rates::new(&Limits {
            rate_per_session: 2,
            rate_per_address: 1,
            rate_burst_seconds: 5,
            ..Limits::default()
        })
    }

    #[test]
    fn a_bucket_is_emptied_by_asking_and_filled_by_time() {
        let (rates, now) = (rates(), Instant::now());
        let (anna, boris) = (rates.key("session", "anna"), rates.key("session", "boris"));
        let take = |key, at| rates.take(key, rates.session, at);
        for _ in 0..10 {
            assert_eq!(take(anna, now), Ok(()));
        }
        assert_eq!(take(anna, now), Err(Wait(1)));
        assert_eq!(take(boris, now), Ok(()), "others have buckets of their own");
        let later = now + Duration::from_secs(1);
        assert_eq!((take(anna, later), take(anna, later)), (Ok(()), Ok(())));
        assert_eq!(take(anna, later), Err(Wait(1)));
        assert_eq!(rates.refused(), 2);
    }

    #[test]
    fn full_buckets_are_forgotten_and_empty_ones_are_not() {
        let (rates, now) = (rates(), Instant::now());
        let busy = rates.key("address", "10.0.0.1");
        while rates.take(busy, rates.stranger, now).is_ok() {}
        let take = |who: &str, at| rates.take(rates.key("session", who), rates.session, at);
        for no in 1..SWEEP_FROM {
            assert_eq!(take(&no.to_string(), now), Ok(()));
        }
        assert_eq!(take("one more", now + Duration::from_secs(2)), Ok(()));
        assert!(rates.with(|buckets| buckets.by_key.len()) < 10);
        assert!(rates.is_known(busy));
    }
}
