//! What was typed for a campaign, checked: every problem at its field.

use super::{Anonymity, ResumeBy, check_anonymous, repo};
use crate::clock;
use crate::error::{Error, Result};
use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use domain::campaigns::audience::{AudienceGroup, AudienceRule};
use domain::campaigns::wire::CampaignInput;
use domain::ids::{InstrumentId, OrgId, PersonId, UnionId, VersionId};
use domain::instruments::draft::{AttemptPolicy, Release};
use domain::problem::Problem;
use sea_orm::ConnectionTrait;
use serde::de::DeserializeOwned;
use std::str::FromStr;
use uuid::Uuid;

const MAX_TITLE_CHARS: usize = 200;
const MAX_TEXT_CHARS: usize = 500;
const MAX_ATTEMPTS: i32 = 10;
const MAX_LIMIT_MINUTES: i32 = 600;

/// A campaign's settings that can be stored.
#[derive(Clone, Debug)]
pub struct Checked {
    pub version: VersionId,
    pub instrument: InstrumentId,
    pub title: String,
    pub code: String,
    pub kind: String,
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
    pub audience: AudienceRule,
    pub anonymity: Anonymity,
    pub resume_by: ResumeBy,
    pub attempts_allowed: i32,
    pub attempt_policy: AttemptPolicy,
    pub release: Release,
    pub limit_minutes: Option<i32>,
    pub counts_for_indicators: bool,
    pub contact: String,
    pub order_ref: String,
    pub reason_out_of_stage: String,
}

/// Collects the problems of one form.
#[derive(Debug, Default)]
struct Problems(Vec<Problem>);

impl Problems {
    fn add(&mut self, field: &str, kind: &str) {
        self.0.push(Problem::new(at(field), kind));
    }

    fn text(&mut self, field: &str, text: &str, max: usize) -> String {
        let text = text.trim();
        if text.chars().count() > max {
            self.0
                .push(Problem::new(at(field), "campaign-text-too-long").with("max", max));
        }
        text.to_owned()
    }

    fn one_of<T: DeserializeOwned>(&mut self, field: &str, code: &str) -> Option<T> {
        let found = serde_json::from_value(serde_json::Value::String(code.to_owned())).ok();
        if found.is_none() {
            self.add(field, "choice-unknown");
        }
        found
    }

    fn number(&mut self, field: &str, text: &str, max: i32) -> Option<i32> {
        let number = text.trim().parse().ok().filter(|number| (1..=max).contains(number));
        if number.is_none() {
            self.0.push(Problem::new(at(field), "number-outside").with("max", max));
        }
        number
    }

    fn moment(&mut self, field: &str, text: &str, zone: Tz) -> DateTime<Utc> {
        match read_moment(text) {
            Some(wall) => return clock::moment(wall, zone),
            None if text.trim().is_empty() => self.add(field, "required"),
            None => self.add(field, "moment-unreadable"),
        }
        DateTime::UNIX_EPOCH
    }
}

/// The form's name of a field.
pub(super) fn at(field: &str) -> String {
    format!("campaign[{field}]")
}

/// Reads what `datetime-local` sends.
pub fn read_moment(text: &str) -> Option<NaiveDateTime> {
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    formats
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text.trim(), format).ok())
}

/// The audience as far as it can be read; unknown groups, unions and people are left out.
pub async fn audience(db: &impl ConnectionTrait, org: OrgId, input: &CampaignInput) -> Result<AudienceRule> {
    let unions = ids(&input.unions, UnionId);
    let persons = ids(&input.persons, PersonId);
    let (own_unions, own_people) = (repo::unions(db, org).await?, repo::people(db, org).await?);
    Ok(AudienceRule {
        groups: input
            .groups
            .iter()
            .filter_map(|code| AudienceGroup::from_code(code))
            .collect(),
        unions: unions
            .into_iter()
            .filter(|id| own_unions.iter().any(|(own, _)| *own == id.0))
            .collect(),
        persons: persons
            .into_iter()
            .filter(|id| own_people.iter().any(|(own, _)| *own == id.0))
            .collect(),
        include_external: !input.include_external.is_empty(),
    })
}

fn ids<T>(texts: &[String], make: fn(Uuid) -> T) -> Vec<T> {
    texts
        .iter()
        .filter_map(|text| Uuid::from_str(text).ok().map(make))
        .collect()
}

/// The form as settings, or all its problems at once.
pub async fn check(
    db: &impl ConnectionTrait,
    org: OrgId,
    zone: Tz,
    now: DateTime<Utc>,
    input: &CampaignInput,
) -> Result<Checked> {
    let mut problems = Problems::default();
    let version = chosen_version(db, org, input, &mut problems).await?;
    let title = problems.text("title", &input.title, MAX_TITLE_CHARS);
    if title.is_empty() {
        problems.add("title", "required");
    }
    if !["main", "second_wave", "pilot"].contains(&input.kind.as_str()) {
        problems.add("kind", "choice-unknown");
    }
    let (opens_at, closes_at) = window(input, zone, now, &mut problems);
    let audience = audience(db, org, input).await?;
    let anonymity = problems.one_of("anonymity", &input.anonymity);
    if anonymity == Some(Anonymity::Anonymous) {
        let version = version.map(|(version, _)| version);
        problems
            .0
            .extend(check_anonymous::problems(db, org, version, input).await?);
    }
    let modes = (
        anonymity,
        problems.one_of("resume_by", &input.resume_by),
        problems.one_of("attempt_policy", &input.attempt_policy),
        problems.one_of("release", &input.release),
        problems.number("attempts_allowed", &input.attempts_allowed, MAX_ATTEMPTS),
    );
    let limit_minutes = match input.limit_minutes.trim() {
        "" => None,
        typed => problems.number("limit_minutes", typed, MAX_LIMIT_MINUTES),
    };
    let mut text = |field: &str, typed: &str| problems.text(field, typed, MAX_TEXT_CHARS);
    let code = text("code", &input.code);
    let (contact, order_ref) = (text("contact", &input.contact), text("order_ref", &input.order_ref));
    let reason_out_of_stage = text("reason_out_of_stage", &input.reason_out_of_stage);
    let (
        Some(version),
        (Some(anonymity), Some(resume_by), Some(attempt_policy), Some(release), Some(attempts_allowed)),
        true,
    ) = (version, modes, problems.0.is_empty())
    else {
        return Err(Error::Invalid(problems.0));
    };
    Ok(Checked {
        version: version.0,
        instrument: version.1,
        title,
        code,
        kind: input.kind.clone(),
        opens_at,
        closes_at,
        audience,
        anonymity,
        resume_by,
        attempts_allowed,
        attempt_policy,
        release,
        limit_minutes,
        // Nobody can be counted by what belongs to nobody (EX-19).
        counts_for_indicators: !input.counts_for_indicators.is_empty()
            && input.kind != "pilot"
            && anonymity != Anonymity::Anonymous,
        contact,
        order_ref,
        reason_out_of_stage,
    })
}

async fn chosen_version(
    db: &impl ConnectionTrait,
    org: OrgId,
    input: &CampaignInput,
    problems: &mut Problems,
) -> Result<Option<(VersionId, InstrumentId)>> {
    let Ok(id) = Uuid::from_str(&input.version) else {
        problems.add("version", "required");
        return Ok(None);
    };
    match repo::version(db, org, id).await {
        Ok(row) => Ok(Some((VersionId(row.id), InstrumentId(row.instrument_id)))),
        Err(Error::NotFound(_)) => {
            problems.add("version", "choice-unknown");
            Ok(None)
        }
        Err(other) => Err(other),
    }
}

fn window(
    input: &CampaignInput,
    zone: Tz,
    now: DateTime<Utc>,
    problems: &mut Problems,
) -> (DateTime<Utc>, DateTime<Utc>) {
    let before = problems.0.len();
    let opens = problems.moment("opens", &input.opens, zone);
    let closes = problems.moment("closes", &input.closes, zone);
    if problems.0.len() == before {
        if closes <= opens {
            problems.add("closes", "window-backwards");
        } else if closes <= now {
            problems.add("closes", "window-over");
        }
    }
    (opens, closes)
}
