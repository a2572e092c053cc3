//! What the start page shows: the campaigns that are going on with their counters, and which first steps are done.

use crate::Backend;
use crate::actor::Actor;
use crate::campaigns::progress::total;
use crate::campaigns::read_campaign;
use crate::clock::local;
use crate::entity::{campaign, employment, instrument};
use crate::error::Result;
use chrono::{DateTime, Utc};
use domain::access::Verb;
use domain::accounts::wire::{RunningCampaign, StartPage, Tasks};
use domain::campaigns::window::State;
use domain::ids::OrgId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The start page of a member of the organisation; without the right to see campaigns it is nearly empty.
pub async fn home(cx: &Backend, actor: &Actor, org: OrgId) -> Result<StartPage> {
    let (name, copies_alarm) = (actor.name(), crate::backups::alarm_for(cx, actor, org).await?);
    let tasks = tasks(cx, actor, org).await?;
    if !actor.may(Verb::CampaignRead, org) {
        return Ok(StartPage {
            name,
            copies_alarm,
            tasks,
            ..StartPage::default()
        });
    }
    let of_org = campaign::Column::OrgId.eq(org.0);
    let campaigns = campaign::Entity::find().filter(of_org).limit(1);
    let of_org = instrument::Column::OrgId.eq(org.0);
    let instruments = instrument::Entity::find().filter(of_org).limit(1);
    let of_org = employment::Column::OrgId.eq(org.0);
    let teachers = employment::Entity::find().filter(of_org).limit(1);
    Ok(StartPage {
        name,
        copies_alarm,
        running: running(cx, org).await?,
        has_teachers: teachers.one(cx.db.read()).await?.is_some(),
        has_instruments: instruments.one(cx.db.read()).await?.is_some(),
        has_campaigns: campaigns.one(cx.db.read()).await?.is_some(),
        ribbon: crate::programme::ribbon_today(cx, actor, org).await?,
        tasks,
    })
}

/// What waits for this reader's decision in the registers.
async fn tasks(cx: &Backend, actor: &Actor, org: OrgId) -> Result<Tasks> {
    let mut tasks = Tasks::default();
    if actor.may(Verb::EventConfirm, org) {
        tasks.participations = crate::events::count_waiting(cx.db.read(), org).await?;
    }
    if actor.may(Verb::VacancyWrite, org) {
        tasks.vacancies = crate::vacancies::count_of_january(cx, org).await?;
    }
    Ok(tasks)
}

async fn running(cx: &Backend, org: OrgId) -> Result<Vec<RunningCampaign>> {
    let now: DateTime<Utc> = cx.clock.now();
    let zone = super::organization(cx, org).await?.zone;
    let rows = campaign::Entity::find()
        .filter(campaign::Column::OrgId.eq(org.0))
        .filter(campaign::Column::ApprovedAt.is_not_null())
        .filter(campaign::Column::ArchivedAt.is_null())
        .filter(campaign::Column::ClosesAt.gt(now))
        .order_by_asc(campaign::Column::ClosesAt)
        .all(cx.db.read())
        .await?;
    let mut found = Vec::new();
    for row in rows {
        let one = read_campaign(row)?;
        let state = one.state(now);
        if !matches!(state, State::Open | State::Paused) {
            continue;
        }
        let funnel = one.shown(total(cx.db.read(), org, one.id).await?, now);
        found.push(RunningCampaign {
            id: one.id,
            title: one.title,
            closes_at: local(one.marks.closes_at, zone),
            is_paused: state == State::Paused,
            complete: funnel.complete() as u32,
            eligible: funnel.eligible() as u32,
        });
    }
    Ok(found)
}
