//! Loading a bank of vacancies: all of the file or nothing, and the same file again changes nothing.

use super::repo::vacancies;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::vacancy;
use crate::error::Result;
use crate::facts::{self, Fact};
use crate::imports::{Imported, import_text, next_code};
use chrono::{DateTime, Utc};
use domain::ids::OrgId;
use domain::imports::register::Register;
use domain::points::whole;
use domain::roster::name::{collation_key, fold};
use domain::roster::position::{PositionGroup, position_group};
use domain::vacancies::import::VacancyRow;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// Loads a bank of vacancies.
pub async fn import_vacancies(cx: &Backend, actor: &Actor, org: OrgId, text: &[u8]) -> Result<Imported> {
    import_text(cx, actor, org, Register::Vacancies, text).await
}

/// Writes the rows and answers how many were new or different; the fact is appended only if some were.
pub(crate) async fn write_vacancies(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    rows: &[VacancyRow],
) -> Result<usize> {
    let mut stored = vacancies(tx, org).await?;
    let mut changed = 0;
    for row in rows {
        let known = stored.iter().position(|one| is_same(one, row));
        let told = match known {
            Some(at) => told(stored[at].clone(), row),
            None => told(fresh(org, now, &stored, row), row),
        };
        match known {
            Some(at) if stored[at] == told => continue,
            Some(at) => {
                let all = vacancy::ActiveModel::from(told.clone()).reset_all();
                all.update(tx).await?;
                stored[at] = told;
            }
            None => {
                let new = vacancy::ActiveModel::from(told.clone());
                vacancy::Entity::insert(new).exec_without_returning(tx).await?;
                stored.push(told);
            }
        }
        changed += 1;
    }
    if changed > 0 {
        let fact = Fact::RegisterImported {
            register: "vacancies".to_owned(),
            rows: rows.len(),
        };
        facts::append(tx, actor, Some(org), now, fact).await?;
    }
    Ok(changed)
}

/// By its code; a file without codes is known by post and first day.
fn is_same(one: &vacancy::Model, row: &VacancyRow) -> bool {
    if row.code.is_empty() {
        fold(&one.position) == fold(&row.position) && one.opened_on == row.opened
    } else {
        one.code == row.code
    }
}

fn fresh(org: OrgId, now: DateTime<Utc>, stored: &[vacancy::Model], row: &VacancyRow) -> vacancy::Model {
    let code = match row.code.is_empty() {
        true => next_code("V", stored.iter().map(|one| one.code.as_str())),
        false => row.code.clone(),
    };
    vacancy::Model {
        org_id: org.0,
        id: Uuid::now_v7(),
        code,
        position: String::new(),
        sort_key: String::new(),
        position_group: String::new(),
        counts: false,
        subject: String::new(),
        posts: 1,
        rate_hundredths: 0,
        load_hours: None,
        opened_on: row.opened,
        closed_on: None,
        close_reason: String::new(),
        is_temporary: false,
        last_confirmed_on: None,
        note: String::new(),
        created_at: now,
    }
}

/// What is known with what the row says; an empty cell leaves what is known.
fn told(known: vacancy::Model, row: &VacancyRow) -> vacancy::Model {
    let or = |told: &String, known: String| if told.is_empty() { known } else { told.clone() };
    let number = |told: Option<u32>| told.and_then(|number| i32::try_from(number).ok());
    let hundredths = (row.rate * whole(100)).round().to_integer();
    let group = position_group(&row.position);
    vacancy::Model {
        position: row.position.clone(),
        sort_key: collation_key(&row.position),
        position_group: group.map(PositionGroup::code).unwrap_or_default().to_owned(),
        counts: group == Some(PositionGroup::Pedagogical),
        subject: or(&row.subject, known.subject),
        posts: number(row.posts).unwrap_or(known.posts),
        rate_hundredths: i32::try_from(hundredths).unwrap_or_default(),
        load_hours: number(row.load_hours).or(known.load_hours),
        opened_on: row.opened,
        closed_on: row.closed.or(known.closed_on),
        close_reason: or(&row.reason, known.close_reason),
        is_temporary: row.is_temporary,
        last_confirmed_on: row.confirmed.or(known.last_confirmed_on),
        note: or(&row.note, known.note),
        ..known
    }
}
