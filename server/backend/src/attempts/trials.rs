//! Trial runs of drafts, in memory only: what is tried out is in no table, so nothing can ever count it.
//! A restart forgets them, and so does the 201st.

use chrono::{DateTime, Utc};
use domain::ids::{AttemptId, InstrumentId, ItemId, OrgId, UserId};
use domain::instruments::draft::Draft;
use domain::questionnaire::answers::Answers;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// How many are kept; the one begun first makes room.
const KEPT: usize = 200;

/// Whose trial run of what: everybody has one of each draft.
pub type Place = (OrgId, UserId, InstrumentId);

/// One trial run, of the draft as it was when it began.
#[derive(Clone, Debug)]
pub struct Trial {
    pub draft: Arc<Draft>,
    /// An id of nothing stored, under which a browser keeps what it has not sent yet.
    pub id: AttemptId,
    pub seed: u64,
    pub started_at: DateTime<Utc>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub answers: Answers,
    pub revisions: BTreeMap<ItemId, i64>,
    pub flagged: BTreeSet<ItemId>,
}

/// All that are going on.
#[derive(Clone, Debug, Default)]
pub struct Trials(Arc<Mutex<BTreeMap<Place, Trial>>>);

impl Trials {
    /// Begins one, in place of an earlier one.
    pub fn begin(&self, place: Place, trial: Trial) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(place, trial);
        let first = all.iter().min_by_key(|(_, trial)| trial.started_at);
        if let Some(first) = first.map(|(place, _)| *place).filter(|_| all.len() > KEPT) {
            all.remove(&first);
        }
    }

    /// The one of this place, as it stands.
    pub fn of(&self, place: Place) -> Option<Trial> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&place).cloned()
    }

    /// Changes the one of this place, when there is one.
    pub fn change<T>(&self, place: Place, change: impl FnOnce(&mut Trial) -> T) -> Option<T> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get_mut(&place).map(change)
    }
}
