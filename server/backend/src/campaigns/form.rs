//! What the form of a campaign shows: what is typed or stored, what can be chosen, who would be asked.

use super::check::{audience, read_moment};
use super::head_count::head_count;
use super::{Campaign, campaign, repo};
use crate::actor::Actor;
use crate::clock;
use crate::error::Result;
use crate::{Backend, accounts};
use chrono::{Duration, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use domain::access::Verb;
use domain::campaigns::wire::{CampaignForm, CampaignInput, Choice, VersionChoice};
use domain::ids::{CampaignId, OrgId};
use domain::instruments::draft::Settings;
use serde::Serialize;

/// The form of a new campaign (`id` absent) or of one in preparation; `typed` goes before what is stored.
pub async fn form(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: Option<CampaignId>,
    typed: Option<CampaignInput>,
) -> Result<CampaignForm> {
    actor.require(Verb::CampaignWrite, org)?;
    let (db, zone) = (cx.db.read(), accounts::organization(cx, org).await?.zone);
    let stored = match id {
        Some(id) => {
            let campaign = campaign(db, org, id).await?;
            super::save::may_edit(&campaign, cx.clock.now())?;
            as_input(&campaign, zone)
        }
        None => fresh_input(clock::local(cx.clock.now(), zone)),
    };
    let mut input = typed.unwrap_or(stored);
    let versions = version_choices(cx, org, zone).await?;
    if let (true, [only]) = (input.version.is_empty(), versions.as_slice()) {
        input.version = only.id.clone();
    }
    let rule = audience(db, org, &input).await?;
    let now = clock::local(cx.clock.now(), zone);
    let opens = read_moment(&input.opens).unwrap_or(now);
    let closes = read_moment(&input.closes).unwrap_or(opens).max(opens);
    let window = (clock::moment(opens, zone), clock::moment(closes, zone));
    Ok(CampaignForm {
        head_count: head_count(db, org, &rule, window, zone).await?,
        versions,
        unions: union_choices(cx, org).await?,
        persons: person_choices(cx, org).await?,
        zone: zone.name().to_owned(),
        input,
    })
}

/// A new campaign: tomorrow at nine, for three weeks, everybody on a pedagogical post.
pub fn fresh_input(now: NaiveDateTime) -> CampaignInput {
    let tomorrow = now.date() + Duration::days(1);
    let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
    let midnight = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default();
    CampaignInput {
        kind: "main".to_owned(),
        opens: written(tomorrow.and_time(nine)),
        closes: written((tomorrow + Duration::days(21)).and_time(midnight)),
        groups: vec!["pedagogical".to_owned()],
        anonymity: "named".to_owned(),
        resume_by: "link".to_owned(),
        attempts_allowed: "1".to_owned(),
        attempt_policy: "first".to_owned(),
        release: "after_close".to_owned(),
        counts_for_indicators: "yes".to_owned(),
        ..CampaignInput::default()
    }
}

/// A stored campaign as its form would show it.
pub fn as_input(campaign: &Campaign, zone: Tz) -> CampaignInput {
    let ticked = |is: bool| if is { "yes".to_owned() } else { String::new() };
    CampaignInput {
        version: campaign.version.to_string(),
        title: campaign.title.clone(),
        code: campaign.code.clone(),
        kind: campaign.kind.clone(),
        opens: written(clock::local(campaign.marks.opens_at, zone)),
        closes: written(clock::local(campaign.marks.closes_at, zone)),
        groups: campaign
            .audience
            .groups
            .iter()
            .map(|one| one.code().to_owned())
            .collect(),
        unions: campaign.audience.unions.iter().map(ToString::to_string).collect(),
        persons: campaign.audience.persons.iter().map(ToString::to_string).collect(),
        include_external: ticked(campaign.audience.include_external),
        anonymity: word(campaign.anonymity),
        resume_by: word(campaign.resume_by),
        attempts_allowed: campaign.attempts_allowed.to_string(),
        attempt_policy: word(campaign.attempt_policy),
        release: word(campaign.release),
        limit_minutes: campaign
            .limit_minutes
            .map(|minutes| minutes.to_string())
            .unwrap_or_default(),
        counts_for_indicators: ticked(campaign.counts_for_indicators),
        contact: campaign.contact.clone(),
        order_ref: campaign.order_ref.clone(),
        reason_out_of_stage: campaign.reason_out_of_stage.clone(),
    }
}

/// The stored word of an enum.
pub fn word(code: impl Serialize) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn written(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}

async fn version_choices(cx: &Backend, org: OrgId, zone: Tz) -> Result<Vec<VersionChoice>> {
    let rows = repo::versions(cx.db.read(), org).await?;
    let choice = |row: crate::entity::instrument_version::Model| {
        let settings: Settings = serde_json::from_value(row.settings)?;
        Ok(VersionChoice {
            id: row.id.to_string(),
            title: row.title,
            no: row.no,
            published: clock::local(row.published_at, zone),
            limit_minutes: settings.limit_minutes.map(u32::from),
        })
    };
    rows.into_iter().map(choice).collect()
}

async fn union_choices(cx: &Backend, org: OrgId) -> Result<Vec<Choice>> {
    let choice = |(id, title): (uuid::Uuid, String)| Choice {
        value: id.to_string(),
        words: title,
        note: String::new(),
    };
    Ok(repo::unions(cx.db.read(), org).await?.into_iter().map(choice).collect())
}

/// People of the register who work here today or begin later, with their posts.
pub async fn person_choices(cx: &Backend, org: OrgId) -> Result<Vec<Choice>> {
    let staff = crate::roster::staff(cx.db.read(), org).await?;
    let today = clock::day(cx.clock.now(), accounts::organization(cx, org).await?.zone);
    let mut choices = Vec::new();
    for (id, name) in repo::people(cx.db.read(), org).await? {
        let mut own = staff.employments.iter().filter(|one| one.person.0 == id);
        let Some(employment) = own.find(|one| one.end.is_none_or(|end| end >= today)) else {
            continue;
        };
        choices.push(Choice {
            value: id.to_string(),
            words: name.full(),
            note: employment.position.clone(),
        });
    }
    Ok(choices)
}
