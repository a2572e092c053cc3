//! The counting policies of an organisation: data, with the project's defaults until somebody decides.

use super::in_form;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::policy;
use crate::error::{Error, Result};
use crate::registers::{Record, record};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::indicators::policies::{IomPolicy, MinLevel, PeriodPolicy, Policies, TestScope};
use domain::indicators::wire::PoliciesForm;
use domain::points::{parse_decimal, show_short, whole};
use domain::problem::Problem;
use domain::registers::history::changes;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

/// The policies in force.
pub async fn policies(db: &impl ConnectionTrait, org: OrgId) -> Result<Policies> {
    match policy::Entity::find_by_id(org.0).one(db).await? {
        Some(row) => Ok(serde_json::from_value(row.content)?),
        None => Ok(Policies::default()),
    }
}

/// Replaces the policies; every number follows at once.
pub async fn change_policies(cx: &Backend, actor: &Actor, org: OrgId, form: &PoliciesForm) -> Result<()> {
    actor.require(Verb::IndicatorWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let before = policies(&tx, org).await?;
    let after = read_form(form, &before).map_err(|wrong| Error::Invalid(in_form("policies", wrong)))?;
    if after == before {
        return Ok(());
    }
    let row = policy::ActiveModel {
        org_id: Set(org.0),
        content: Set(serde_json::to_value(&after)?),
        changed_at: Set(now),
        changed_by: Set(actor.user().map(|user| user.0)),
    };
    let replace = OnConflict::column(policy::Column::OrgId)
        .update_columns([
            policy::Column::Content,
            policy::Column::ChangedAt,
            policy::Column::ChangedBy,
        ])
        .to_owned();
    policy::Entity::insert(row)
        .on_conflict(replace)
        .exec_without_returning(&tx)
        .await?;
    let sides = before.facts().into_iter().zip(after.facts());
    let changed = Record {
        register: "policies",
        subject: org.0,
        act: "change",
        changes: changes(sides.map(|((name, before), (_, after))| (name, before, after))),
    };
    record(&tx, actor, org, now, changed).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// Policies as a form shows them.
pub fn form_of(policies: &Policies) -> PoliciesForm {
    PoliciesForm {
        census_day: policies.census_day.to_string(),
        period_policy: policies.period_policy.code().to_owned(),
        min_answered_percent: show_short(policies.min_answered_share * whole(100), ','),
        test_scope: policies.test_scope.code().to_owned(),
        include_external: policies.include_external.to_string(),
        exclude_long_leave: policies.exclude_long_leave.to_string(),
        iom_policy: policies.iom_policy.code().to_owned(),
        min_level: policies.min_level.code().to_owned(),
        count_temporary: policies.count_temporary.to_string(),
        precision: policies.precision.to_string(),
        anonymity_threshold: policies.anonymity_threshold.to_string(),
    }
}

/// Reads a form over the policies it leaves alone.
pub fn read_form(form: &PoliciesForm, before: &Policies) -> Result<Policies, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut refuse = |at: &str| problems.push(Problem::new(at, "out-of-range"));
    let mut policies = before.clone();
    match form.census_day.trim().parse() {
        Ok(day) if (1..=31).contains(&day) => policies.census_day = day,
        _ => refuse("census_day"),
    }
    match PeriodPolicy::from_code(&form.period_policy) {
        Some(policy) => policies.period_policy = policy,
        None => refuse("period_policy"),
    }
    match parse_decimal(&form.min_answered_percent) {
        Some(percent) if percent > whole(0) && percent <= whole(100) => {
            policies.min_answered_share = percent / whole(100);
        }
        _ => refuse("min_answered_percent"),
    }
    match TestScope::from_code(&form.test_scope) {
        Some(scope) => policies.test_scope = scope,
        None => refuse("test_scope"),
    }
    match IomPolicy::from_code(&form.iom_policy) {
        Some(policy) => policies.iom_policy = policy,
        None => refuse("iom_policy"),
    }
    match MinLevel::from_code(&form.min_level) {
        Some(level) => policies.min_level = level,
        None => refuse("min_level"),
    }
    for (at, text, choice) in [
        (
            "include_external",
            &form.include_external,
            &mut policies.include_external,
        ),
        (
            "exclude_long_leave",
            &form.exclude_long_leave,
            &mut policies.exclude_long_leave,
        ),
        ("count_temporary", &form.count_temporary, &mut policies.count_temporary),
    ] {
        match text.parse() {
            Ok(said) => *choice = said,
            Err(_) => refuse(at),
        }
    }
    match form.precision.trim().parse() {
        Ok(digits) if digits <= 3 => policies.precision = digits,
        _ => refuse("precision"),
    }
    match form.anonymity_threshold.trim().parse() {
        Ok(people) if (3..=100).contains(&people) => policies.anonymity_threshold = people,
        _ => refuse("anonymity_threshold"),
    }
    if problems.is_empty() {
        Ok(policies)
    } else {
        Err(problems)
    }
}
