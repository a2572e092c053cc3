//! How far somebody reaches among those who took part in events. Whoever decides about participations reaches
//! everybody; the head of a methodical union sees its members of today and nobody else, and changes only what nobody
//! has decided about: what was confirmed is counted in the indicators (AC-09).

use crate::Backend;
use crate::accounts::headed_union;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::event_participation;
use crate::error::{Error, Result};
use crate::roster::union_members;
use domain::access::Verb;
use domain::events::participation::ParticipationState;
use domain::events::wire::ParticipantLine;
use domain::ids::{OrgId, PersonId};
use std::collections::BTreeSet;

/// Whose participations are open.
#[derive(Clone, Debug)]
pub(super) enum Reach {
    Everybody,
    Members(BTreeSet<PersonId>),
}

impl Reach {
    /// How far the actor reaches here; a head without a union reaches nobody.
    pub async fn of(cx: &Backend, actor: &Actor, org: OrgId) -> Result<Self> {
        if actor.may(Verb::EventConfirm, org) {
            return Ok(Self::Everybody);
        }
        let union = match headed_union(cx, actor, org).await {
            Ok((union, _)) => union,
            Err(Error::NotFound(_)) => return Ok(Self::Members(BTreeSet::new())),
            Err(other) => return Err(other),
        };
        let today = day(cx.clock.now(), super::zone(cx, org).await?);
        let members = union_members(cx.db.read(), org, union, today).await?;
        Ok(Self::Members(members.into_iter().map(|one| one.person).collect()))
    }

    pub fn is_whole(&self) -> bool {
        matches!(self, Self::Everybody)
    }

    pub fn takes(&self, person: PersonId) -> bool {
        match self {
            Self::Everybody => true,
            Self::Members(members) => members.contains(&person),
        }
    }

    /// May this participation be changed? One out of reach looks as if it were not there.
    pub fn change(&self, row: &event_participation::Model) -> Result<()> {
        if !self.takes(PersonId(row.person_id)) {
            return Err(Error::NotFound("participation"));
        }
        self.change_event(std::slice::from_ref(row))
    }

    /// May an event with these participations, all that it has, be changed? Its level and its days decide whether they
    /// count, so a head changes only what concerns members alone; an event without participants may be anybody's.
    pub fn change_event(&self, rows: &[event_participation::Model]) -> Result<()> {
        let pending = ParticipationState::Pending.code();
        let is_open = |row: &event_participation::Model| row.state == pending && self.takes(PersonId(row.person_id));
        match self.is_whole() || (!rows.is_empty() && rows.iter().all(is_open)) {
            true => Ok(()),
            false => Err(Error::Forbidden(Verb::EventConfirm)),
        }
    }

    /// Says of somebody in reach whether the participation may be changed.
    pub fn show(&self, line: ParticipantLine) -> ParticipantLine {
        ParticipantLine {
            may_change: self.is_whole() || line.state == ParticipationState::Pending,
            ..line
        }
    }
}
