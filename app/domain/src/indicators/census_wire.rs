//! The page of a January census: what crosses between it and its door.

use crate::indicators::wire::{CensusNote, EvidenceRow, PostRow};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A January census with everybody in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CensusView {
    /// What it says in short.
    pub note: CensusNote,
    /// Other censuses that were taken.
    pub days: Vec<NaiveDate>,
    /// The people, when the viewer is shown names.
    pub people: Vec<EvidenceRow>,
    /// The posts.
    pub posts: Vec<PostRow>,
    /// Is the viewer shown names?
    pub has_names: bool,
}
