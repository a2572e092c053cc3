//! The demonstration school's documents and light registers, as far as they had been written by now.

use super::waves::Place;
use crate::actor::Actor;
use crate::clock::{day, moment};
use crate::documents::{insert, send_in};
use crate::entity::{acknowledgement, campaign, campaign_document, methodical_union};
use crate::error::{Error, Result};
use crate::light::write_in;
use crate::roster::people;
use chrono::{NaiveDate, NaiveTime};
use domain::documents::document::Means;
use domain::documents::form::read;
use domain::documents::wire::{DocumentInput, SendInput};
use domain::ids::{AcknowledgementListId, DocumentId, LightRecordId, PersonId};
use domain::light::register::Light;
use domain::light::wire::LightInput;
use domain::roster::sheet::parse_date;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::Deserialize;
use uuid::Uuid;

/// Documents and rows of light registers, each with the day it was written.
const PAPERS: &str = include_str!("data/papers.json");

#[derive(Deserialize)]
struct Papers {
    documents: Vec<Paper>,
    light: Vec<Row>,
}

#[derive(Deserialize)]
struct Paper {
    on: String,
    document: DocumentInput,
    /// Campaigns that cite it, by code.
    #[serde(default)]
    cited: Vec<String>,
    /// It was sent to the teaching staff, and everybody but these has read it.
    silent: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Row {
    register: Light,
    /// Which methodical union, counted by the alphabet; its id is made anew each time.
    union: Option<usize>,
    row: LightInput,
}

/// Writes what had been written by the moment.
pub async fn write(tx: &impl ConnectionTrait, place: &Place<'_>) -> Result<()> {
    let papers: Papers = serde_json::from_str(PAPERS)?;
    let today = day(place.now, place.zone);
    let is_written = |on: &str| parse_date(on).filter(|on| *on <= today);
    for paper in papers.documents {
        if let Some(on) = is_written(&paper.on) {
            document(tx, place, paper, on).await?;
        }
    }
    let unions = methodical_union::Entity::find()
        .filter(methodical_union::Column::OrgId.eq(place.org.0))
        .order_by_asc(methodical_union::Column::Title)
        .all(tx)
        .await?;
    for Row {
        register,
        union,
        mut row,
    } in papers.light
    {
        let Some(on) = is_written(&row.from) else { continue };
        if let Some(union) = union.and_then(|at| unions.get(at)) {
            row.union = union.id.to_string();
        }
        let id = LightRecordId(Uuid::now_v7());
        let now = moment(on.and_time(NaiveTime::MIN), place.zone);
        write_in(tx, &Actor::System, place.org, now, (register, None, id), &row).await?;
    }
    Ok(())
}

async fn document(tx: &impl ConnectionTrait, place: &Place<'_>, paper: Paper, on: NaiveDate) -> Result<()> {
    let now = moment(on.and_time(NaiveTime::MIN), place.zone);
    let typed = read(&paper.document).map_err(Error::Invalid)?;
    let id = insert(tx, &Actor::System, place.org, now, typed).await?;
    for code in paper.cited {
        cite(tx, place, &code, id).await?;
    }
    if let Some(silent) = paper.silent {
        let send = SendInput {
            groups: vec!["pedagogical".to_owned()],
            staff_on: on.to_string(),
            ..SendInput::default()
        };
        let list = send_in(tx, &Actor::System, place.org, (now, on), (id, &send)).await?;
        read_by_all_but(tx, place, list, &silent, on).await?;
    }
    Ok(())
}

async fn cite(tx: &impl ConnectionTrait, place: &Place<'_>, code: &str, id: DocumentId) -> Result<()> {
    let found = campaign::Entity::find()
        .filter(campaign::Column::OrgId.eq(place.org.0))
        .filter(campaign::Column::Code.eq(code))
        .one(tx)
        .await?;
    if let Some(found) = found {
        let row = campaign_document::ActiveModel {
            org_id: Set(place.org.0),
            campaign_id: Set(found.id),
            document_id: Set(id.0),
        };
        campaign_document::Entity::insert(row)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

async fn read_by_all_but(
    tx: &impl ConnectionTrait,
    place: &Place<'_>,
    list: AcknowledgementListId,
    silent: &[String],
    on: NaiveDate,
) -> Result<()> {
    let people = people(tx, place.org).await?;
    let is_silent = |id: &PersonId| {
        let code = people.get(id).and_then(|one| one.code.as_ref());
        code.is_some_and(|code| silent.contains(code))
    };
    let silent: Vec<Uuid> = people.keys().filter(|id| is_silent(id)).map(|id| id.0).collect();
    acknowledgement::Entity::update_many()
        .col_expr(acknowledgement::Column::AcknowledgedOn, Expr::value(on))
        .col_expr(acknowledgement::Column::Means, Expr::value(Means::Paper.code()))
        .filter(acknowledgement::Column::OrgId.eq(place.org.0))
        .filter(acknowledgement::Column::ListId.eq(list.0))
        .filter(acknowledgement::Column::PersonId.is_not_in(silent))
        .exec(tx)
        .await?;
    Ok(())
}
