//! A municipality of 100 schools with 60 people and three years each, made through the product's own acts; only what
//! hundreds of thousands of clicks would make (attempts, scores, deficits) is written into the tables.

mod answers;
mod found;
mod papers;
mod registers;

use crate::stage::{PASSWORD, open, publish, said};
use anyhow::{Context, Result};
use backend::Backend;
use backend::accounts::{NewOrganization, NewUser, add_organization, add_user};
use backend::actor::Actor;
use backend::campaigns::fresh_input;
use backend::clock::{Clock, moment};
use backend::db::Db;
use backend::events::{import_events, import_participations};
use backend::indicators::{freeze, take_due_snapshots};
use backend::ioms::import_ioms;
use backend::municipality::{hand_in, submissions};
use backend::programme::{approve, begin};
use backend::roster::import_roster;
use backend::secrets::Secret;
use backend::vacancies::import_vacancies;
use chrono::{Datelike, NaiveDate, Utc};
use domain::access::Role;
use domain::campaigns::wire::CampaignInput;
use domain::ids::{CampaignId, OrgId, UserId, VersionId};
use domain::indicators::wire::FreezeForm;
use domain::programme::wire::OrderForm;
use registers::{events, roster, routes};
use std::fmt::Write;
use std::path::Path;
use uuid::Uuid;

pub const SCHOOLS: usize = 100;
pub const PEOPLE: usize = 60;
const YEARS: i32 = 3;

/// What was made: where it is, and the school whose pages are looked at.
#[derive(Debug)]
pub struct Town {
    pub cx: Backend,
    pub school: OrgId,
}

/// Makes the municipality in a fresh database; the school that is looked at has a user per role.
pub async fn make(database: &str, secret: &Path) -> Result<Town> {
    let db = Db::connect(database).await?;
    db.migrate().await?;
    let now = Utc::now();
    let cx = Backend::new(db, Clock::held_at(now), Secret::load_or_create(secret)?);
    let town = add_organization(&cx, &Actor::System, place("town", "municipal_authority", None));
    let town = town.await.map_err(said)?;
    member(&cx, town, Role::MunicipalCoordinator).await?;
    // The last year whose spring is over.
    let last = if now.month() >= 6 { now.year() } else { now.year() - 1 };
    let mut schools = Vec::new();
    for no in 1..=SCHOOLS {
        let code = format!("school{no}");
        let org = add_organization(&cx, &Actor::System, place(&code, "school", Some("town")));
        let org = org.await.map_err(said)?;
        schools.push(School::open(&cx, org, no, last).await?);
    }
    let own = schools.first().context("no school")?.org;
    let coordinator = member(&cx, own, Role::Coordinator).await?;
    for role in [Role::SchoolAdmin, Role::Sysadmin] {
        member(&cx, own, role).await?;
    }
    for year in (last - YEARS + 1)..=last {
        for school in &schools {
            school.year(&cx, year, last).await?;
        }
        if year == last - 1 {
            // The last January is still the moment.
            take_due_snapshots(&cx).await.map_err(said)?;
        }
    }
    set(&cx, now.date_naive());
    papers::many(&cx, own).await?;
    papers::bring(&cx, own, coordinator).await?;
    for school in schools.iter().skip(1) {
        papers::few(&cx, school.org).await?;
    }
    while backend::jobs::once(&cx).await.map_err(said)? > 0 {}
    Ok(Town { cx, school: own })
}

/// One school while it is being made.
struct School {
    org: OrgId,
    no: usize,
    version: VersionId,
}

impl School {
    /// Staff, vacancies and a published test.
    async fn open(cx: &Backend, org: OrgId, no: usize, last: i32) -> Result<Self> {
        let system = Actor::System;
        set(cx, day(last - YEARS + 1, 2, 1));
        import_roster(cx, &system, org, roster(no).as_bytes())
            .await
            .map_err(said)?;
        let mut vacancies = "id;position;rate;opened;closed;kind\n".to_owned();
        for at in 1..=no % 6 {
            writeln!(vacancies, "V{at};учитель физики;1.00;{}-09-01;;постоянная", last - 2)?;
        }
        import_vacancies(cx, &system, org, vacancies.as_bytes())
            .await
            .map_err(said)?;
        let version = publish(cx, &system, org).await?;
        Ok(Self { org, no, version })
    }

    /// Everything that happens in a year, and in January after it.
    async fn year(&self, cx: &Backend, year: i32, last: i32) -> Result<()> {
        let (system, org) = (Actor::System, self.org);
        if year == last {
            set(cx, day(year, 3, 5));
            let edition = begin(cx, &system, org).await.map_err(said)?;
            let order = OrderForm {
                no: "322".to_owned(),
                date: format!("{year}-03-05"),
                annex: String::new(),
            };
            approve(cx, &system, org, edition, &order).await.map_err(said)?;
        }
        set(cx, day(year, 4, 10));
        let campaign = self.campaign(cx, year).await?;
        self.answers(cx, campaign, year).await?;
        set(cx, day(year, 12, 20));
        let (events, participations) = events(year);
        import_events(cx, &system, org, events.as_bytes()).await.map_err(said)?;
        let took_part = import_participations(cx, &system, org, participations.as_bytes());
        took_part.await.map_err(said)?;
        import_ioms(cx, &system, org, routes(self.no, year).as_bytes())
            .await
            .map_err(said)?;
        if year < last {
            self.report(cx, year).await?;
        }
        Ok(())
    }

    async fn campaign(&self, cx: &Backend, year: i32) -> Result<CampaignId> {
        let input = CampaignInput {
            version: self.version.to_string(),
            title: format!("Диагностика {year}"),
            code: format!("D{year}"),
            opens: format!("{year}-04-09T09:00"),
            closes: format!("{year}-05-20T18:00"),
            ..fresh_input(cx.clock.now().naive_utc())
        };
        open(cx, &Actor::System, self.org, &input).await
    }

    /// In January the year is frozen and handed in.
    async fn report(&self, cx: &Backend, year: i32) -> Result<()> {
        set(cx, day(year + 1, 1, 15));
        let form = FreezeForm {
            year: year.to_string(),
            order_no: "12".to_owned(),
            order_date: format!("{}-01-15", year + 1),
        };
        freeze(cx, &Actor::System, self.org, &form).await.map_err(said)?;
        let page = submissions(cx, &Actor::System, self.org).await.map_err(said)?;
        for line in page.values.into_iter().filter(|line| line.submitted_at.is_none()) {
            hand_in(cx, &Actor::System, self.org, line.value, "")
                .await
                .map_err(said)?;
        }
        Ok(())
    }
}

fn place(code: &str, kind: &str, parent: Option<&str>) -> NewOrganization {
    NewOrganization {
        code: code.to_owned(),
        name: format!("Организация {code}"),
        kind: kind.to_owned(),
        parent: parent.map(str::to_owned),
        zone: backend::Zone::Europe__Moscow,
        is_demo: false,
    }
}

/// The login is the role's code.
async fn member(cx: &Backend, org: OrgId, role: Role) -> Result<UserId> {
    let new = NewUser {
        login: role.code().to_owned(),
        name: format!("Пользователь {}", role.code()),
        password: PASSWORD.to_owned(),
        role,
        term: None,
    };
    add_user(cx, &Actor::System, org, new).await.map_err(said)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// Noon of a day.
fn set(cx: &Backend, day: NaiveDate) {
    let noon = day.and_hms_opt(12, 0, 0).unwrap_or_default();
    cx.clock.set(moment(noon, backend::Zone::Europe__Moscow));
}

fn blob(id: Uuid) -> String {
    format!("X'{}'", id.simple())
}
