//! The first screen of a personal link, which is also the last one: the receipt.

use super::asked::{Asked, Respondent, Whose, asked};
use super::close::close_if_over;
use super::result::result_state;
use crate::campaigns::{Anonymity, Campaign, ResumeBy};
use crate::entity::attempt;
use crate::error::Result;
use crate::indicators::policies;
use crate::{Backend, clock};
use domain::attempts::wire::{Receipt, Stage, Welcome};
use domain::campaigns::window::State;
use domain::ids::AttemptId;

/// What the first screen says.
pub async fn welcome(cx: &Backend, respondent: &Respondent) -> Result<Welcome> {
    Ok(first_screen(cx, respondent).await?.0)
}

/// The same with whom the link is for, so that what else stands on that screen need not ask again.
pub async fn first_screen(cx: &Backend, respondent: &Respondent) -> Result<(Welcome, Whose)> {
    let (mut here, now) = (asked(cx, respondent).await?, cx.clock.now());
    if let Some(going) = here.place.going()
        && !domain::campaigns::window::is_in_time(here.place.deadline(going.started_at), now)
    {
        close_if_over(cx, going).await?;
        here = asked(cx, respondent).await?;
    }
    let place = &here.place;
    let (zone, campaign, published) = (place.zone(), &place.campaign, &place.published);
    let asks_code = campaign.resume_by == ResumeBy::Code && !place.attempts.is_empty() && here.is_trusted;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let extra = u32::try_from(place.target.extra_minutes).unwrap_or(0);
    let said = Welcome {
        title: published.questionnaire.title.clone(),
        purpose: published.questionnaire.purpose.clone(),
        thanks: published.questionnaire.thanks.clone(),
        organization: place.organization.short_name.clone(),
        person: here.link.name.clone(),
        is_test: published.is_test,
        anonymity: anonymity(campaign.anonymity).to_owned(),
        shown_from: shown_from(cx, campaign).await?,
        items: count(published.questionnaire.questions().count()),
        sections: count(published.questionnaire.sections.len()),
        takes_minutes: published.settings.takes_minutes.map(u32::from),
        limit_minutes: place.limit_minutes().map(|minutes| minutes + extra),
        attempts_allowed: u32::try_from(campaign.attempts_allowed).unwrap_or(1),
        opens_at: clock::local(campaign.marks.opens_at, zone),
        closes_at: clock::local(campaign.marks.closes_at, zone),
        zone: zone.name().to_owned(),
        contact: campaign.contact.clone(),
        code: asks_code.then(|| cx.secret.resume_code(here.invitation_id(), here.link.invitation.epoch)),
        stage: stage(cx, &here, zone),
    };
    Ok((said, here.whose()))
}

fn stage(cx: &Backend, here: &Asked, zone: crate::Zone) -> Stage {
    let state = here.place.campaign.state(cx.clock.now());
    if here.place.campaign.is_anonymous() {
        return anonymous_stage(state, here.place.target.took_part);
    }
    match (state, here.place.going(), here.place.handed_in()) {
        (State::Draft | State::Scheduled, ..) => Stage::NotYet,
        (State::Paused, Some(_), _) => Stage::Paused,
        (State::Open, Some(_), _) if !here.is_trusted => Stage::AskCode,
        (State::Open, Some(going), _) => Stage::Going {
            answered: count(going.answered),
            shown: count(going.shown),
            deadline: clock::local(here.place.deadline(going.started_at), zone),
        },
        (_, _, Some(done)) => Stage::Done(receipt(here, done, state, zone)),
        (State::Open, None, None) if here.place.has_tries_left() => Stage::Ready,
        (State::Paused, None, None) => Stage::Paused,
        _ => Stage::Closed,
    }
}

/// There is no attempt to go on with or to give a receipt of.
fn anonymous_stage(state: State, took_part: bool) -> Stage {
    match state {
        State::Draft | State::Scheduled => Stage::NotYet,
        _ if took_part => Stage::TookPart,
        State::Open => Stage::Ready,
        State::Paused => Stage::Paused,
        State::Closed | State::Archived => Stage::Closed,
    }
}

async fn shown_from(cx: &Backend, campaign: &Campaign) -> Result<Option<u32>> {
    Ok(match campaign.is_anonymous() {
        true => {
            let policy = policies(cx.db.read(), campaign.org).await?.anonymity_threshold;
            Some(campaign.least_shown(policy))
        }
        false => None,
    })
}

fn receipt(here: &Asked, done: &attempt::Model, state: State, zone: crate::Zone) -> Receipt {
    Receipt {
        attempt: AttemptId(done.id),
        code: done.receipt.clone().unwrap_or_default(),
        submitted_at: clock::local(done.submitted_at.unwrap_or(done.started_at), zone),
        kind: done.submit_kind.clone().unwrap_or_default(),
        answered: count(done.answered),
        shown: count(done.shown),
        may_start_again: state == State::Open && here.place.has_tries_left(),
        result: result_state(here, state),
    }
}

fn anonymity(mode: Anonymity) -> &'static str {
    match mode {
        Anonymity::Named => "named",
        Anonymity::Confidential => "confidential",
        Anonymity::Anonymous => "anonymous",
    }
}

fn count(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}
