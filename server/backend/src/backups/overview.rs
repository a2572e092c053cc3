//! The page of copies for who keeps the server (SR-40): the newest ones, what the plan does next, what to worry about.

use super::keep::Plan;
use crate::actor::Actor;
use crate::clock::local;
use crate::entity::backup;
use crate::error::Result;
use crate::{Backend, accounts};
use chrono::{Duration, Local, NaiveDateTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use domain::access::Verb;
use domain::backups::alarm::{Alarm, Outcome, alarm};
use domain::backups::wire::{CopiesPage, CopiesPlan, CopyRow};
use domain::ids::OrgId;
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};

const SHOWN: u64 = 30;
/// After that nobody works on an unfinished copy any more.
const GONE_AFTER: Duration = Duration::hours(1);

/// The page of copies; all organisations of a server lie in one database and share them.
pub async fn overview(cx: &Backend, actor: &Actor, org: OrgId) -> Result<CopiesPage> {
    actor.require(Verb::BackupRead, org)?;
    let zone = accounts::organization(cx, org).await?.zone;
    let rows = newest(cx).await?;
    Ok(CopiesPage {
        alarm: worry(cx, &rows).map(|alarm| alarm.code().to_owned()),
        plan: cx.plan.get().map(|plan| shown(cx, plan, &rows, zone)),
        rows: rows.iter().map(|row| read(cx, row, zone)).collect(),
    })
}

/// What whoever keeps the server should know at the start page; a demonstration is not worth a copy.
pub(crate) async fn alarm_for(cx: &Backend, actor: &Actor, org: OrgId) -> Result<Option<String>> {
    let is_told = actor.may(Verb::BackupRead, org) && !accounts::organization(cx, org).await?.is_demo;
    match is_told {
        true => Ok(worry(cx, &newest(cx).await?).map(|alarm| alarm.code().to_owned())),
        false => Ok(None),
    }
}

async fn newest(cx: &Backend) -> Result<Vec<backup::Model>> {
    let rows = backup::Entity::find().order_by_desc(backup::Column::StartedAt);
    Ok(rows.limit(SHOWN).all(cx.db.read()).await?)
}

fn worry(cx: &Backend, rows: &[backup::Model]) -> Option<Alarm> {
    let outcomes: Vec<Outcome> = rows.iter().map(outcome).collect();
    alarm(&outcomes, cx.clock.now())
}

fn outcome(row: &backup::Model) -> Outcome {
    match (row.finished_at, &row.failure) {
        (Some(at), _) => Outcome::Made {
            at,
            rehearsed: row.rehearsal.as_deref().map(|said| said == super::rehearse::GOOD),
        },
        (None, Some(_)) => Outcome::Failed,
        (None, None) => Outcome::Unfinished,
    }
}

fn read(cx: &Backend, row: &backup::Model, zone: Tz) -> CopyRow {
    let is_gone = cx.clock.now() - row.started_at > GONE_AFTER;
    let state = match (outcome(row), is_gone) {
        (Outcome::Made { .. }, _) => "made",
        (Outcome::Failed, _) => "failed",
        (Outcome::Unfinished, false) => "running",
        (Outcome::Unfinished, true) => "gone",
    };
    let name = std::path::Path::new(&row.file).file_name();
    CopyRow {
        at: local(row.started_at, zone),
        is_planned: row.planned_for.is_some(),
        file: name.map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        state: state.to_owned(),
        bytes: row.bytes.and_then(|bytes| u64::try_from(bytes).ok()),
        sha256: row.sha256.clone(),
        failure: row.failure.clone().filter(|_| state == "failed"),
        rehearsed_at: row.rehearsed_at.map(|at| local(at, zone)),
        rehearsal_failure: row.rehearsal.clone().filter(|said| said != super::rehearse::GOOD),
    }
}

fn shown(cx: &Backend, plan: &Plan, rows: &[backup::Model], zone: Tz) -> CopiesPlan {
    let wall = cx.clock.now().with_timezone(&Local).naive_local();
    let is_done = |row: &backup::Model| row.planned_for == Some(wall.date()) && row.finished_at.is_some();
    let next = next(plan, wall, rows.iter().any(is_done));
    let at = Local.from_local_datetime(&next).earliest();
    let at = at.map_or_else(|| next.and_utc(), |at| at.with_timezone(&Utc));
    CopiesPlan {
        next: local(at, zone),
        keep: plan.keep,
        is_locked: plan.passphrase.is_some(),
        folder: plan.folder.display().to_string(),
    }
}

/// The hour of the plan: today's, as long as today's copy is not made, else tomorrow's.
fn next(plan: &Plan, wall: NaiveDateTime, is_done: bool) -> NaiveDateTime {
    let hour = wall.date().and_hms_opt(plan.hour, 0, 0).unwrap_or(wall);
    match (is_done, wall.hour() < plan.hour) {
        (true, _) => hour + Duration::days(1),
        (false, true) => hour,
        // Due already: it is made within a minute.
        (false, false) => wall,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_next_copy_is_todays_until_it_is_made() {
        let plan = Plan {
            folder: "copies".into(),
            hour: 3,
            keep: 14,
            passphrase: None,
        };
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        for (wall, is_done, expected) in [
            ("2026-04-20 02:10", false, "2026-04-20 03:00"),
            ("2026-04-20 03:10", false, "2026-04-20 03:10"),
            ("2026-04-20 03:10", true, "2026-04-21 03:00"),
        ] {
            assert_eq!(next(&plan, at(wall), is_done), at(expected), "{wall}");
        }
    }
}
