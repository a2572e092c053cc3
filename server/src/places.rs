//! How many of something are open at once, in all and by whose they are; a place is given back when it is dropped.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So many places, and so many of them for one owner.
#[derive(Clone, Debug)]
pub struct Places<K> {
    in_all: usize,
    of_one: usize,
    taken: Arc<Mutex<Taken<K>>>,
}

#[derive(Debug)]
struct Taken<K> {
    in_all: usize,
    by_owner: HashMap<K, usize>,
}

/// One place that is held.
#[derive(Debug)]
pub struct Place<K: Eq + Hash> {
    taken: Arc<Mutex<Taken<K>>>,
    owner: K,
}

impl<K: Eq + Hash + Clone> Places<K> {
    pub fn new(in_all: usize, of_one: usize) -> Self {
        let taken = Taken {
            in_all: 0,
            by_owner: HashMap::new(),
        };
        Self {
            in_all,
            of_one,
            taken: Arc::new(Mutex::new(taken)),
        }
    }

    /// A place for this owner, if there is one.
    pub fn take(&self, owner: K) -> Option<Place<K>> {
        let mut taken = lock(&self.taken);
        let own = taken.by_owner.get(&owner).copied().unwrap_or(0);
        if taken.in_all >= self.in_all || own >= self.of_one {
            return None;
        }
        taken.in_all += 1;
        taken.by_owner.insert(owner.clone(), own + 1);
        Some(Place {
            taken: self.taken.clone(),
            owner,
        })
    }

    /// How many are held.
    pub fn held(&self) -> usize {
        lock(&self.taken).in_all
    }
}

impl<K: Eq + Hash> Drop for Place<K> {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        taken.in_all -= 1;
        if let Some(own) = taken.by_owner.get_mut(&self.owner) {
            *own -= 1;
            if *own == 0 {
                taken.by_owner.remove(&self.owner);
            }
        }
    }
}

fn lock<K>(taken: &Mutex<Taken<K>>) -> MutexGuard<'_, Taken<K>> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn one_owner_leaves_room_for_others_and_a_dropped_place_is_free_again() {
        let places = Places::new(3, 2);
        let held = [places.take("a"), places.take("a")];
        assert!(held.iter().all(Option::is_some) && places.take("a").is_none());
        let other = places.take("b");
        assert!(other.is_some() && places.take("c").is_none(), "three in all");
        drop(held);
        assert_eq!(places.held(), 1);
        assert!(places.take("a").is_some());
    }
}
