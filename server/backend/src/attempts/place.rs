//! One person's place in one campaign with everything that rules ask of it; the rules themselves, without a database.

use super::SubmitKind;
use super::running::hidden;
use crate::Zone;
use crate::accounts::Organization;
use crate::campaigns::Campaign;
use crate::entity::{attempt, target};
use crate::error::{Error, Result};
use crate::instruments::Published;
use chrono::{DateTime, Utc};
use domain::attempts::order::InOrder;
use domain::campaigns::disposition::AttemptState;
use domain::campaigns::window::{State, attempt_deadline, is_in_time, link_opens};
use domain::ids::{AttemptId, ItemId, OrgId};
use domain::questionnaire::answers::{Answers, Value};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The stored answers of one attempt; an answer taken away stays as an empty one with its revision.
pub(crate) type Sheet = BTreeMap<ItemId, Kept>;

/// One stored answer.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub value: Option<Value>,
    pub revision: i64,
}

/// A target of a campaign, and what it has done there.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub target: target::Model,
    pub campaign: Arc<Campaign>,
    pub organization: Arc<Organization>,
    pub published: Arc<Published>,
    /// By number.
    pub attempts: Vec<attempt::Model>,
    /// The answers of those attempts for which they were asked.
    pub sheets: BTreeMap<Uuid, Sheet>,
}

impl Place {
    pub fn org(&self) -> OrgId {
        OrgId(self.target.org_id)
    }

    pub fn zone(&self) -> Zone {
        self.organization.zone
    }

    /// Does the personal link still open? An attempt that was struck out leaves nothing to come back to.
    pub fn link_opens(&self, now: DateTime<Utc>) -> bool {
        let has_begun = self.target.took_part || self.attempts.iter().any(|row| !is_in(row, AttemptState::Invalidated));
        link_opens(self.campaign.state(now), has_begun)
    }

    /// Why nothing new can be begun or handed in at once, if so.
    pub fn may_begin(&self, now: DateTime<Utc>) -> Result<()> {
        match self.campaign.state(now) {
            State::Open => Ok(()),
            State::Paused => Err(Error::conflict("campaign-paused")),
            State::Closed | State::Archived => Err(Error::conflict("campaign-closed")),
            State::Draft | State::Scheduled => Err(Error::conflict("campaign-not-open")),
        }
    }

    /// The attempt that is going on.
    pub fn going(&self) -> Option<&attempt::Model> {
        self.attempts.iter().find(|row| is_in(row, AttemptState::InProgress))
    }

    /// The last attempt that was handed in.
    pub fn handed_in(&self) -> Option<&attempt::Model> {
        let mut rows = self.attempts.iter().rev();
        rows.find(|row| is_in(row, AttemptState::Submitted))
    }

    /// The attempt of that id.
    pub fn attempt(&self, id: AttemptId) -> Result<&attempt::Model> {
        let found = self.attempts.iter().find(|row| row.id == id.0);
        found.ok_or(Error::NotFound("attempt"))
    }

    /// An attempt that was struck out does not use up a try.
    pub fn has_tries_left(&self) -> bool {
        let used = self
            .attempts
            .iter()
            .filter(|row| !is_in(row, AttemptState::Invalidated));
        used.count() < usize::try_from(self.campaign.attempts_allowed).unwrap_or(1)
    }

    /// The attempt of that id while answers may be given to it; otherwise the reason why not.
    pub fn answerable(&self, id: AttemptId, now: DateTime<Utc>) -> Result<&attempt::Model> {
        let row = self.attempt(id)?;
        let is_going = is_in(row, AttemptState::InProgress);
        let was_late =
            is_in(row, AttemptState::Submitted) && row.submit_kind.as_deref() == Some(SubmitKind::Timeout.code());
        if was_late || (is_going && !is_in_time(self.deadline(row.started_at), now)) {
            return Err(Error::conflict("time-over"));
        }
        if !is_going {
            return Err(Error::conflict("attempt-over"));
        }
        match self.campaign.state(now) {
            State::Open => Ok(row),
            // The window has just ended: what was on its way is still taken.
            State::Closed if self.campaign.marks.closed_at.is_none() => Ok(row),
            State::Paused => Err(Error::conflict("campaign-paused")),
            _ => Err(Error::conflict("attempt-over")),
        }
    }

    /// Where an attempt stands, when the sections come in a fixed order.
    pub fn order(&self, row: &attempt::Model, stored: &Answers) -> Option<InOrder> {
        let (questionnaire, left) = (
            &self.published.questionnaire,
            usize::try_from(row.sections_left).unwrap_or(0),
        );
        let is_fixed = self.published.settings.fixed_order;
        is_fixed.then(|| InOrder::after(left, questionnaire, &hidden(questionnaire, stored)))
    }

    /// Minutes from the start, the campaign's word before the version's.
    pub fn limit_minutes(&self) -> Option<u32> {
        let own = self.published.settings.limit_minutes.map(u32::from);
        self.campaign.limit_minutes.or(own)
    }

    /// The last moment of an attempt begun then; it follows a window that was moved and minutes that were added.
    pub fn deadline(&self, started_at: DateTime<Utc>) -> DateTime<Utc> {
        let extra = u32::try_from(self.target.extra_minutes).unwrap_or(0);
        attempt_deadline(self.campaign.marks.closes_at, started_at, self.limit_minutes(), extra)
    }

    /// The stored answers of an attempt; what is stored was valid when it was stored.
    pub fn answers(&self, attempt: Uuid) -> Answers {
        let kept = self.sheets.get(&attempt).into_iter().flatten();
        kept.filter_map(|(item, kept)| Some((item.clone(), kept.value.clone()?)))
            .collect()
    }

    /// The items of an attempt that have an answer.
    pub fn answered(&self, attempt: Uuid) -> impl Iterator<Item = &ItemId> {
        let kept = self.sheets.get(&attempt).into_iter().flatten();
        kept.filter(|(_, kept)| kept.value.is_some()).map(|(item, _)| item)
    }

    /// The highest revision of an attempt's answers, 0 without any.
    pub fn revision(&self, attempt: Uuid) -> i64 {
        let kept = self.sheets.get(&attempt).into_iter().flat_map(BTreeMap::values);
        kept.map(|kept| kept.revision).max().unwrap_or(0)
    }
}

pub(super) fn is_in(row: &attempt::Model, state: AttemptState) -> bool {
    row.state == state.code()
}
