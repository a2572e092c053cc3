//! Which methodical union a head leads: chosen when the role is given, asked for by the pages of a union (SR-47).

use super::{repo, roles};
use crate::Backend;
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::roster::{closed_unions, unions};
use domain::access::{Role, Verb};
use domain::accounts::term::standing;
use domain::accounts::wire::Standing;
use domain::ids::{OrgId, UnionId};
use domain::problem::Problem;
use domain::roster::wire::UnionChoice;
use sea_orm::ConnectionTrait;

/// Where a problem with the union is said.
const AT: &str = "term[union]";

/// The unions that a head can be given, by title.
pub async fn unions_to_head(cx: &Backend, actor: &Actor, org: OrgId) -> Result<Vec<UnionChoice>> {
    actor.require(Verb::UserManage, org)?;
    let choice = |(id, title): (UnionId, String)| UnionChoice {
        id: id.to_string(),
        title,
    };
    Ok(open(cx.db.read(), org).await?.into_iter().map(choice).collect())
}

/// The union that a role is given for, or what is wrong with it; only a head's role has one.
pub(super) async fn union_of_role(
    db: &impl ConnectionTrait,
    org: OrgId,
    role: Role,
    typed: &str,
) -> Result<(Option<(UnionId, String)>, Option<Problem>)> {
    if role != Role::MoHead {
        return Ok((None, None));
    }
    if typed.trim().is_empty() {
        return Ok((None, Some(Problem::new(AT, "role-needs-union"))));
    }
    let mut open = open(db, org).await?.into_iter();
    let meant = open.find(|(id, _)| id.to_string() == typed.trim());
    let problem = meant.is_none().then(|| Problem::new(AT, "choice-unknown"));
    Ok((meant, problem))
}

/// The union whose head the actor is today; whoever heads none finds none.
pub(crate) async fn headed_union(cx: &Backend, actor: &Actor, org: OrgId) -> Result<(UnionId, String)> {
    let user = actor.user().ok_or(Error::NotFound("union"))?;
    let today = roles::today(cx, org).await?;
    let given = repo::assignments(cx.db.read(), org, user).await?;
    let valid = given
        .into_iter()
        .filter(|row| standing(row.from_date, row.to_date, today) == Standing::Valid);
    let headed: Vec<UnionId> = valid.filter_map(|row| row.union_id.map(UnionId)).collect();
    let mut open = open(cx.db.read(), org).await?.into_iter();
    open.find(|(id, _)| headed.contains(id)).ok_or(Error::NotFound("union"))
}

async fn open(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<(UnionId, String)>> {
    let closed = closed_unions(db, org).await?;
    let mut open = unions(db, org).await?;
    open.retain(|(id, _)| !closed.contains(id));
    Ok(open)
}
