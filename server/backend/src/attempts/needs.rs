//! What acts need to be read before they can be done, and the reading of the links among it.

use super::keys::Key;
use super::links::{Links, links, targets_of};
use super::load::{Source, Wanted};
use crate::error::Result;
use domain::ids::{ItemId, OrgId};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// What has to be read before some acts can be done.
#[derive(Debug, Default)]
pub(crate) struct Needs {
    /// Whose links act.
    pub invitations: BTreeSet<Key>,
    /// Attempts whose answers are needed, and which of them.
    pub answers: BTreeMap<Key, Wanted>,
    /// Attempts that come without a link: their targets are looked up.
    pub attempts: BTreeSet<Key>,
    /// Targets that come without a link.
    pub targets: BTreeSet<Key>,
    /// Are keys needed, because something will be scored?
    pub scores: bool,
}

impl Needs {
    /// All answers of an attempt.
    pub fn answers_of(&mut self, attempt: Key) {
        self.answers.insert(attempt, Wanted::All);
    }

    /// One of them, if the others do not matter to it.
    pub fn answer_of(&mut self, attempt: Key, item: &ItemId) {
        let wanted = self.answers.entry(attempt).or_insert(Wanted::Only(BTreeSet::new()));
        if let Wanted::Only(items) = wanted {
            items.insert(item.clone());
        }
    }

    /// The links, and the targets of everything that acts, locked by one statement: two that each lock in one order
    /// could still wait for another's in a ring.
    pub(super) async fn locked(&self, source: &Source<'_, impl ConnectionTrait>) -> Result<Links> {
        let has_links_alone = self.targets.is_empty() && self.attempts.is_empty();
        let (invitations, targets) = links(source.db, &self.invitations, has_links_alone).await?;
        if has_links_alone {
            return Ok((invitations, targets));
        }
        let mut all = self.targets.clone();
        all.extend(targets_of(source.db, &self.attempts).await?);
        all.extend(targets.iter().map(|one| (OrgId(one.target.org_id), one.target.id)));
        Ok((invitations, source.targets(&all).await?))
    }
}
