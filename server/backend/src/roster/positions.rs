//! Posts: the dictionary, a school's own ones beside it, and what follows for contracts that have them.

use super::list_query::titles;
use super::repo::own_positions;
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock::day;
use crate::entity::{employment, position};
use crate::error::{Error, Result};
use crate::registers::{Record, history, record};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::registers::history::changes;
use domain::registers::reading::Reading;
use domain::roster::name::{collation_key, fold};
use domain::roster::position::{PositionGroup, TITLES, group_by, position_group};
use domain::roster::wire::{PositionLine, PositionsPage};
use domain::roster::wire_input::PositionInput;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

const LONGEST_TITLE: usize = 200;

/// The dictionary and the school's own posts.
pub async fn position_list(cx: &Backend, actor: &Actor, org: OrgId) -> Result<PositionsPage> {
    actor.require(Verb::RosterRead, org)?;
    let db = cx.db.read();
    let today = day(cx.clock.now(), organization(cx, org).await?.zone);
    let rows = position::Entity::find()
        .filter(position::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let contracts = employment::Entity::find()
        .filter(employment::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let mut holders: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for row in contracts {
        let lasts = row.start_date <= today && row.end_date.is_none_or(|end| today <= end);
        let (_, count) = holders.entry(fold(&row.position)).or_insert((row.position, 0));
        *count += usize::from(lasts);
    }
    let count = |title: &str| holders.get(&fold(title)).map(|(_, count)| *count).unwrap_or_default();
    let mut own: Vec<PositionLine> = rows
        .iter()
        .map(|row| PositionLine {
            title: row.title.clone(),
            group: PositionGroup::from_code(&row.position_group),
            holders: count(&row.title),
        })
        .collect();
    let is_own = |folded: &str| rows.iter().any(|row| row.folded == folded);
    let unknown = holders
        .iter()
        .filter(|(folded, _)| !is_own(folded) && position_group(folded).is_none());
    own.extend(unknown.map(|(_, (title, count))| PositionLine {
        title: title.clone(),
        group: None,
        holders: *count,
    }));
    own.sort_by_key(|line| (line.group.is_some(), collation_key(&line.title)));
    let dictionary = TITLES.iter().map(|title| PositionLine {
        title: (*title).to_owned(),
        group: position_group(title),
        holders: holders
            .iter()
            .filter(|(held, _)| entry(held) == Some(*title))
            .map(|(_, (_, count))| count)
            .sum(),
    });
    Ok(PositionsPage {
        history: history(cx, actor, Verb::RosterRead, org, &[Uuid::nil()]).await?,
        own,
        dictionary: dictionary.collect(),
        may_write: actor.may(Verb::RosterWrite, org),
    })
}

/// The entry of the dictionary that a post is: «учитель химии» is «учитель».
fn entry(held: &str) -> Option<&'static str> {
    let fits = TITLES.iter().filter(|title| held.starts_with(&fold(title)));
    fits.max_by_key(|title| title.len()).copied()
}

/// Says to which group a post belongs, or takes that back; contracts that have the post follow.
pub async fn set_position(cx: &Backend, actor: &Actor, org: OrgId, input: &PositionInput) -> Result<()> {
    actor.require(Verb::RosterWrite, org)?;
    let mut reading = Reading::default();
    let title = reading.needed("position[title]", &input.title, LONGEST_TITLE);
    let removes = !input.remove.is_empty();
    let group = match removes {
        true => None,
        false => reading.choice("position[group]", &input.group, PositionGroup::from_code),
    };
    reading.give(()).map_err(Error::Invalid)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    let mut own = own_positions(&tx, org).await?;
    let folded = fold(&title);
    let before = own.get(&folded).copied();
    if before == group {
        return Ok(());
    }
    match group {
        Some(group) => {
            own.insert(folded.clone(), group);
            store(&tx, org, &title, group).await?;
        }
        None => {
            own.remove(&folded);
            position::Entity::delete_by_id((org.0, folded.clone()))
                .exec(&tx)
                .await?;
        }
    }
    follow(&tx, org, &own, &folded).await?;
    let code = |group: Option<PositionGroup>| group.map(|group| group.code().to_owned()).unwrap_or_default();
    let mut changed = changes([("group", code(before), code(group))]);
    changed.extend(changes([("title", String::new(), title)]));
    let done = Record {
        register: super::POSITIONS,
        // The dictionary is one thing: it has one history.
        subject: Uuid::nil(),
        act: if removes { "remove" } else { "set" },
        changes: changed,
    };
    record(&tx, actor, org, now, done).await?;
    tx.commit().await?;
    cx.wake.notify_one();
    Ok(())
}

/// Titles to choose from: the dictionary's, the school's own, and those in use.
pub(super) async fn choices(db: &impl ConnectionTrait, org: OrgId) -> Result<Vec<String>> {
    let own = position::Entity::find()
        .filter(position::Column::OrgId.eq(org.0))
        .all(db)
        .await?;
    let known = TITLES.iter().map(|title| (*title).to_owned());
    let all = known
        .chain(own.into_iter().map(|row| row.title))
        .chain(titles(db, org).await?);
    let mut by_fold: BTreeMap<String, String> = BTreeMap::new();
    for title in all {
        by_fold.entry(collation_key(&fold(&title))).or_insert(title);
    }
    Ok(by_fold.into_values().collect())
}

async fn store(tx: &impl ConnectionTrait, org: OrgId, title: &str, group: PositionGroup) -> Result<()> {
    let row = position::ActiveModel {
        org_id: Set(org.0),
        folded: Set(fold(title)),
        title: Set(title.to_owned()),
        position_group: Set(group.code().to_owned()),
    };
    let again = OnConflict::columns([position::Column::OrgId, position::Column::Folded])
        .update_columns([position::Column::Title, position::Column::PositionGroup])
        .to_owned();
    position::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Contracts with this post, however it is spelled, belong to the group it has now.
async fn follow(
    tx: &impl ConnectionTrait,
    org: OrgId,
    own: &BTreeMap<String, PositionGroup>,
    folded: &str,
) -> Result<()> {
    let spelled = titles(tx, org).await?.into_iter().filter(|title| fold(title) == folded);
    let spelled: Vec<String> = spelled.collect();
    let group = group_by(own, folded);
    let code = group.map(PositionGroup::code).unwrap_or_default();
    employment::Entity::update_many()
        .col_expr(employment::Column::PositionGroup, Expr::value(code))
        .col_expr(
            employment::Column::CountsInChp,
            Expr::value(group == Some(PositionGroup::Pedagogical)),
        )
        .filter(employment::Column::OrgId.eq(org.0))
        .filter(employment::Column::Position.is_in(spelled))
        .exec(tx)
        .await?;
    Ok(())
}
