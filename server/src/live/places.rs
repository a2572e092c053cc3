//! How many streams are open, in all and by session (security 54): an open tab must not become a flood.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

const MAX_STREAMS: usize = 500;
const MAX_PER_SESSION: usize = 3;

static OPEN: LazyLock<Mutex<HashMap<Vec<u8>, usize>>> = LazyLock::new(Mutex::default);

/// One open stream; dropped with it.
pub(super) struct Place(Vec<u8>);

impl Place {
    /// A place for one more stream of this session, if there is one.
    pub(super) fn take(session: Vec<u8>) -> Option<Self> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        let in_all: usize = open.values().sum();
        let own = open.get(&session).copied().unwrap_or_default();
        if in_all >= MAX_STREAMS || own >= MAX_PER_SESSION {
            return None;
        }
        open.insert(session.clone(), own + 1);
        Some(Self(session))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = open.get_mut(&self.0) {
            *own -= 1;
            if *own == 0 {
                open.remove(&self.0);
            }
        }
    }
}
