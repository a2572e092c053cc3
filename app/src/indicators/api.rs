//! The doors of indicators.

use crate::error::AppError;
use domain::indicators::wire::{IndicatorQuery, IndicatorView, PoliciesForm, PoliciesView};
use leptos::prelude::*;

/// Indicator 1 with its evidence.
#[server(endpoint = "indicators/indicator")]
pub async fn indicator(query: IndicatorQuery) -> Result<IndicatorView, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::indicator(&cx, &actor, org, &query).await?)
}

/// The counting rules, and what others would give.
#[server(endpoint = "indicators/trial")]
pub async fn trial(query: IndicatorQuery, tried: Option<PoliciesForm>) -> Result<PoliciesView, AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    Ok(backend::indicators::trial(&cx, &actor, org, &query, tried).await?)
}

/// Saves the counting rules that bear on indicator 1.
#[server(endpoint = "indicators/change_policies")]
pub async fn change_policies(
    census_day: String,
    period_policy: String,
    min_answered_percent: String,
    test_scope: String,
    include_external: String,
    exclude_long_leave: String,
) -> Result<(), AppError> {
    let (cx, actor, org) = crate::ssr::member().await?;
    let form = PoliciesForm {
        census_day,
        period_policy,
        min_answered_percent,
        test_scope,
        include_external,
        exclude_long_leave,
    };
    backend::indicators::change_policies(&cx, &actor, org, &form).await?;
    crate::ssr::go_to("/indicators#rules");
    Ok(())
}
