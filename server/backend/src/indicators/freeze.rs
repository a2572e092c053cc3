//! Freezing: the year is over, somebody answers for the numbers with a name and an order. Frozen values are never
//! changed; a correction is a new value with a reason.

use super::case::Case;
use super::evidence::{posts, rows};
use super::frozen::{Chain, checksum};
use crate::Backend;
use crate::actor::Actor;
use crate::clock::moment;
use crate::entity::{indicator_value, value_evidence};
use crate::error::{Error, OnConstraint, Result};
use crate::facts::{self, Fact};
use crate::programme::may_do;
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Verb;
use domain::ids::{OrgId, ValueId};
use domain::indicators::definition::Definition;
use domain::indicators::evaluate::{AbsentReason, IndicatorOutcome, ValueState};
use domain::indicators::wire::{CorrectForm, FreezeForm, IndicatorQuery};
use domain::problem::Problem;
use domain::programme::rules::Procedure;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use serde_json::json;
use uuid::Uuid;

const LONGEST: usize = 500;

/// Freezes every indicator of a year that is not frozen yet.
pub async fn freeze(cx: &Backend, actor: &Actor, org: OrgId, form: &FreezeForm) -> Result<()> {
    actor.require(Verb::IndicatorFreeze, org)?;
    let order = Order::read(cx, actor, "freeze", &form.order_no, &form.order_date)?;
    let case = load(cx, org, &form.year).await?;
    may_do(
        cx.db.read(),
        org,
        case.now.date(),
        Procedure::Freezing { year: case.year },
    )
    .await?;
    let chain = Chain::load(cx.db.read(), org).await?;
    let waiting: Vec<&Definition> = case
        .enabled()
        .filter(|one| chain.last(&one.code, case.year).is_none())
        .collect();
    if waiting.is_empty() {
        return Err(refused("freeze-nothing-left"));
    }
    let tx = cx.db.begin_write().await?;
    for definition in waiting {
        let frozen = Frozen::of(&case, definition)?;
        let value = frozen.store(&tx, &order, None).await?;
        let code = definition.code.clone();
        let fact = Fact::ValueFrozen {
            value,
            code,
            year: case.year,
        };
        facts::append(&tx, actor, Some(org), cx.clock.now(), fact).await?;
    }
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// Puts a new value in place of a frozen one, with a reason; the old one stays as it is.
pub async fn correct(cx: &Backend, actor: &Actor, org: OrgId, form: &CorrectForm) -> Result<()> {
    actor.require(Verb::IndicatorFreeze, org)?;
    let order = Order::read(cx, actor, "correct", &form.order_no, &form.order_date)?;
    let reason = form.reason.trim();
    if reason.is_empty() || reason.chars().count() > LONGEST {
        return Err(Error::invalid("correct[reason]", "required"));
    }
    let id = form.value.parse().map_err(|_| Error::NotFound("value"))?;
    let chain = Chain::load(cx.db.read(), org).await?;
    let row = chain
        .0
        .iter()
        .find(|row| row.id == id)
        .ok_or(Error::NotFound("value"))?;
    if chain.last(&row.code, row.year).is_none_or(|last| last.id != id) {
        return Err(refused("value-already-corrected"));
    }
    let case = load(cx, org, &row.year.to_string()).await?;
    let mut all = case.definitions().indicators.iter();
    let definition = all
        .find(|one| one.code == row.code)
        .ok_or(Error::NotFound("indicator"))?;
    let frozen = Frozen::of(&case, definition)?;
    let tx = cx.db.begin_write().await?;
    let corrected = (ValueId(id), reason.to_owned());
    let value = frozen.store(&tx, &order, Some(&corrected)).await?;
    let fact = Fact::ValueCorrected {
        value,
        before: corrected.0,
        code: row.code.clone(),
        year: row.year,
        reason: corrected.1,
    };
    facts::append(&tx, actor, Some(org), cx.clock.now(), fact).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

async fn load(cx: &Backend, org: OrgId, year: &str) -> Result<Case> {
    if year.parse::<i32>().is_err() {
        return Err(Error::invalid("freeze[year]", "required"));
    }
    let query = IndicatorQuery {
        year: year.to_owned(),
        as_of: String::new(),
    };
    Case::load(cx, org, &query).await
}

fn refused(kind: &str) -> Error {
    Error::Conflict(Problem::new("", kind))
}

/// The order that a value is frozen by, who does it, and when.
pub struct Order {
    pub no: String,
    pub date: NaiveDate,
    pub at: DateTime<Utc>,
    pub by: Option<Uuid>,
    pub by_name: String,
}

impl Order {
    fn read(cx: &Backend, actor: &Actor, form: &str, no: &str, date: &str) -> Result<Self> {
        let mut problems = Vec::new();
        let no = no.trim().to_owned();
        if no.is_empty() || no.chars().count() > LONGEST {
            problems.push(Problem::new("order_no", "required"));
        }
        let date = date.trim().parse();
        if date.is_err() {
            problems.push(Problem::new("order_date", "required"));
        }
        match date {
            Ok(date) if problems.is_empty() => Ok(Self {
                no,
                date,
                at: cx.clock.now(),
                by: actor.user().map(|user| user.0),
                by_name: actor.name(),
            }),
            _ => Err(Error::Invalid(super::in_form(form, problems))),
        }
    }
}

/// A value that is ready to be frozen.
pub struct Frozen<'a> {
    pub case: &'a Case,
    pub definition: &'a Definition,
    pub counted: IndicatorOutcome,
    /// Of everything it follows from; empty when it was counted elsewhere.
    pub checksum: String,
}

impl<'a> Frozen<'a> {
    fn of(case: &'a Case, definition: &'a Definition) -> Result<Self> {
        let counted = case.count(definition, case.year);
        if counted.state == ValueState::Provisional {
            let from = counted.period.complete_on().format("%d.%m.%Y");
            let problem = Problem::new("year", "freeze-too-early").with("year", case.year);
            return Err(Error::Conflict(problem.with("from", from)));
        }
        let checksum = checksum(&counted, &definition.policies(&case.policies));
        Ok(Self {
            case,
            definition,
            counted,
            checksum,
        })
    }

    /// Stores the value with everybody behind it.
    pub async fn store(
        &self,
        tx: &impl ConnectionTrait,
        order: &Order,
        corrects: Option<&(ValueId, String)>,
    ) -> Result<ValueId> {
        let id = ValueId(Uuid::now_v7());
        let row = self.row(id, order, corrects)?;
        indicator_value::Entity::insert(row)
            .exec_without_returning(tx)
            .await
            .on_constraint("value-already-frozen")?;
        let evidence = self.evidence(id);
        // SQLite takes a limited number of values at once.
        for part in evidence.chunks(500) {
            value_evidence::Entity::insert_many(part.to_vec())
                .exec_without_returning(tx)
                .await?;
        }
        Ok(id)
    }

    fn row(
        &self,
        id: ValueId,
        order: &Order,
        corrects: Option<&(ValueId, String)>,
    ) -> Result<indicator_value::ActiveModel> {
        let (case, counted, definition) = (self.case, &self.counted, self.definition);
        let wide = |number: Option<usize>| number.and_then(|number| i64::try_from(number).ok());
        let state = match corrects {
            Some(_) => ValueState::Corrected,
            None => ValueState::Final,
        };
        let reason = counted
            .outcome
            .absent_reason
            .map(AbsentReason::code)
            .unwrap_or_default();
        let policies = definition.policies(&case.policies);
        Ok(indicator_value::ActiveModel {
            org_id: Set(case.org.0),
            id: Set(id.0),
            code: Set(definition.code.clone()),
            year: Set(case.year),
            unit: Set(definition.unit.code().to_owned()),
            numerator: Set(wide(counted.numerator)),
            denominator: Set(wide(counted.denominator)),
            value: Set(counted.outcome.value.map(|value| value.to_string())),
            absent_reason: Set(reason.to_owned()),
            state: Set(state.code().to_owned()),
            data_from: Set(counted.period.from),
            data_to: Set(counted.period.to),
            census_date: Set(counted.period.census),
            staff_date: Set(counted.staff_date),
            as_of: Set(moment(counted.as_of, case.zone)),
            policies: Set(serde_json::to_value(&policies)?),
            definition: Set(json!({ "definition": definition, "variables": case.definitions().variables })),
            counts: Set(self.counts()),
            frozen_at: Set(order.at),
            frozen_by: Set(order.by),
            frozen_by_name: Set(order.by_name.clone()),
            order_no: Set(order.no.clone()),
            order_date: Set(Some(order.date)),
            supersedes: Set(corrects.map(|(before, _)| before.0)),
            reason: Set(corrects.map(|(_, reason)| reason.clone()).unwrap_or_default()),
            title: Set(definition.title.clone()),
            formula: Set(definition.formula.clone()),
            written: Set(counted.written.clone()),
            substituted: Set(counted.substituted.clone()),
            shown: Set(counted.shown()),
            checksum: Set(self.checksum.clone()),
        })
    }

    fn counts(&self) -> serde_json::Value {
        let counts = self.counted.counts.iter().map(|one| {
            json!({
                "symbol": one.variable.symbol,
                "code": one.variable.code,
                "title": one.variable.title,
                "number": one.number,
                "sides": one.sides,
            })
        });
        counts.collect()
    }

    fn evidence(&self, id: ValueId) -> Vec<value_evidence::ActiveModel> {
        let case = self.case;
        let mut found = Vec::new();
        for count in &self.counted.counts {
            let people = rows(&case.roll, &case.facts, &self.counted, count);
            let people = people.into_iter().map(|(person, row)| value_evidence::Model {
                org_id: case.org.0,
                value_id: id.0,
                variable: count.variable.code.clone(),
                position: 0,
                person_id: Some(person.0),
                vacancy_id: None,
                code: row.person.unwrap_or_default(),
                name: row.name,
                post: row.position,
                union_title: row.union,
                in_staff: row.in_staff,
                included: row.included,
                reason: row.reason,
                day: row.day,
            });
            let posts = posts(&case.facts, count)
                .into_iter()
                .map(|(vacancy, row)| value_evidence::Model {
                    org_id: case.org.0,
                    value_id: id.0,
                    variable: count.variable.code.clone(),
                    position: 0,
                    person_id: None,
                    vacancy_id: Some(vacancy.0),
                    code: row.code,
                    name: row.position,
                    post: row.rate,
                    union_title: String::new(),
                    in_staff: false,
                    included: row.included,
                    reason: row.reason,
                    day: Some(row.opened_on),
                });
            let numbered = people.chain(posts).zip(0..);
            found.extend(numbered.map(|(row, position)| {
                let row: value_evidence::ActiveModel = value_evidence::Model { position, ..row }.into();
                sea_orm::ActiveModelTrait::reset_all(row)
            }));
        }
        found
    }
}
