//! Which of the stored rows the rows of a file mean, where rows have no codes: those that are alike in what cannot
//! be corrected by a file. Each stored row is meant by one line at most.

use domain::spelling::composed;
use std::collections::BTreeMap;

/// The stored rows by what they are known by, and the lines that have taken them.
pub(crate) struct Known<K> {
    places: BTreeMap<K, Vec<usize>>,
    taken: BTreeMap<usize, usize>,
}

impl<K: Ord> Known<K> {
    /// Of rows in their order.
    pub fn new(keys: impl Iterator<Item = K>) -> Self {
        let mut places: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for (at, key) in keys.enumerate() {
            places.entry(key).or_default().push(at);
        }
        Self {
            places,
            taken: BTreeMap::new(),
        }
    }

    /// The rows that a line may mean, the oldest first.
    pub fn free(&self, key: &K) -> Vec<usize> {
        let alike = self.places.get(key).into_iter().flatten().copied();
        alike.filter(|at| !self.taken.contains_key(at)).collect()
    }

    /// The line that has taken such a row.
    pub fn line(&self, key: &K) -> Option<usize> {
        let alike = self.places.get(key).into_iter().flatten();
        alike.filter_map(|at| self.taken.get(at).copied()).next_back()
    }

    /// A line means this row.
    pub fn take(&mut self, at: usize, line: usize) {
        self.taken.insert(at, line);
    }

    /// A line is a new row.
    pub fn add(&mut self, key: K, at: usize, line: usize) {
        self.places.entry(key).or_default().push(at);
        self.take(at, line);
    }
}

/// What a cell says beside what is known: nothing when it is empty, or the same text with other ends of lines.
pub(crate) fn or_known(told: &str, known: &str) -> String {
    let plain = |text: &str| composed(text).replace('\r', "");
    let is_same = plain(told) == plain(known);
    if told.is_empty() || is_same { known } else { told }.to_owned()
}
