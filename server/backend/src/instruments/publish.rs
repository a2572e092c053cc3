//! Publishing: the check list, then an immutable version of the draft as it is at that moment.

use super::{publish_draft, repo};
use crate::Backend;
use crate::actor::Actor;
use crate::error::{Error, Result};
use domain::access::Verb;
use domain::ids::{InstrumentId, OrgId, VersionId};
use domain::instruments::check_list::{Finding, Severity, check_list};
use domain::instruments::draft::Draft;
use domain::problem::Problem;
use domain::questionnaire::check::check;

const ORDER_CHARS: usize = 200;

/// The check list of a draft; one finding where two judges found the same.
pub fn findings(draft: &Draft) -> Vec<Finding> {
    let mut found = check_list(draft, check(&draft.questionnaire));
    let no_items = found.iter().any(|it| it.problem.kind == "no-items");
    found.retain(|it| !(no_items && it.problem.kind == "questions-none"));
    found
}

/// Publishes the draft as the next version; refused with every stop of the check list.
///
/// `seen` is the revision whose check list the author read.
pub async fn publish(
    cx: &Backend,
    actor: &Actor,
    org: OrgId,
    id: InstrumentId,
    seen: i32,
    order_ref: &str,
) -> Result<VersionId> {
    actor.require(Verb::InstrumentPublish, org)?;
    let order_ref = order_ref.trim();
    if order_ref.chars().count() > ORDER_CHARS {
        let problem = Problem::new("order_ref", "text-too-long").with("most", ORDER_CHARS);
        return Err(Error::Invalid(vec![problem]));
    }
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let row = repo::locked(&tx, org, id).await?;
    if row.revision != seen {
        return Err(Error::conflict("draft-moved-on"));
    }
    let draft = repo::draft(&tx, &row).await?;
    let stops = findings(&draft).into_iter().filter(|it| it.severity == Severity::Stop);
    let stops: Vec<Problem> = stops.map(|it| it.problem).collect();
    if !stops.is_empty() {
        return Err(Error::Invalid(stops));
    }
    let version = publish_draft(&tx, actor, now, (org, id), &draft, order_ref).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(version)
}
