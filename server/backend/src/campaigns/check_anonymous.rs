//! What an anonymous campaign can be: a questionnaire without a key, answered once and at once (DD-16, SR-52).

use super::check::at;
use crate::error::Result;
use crate::instruments::{key_sheet, published_through};
use domain::campaigns::wire::CampaignInput;
use domain::ids::{OrgId, VersionId};
use domain::problem::Problem;
use sea_orm::ConnectionTrait;

/// What stands in the way of it, each at its field.
pub(super) async fn problems(
    db: &impl ConnectionTrait,
    org: OrgId,
    version: Option<VersionId>,
    input: &CampaignInput,
) -> Result<Vec<Problem>> {
    let mut found = match version {
        Some(version) => of_version(db, org, version).await?,
        None => Vec::new(),
    };
    let has_more_tries = input
        .attempts_allowed
        .trim()
        .parse::<i32>()
        .is_ok_and(|tries| tries > 1);
    let of_rules = [
        ("resume_by", "anonymity-without-code", input.resume_by == "code"),
        ("attempts_allowed", "anonymity-one-attempt", has_more_tries),
        (
            "limit_minutes",
            "anonymity-without-limit",
            !input.limit_minutes.trim().is_empty(),
        ),
    ];
    found.extend(said(of_rules));
    Ok(found)
}

/// Scoring, a clock and an order of sections all need an attempt, which would say whose it is.
async fn of_version(db: &impl ConnectionTrait, org: OrgId, version: VersionId) -> Result<Vec<Problem>> {
    let published = published_through(db, org, version).await?;
    let (_, keys) = key_sheet(db, org, version).await?;
    let is_scored = published.is_test || !keys.items.is_empty();
    let problems = [
        ("anonymity", "anonymity-scored", is_scored),
        (
            "version",
            "anonymity-version-limit",
            published.settings.limit_minutes.is_some(),
        ),
        ("version", "anonymity-version-order", published.settings.fixed_order),
    ];
    Ok(said(problems).collect())
}

fn said<const N: usize>(problems: [(&'static str, &'static str, bool); N]) -> impl Iterator<Item = Problem> {
    let wrong = problems.into_iter().filter(|(_, _, is_wrong)| *is_wrong);
    wrong.map(|(field, kind, _)| Problem::new(at(field), kind))
}
