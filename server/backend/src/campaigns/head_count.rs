//! How many people a rule reaches, before anything is frozen.

use super::repo;
use crate::error::Result;
use crate::{clock, roster};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::campaigns::audience::{AudienceRule, Eligibility, resolve};
use domain::campaigns::wire::HeadCount;
use domain::ids::OrgId;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// Who would be asked if the window were this.
pub async fn head_count(
    db: &impl ConnectionTrait,
    org: OrgId,
    rule: &AudienceRule,
    (opens_at, closes_at): (DateTime<Utc>, DateTime<Utc>),
    zone: Tz,
) -> Result<HeadCount> {
    let staff = roster::staff(db, org).await?;
    let (opens_on, closes_on) = (clock::day(opens_at, zone), clock::day(closes_at, zone));
    let addressees = resolve(rule, &staff.employments, &staff.absences, opens_on, closes_on);
    let names: BTreeMap<_, _> = repo::people(db, org).await?.into_iter().collect();
    let left_out = addressees.iter().filter_map(|one| match one.eligibility {
        Eligibility::Eligible => None,
        Eligibility::Ineligible(reason) => {
            let name = names.get(&one.person.0).map(|name| name.short_name());
            Some((name.unwrap_or_default(), reason.code().to_owned()))
        }
    });
    let ineligible: Vec<(String, String)> = left_out.collect();
    Ok(HeadCount {
        total: addressees.len(),
        eligible: addressees.len() - ineligible.len(),
        ineligible,
    })
}
