//! Adding, changing and closing a row of the bank, and saying in January that it is true (SR-65). A row that was added by
//! mistake is closed on its first day: then it was never open.

use super::{REGISTER, repo};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{employment, vacancy};
use crate::error::{Error, Result};
use crate::imports::next_code;
use crate::registers::{Record, record, typed_before};
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::{OrgId, VacancyId};
use domain::points::{show_short, whole};
use domain::registers::history::{Change, changes};
use domain::roster::name::collation_key;
use domain::roster::position::PositionGroup;
use domain::vacancies::form::{VacancyForm, read_closing, read_vacancy};
use domain::vacancies::vacancy::Open;
use domain::vacancies::wire::{CloseInput, ConfirmInput, VacancyHints, VacancyInput};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;

/// What was typed in other rows and in contracts, for the form.
pub async fn hints(cx: &Backend, actor: &Actor, org: OrgId) -> Result<VacancyHints> {
    actor.require(Verb::VacancyWrite, org)?;
    let db = cx.db.read();
    let own = || vacancy::Entity::find().filter(vacancy::Column::OrgId.eq(org.0));
    let contracts = employment::Entity::find().filter(employment::Column::OrgId.eq(org.0));
    let mut positions = typed_before(db, own(), vacancy::Column::Position).await?;
    positions.extend(typed_before(db, contracts, employment::Column::Position).await?);
    positions.sort_by_cached_key(|position| collation_key(position));
    positions.dedup();
    Ok(VacancyHints {
        positions,
        subjects: typed_before(db, own(), vacancy::Column::Subject).await?,
    })
}

/// Adds a row and answers which it became.
pub async fn add(cx: &Backend, actor: &Actor, org: OrgId, input: &VacancyInput) -> Result<VacancyId> {
    actor.require(Verb::VacancyWrite, org)?;
    let form = read_vacancy(input, today(cx, org).await?).map_err(Error::Invalid)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let codes: Vec<String> = vacancy::Entity::find()
        .select_only()
        .column(vacancy::Column::Code)
        .filter(vacancy::Column::OrgId.eq(org.0))
        .into_tuple()
        .all(&tx)
        .await?;
    let blank = vacancy::Model {
        org_id: org.0,
        id: Uuid::now_v7(),
        code: next_code("V", codes.iter().map(String::as_str)),
        position: String::new(),
        sort_key: String::new(),
        position_group: String::new(),
        counts: false,
        subject: String::new(),
        posts: 1,
        rate_hundredths: 0,
        load_hours: None,
        opened_on: form.opened,
        closed_on: None,
        close_reason: String::new(),
        is_temporary: false,
        last_confirmed_on: None,
        note: String::new(),
        created_at: now,
    };
    let row = told(blank, &form);
    vacancy::Entity::insert(vacancy::ActiveModel::from(row.clone()))
        .exec_without_returning(&tx)
        .await?;
    let id = VacancyId(row.id);
    record(&tx, actor, org, now, done(id, "add", differences(None, &row))).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(id)
}

/// Changes a row; a closed one is opened again by taking its last day away.
pub async fn edit(cx: &Backend, actor: &Actor, org: OrgId, id: VacancyId, input: &VacancyInput) -> Result<()> {
    actor.require(Verb::VacancyWrite, org)?;
    let form = read_vacancy(input, today(cx, org).await?).map_err(Error::Invalid)?;
    change(cx, actor, (org, id), "edit", |row, _| Ok(told(row, &form))).await
}

/// Closes an open row with a reason.
pub async fn close(cx: &Backend, actor: &Actor, org: OrgId, id: VacancyId, input: &CloseInput) -> Result<()> {
    actor.require(Verb::VacancyWrite, org)?;
    change(cx, actor, (org, id), "close", |row, today| {
        if row.closed_on.is_some() {
            return Err(Error::conflict("vacancy-closed"));
        }
        let closing = read_closing(input, row.opened_on, today).map_err(Error::Invalid)?;
        Ok(vacancy::Model {
            closed_on: Some(closing.on),
            close_reason: closing.reason,
            ..row
        })
    })
    .await
}

async fn change(
    cx: &Backend,
    actor: &Actor,
    (org, id): (OrgId, VacancyId),
    act: &'static str,
    to: impl FnOnce(vacancy::Model, NaiveDate) -> Result<vacancy::Model>,
) -> Result<()> {
    let (now, today) = (cx.clock.now(), today(cx, org).await?);
    let tx = cx.db.begin_write().await?;
    let before = repo::vacancy(&tx, org, id).await?;
    let after = to(before.clone(), today)?;
    let said = differences(Some(&before), &after);
    if said.is_empty() {
        return Ok(());
    }
    vacancy::ActiveModel::from(after).reset_all().update(&tx).await?;
    record(&tx, actor, org, now, done(id, act, said)).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// Says that open rows are true as of today, all that are named or none. Answers how many that was.
pub async fn confirm(cx: &Backend, actor: &Actor, org: OrgId, input: &ConfirmInput) -> Result<usize> {
    actor.require(Verb::VacancyWrite, org)?;
    let (now, today) = (cx.clock.now(), today(cx, org).await?);
    if input.vacancies.is_empty() {
        return Err(Error::invalid("confirm[vacancies]", "vacancy-nothing-ticked"));
    }
    let tx = cx.db.begin_write().await?;
    let mut count = 0;
    for id in &input.vacancies {
        let id: VacancyId = id.parse().map_err(|_| Error::NotFound("vacancy"))?;
        let row = repo::vacancy(&tx, org, id).await?;
        let open = Open {
            opened_on: row.opened_on,
            closed_on: row.closed_on,
        };
        if !open.on(today) {
            return Err(Error::conflict("vacancy-closed"));
        }
        if row.last_confirmed_on == Some(today) {
            continue;
        }
        let confirmed = vacancy::ActiveModel {
            org_id: Set(row.org_id),
            id: Set(row.id),
            last_confirmed_on: Set(Some(today)),
            ..Default::default()
        };
        confirmed.update(&tx).await?;
        let before = row.last_confirmed_on.map(|day| day.to_string()).unwrap_or_default();
        let said = changes([("confirmed", before, today.to_string())]);
        record(&tx, actor, org, now, done(id, "confirm", said)).await?;
        count += 1;
    }
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(count)
}

fn told(known: vacancy::Model, form: &VacancyForm) -> vacancy::Model {
    let number = |number: u32| i32::try_from(number).unwrap_or_default();
    let hundredths = (form.rate * whole(100)).round().to_integer();
    vacancy::Model {
        position: form.position.clone(),
        sort_key: collation_key(&form.position),
        position_group: form.group.map(PositionGroup::code).unwrap_or_default().to_owned(),
        counts: form.counts,
        subject: form.subject.clone(),
        posts: number(form.posts),
        rate_hundredths: i32::try_from(hundredths).unwrap_or_default(),
        load_hours: form.load_hours.map(number),
        opened_on: form.opened,
        closed_on: form.closed,
        close_reason: form.reason.clone(),
        is_temporary: form.is_temporary,
        note: form.note.clone(),
        ..known
    }
}

fn differences(before: Option<&vacancy::Model>, after: &vacancy::Model) -> Vec<Change> {
    type Text = fn(&vacancy::Model) -> String;
    let fields: [(&str, Text); 11] = [
        ("position", |row| row.position.clone()),
        ("subject", |row| row.subject.clone()),
        ("counts", |row| yes_no(row.counts)),
        ("posts", |row| row.posts.to_string()),
        ("rate", |row| show_short(repo::rate(row.rate_hundredths), ',')),
        ("load", |row| {
            row.load_hours.map(|hours| hours.to_string()).unwrap_or_default()
        }),
        ("opened", |row| row.opened_on.to_string()),
        ("closed", |row| {
            row.closed_on.map(|day| day.to_string()).unwrap_or_default()
        }),
        ("reason", |row| row.close_reason.clone()),
        ("temporary", |row| yes_no(row.is_temporary)),
        ("note", |row| row.note.clone()),
    ];
    changes(fields.map(|(name, text)| (name, before.map(text).unwrap_or_default(), text(after))))
}

fn yes_no(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

fn done(id: VacancyId, act: &'static str, changes: Vec<Change>) -> Record {
    Record {
        register: REGISTER,
        subject: id.0,
        act,
        changes,
    }
}

async fn today(cx: &Backend, org: OrgId) -> Result<NaiveDate> {
    Ok(day(cx.clock.now(), organization(cx, org).await?.zone))
}
