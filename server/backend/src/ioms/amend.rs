//! Dated notes: an amendment after approval with its reason and what it changed, and an intermediate meeting.

use super::repo;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::iom_note;
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Verb;
use domain::ids::{IomId, OrgId};
use domain::ioms::state::NoteKind;
use domain::ioms::wire::MeetingInput;
use domain::problem::Problem;
use domain::registers::history::Change;
use domain::roster::sheet::parse_date;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;

const LONGEST: usize = 4000;

/// What an amendment needs: its day, its reason, and the fields of the form that hold them.
pub struct Amendment<'a> {
    pub on: &'a str,
    pub reason: &'a str,
    pub fields: (&'static str, &'static str),
}

/// Writes an amendment down and answers its reason for the history.
pub async fn amendment(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    route: (OrgId, IomId),
    (now, today): (DateTime<Utc>, NaiveDate),
    asked: &Amendment<'_>,
    changed: &[Change],
) -> Result<Change> {
    let (on_field, reason_field) = asked.fields;
    let on = past_day(asked.on, today, on_field)?;
    let reason = text(asked.reason, reason_field, "iom-amendment-reason")?;
    let note = (NoteKind::Amendment, on, reason.clone());
    write(tx, actor, route, now, note, changed).await?;
    Ok(Change {
        field: "reason".to_owned(),
        before: String::new(),
        after: reason,
    })
}

/// An intermediate meeting of an approved route.
pub async fn meet(cx: &Backend, actor: &Actor, org: OrgId, id: IomId, input: &MeetingInput) -> Result<()> {
    actor.require(Verb::IomWrite, org)?;
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let on = past_day(&input.on, today, "meeting[on]")?;
    let text = text(&input.text, "meeting[text]", "required")?;
    let tx = cx.db.begin_write().await?;
    let row = repo::iom(&tx, org, id).await?;
    let state = repo::state(&row)?;
    if state.is_free() || state.is_over() {
        return Err(Error::conflict("iom-not-under-way"));
    }
    write(&tx, actor, (org, id), now, (NoteKind::Meeting, on, text), &[]).await?;
    let met = Record {
        register: super::REGISTER,
        subject: id.0,
        act: "meet",
        changes: Vec::new(),
    };
    record(&tx, actor, org, now, met).await?;
    Ok(tx.commit().await?)
}

/// A day that is not ahead; an empty one is today.
pub fn past_day(typed: &str, today: NaiveDate, field: &str) -> Result<NaiveDate> {
    if typed.trim().is_empty() {
        return Ok(today);
    }
    match parse_date(typed) {
        Some(on) if on <= today => Ok(on),
        Some(_) => Err(Error::invalid(field, "iom-day-ahead")),
        None => Err(Error::invalid(field, "date-unreadable")),
    }
}

/// A text that has to be there.
pub fn text(typed: &str, field: &str, kind: &str) -> Result<String> {
    let text = typed.trim();
    if text.is_empty() {
        return Err(Error::invalid(field, kind));
    }
    if text.chars().count() > LONGEST {
        let problem = Problem::new(field, "text-too-long").with("max", LONGEST);
        return Err(Error::Invalid(vec![problem]));
    }
    Ok(text.to_owned())
}

async fn write(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    (org, id): (OrgId, IomId),
    now: DateTime<Utc>,
    (kind, on, text): (NoteKind, NaiveDate, String),
    changed: &[Change],
) -> Result<()> {
    let note = iom_note::ActiveModel {
        org_id: Set(org.0),
        id: Set(Uuid::now_v7()),
        iom_id: Set(id.0),
        kind: Set(kind.code().to_owned()),
        noted_on: Set(on),
        text: Set(text),
        changes: Set(serde_json::to_value(changed)?),
        noted_at: Set(now),
        noted_by: Set(actor.user().map(|user| user.0)),
    };
    iom_note::Entity::insert(note).exec_without_returning(tx).await?;
    Ok(())
}
