//! The page of one row of the bank.

use super::{list, repo};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::error::Result;
use crate::registers::history;
use domain::access::Verb;
use domain::ids::{OrgId, VacancyId};
use domain::vacancies::vacancy::census_of;
use domain::vacancies::wire::VacancyPage;

/// One row, as it stands today.
pub async fn show(cx: &Backend, actor: &Actor, org: OrgId, id: VacancyId) -> Result<VacancyPage> {
    actor.require(Verb::VacancyRead, org)?;
    let today = day(cx.clock.now(), organization(cx, org).await?.zone);
    let row = repo::vacancy(cx.db.read(), org, id).await?;
    let code = row.code.clone();
    let line = repo::line(row, today);
    Ok(VacancyPage {
        awaits: list::awaits(&line, today),
        line,
        code,
        census: census_of(today),
        history: history(cx, actor, Verb::VacancyRead, org, &[id.0]).await?,
        may_write: actor.may(Verb::VacancyWrite, org),
        today,
    })
}
