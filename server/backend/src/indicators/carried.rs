//! Values of years before the product: counted on paper, carried over with their order, with nobody behind them by name.

use super::case::Case;
use super::editions::Editions;
use super::evidence::Roll;
use super::freeze::{Frozen, Order};
use crate::clock::local;
use crate::error::Result;
use chrono_tz::Tz;
use domain::ids::{OrgId, ValueId};
use domain::indicators::evaluate::carried;
use domain::indicators::facts::Facts;
use domain::indicators::policies::Policies;
use domain::indicators::variable::Rule;
use sea_orm::ConnectionTrait;

/// One carried value: the indicator's code, its number, and ЧП.
pub type Carried<'a> = (&'a str, usize, usize);

/// Stores values of a year as they were frozen on paper; what the built-in definitions say holds for them.
pub async fn carry(
    tx: &impl ConnectionTrait,
    (org, zone): (OrgId, Tz),
    year: i32,
    order: &Order,
    values: &[Carried<'_>],
) -> Result<Vec<ValueId>> {
    let now = local(order.at, zone);
    let case = Case {
        org,
        zone,
        now,
        as_of: now,
        year,
        facts: Facts::default(),
        roll: Roll::load(tx, org).await?,
        editions: Editions::none()?,
        policies: Policies::default(),
    };
    let mut stored = Vec::new();
    for (code, number, staff) in values {
        let mut all = case.definitions().indicators.iter();
        let Some(definition) = all.find(|one| one.code == *code) else {
            continue;
        };
        let counted = carried(
            definition,
            &case.definitions().variables,
            &|variable| if variable.rule == Rule::Staff { *staff } else { *number },
            year,
            now,
            &case.policies,
        );
        let value = Frozen {
            case: &case,
            definition,
            counted,
            checksum: String::new(),
        };
        stored.push(value.store(tx, order, None).await?);
    }
    Ok(stored)
}
