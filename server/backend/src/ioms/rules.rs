//! The school's rules of who needs a route and what is proposed: data, changed on a page.

use super::repo;
use crate::Backend;
use crate::actor::Actor;
use crate::entity::{deficit, iom_rule};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use domain::access::Verb;
use domain::ids::OrgId;
use domain::ioms::form::read_rules;
use domain::ioms::rules_wire::{RulesInput, RulesPage};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

/// The rules in force.
pub async fn rules(cx: &Backend, actor: &Actor, org: OrgId) -> Result<RulesPage> {
    actor.require(Verb::IomRead, org)?;
    let db = cx.db.read();
    let (rules, is_default) = repo::rules(db, org).await?;
    let competences: Vec<String> = deficit::Entity::find()
        .select_only()
        .column(deficit::Column::Title)
        .distinct()
        .filter(deficit::Column::OrgId.eq(org.0))
        .order_by_asc(deficit::Column::Title)
        .limit(300)
        .into_tuple()
        .all(db)
        .await?;
    Ok(RulesPage {
        rules,
        is_default,
        competences,
        may_write: actor.may(Verb::IomWrite, org),
    })
}

/// Stores the rules as typed, or brings the defaults back.
pub async fn change_rules(cx: &Backend, actor: &Actor, org: OrgId, input: &RulesInput) -> Result<()> {
    actor.require(Verb::IomWrite, org)?;
    let now = cx.clock.now();
    let tx = cx.db.begin_write().await?;
    if input.defaults.is_empty() {
        let rules = read_rules(input).map_err(Error::Invalid)?;
        let row = iom_rule::ActiveModel {
            org_id: Set(org.0),
            content: Set(serde_json::to_value(&rules)?),
            changed_at: Set(now),
            changed_by: Set(actor.user().map(|user| user.0)),
        };
        let again = OnConflict::column(iom_rule::Column::OrgId)
            .update_columns([
                iom_rule::Column::Content,
                iom_rule::Column::ChangedAt,
                iom_rule::Column::ChangedBy,
            ])
            .to_owned();
        iom_rule::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(&tx)
            .await?;
    } else {
        iom_rule::Entity::delete_by_id(org.0).exec(&tx).await?;
    }
    facts::append(&tx, actor, Some(org), now, Fact::IomRulesChanged {}).await?;
    Ok(tx.commit().await?)
}
