//! What many respondents do, as one transaction: their places are read together, each act changes them by rule in
//! memory, and what changed is written together. An act that is refused leaves no change behind but what it says.

use super::advance::Advance;
use super::changes::Changes;
use super::load::Source;
use super::needs::Needs;
use super::place::{Kept, Place};
use super::record;
use crate::actor::Actor;
use crate::entity::{attempt, invitation};
use crate::error::{Error, Result};
use crate::facts::{Fact, NewFact};
use crate::live::Topic;
use crate::{Backend, instruments};
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::Disposition;
use domain::ids::{AttemptId, CampaignId, InvitationId, ItemId, OrgId, VersionId};
use domain::questionnaire::answers::Value;
use domain::scoring::keys::KeySheet;
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Places as they stand and as they will be written.
#[derive(Debug)]
pub(crate) struct Work {
    places: BTreeMap<Uuid, Place>,
    invitations: BTreeMap<Uuid, invitation::Model>,
    keys: BTreeMap<VersionId, (i32, KeySheet)>,
    pub(super) changes: Changes,
    /// The campaigns whose boards have changed.
    moved: BTreeSet<CampaignId>,
    has_reactions: bool,
}

impl Work {
    /// Reads what is needed inside the transaction that will write; `cx` keeps published versions in memory.
    pub async fn load(tx: &impl ConnectionTrait, cx: Option<&Backend>, needs: &Needs) -> Result<Self> {
        let source = Source {
            db: tx,
            kept: cx,
            locks: true,
        };
        let (invitations, targets) = needs.locked(&source).await?;
        let answers = |row: &attempt::Model| needs.answers.get(&(OrgId(row.org_id), row.id)).cloned();
        let places = source.places_of(targets, answers).await?;
        let scored: BTreeMap<VersionId, OrgId> = match needs.scores {
            true => places
                .values()
                .map(|place| (place.campaign.version, place.org()))
                .collect(),
            false => BTreeMap::new(),
        };
        let mut keys = BTreeMap::new();
        for (version, org) in scored {
            keys.insert(version, instruments::key_sheet(tx, org, version).await?);
        }
        Ok(Self {
            places,
            invitations,
            keys,
            changes: Changes::default(),
            moved: BTreeSet::new(),
            has_reactions: false,
        })
    }

    /// Writes what the acts have changed.
    pub async fn write(&mut self, tx: &impl ConnectionTrait) -> Result<()> {
        let changes = std::mem::take(&mut self.changes);
        changes.write(tx, &self.places).await
    }

    /// The link of a respondent, if it was not taken back.
    pub fn invitation(&self, org: OrgId, id: InvitationId) -> Result<&invitation::Model> {
        let found = self.invitations.get(&id.0).filter(|row| row.org_id == org.0);
        found.filter(|row| row.revoked_at.is_none()).ok_or(Error::Unknown)
    }

    /// The place of a target.
    pub(super) fn place(&self, target: Uuid) -> Result<&Place> {
        self.places.get(&target).ok_or(Error::NotFound("target"))
    }

    /// The target of an attempt.
    pub fn target_of(&self, attempt: AttemptId) -> Result<Uuid> {
        let is_there = |place: &&Place| place.attempts.iter().any(|row| row.id == attempt.0);
        let found = self.places.values().find(is_there);
        Ok(found.ok_or(Error::NotFound("attempt"))?.target.id)
    }

    /// The key a place is scored with, and its number.
    pub fn keys(&self, version: VersionId) -> Result<&(i32, KeySheet)> {
        self.keys.get(&version).ok_or(Error::NotFound("version"))
    }

    /// Changes one attempt.
    pub fn change(&mut self, target: Uuid, attempt: AttemptId, change: impl FnOnce(&mut attempt::Model)) -> Result<()> {
        change(self.row(target, attempt)?);
        self.changes.attempts.insert((target, attempt.0));
        Ok(())
    }

    /// Changes nothing of one attempt but how far it has come.
    pub(super) fn advance(&mut self, target: Uuid, attempt: AttemptId, to: &Advance) -> Result<()> {
        to.note_in(self.row(target, attempt)?);
        self.changes.advanced.insert((target, attempt.0));
        Ok(())
    }

    fn row(&mut self, target: Uuid, attempt: AttemptId) -> Result<&mut attempt::Model> {
        let place = self.places.get_mut(&target).ok_or(Error::NotFound("target"))?;
        let row = place.attempts.iter_mut().find(|row| row.id == attempt.0);
        row.ok_or(Error::NotFound("attempt"))
    }

    /// Adds an attempt.
    pub fn add(&mut self, target: Uuid, row: attempt::Model) -> Result<()> {
        let place = self.places.get_mut(&target).ok_or(Error::NotFound("target"))?;
        self.changes.attempts.insert((target, row.id));
        place.attempts.push(row);
        Ok(())
    }

    /// Keeps an answer unless a newer one is there; an answer taken away stays as an empty one with its revision.
    pub fn keep(
        &mut self,
        (target, attempt): (Uuid, AttemptId),
        item: ItemId,
        (value, revision): (Option<Value>, i64),
        at: DateTime<Utc>,
    ) -> Result<()> {
        let place = self.places.get_mut(&target).ok_or(Error::NotFound("target"))?;
        let sheet = place.sheets.entry(attempt.0).or_default();
        if sheet.get(&item).is_some_and(|kept| kept.revision >= revision) {
            return Ok(());
        }
        let org = place.target.org_id;
        self.changes
            .keep((org, attempt.0, item.clone()), &value, revision, at)?;
        sheet.insert(item, Kept { value, revision });
        Ok(())
    }

    /// Takes answers away for good, as at handing in.
    pub fn drop_answers(&mut self, target: Uuid, attempt: AttemptId, items: Vec<ItemId>) {
        let Some(place) = self.places.get_mut(&target) else {
            return;
        };
        let sheet = place.sheets.entry(attempt.0).or_default();
        for item in items {
            sheet.remove(&item);
            self.changes.drop_answer((place.target.org_id, attempt.0, item));
        }
    }

    /// Brings a target in line with its attempts: the record one, the rung, the day of completion, the live counters.
    pub fn settle(&mut self, target: Uuid, is_opened: bool) -> Result<()> {
        let place = self.places.get_mut(&target).ok_or(Error::NotFound("target"))?;
        let chosen = record::choose(place);
        for row in &mut place.attempts {
            let is_record = Some(row.id) == chosen;
            if row.is_record != is_record {
                row.is_record = is_record;
                self.changes.attempts.insert((target, row.id));
            }
        }
        if place.target.record_attempt_id != chosen {
            place.target.record_attempt_id = chosen;
            self.changes.targets.insert(target);
        }
        let (to, completed_on) = record::stands(place, is_opened);
        self.move_to(target, to, completed_on)
    }

    /// Notes that a target has handed in without a name, as yes or no and with no moment.
    pub fn note_took_part(&mut self, target: Uuid) -> Result<()> {
        let place = self.places.get_mut(&target).ok_or(Error::NotFound("target"))?;
        place.target.took_part = true;
        self.changes.targets.insert(target);
        self.settle(target, true)
    }

    /// Moves a target to another rung and the counters with it.
    pub fn move_to(&mut self, target: Uuid, to: Disposition, completed_on: Option<chrono::NaiveDate>) -> Result<()> {
        let place = self.places.get_mut(&target).ok_or(Error::NotFound("target"))?;
        let is_anonymous = place.campaign.is_anonymous();
        let row = &mut place.target;
        let from = Disposition::from_code(&row.disposition);
        if from == Some(to) && row.completed_on == completed_on {
            return Ok(());
        }
        if let Some(from) = from {
            self.changes.count(row, from, row.completed_on, -1);
        }
        self.changes.count(row, to, completed_on, 1);
        to.code().clone_into(&mut row.disposition);
        row.completed_on = completed_on;
        self.changes.targets.insert(target);
        // A nudge at the moment of an anonymous answer would tell when it came (security 57).
        if !is_anonymous {
            self.moved.insert(CampaignId(row.campaign_id));
        }
        Ok(())
    }

    /// Notes that a link was opened for the first time.
    pub fn mark_opened(&mut self, id: InvitationId, at: DateTime<Utc>) {
        let Some(row) = self.invitations.get_mut(&id.0) else {
            return;
        };
        row.first_opened_at = Some(at);
        self.changes.opened.insert((OrgId(row.org_id), row.id), at);
    }

    /// Says what happened; the jobs do what follows.
    pub fn note(&mut self, actor: &Actor, org: OrgId, at: DateTime<Utc>, fact: Fact) {
        self.changes.facts.push(NewFact::of(actor, Some(org), at, fact));
        self.has_reactions = true;
    }

    /// Says what happened, from which nothing follows but that open boards are told.
    pub fn note_settled(&mut self, actor: &Actor, org: OrgId, at: DateTime<Utc>, fact: Fact) {
        self.changes
            .facts
            .push(NewFact::of(actor, Some(org), at, fact).settled());
    }

    /// After the commit: tells open boards, and wakes the jobs if something follows.
    pub fn announce(&self, cx: &Backend) {
        for campaign in &self.moved {
            cx.live.announce(Topic::Campaign(*campaign));
        }
        if self.has_reactions {
            cx.wake.notify_one();
        }
    }
}
