//! Loading the demonstration school: everything in one transaction, then the people who sign in.

use super::content::{self, Instrument};
use super::data;
use super::ioms;
use super::municipality::{self, TOWN};
use super::papers;
use super::programme;
use super::registers;
use super::staff;
use super::waves::{self, New, Place};
use crate::Backend;
use crate::accounts::{NewUser, add_user, organization_by_code, unions_to_head};
use crate::actor::Actor;
use crate::clock::{day, moment};
use crate::entity::{organization, user};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::formats::sheet::read_sheet;
use crate::roster::{write_absences, write_roster};
use anyhow::anyhow;
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use domain::access::Role;
use domain::accounts::wire::Term;
use domain::campaigns::audience::{AudienceGroup, AudienceRule};
use domain::ids::OrgId;
use domain::roster::absences::read_absences;
use domain::roster::import::read_roster;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

/// The demonstration's organisation code.
pub const CODE: &str = "demo";
/// The password of everybody in it, and of nobody anywhere else.
pub const PASSWORD: &str = "otklik-demo";
const NAME: &str = "МБОУ «ООШ № 7»";
const ZONE: Tz = Tz::Europe__Moscow;
const PILOT_DAYS: i64 = 30;

/// Somebody who signs in to the demonstration.
#[derive(Clone, Copy, Debug)]
pub struct Login {
    /// The code of the organisation.
    pub org: &'static str,
    pub login: &'static str,
    pub name: &'static str,
    pub role: Role,
    /// The title of the union that a head leads.
    pub union: &'static str,
}

/// Everybody who signs in to it.
pub const LOGINS: [Login; 5] = [
    Login {
        org: CODE,
        login: "koordinator",
        name: "Оболенская Н. В.",
        role: Role::Coordinator,
        union: "",
    },
    Login {
        org: CODE,
        login: "direktor",
        name: "Демченко В. А.",
        role: Role::SchoolAdmin,
        union: "",
    },
    Login {
        org: CODE,
        login: "admin",
        name: "Администратор",
        role: Role::Sysadmin,
        union: "",
    },
    Login {
        org: CODE,
        login: "rukovoditel",
        name: "Авдеева И. П.",
        role: Role::MoHead,
        union: "МО учителей начальных классов",
    },
    Login {
        org: TOWN,
        login: "upravlenie",
        name: "Специалист управления образования",
        role: Role::MunicipalCoordinator,
        union: "",
    },
];

/// Loads the demonstration school unless it is there, and answers its id.
pub async fn load(cx: &Backend) -> Result<OrgId> {
    let org = match organization_by_code(cx, CODE).await {
        Ok(known) => known.id,
        Err(Error::NotFound(_)) => write_school(cx).await?,
        Err(other) => return Err(other),
    };
    for login in LOGINS {
        let known = user::Entity::find()
            .filter(user::Column::Login.eq(login.login))
            .one(cx.db.read())
            .await?;
        if known.is_none() {
            // A demonstration of an older version has no municipality.
            if let Ok(own) = organization_by_code(cx, login.org).await {
                sign_up(cx, own.id, login).await?;
            }
        }
    }
    cx.wake.notify_one();
    Ok(org)
}

async fn sign_up(cx: &Backend, org: OrgId, login: Login) -> Result<()> {
    let unions = unions_to_head(cx, &Actor::System, org).await?;
    let union = unions
        .into_iter()
        .find(|one| one.title == login.union)
        .map(|one| one.id);
    // Somebody has renamed or closed what this one led.
    if union.is_none() && !login.union.is_empty() {
        return Ok(());
    }
    let new = NewUser {
        login: login.login.to_owned(),
        name: login.name.to_owned(),
        password: PASSWORD.to_owned(),
        role: login.role,
        term: Some(Term {
            from: "2025-09-01".to_owned(),
            to: String::new(),
            order_ref: "№ 112 от 29.08.2025".to_owned(),
            union: union.unwrap_or_default(),
        }),
    };
    add_user(cx, &Actor::System, org, new).await?;
    Ok(())
}

async fn write_school(cx: &Backend) -> Result<OrgId> {
    let (org, system) = (OrgId(Uuid::now_v7()), Actor::System);
    // Without a held clock the whole year is loaded, whatever the day is.
    let place = Place {
        cx,
        org,
        zone: ZONE,
        now: if cx.clock.is_held() {
            cx.clock.now()
        } else {
            moment(at(3000, 1, 1), ZONE)
        },
    };
    let founded = moment(at(2026, 3, 25), ZONE).min(place.now);
    let tx = cx.db.begin_write().await?;
    let town = municipality::found(&tx, &place, founded).await?;
    add_school(&tx, org, town, founded).await?;
    let (rows, problems) = read_roster(&read_sheet(data::ROSTER));
    let (absences, more) = read_absences(&read_sheet(data::ABSENCES));
    if let Some(problem) = problems.iter().chain(&more).next() {
        return Err(Error::Unexpected(anyhow!("the demonstration's register: {problem:?}")));
    }
    write_roster(&tx, &system, founded, org, &rows).await?;
    write_absences(&tx, &system, founded, org, &absences).await?;
    staff::write(&tx, org).await?;
    registers::write(&tx, org, day(place.now, ZONE), cx.clock.now()).await?;
    programme::write(&tx, org, founded).await?;
    municipality::write(&tx, &place, town, founded).await?;
    let instruments = content::publish_all(&tx, org, founded).await?;
    let known = |code: &str| {
        instruments
            .get(code)
            .ok_or_else(|| anyhow!("there is no instrument {code}"))
    };
    for wave in data::waves()? {
        waves::write(&tx, &place, &wave, known(&wave.instrument)?).await?;
    }
    ioms::write(&tx, &place).await?;
    papers::write(&tx, &place).await?;
    if !cx.clock.is_held() {
        write_pilot(&tx, &place, known("T1")?, cx.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(org)
}

async fn add_school(tx: &impl ConnectionTrait, org: OrgId, town: OrgId, now: DateTime<Utc>) -> Result<()> {
    let row = organization::ActiveModel {
        id: Set(org.0),
        parent_id: Set(Some(town.0)),
        code: Set(CODE.to_owned()),
        kind: Set("school".to_owned()),
        short_name: Set(NAME.to_owned()),
        full_name: Set(NAME.to_owned()),
        tz: Set(ZONE.name().to_owned()),
        is_demo: Set(true),
        created_at: Set(now),
    };
    organization::Entity::insert(row).exec_without_returning(tx).await?;
    facts::append(tx, &Actor::System, Some(org), now, Fact::OrganizationAdded { org }).await
}

/// A trial run that is open from today, so that a visitor can take the test; it never counts.
async fn write_pilot(
    tx: &impl ConnectionTrait,
    place: &Place<'_>,
    test: &Instrument,
    now: DateTime<Utc>,
) -> Result<()> {
    let new = New {
        code: "T1-PILOT",
        title: "Апробация теста «Методическая компетентность учителя»".to_owned(),
        kind: "pilot",
        opens_at: now,
        closes_at: now + Duration::days(PILOT_DAYS),
        audience: AudienceRule {
            groups: vec![AudienceGroup::Pedagogical],
            ..AudienceRule::default()
        },
        created_at: now,
        order_ref: "",
        reason: "",
    };
    let id = waves::store(tx, place, &new, test).await?;
    waves::freeze(tx, place, id, now).await
}

/// Nine in the morning of a day.
fn at(year: i32, month: u32, day: u32) -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    day.and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default())
}
