//! Drafts: beginning a programme, copying a year into the next, changing what a draft says.

use super::editions::{self, Origin, document, programme_of, store};
use super::open::{edition, today};
use super::version::{must_be_draft, version};
use super::{repo, table};
use crate::Backend;
use crate::actor::Actor;
use crate::entity::programme_version as row;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use chrono::{Datelike, NaiveDate};
use domain::access::Verb;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::problem::Problem;
use domain::programme::criteria::Criterion;
use domain::programme::stages::{Calendar, Stage, StageCode};
use domain::programme::wire::EditionForm;
use sea_orm::{ActiveModelTrait, Set};

/// Begins the programme of a school with the document's own text, as a draft for this year.
pub async fn begin(cx: &Backend, actor: &Actor, org: OrgId) -> Result<ProgrammeVersionId> {
    actor.require(Verb::ProgrammeWrite, org)?;
    let (now, year) = (cx.clock.now(), today(cx, org).await?.year());
    let tx = cx.db.begin_write().await?;
    if !repo::versions(&tx, org).await?.is_empty() {
        return Err(Error::conflict("programme-is-there"));
    }
    let edition = document(year)?;
    let origin = Origin {
        programme: programme_of(&tx, org, &edition.passport.title, now).await?,
        no: 1,
        parent: None,
        now,
        by: actor.user(),
    };
    let id = store(&tx, org, &origin, &edition).await?;
    facts::append(&tx, actor, Some(org), now, Fact::ProgrammeDrafted { version: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// «Создать цикл на год»: everything of an edition as a draft that knows its ancestor (SR-04).
pub async fn copy_to_year(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    from: ProgrammeVersionId,
    year: &str,
) -> Result<ProgrammeVersionId> {
    actor.require(Verb::ProgrammeWrite, org)?;
    let year = year.trim().parse().ok().filter(|year| (2000..=2100).contains(year));
    let year = year.ok_or_else(|| Error::invalid("year", "programme-year-unreadable"))?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let ancestor = version(&tx, org, from).await?;
    let all = repo::versions(&tx, org).await?;
    if all.iter().any(|one| one.year == year && one.status == "draft") {
        let problem = Problem::new("year", "programme-draft-is-there").with("year", year);
        return Err(Error::Conflict(problem));
    }
    let origin = Origin {
        programme: ancestor.programme,
        no: all.iter().map(|one| one.no).max().unwrap_or_default() + 1,
        parent: Some(from),
        now,
        by: actor.user(),
    };
    let copy = edition(&tx, org, &ancestor).await?.moved_to(year);
    let id = store(&tx, org, &origin, &copy).await?;
    table::copy(&tx, org, from, id).await?;
    facts::append(&tx, actor, Some(org), now, Fact::ProgrammeDrafted { version: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes passport, stages and criteria of a draft.
pub async fn save(cx: &Backend, actor: &Actor, org: OrgId, id: ProgrammeVersionId, form: &EditionForm) -> Result<()> {
    actor.require(Verb::ProgrammeWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let draft = must_be_draft(&tx, org, id).await?;
    let passport = form.passport.clone().tidy();
    let mut problems = passport.check();
    let calendar = read_calendar(form, draft.year, &mut problems);
    let known = repo::criteria(&tx, org, id).await?;
    let criteria = read_criteria(form, known, &mut problems);
    let reason = form.reason.trim().to_owned();
    if draft.parent.is_some() && reason.is_empty() {
        problems.push(Problem::new("reason", "reason-required"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems.into_iter().map(in_form).collect()));
    }
    let change = row::ActiveModel {
        org_id: Set(org.0),
        id: Set(id.0),
        passport: Set(serde_json::to_value(&passport)?),
        change_reason: Set(reason.clone()),
        ..Default::default()
    };
    change.update(&tx).await?;
    editions::replace_stages(&tx, org, id, &calendar).await?;
    editions::replace_criteria(&tx, org, id, &criteria).await?;
    let part = "passport".to_owned();
    let fact = Fact::ProgrammeChanged {
        version: id,
        part,
        reason,
    };
    facts::append(&tx, actor, Some(org), now, fact).await?;
    Ok(tx.commit().await?)
}

/// `passport[goal]` as the form names it: `edition[passport][goal]`.
fn in_form(problem: Problem) -> Problem {
    let at = match problem.at.split_once('[') {
        Some((part, rest)) => format!("edition[{part}][{rest}"),
        None => format!("edition[{}]", problem.at),
    };
    Problem { at, ..problem }
}

fn read_calendar(form: &EditionForm, year: i32, problems: &mut Vec<Problem>) -> Calendar {
    let mut stages = Vec::new();
    for code in StageCode::ALL {
        let days = form.stages.get(code.code()).cloned().unwrap_or_default();
        match (read_day(&days.from), read_day(&days.to)) {
            (Some(from), Some(to)) => stages.push(Stage { code: *code, from, to }),
            (None, _) => problems.push(Problem::new(
                format!("stages[{}][from]", code.code()),
                "programme-day-unreadable",
            )),
            (_, None) => problems.push(Problem::new(
                format!("stages[{}][to]", code.code()),
                "programme-day-unreadable",
            )),
        }
    }
    let calendar = Calendar { year, stages };
    if calendar.stages.len() == StageCode::ALL.len() {
        problems.extend(calendar.check());
    }
    calendar
}

fn read_criteria(form: &EditionForm, known: Vec<Criterion>, problems: &mut Vec<Problem>) -> Vec<Criterion> {
    let mut changed = Vec::new();
    for criterion in known {
        let typed = form.criteria.get(&criterion.code).map(|title| title.trim().to_owned());
        if typed.as_deref() == Some("") {
            problems.push(Problem::new(format!("criteria[{}]", criterion.code), "required"));
        }
        changed.push(Criterion {
            title: typed.unwrap_or(criterion.title),
            code: criterion.code,
        });
    }
    changed
}

/// Reads what a date field sends.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()
}
