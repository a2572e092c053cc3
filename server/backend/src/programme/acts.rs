//! The normative acts of a draft (SR-03): adding one, taking one out.

use super::draft::read_day;
use super::repo;
use super::version::must_be_draft;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::programme_act as row;
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use domain::access::Verb;
use domain::ids::{OrgId, ProgrammeVersionId};
use domain::problem::Problem;
use domain::programme::wire::ActForm;
use sea_orm::{EntityTrait, Set};

const MAX_CHARS: usize = 500;

/// Adds an act to a draft's lists.
pub async fn add_act(cx: &Backend, actor: &Actor, org: OrgId, id: ProgrammeVersionId, form: &ActForm) -> Result<()> {
    actor.require(Verb::ProgrammeWrite, org)?;
    let texts = [("kind", &form.kind), ("number", &form.number), ("title", &form.title)];
    let wrong = texts
        .iter()
        .filter(|(_, text)| text.trim().is_empty() || text.chars().count() > MAX_CHARS);
    let mut problems: Vec<_> = wrong
        .map(|(at, _)| Problem::new(format!("act[{at}]"), "required"))
        .collect();
    let adopted_on = read_day(&form.date);
    if adopted_on.is_none() && !form.date.trim().is_empty() {
        problems.push(Problem::new("act[date]", "programme-day-unreadable"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    must_be_draft(&tx, org, id).await?;
    let known = repo::acts(&tx, org, id).await?;
    let last = known
        .iter()
        .filter_map(|act| act.code.trim_start_matches('A').parse::<u32>().ok());
    let code = format!("A{}", last.max().unwrap_or_default() + 1);
    let new = row::ActiveModel {
        org_id: Set(org.0),
        version_id: Set(id.0),
        code: Set(code),
        kind: Set(form.kind.trim().to_owned()),
        number: Set(form.number.trim().to_owned()),
        number_verbatim: Set(String::new()),
        adopted_on: Set(adopted_on),
        title: Set(form.title.trim().to_owned()),
        url: Set(String::new()),
        in_passport: Set(!form.in_passport.is_empty()),
        in_section: Set(!form.in_section.is_empty()),
        is_repealed: Set(false),
    };
    row::Entity::insert(new).exec_without_returning(&tx).await?;
    let (part, reason) = ("acts".to_owned(), form.number.trim().to_owned());
    let fact = Fact::ProgrammeChanged {
        version: id,
        part,
        reason,
    };
    facts::append(&tx, actor, Some(org), now, fact).await?;
    Ok(tx.commit().await?)
}

/// Takes an act out of a draft's lists.
pub async fn remove_act(cx: &Backend, actor: &Actor, org: OrgId, id: ProgrammeVersionId, code: &str) -> Result<()> {
    actor.require(Verb::ProgrammeWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    must_be_draft(&tx, org, id).await?;
    let key = (org.0, id.0, code.to_owned());
    let gone = row::Entity::delete_by_id(key).exec(&tx).await?;
    if gone.rows_affected == 0 {
        return Err(Error::NotFound("act"));
    }
    let (part, reason) = ("acts".to_owned(), code.to_owned());
    let fact = Fact::ProgrammeChanged {
        version: id,
        part,
        reason,
    };
    facts::append(&tx, actor, Some(org), now, fact).await?;
    Ok(tx.commit().await?)
}
