//! «Кому нужен ИОМ»: what the record attempts of a year showed, by the school's rule of need.

use super::{place, repo};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::{local, moment};
use crate::entity::{attempt, campaign, competence_score, instrument, iom, target};
use crate::error::Result;
use crate::indicators::policies;
use crate::roster::{people, staff};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use domain::access::Verb;
use domain::ids::{IomId, OrgId, PersonId};
use domain::indicators::period::{Period, period, staff_date};
use domain::ioms::need::{Diagnosed, Need, need};
use domain::ioms::state::IomState;
use domain::ioms::wire::{NeededLine, NeededList};
use domain::roster::staff::{chp, is_young};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The list for a calendar year; an empty or unreadable year is the one that is reported now.
pub async fn needed(cx: &Backend, actor: &Actor, org: OrgId, year: &str) -> Result<NeededList> {
    actor.require(Verb::IomRead, org)?;
    let (db, zone) = (cx.db.read(), organization(cx, org).await?.zone);
    let now = local(cx.clock.now(), zone);
    let current = if now.month() == 1 { now.year() - 1 } else { now.year() };
    let year = year.parse().ok().filter(|year| (1990..=2200).contains(year));
    let year = year.unwrap_or(current);
    let rows = lines(db, org, zone, (year, now)).await?;
    let required: Vec<&NeededLine> = rows.iter().filter(|row| row.need == Need::Required).collect();
    let has_one = |row: &&&NeededLine| row.iom.is_some_and(|(_, state)| state.is_drawn_up());
    Ok(NeededList {
        year,
        years: vec![current - 1, current]
            .into_iter()
            .chain((year != current && year != current - 1).then_some(year))
            .collect(),
        needed: required.len(),
        drawn_up: required.iter().filter(has_one).count(),
        rows,
        may_write: actor.may(Verb::IomWrite, org),
    })
}

/// Everybody in ЧП with a need, the greatest first, then by the alphabet.
async fn lines(
    db: &impl ConnectionTrait,
    org: OrgId,
    zone: Tz,
    (year, now): (i32, NaiveDateTime),
) -> Result<Vec<NeededLine>> {
    let policies = policies(db, org).await?;
    let period = period(year, &policies);
    let on = staff_date(&period, now);
    let staff = staff(db, org).await?;
    let (rules, _) = repo::rules(db, org).await?;
    let mut people = people(db, org).await?;
    let mut found = diagnosed(db, org, zone, &period).await?;
    let mut deficits = open_by_person(db, org).await?;
    let routes = routes(db, org, &period, now.date()).await?;
    let in_chp = chp(&staff.employments, &staff.absences, on, &policies);
    let places = place::places(db, org, found.keys().copied()).await?;
    let mut rows = Vec::new();
    for person in in_chp {
        let Some(mut shown) = found.remove(&person.0) else {
            continue;
        };
        shown.is_young = is_young(&staff.employments, person, on);
        let (need, reason) = need(&shown, &rules.need);
        let Some(known) = people.remove(&person).filter(|_| need > Need::Hint) else {
            continue;
        };
        rows.push((
            known.sort_key,
            NeededLine {
                person,
                name: known.name.short_name(),
                code: known.code,
                union: places.get(&person.0).map(|one| one.union.clone()).unwrap_or_default(),
                need,
                reason,
                deficits: deficits.remove(&person).unwrap_or_default(),
                iom: routes.get(&person).copied(),
            },
        ));
    }
    rows.sort_by(|(a_key, a), (b_key, b)| (b.need, a_key).cmp(&(a.need, b_key)));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

async fn open_by_person(
    db: &impl ConnectionTrait,
    org: OrgId,
) -> Result<BTreeMap<PersonId, Vec<domain::ioms::wire::DeficitLine>>> {
    let titles = repo::instruments(db, org).await?;
    let mut of_person: BTreeMap<PersonId, Vec<_>> = BTreeMap::new();
    for row in repo::open_deficits(db, org, None).await? {
        let line = repo::line(&row, &titles);
        of_person.entry(PersonId(row.person_id)).or_default().push(line);
    }
    Ok(of_person)
}

/// Each person's route of the year: approved in it, or not approved yet; the one nearest to counting.
async fn routes(
    db: &impl ConnectionTrait,
    org: OrgId,
    period: &Period,
    today: NaiveDate,
) -> Result<BTreeMap<PersonId, (IomId, IomState)>> {
    let rows = iom::Entity::find()
        .filter(iom::Column::OrgId.eq(org.0))
        .filter(iom::Column::State.ne(IomState::Cancelled.code()))
        .order_by_asc(iom::Column::CreatedAt)
        .all(db)
        .await?;
    let is_of_year = |row: &iom::Model| match row.approved_on {
        Some(on) => (period.from..period.to).contains(&on) && on <= today,
        None => true,
    };
    let mut routes: BTreeMap<PersonId, (IomId, IomState)> = BTreeMap::new();
    for row in rows.iter().filter(|row| is_of_year(row)) {
        let state = repo::state(row)?;
        let kept = routes.get(&PersonId(row.person_id));
        if kept.is_none_or(|(_, kept)| !kept.is_drawn_up() || state.is_drawn_up()) {
            routes.insert(PersonId(row.person_id), (IomId(row.id), state));
        }
    }
    Ok(routes)
}

/// What the record attempts in diagnoses with names showed, by person.
async fn diagnosed(
    db: &impl ConnectionTrait,
    org: OrgId,
    zone: Tz,
    period: &Period,
) -> Result<BTreeMap<Uuid, Diagnosed>> {
    let mut found: BTreeMap<Uuid, Diagnosed> = BTreeMap::new();
    let severity = |number: i32| u8::try_from(number).unwrap_or_default();
    let mut totals = records(org, zone, period);
    totals.expr(Expr::col((attempt::Entity, attempt::Column::Severity)));
    for row in db.query_all(&totals).await? {
        let (person, total): (Uuid, Option<i32>) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let person = found.entry(person).or_default();
        person.totals.extend(total.map(severity));
    }
    let mut competences = records(org, zone, period);
    competences
        .expr(Expr::col((
            competence_score::Entity,
            competence_score::Column::Severity,
        )))
        .inner_join(
            competence_score::Entity,
            Expr::col((competence_score::Entity, competence_score::Column::OrgId))
                .equals((attempt::Entity, attempt::Column::OrgId))
                .and(
                    Expr::col((competence_score::Entity, competence_score::Column::AttemptId))
                        .equals((attempt::Entity, attempt::Column::Id)),
                ),
        );
    for row in db.query_all(&competences).await? {
        let (person, one): (Uuid, i32) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        found.entry(person).or_default().competences.push(severity(one));
    }
    Ok(found)
}

fn records(org: OrgId, zone: Tz, period: &Period) -> SelectStatement {
    let start = |day: NaiveDate| moment(day.and_time(NaiveTime::MIN), zone);
    let same_org = |left: (target::Entity, target::Column)| Expr::col(left).eq(org.0);
    Query::select()
        .column((target::Entity, target::Column::PersonId))
        .from(attempt::Entity)
        .inner_join(
            target::Entity,
            same_org((target::Entity, target::Column::OrgId)).and(
                Expr::col((target::Entity, target::Column::RecordAttemptId))
                    .equals((attempt::Entity, attempt::Column::Id)),
            ),
        )
        .inner_join(
            campaign::Entity,
            Expr::col((campaign::Entity, campaign::Column::OrgId)).eq(org.0).and(
                Expr::col((campaign::Entity, campaign::Column::Id))
                    .equals((attempt::Entity, attempt::Column::CampaignId)),
            ),
        )
        .inner_join(
            instrument::Entity,
            Expr::col((instrument::Entity, instrument::Column::OrgId))
                .eq(org.0)
                .and(
                    Expr::col((instrument::Entity, instrument::Column::Id))
                        .equals((campaign::Entity, campaign::Column::InstrumentId)),
                ),
        )
        .and_where(Expr::col((attempt::Entity, attempt::Column::OrgId)).eq(org.0))
        .and_where(Expr::col((attempt::Entity, attempt::Column::State)).eq("submitted"))
        .and_where(Expr::col((attempt::Entity, attempt::Column::IsProvisional)).eq(false))
        .and_where(Expr::col((attempt::Entity, attempt::Column::SubmittedAt)).gte(start(period.from)))
        .and_where(Expr::col((attempt::Entity, attempt::Column::SubmittedAt)).lt(start(period.to)))
        .and_where(Expr::col((campaign::Entity, campaign::Column::Kind)).ne("pilot"))
        .and_where(Expr::col((campaign::Entity, campaign::Column::Anonymity)).eq("named"))
        .and_where(Expr::col((instrument::Entity, instrument::Column::IsDeficitDiagnostics)).eq(true))
        .to_owned()
}
