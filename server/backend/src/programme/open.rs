//! The page of the programme: which edition is shown, its passport, its year.

use super::editions::document;
use super::version::{self, Version, approved_in};
use super::{repo, table};
use crate::actor::Actor;
use crate::error::Result;
use crate::{Backend, accounts, clock};
use chrono::{Datelike, NaiveDate};
use domain::access::Verb;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::programme::edition::{Act, Edition, Step};
use domain::programme::plan::{StepState, step_state};
use domain::programme::ribbon::ribbon;
use domain::programme::stages::StageCode;
use domain::programme::wire::{ProgrammePage, Ribbon, ShownEdition, VersionLine};
use sea_orm::ConnectionTrait;

/// The edition asked for, or the one that is most of use: in force this year, else the newest.
pub async fn open(cx: &Backend, actor: &Actor, org: OrgId, asked: Option<ProgrammeVersionId>) -> Result<ProgrammePage> {
    actor.require(Verb::ProgrammeRead, org)?;
    let db = cx.db.read();
    let today = today(cx, org).await?;
    let shown = match chosen(db, org, asked, today).await? {
        Some(version) => Some(shown(db, org, &version, today).await?),
        None => None,
    };
    Ok(ProgrammePage {
        this_year: today.year(),
        shown,
        versions: lines(db, org).await?,
        may_write: actor.may(Verb::ProgrammeWrite, org),
        may_approve: actor.may(Verb::ProgrammeApprove, org),
    })
}

/// Today by the school's clock.
pub async fn today(cx: &Backend, org: OrgId) -> Result<NaiveDate> {
    let zone = accounts::organization(cx, org).await?.zone;
    Ok(clock::day(cx.clock.now(), zone))
}

/// The edition asked for, or the most useful one; none when there is no programme.
pub async fn chosen(
    db: &impl ConnectionTrait,
    org: OrgId,
    asked: Option<ProgrammeVersionId>,
    today: NaiveDate,
) -> Result<Option<Version>> {
    if let Some(id) = asked {
        return version::version(db, org, id).await.map(Some);
    }
    if let Some(version) = approved_in(db, org, today.year()).await? {
        return Ok(Some(version));
    }
    let newest = repo::versions(db, org).await?.into_iter().next();
    newest.map(version::read).transpose()
}

/// The acts of the edition that is most of use; none when there is no programme.
pub async fn acts_in_force(db: &impl ConnectionTrait, org: OrgId, today: NaiveDate) -> Result<Vec<Act>> {
    match chosen(db, org, None, today).await? {
        Some(version) => repo::acts(db, org, version.id).await,
        None => Ok(Vec::new()),
    }
}

async fn shown(db: &impl ConnectionTrait, org: OrgId, version: &Version, today: NaiveDate) -> Result<ShownEdition> {
    let edition = edition(db, org, version).await?;
    let rows = table::rows(db, org, version.id).await?;
    let criteria = edition.criteria.into_iter().map(|criterion| {
        let own = rows
            .iter()
            .filter(|row| row.is_enabled && row.criterion == criterion.code);
        let titles = own.map(|row| row.title.clone()).collect();
        (criterion, titles)
    });
    let retold = document(version.year)?.passport;
    Ok(ShownEdition {
        is_retold: version.passport.goal == retold.goal || version.passport.tasks == retold.tasks,
        version: line(version),
        ribbon: ribbon_of(db, org, version, today).await?,
        empty_rows: version.passport.empty_rows().into_iter().map(str::to_owned).collect(),
        passport: version.passport.clone(),
        verbatim: version.verbatim.clone(),
        criteria: criteria.collect(),
        acts: edition.acts,
    })
}

/// Where the year of an edition stands today.
pub async fn ribbon_of(db: &impl ConnectionTrait, org: OrgId, version: &Version, today: NaiveDate) -> Result<Ribbon> {
    let calendar = repo::calendar(db, org, version.id, version.year).await?;
    let steps = repo::steps(db, org, version.id).await?;
    let late = steps
        .iter()
        .filter(|step| step_state(step.due_on, step.done_at.is_some(), today) == StepState::Overdue);
    Ok(ribbon(&calendar, today, late.count()))
}

/// The ribbon of the start page: the programme in force this year.
pub async fn ribbon_today(cx: &Backend, actor: &Actor, org: OrgId) -> Result<Option<Ribbon>> {
    if !actor.may(Verb::ProgrammeRead, org) {
        return Ok(None);
    }
    let today = today(cx, org).await?;
    match approved_in(cx.db.read(), org, today.year()).await? {
        Some(version) => Ok(Some(ribbon_of(cx.db.read(), org, &version, today).await?)),
        None => Ok(None),
    }
}

/// Everything an edition says.
pub async fn edition(db: &impl ConnectionTrait, org: OrgId, version: &Version) -> Result<Edition> {
    let steps = repo::steps(db, org, version.id).await?.into_iter().filter_map(|row| {
        Some(Step {
            stage: StageCode::from_code(&row.stage)?,
            title: row.title,
            owner: row.owner,
            due_on: row.due_on,
        })
    });
    Ok(Edition {
        passport: version.passport.clone(),
        verbatim: version.verbatim.clone(),
        calendar: repo::calendar(db, org, version.id, version.year).await?,
        criteria: repo::criteria(db, org, version.id).await?,
        acts: repo::acts(db, org, version.id).await?,
        steps: steps.collect(),
    })
}

/// All editions of a school, the newest first.
pub async fn lines(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<VersionLine>> {
    let rows = repo::versions(db, org).await?;
    rows.into_iter().map(|row| Ok(line(&version::read(row)?))).collect()
}

/// An edition's heading.
pub fn line(version: &Version) -> VersionLine {
    VersionLine {
        id: version.id,
        no: version.no,
        year: version.year,
        status: version.status,
        order_no: version.order_no.clone(),
        order_date: version.order_date,
        annex_no: version.annex_no.clone(),
        parent: version.parent,
        change_reason: version.change_reason.clone(),
    }
}
