//! Handing over, approving, beginning, ending and giving up a route.

use super::amend::{past_day, text};
use super::link::{self, Wanted};
use super::repo;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::iom;
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::{IomId, OrgId};
use domain::ioms::state::{IomAct, turn as turned};
use domain::ioms::wire::IomTurn;
use domain::registers::history::{Change, changes};
use sea_orm::{ActiveModelTrait, Set};

/// Does the act; approving may link a deficit at once (AC-08).
pub async fn turn(cx: &Backend, actor: &Actor, org: OrgId, id: IomId, input: &IomTurn) -> Result<()> {
    let act = IomAct::from_code(&input.act).ok_or(Error::NotFound("act"))?;
    actor.require(
        if act == IomAct::Approve {
            Verb::IomApprove
        } else {
            Verb::IomWrite
        },
        org,
    )?;
    let now = cx.clock.now();
    let today = day(now, organization(cx, org).await?.zone);
    let tx = cx.db.begin_write().await?;
    let row = repo::iom(&tx, org, id).await?;
    let state = repo::state(&row)?;
    let mut said = Vec::new();
    if act == IomAct::Approve {
        let wanted = Wanted {
            deficit: &input.deficit,
            elsewhere: &input.elsewhere,
        };
        said.extend(link::add(&tx, org, &row, wanted).await?);
    }
    let links = repo::links(&tx, org, [id.0]).await?.len();
    let to = turned(state, act, links).map_err(refused)?;
    let mut changed = iom::ActiveModel {
        org_id: Set(row.org_id),
        id: Set(row.id),
        state: Set(to.code().to_owned()),
        changed_at: Set(now),
        ..Default::default()
    };
    let told = details(act, input, actor, today, &mut changed)?;
    said.extend(changes([("state", state.code().to_owned(), to.code().to_owned())]));
    said.extend(told);
    changed.update(&tx).await?;
    let done = Record {
        register: super::REGISTER,
        subject: id.0,
        act: act.code(),
        changes: said,
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// A missing link is asked for beside the form's field; anything else is the world having moved on.
fn refused(problem: domain::problem::Problem) -> Error {
    match problem.at.as_str() {
        "" => Error::Conflict(problem),
        field => Error::Invalid(vec![domain::problem::Problem {
            at: format!("turn[{field}]"),
            ..problem
        }]),
    }
}

/// What an act writes beside the state, and what the history tells of it.
fn details(
    act: IomAct,
    input: &IomTurn,
    actor: &Actor,
    today: NaiveDate,
    row: &mut iom::ActiveModel,
) -> Result<Vec<Change>> {
    let after = |field: &str, value: String| Change {
        field: field.to_owned(),
        before: String::new(),
        after: value,
    };
    let mut said = Vec::new();
    match act {
        IomAct::Approve => {
            let on = past_day(&input.on, today, "turn[on]")?;
            row.approved_on = Set(Some(on));
            row.approved_by = Set(actor.user().map(|user| user.0));
            said.push(after("approved_on", on.to_string()));
        }
        IomAct::Complete => {
            let on = past_day(&input.on, today, "turn[on]")?;
            let conclusion = text(&input.conclusion, "turn[conclusion]", "iom-conclusion-missing")?;
            row.ended_on = Set(Some(on));
            row.next_step = Set(input.next_step.trim().chars().take(2000).collect());
            said.push(after("ended_on", on.to_string()));
            said.push(after("conclusion", conclusion.clone()));
            row.conclusion = Set(conclusion);
        }
        IomAct::Cancel => {
            let reason = text(&input.reason, "turn[reason]", "iom-cancel-reason")?;
            row.ended_on = Set(Some(today));
            said.push(after("reason", reason.clone()));
            row.cancel_reason = Set(reason);
        }
        IomAct::Return if !input.reason.trim().is_empty() => {
            said.push(after("reason", input.reason.trim().chars().take(1000).collect()));
        }
        IomAct::Return | IomAct::Submit | IomAct::Start => {}
    }
    Ok(said)
}
