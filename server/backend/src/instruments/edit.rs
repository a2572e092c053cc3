//! One edit of a draft: applied to what is stored now, in the same transaction that stores the result.

use super::{frameworks, repo};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::local;
use crate::error::{Error, Result};
use crate::secrets::fresh_slug;
use domain::access::Verb;
use domain::ids::{InstrumentId, OrgId};
use domain::instruments::edit::fields::read;
use domain::instruments::edit::form::EditForm;
use domain::instruments::edit::{Edit, Refusal, apply};
use domain::instruments::wire::{PART_GONE, Saved, conflict};
use domain::problem::Problem;
use domain::scoring::levels::preset;

/// Applies one posted edit to the newest draft.
pub async fn edit(cx: &Backend, actor: &Actor, org: OrgId, id: InstrumentId, form: &EditForm) -> Result<Saved> {
    actor.require(Verb::InstrumentWrite, org)?;
    let edit = match form.act.as_str() {
        "take_competences" => Edit::TakeCompetences {
            competences: frameworks::taken(cx.db.read(), org, &form.value, &form.part).await?,
        },
        _ => Edit::from_form(form, preset).map_err(|problem| Error::Invalid(vec![problem]))?,
    };
    let (now, who) = (cx.clock.now(), actor.user().map(|user| user.0));
    let zone = organization(cx, org).await?.zone;
    let tx = cx.db.begin_write().await?;
    let row = repo::locked(&tx, org, id).await?;
    let draft = repo::draft(&tx, &row).await?;
    let applied = apply(&draft, &edit, &mut fresh_slug).map_err(|refusal| refused(refusal, form))?;
    let revision = if applied.draft == draft {
        row.revision
    } else {
        repo::push(&tx, &row, &applied.draft, (who, now)).await?
    };
    tx.commit().await?;
    let value = match &edit {
        Edit::Set { at, field, .. } => read(&applied.draft, at, *field),
        _ => None,
    };
    Ok(Saved {
        revision,
        value,
        at: local(now, zone).format("%H:%M").to_string(),
        focus: applied.focus,
    })
}

fn refused(refusal: Refusal, form: &EditForm) -> Error {
    match refusal {
        Refusal::Missing => Error::Conflict(Problem::new(&form.at, PART_GONE).with("mine", &form.value)),
        Refusal::Conflict { mine, theirs } => Error::Conflict(conflict(&form.at, &mine, &theirs)),
        Refusal::Invalid(problem) => Error::Invalid(vec![problem]),
    }
}
