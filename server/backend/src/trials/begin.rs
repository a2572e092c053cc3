//! Beginning a trial run, and the pages of one that is going on.

use super::store::{self, Place, State, Trial};
use crate::actor::Actor;
use crate::attempts::{fields, hidden, questions, unfinished};
use crate::error::{Error, Result};
use crate::secrets::random_u64;
use crate::{Backend, accounts, clock, instruments};
use chrono::{DateTime, Utc};
use domain::access::Verb;
use domain::attempts::order::InOrder;
use domain::attempts::wire::Running;
use domain::campaigns::window::{attempt_deadline, is_in_time};
use domain::ids::{AttemptId, InstrumentId, OrgId};
use domain::instruments::draft::{Draft, InstrumentKind};
use domain::instruments::draw::{draw, is_drawn};
use domain::questionnaire::validate::settle;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// A trial run without a limit of its own ends after a day.
const LONGEST_HOURS: i64 = 24;

/// Begins a trial run of the draft as it stands now; an earlier one is forgotten.
pub async fn begin(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId) -> Result<()> {
    let place = place(actor, org, id)?;
    let draft = instruments::desk(cx, actor, org, id).await?.draft;
    if draft.questionnaire.questions().next().is_none() {
        return Err(Error::conflict("trial-empty"));
    }
    let state = State {
        id: AttemptId(Uuid::now_v7()),
        seed: random_u64(),
        started_at: cx.clock.now(),
        submitted_at: None,
        answers: BTreeMap::new(),
        revisions: BTreeMap::new(),
        flagged: BTreeSet::new(),
        sections_left: 0,
    };
    store::begin(cx, place, &Trial { draft, state }).await
}

/// The trial run that is going on, as the pages of answering show it.
pub async fn running(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId) -> Result<Option<Running>> {
    let (place, now) = (place(actor, org, id)?, cx.clock.now());
    let Some(Trial { draft, state }) = store::of(cx, place).await?.filter(|trial| is_going(trial, now)) else {
        return Ok(None);
    };
    let organization = accounts::organization(cx, org).await?;
    let (kept, problems) = settle(&draft.questionnaire, &state.answers);
    let highest = state.revisions.values().max().copied().unwrap_or(0);
    let deadline = deadline(&draft, &state);
    let (order, hidden) = (order(&draft, &state), hidden(&draft.questionnaire, &state.answers));
    let mut drawn = draw(&draft.questionnaire, &draft.settings, state.seed);
    if let Some(order) = order {
        order.cover(&mut drawn);
    }
    Ok(Some(Running {
        attempt: state.id,
        version: None,
        organization: organization.short_name,
        is_test: draft.kind == InstrumentKind::Test,
        questionnaire: Arc::new(drawn),
        is_drawn: is_drawn(&draft.questionnaire, &draft.settings),
        questions: questions(&draft.questionnaire, &hidden),
        order,
        fields: fields(&draft.questionnaire, &state.answers),
        hidden,
        answered: kept.into_keys().collect(),
        unfinished: unfinished(&state.answers),
        problems,
        has_limit: draft.settings.limit_minutes.is_some(),
        deadline,
        ends_at: clock::local(deadline, organization.zone),
        now,
        revision: highest.max(now.timestamp_millis()),
        flagged: state.flagged,
    }))
}

/// Only the author who runs it, and only where drafts may be read.
pub(super) fn place(actor: &Actor, org: OrgId, id: InstrumentId) -> Result<Place> {
    actor.require(Verb::InstrumentRead, org)?;
    Ok((org, actor.user().ok_or(Error::Unknown)?, id))
}

/// Is it still answered? Its time is counted like a respondent's.
pub(super) fn is_going(trial: &Trial, now: DateTime<Utc>) -> bool {
    trial.state.submitted_at.is_none() && is_in_time(deadline(&trial.draft, &trial.state), now)
}

/// Where it stands, when the sections come in a fixed order.
pub(super) fn order(draft: &Draft, state: &State) -> Option<InOrder> {
    let (questionnaire, left) = (&draft.questionnaire, state.sections_left);
    let is_fixed = draft.settings.fixed_order;
    is_fixed.then(|| InOrder::after(left, questionnaire, &hidden(questionnaire, &state.answers)))
}

fn deadline(draft: &Draft, state: &State) -> DateTime<Utc> {
    let limit = draft.settings.limit_minutes.map(u32::from);
    let longest = state.started_at + chrono::Duration::hours(LONGEST_HOURS);
    attempt_deadline(longest, state.started_at, limit, 0)
}
