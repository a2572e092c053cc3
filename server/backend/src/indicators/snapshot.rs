//! The January census: on its day what the registers say of staff and vacancies is written down once.

use super::case::Case;
use super::evidence::{posts, rows};
use crate::Backend;
use crate::actor::Actor;
use crate::clock::local;
use crate::entity::{census_snapshot, organization};
use crate::error::Result;
use crate::facts::{self, Fact};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use domain::ids::OrgId;
use domain::indicators::count::{Count, count};
use domain::indicators::period::period;
use domain::indicators::policies::{PeriodPolicy, Policies};
use domain::indicators::scene::Scene;
use domain::indicators::variable::Rule;
use domain::indicators::wire::IndicatorQuery;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde_json::{Value, json};

/// Takes the snapshots that are due: for each school whose census day has come this January and that has none of it.
pub async fn take_due_snapshots(cx: &Backend) -> Result<usize> {
    let schools = organization::Entity::find()
        .filter(organization::Column::Kind.eq("school"))
        .all(cx.db.read())
        .await?;
    let mut taken = 0;
    for school in schools {
        taken += usize::from(take_snapshot(cx, OrgId(school.id)).await?);
    }
    Ok(taken)
}

/// The last snapshot: its census day, and when it was taken.
pub async fn last_snapshot(
    db: &impl ConnectionTrait,
    org: OrgId,
    zone: Tz,
) -> Result<Option<(NaiveDate, NaiveDateTime)>> {
    let last = census_snapshot::Entity::find()
        .filter(census_snapshot::Column::OrgId.eq(org.0))
        .order_by_desc(census_snapshot::Column::CensusDate)
        .one(db)
        .await?;
    Ok(last.map(|row| (row.census_date, local(row.taken_at, zone))))
}

async fn take_snapshot(cx: &Backend, org: OrgId) -> Result<bool> {
    let zone = crate::accounts::organization(cx, org).await?.zone;
    let today = local(cx.clock.now(), zone).date();
    let policies = super::policies::policies(cx.db.read(), org).await?;
    let Some(census) = due(today, &policies) else {
        return Ok(false);
    };
    let known = census_snapshot::Entity::find_by_id((org.0, census))
        .one(cx.db.read())
        .await?;
    if known.is_some() {
        return Ok(false);
    }
    let query = IndicatorQuery {
        year: (census.year() - 1).to_string(),
        as_of: String::new(),
    };
    let case = Case::load(cx, org, &query).await?;
    let (staff, vacancies, content) = content(&case)?;
    let now = cx.clock.now();
    let row = census_snapshot::ActiveModel {
        org_id: Set(org.0),
        census_date: Set(census),
        taken_at: Set(now),
        staff: Set(staff),
        posts: Set(vacancies),
        checksum: Set(super::census::sum(&content)?),
        content: Set(content),
    };
    let tx = cx.db.begin_write().await?;
    let key = [census_snapshot::Column::OrgId, census_snapshot::Column::CensusDate];
    let inserted = census_snapshot::Entity::insert(row)
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(&tx)
        .await?;
    if inserted == 0 {
        return Ok(false);
    }
    facts::append(&tx, &Actor::System, Some(org), now, Fact::CensusTaken { census }).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(true)
}

/// The census day of this January, when it has come.
fn due(today: NaiveDate, policies: &Policies) -> Option<NaiveDate> {
    let by_year_after = Policies {
        period_policy: PeriodPolicy::PreviousYear,
        ..policies.clone()
    };
    let census = period(today.year() - 1, &by_year_after).census;
    (today.month() == 1 && census <= today).then_some(census)
}

/// How many people and posts, and all of them by name.
fn content(case: &Case) -> Result<(i32, i32, Value)> {
    let scene = Scene::new(&case.facts, case.year, case.as_of, &case.policies);
    let of = |rule: Rule| -> Option<Count> {
        let mut all = case.definitions().variables.iter();
        all.find(|one| one.rule == rule).map(|one| count(&scene, one))
    };
    let mut all = case.definitions().indicators.iter();
    let (staff, vacancies) = (of(Rule::Staff), of(Rule::Vacancies));
    let counted = all.next().map(|one| case.count(one, case.year));
    let people = staff.iter().zip(&counted).flat_map(|(count, counted)| {
        let rows = rows(&case.roll, &case.facts, counted, count);
        rows.into_iter()
            .map(|(person, row)| json!({ "id": person, "row": row }))
    });
    let open = vacancies.iter().flat_map(|count| {
        let rows = posts(&case.facts, count).into_iter();
        rows.map(|(vacancy, row)| json!({ "id": vacancy, "row": row }))
    });
    let number = |count: &Option<Count>| {
        count
            .as_ref()
            .map_or(0, |one| i32::try_from(one.number).unwrap_or(i32::MAX))
    };
    let content = json!({ "staff": people.collect::<Vec<_>>(), "vacancies": open.collect::<Vec<_>>() });
    Ok((number(&staff), number(&vacancies), content))
}
