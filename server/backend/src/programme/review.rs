//! Looking an edition over: what the check finds, how it differs from another, how far the year's chain is.

use super::open::{chosen, edition, line, lines, today};
use super::version::{Version, version};
use super::{repo, table};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::campaign;
use crate::error::{Error, Result};
use chrono::{DateTime, Datelike, Utc};
use domain::access::Verb;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::programme::cycle::{CycleBox, Link};
use domain::programme::differences::{Line, differences, lines as lines_of};
use domain::programme::findings::findings;
use domain::programme::passport::ROWS;
use domain::programme::wire::{CheckPage, CyclePage, DifferencesPage};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

async fn shown(cx: &Backend, actor: &Actor, org: OrgId, asked: Option<ProgrammeVersionId>) -> Result<Version> {
    actor.require(Verb::ProgrammeRead, org)?;
    let today = today(cx, org).await?;
    let found = chosen(cx.db.read(), org, asked, today).await?;
    found.ok_or(Error::NotFound("programme"))
}

/// What the check of an edition finds.
pub async fn check(cx: &Backend, actor: &Actor, org: OrgId, asked: Option<ProgrammeVersionId>) -> Result<CheckPage> {
    let (db, version) = (cx.db.read(), shown(cx, actor, org, asked).await?);
    let edition = edition(db, org, &version).await?;
    let rows = table::rows(db, org, version.id).await?;
    Ok(CheckPage {
        version: line(&version),
        covered: (covered(&edition.criteria, &rows), edition.criteria.len()),
        findings: findings(&edition, &rows),
    })
}

fn covered(
    criteria: &[domain::programme::criteria::Criterion],
    rows: &[domain::programme::findings::TableRow],
) -> usize {
    let has = |code: &str| rows.iter().any(|row| row.is_enabled && row.criterion == code);
    criteria.iter().filter(|criterion| has(&criterion.code)).count()
}

/// An edition beside another; beside its ancestor when none is named.
pub async fn compare(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    asked: Option<ProgrammeVersionId>,
    with: Option<ProgrammeVersionId>,
) -> Result<DifferencesPage> {
    let (db, after) = (cx.db.read(), shown(cx, actor, org, asked).await?);
    let before = match with.or(after.parent) {
        Some(id) => Some(version(db, org, id).await?),
        None => None,
    };
    let found = match &before {
        Some(before) => differences(&all_lines(db, org, before).await?, &all_lines(db, org, &after).await?),
        None => Vec::new(),
    };
    let mut versions = lines(db, org).await?;
    versions.retain(|one| one.id != after.id);
    Ok(DifferencesPage {
        before: before.as_ref().map(line),
        after: line(&after),
        versions,
        differences: found,
    })
}

async fn all_lines(db: &impl ConnectionTrait, org: OrgId, version: &Version) -> Result<Vec<Line>> {
    let mut all = lines_of(&edition(db, org, version).await?);
    all.extend(table::lines(db, org, version.id).await?);
    Ok(all)
}

/// «Управленческий цикл»: the six links for the year of an edition.
pub async fn cycle(cx: &Backend, actor: &Actor, org: OrgId, asked: Option<ProgrammeVersionId>) -> Result<CyclePage> {
    let (db, version) = (cx.db.read(), shown(cx, actor, org, asked).await?);
    let rows = table::rows(db, org, version.id).await?;
    let criteria = repo::criteria(db, org, version.id).await?;
    let (closed, asked) = campaigns(db, org, version.year, cx.clock.now()).await?;
    let steps = repo::steps(db, org, version.id).await?;
    let ending: Vec<_> = steps.iter().filter(|step| step.stage == "final").collect();
    let done = ending.iter().filter(|step| step.done_at.is_some()).count();
    let enabled = rows.iter().filter(|row| row.is_enabled).count();
    let this = table::frozen(db, org, version.year - 1).await?;
    let earlier = table::frozen(db, org, version.year - 2).await?;
    let said = ROWS.len() - version.passport.empty_rows().len();
    Ok(CyclePage {
        boxes: vec![
            CycleBox::counted(Link::Goals, said, ROWS.len()),
            CycleBox::counted(Link::Indicators, covered(&criteria, &rows), criteria.len()),
            CycleBox::counted(Link::Monitoring, closed, asked),
            CycleBox::counted(Link::Analysis, this, enabled),
            CycleBox::counted(Link::Measures, done, ending.len()),
            CycleBox::counted(Link::Effect, this.min(earlier), enabled),
        ],
        version: line(&version),
    })
}

/// Campaigns of a year whose answers count: those that are over, and all.
async fn campaigns(db: &impl ConnectionTrait, org: OrgId, year: i32, now: DateTime<Utc>) -> Result<(usize, usize)> {
    let rows = campaign::Entity::find()
        .filter(campaign::Column::OrgId.eq(org.0))
        .filter(campaign::Column::CountsForIndicators.eq(true))
        .filter(campaign::Column::ApprovedAt.is_not_null())
        .all(db)
        .await?;
    let own: Vec<_> = rows.iter().filter(|row| row.opens_at.year() == year).collect();
    let over = own.iter().filter(|row| row.closes_at <= now || row.closed_at.is_some());
    Ok((over.count(), own.len()))
}
