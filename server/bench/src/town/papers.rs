//! Papers of a school: documents with those who have to read them, rows of the light registers, a file that waits to be
//! loaded. The school that is looked at has as many as a busy school, the others a few: each is an act of its own.

use super::registers::corrected;
use crate::stage::said;
use anyhow::{Context, Result, anyhow};
use backend::Backend;
use backend::actor::Actor;
use backend::documents::{self, send, show, take_acts, tick};
use backend::formats::workbook;
use backend::imports::keep;
use backend::light;
use backend::roster::union_choices;
use chrono::{DateTime, Datelike, Utc};
use domain::access::Role;
use domain::documents::wire::{DocumentInput, SendInput, TickInput};
use domain::ids::{AcknowledgementListId, DocumentId, OrgId, UserId};
use domain::imports::register::Register;
use domain::light::register::Light;
use domain::light::wire::LightInput;

/// With the seven acts of the programme these are 20 documents.
const DOCUMENTS: usize = 13;
const ROWS_OF_A_REGISTER: usize = 10;
/// Every so many documents one is sent to the staff.
const ONE_IS_SENT_OF: usize = 4;
const KINDS: [&str; 4] = ["notice", "order", "instruction", "material"];
const TITLES: [&str; 4] = [
    "Формирующее оценивание",
    "Цифровые инструменты учителя",
    "Работа с детьми с ОВЗ",
    "Функциональная грамотность",
];

/// A few papers, as the schools have that nobody looks at.
pub async fn few(cx: &Backend, org: OrgId) -> Result<()> {
    take_acts(cx, &Actor::System, org).await.map_err(said)?;
    for no in 0..2 {
        document(cx, org, no).await?;
    }
    rows(cx, org, 1).await
}

/// All papers of the school that is looked at; half of the staff have signed what they were sent.
pub async fn many(cx: &Backend, org: OrgId) -> Result<()> {
    take_acts(cx, &Actor::System, org).await.map_err(said)?;
    for no in 0..DOCUMENTS {
        if let (id, Some(list)) = document(cx, org, no).await? {
            sign(cx, org, id, list).await?;
        }
    }
    rows(cx, org, ROWS_OF_A_REGISTER).await
}

/// A file with staff that somebody has brought and not loaded yet.
pub async fn bring(cx: &Backend, org: OrgId, owner: UserId) -> Result<()> {
    let actor = Actor::User {
        id: owner,
        name: "Координатор".to_owned(),
        roles: vec![(org, Role::Coordinator)],
    };
    let book = workbook::read(corrected(1).as_bytes()).map_err(|problem| anyhow!("{problem:?}"))?;
    let kept = keep(cx, &actor, org, Register::Roster, "Педагоги.csv", &book).await;
    kept.map_err(said)?;
    Ok(())
}

async fn document(cx: &Backend, org: OrgId, no: usize) -> Result<(DocumentId, Option<AcknowledgementListId>)> {
    let today = cx.clock.now().date_naive();
    let input = DocumentInput {
        kind: KINDS[no % KINDS.len()].to_owned(),
        level: "school".to_owned(),
        number: format!("{}-о", no + 1),
        dated_on: today.to_string(),
        title: format!("{}: порядок {}", TITLES[no % TITLES.len()], no + 1),
        body: "Ознакомьтесь, пожалуйста, до начала диагностики. ".repeat(20),
        order_no: format!("{}", no + 100),
        order_on: today.to_string(),
        ..DocumentInput::default()
    };
    let id = documents::add(cx, &Actor::System, org, &input).await.map_err(said)?;
    if !no.is_multiple_of(ONE_IS_SENT_OF) {
        return Ok((id, None));
    }
    let audience = SendInput {
        groups: vec!["pedagogical".to_owned()],
        ..SendInput::default()
    };
    let list = send(cx, &Actor::System, org, id, &audience).await.map_err(said)?;
    Ok((id, Some(list)))
}

async fn sign(cx: &Backend, org: OrgId, id: DocumentId, list: AcknowledgementListId) -> Result<()> {
    let page = show(cx, &Actor::System, org, id).await.map_err(said)?;
    let silent = &page.lists.first().context("the document was not sent")?.silent;
    let signed = silent.iter().step_by(2).map(|one| one.person.to_string());
    let input = TickInput {
        list: list.to_string(),
        persons: signed.collect(),
        ..TickInput::default()
    };
    tick(cx, &Actor::System, org, &input).await.map_err(said)?;
    Ok(())
}

/// So many rows of each light register.
async fn rows(cx: &Backend, org: OrgId, count: usize) -> Result<()> {
    let unions = union_choices(cx.db.read(), org).await.map_err(said)?;
    let now = cx.clock.now();
    for no in 1..=count {
        let union = unions.get(no % unions.len().max(1)).map(|one| one.id.as_str());
        for register in Light::ALL.iter().copied() {
            let input = row(register, no, now, union.unwrap_or_default());
            let added = light::add(cx, &Actor::System, org, register, &input).await;
            added.map_err(said)?;
        }
    }
    Ok(())
}

fn row(register: Light, no: usize, now: DateTime<Utc>, union: &str) -> LightInput {
    let person = |no: usize| format!("T{no:03}");
    let common = LightInput {
        title: format!("{} {no}", TITLES[no % TITLES.len()]),
        from: format!("{}-02-{:02}", now.year(), 1 + no % 28),
        ..LightInput::default()
    };
    match register {
        Light::Requests => LightInput {
            person: person(no),
            ..common
        },
        Light::Courses => LightInput {
            person: person(no + ROWS_OF_A_REGISTER),
            place: "Институт развития образования".to_owned(),
            amount: "72".to_owned(),
            ..common
        },
        Light::Mentors => LightInput {
            person: person(no + 2 * ROWS_OF_A_REGISTER),
            other: person(no + 3 * ROWS_OF_A_REGISTER),
            number: "15-к".to_owned(),
            ..common
        },
        Light::Plans => LightInput {
            union: union.to_owned(),
            ..common
        },
    }
}
