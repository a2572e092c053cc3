//! Who is asked in a campaign, with their names, row by row.

use super::Campaign;
use crate::entity::{person, target};
use domain::roster::name::FullName;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use uuid::Uuid;

/// Somebody who is asked.
#[derive(Debug, FromQueryResult)]
pub(super) struct AskedPerson {
    /// The target's.
    pub id: Uuid,
    pub person_id: Uuid,
    pub union_id: Option<Uuid>,
    pub position: String,
    pub disposition: String,
    pub extra_minutes: i32,
    pub is_added_late: bool,
    pub ineligible_reason: Option<String>,
    pub sort_key: String,
    last_name: String,
    first_name: String,
    patronymic: String,
}

impl AskedPerson {
    pub fn name(&self) -> FullName {
        FullName {
            last: self.last_name.clone(),
            first: self.first_name.clone(),
            patronymic: self.patronymic.clone(),
        }
    }
}

/// Everybody of the campaign, in no order.
pub(super) fn asked_people(campaign: &Campaign) -> SelectStatement {
    use {person::Column as P, target::Column as T};
    let (of_target, of_person) = (|one: T| (target::Entity, one), |one: P| (person::Entity, one));
    Query::select()
        .columns([T::Id, T::PersonId, T::UnionId, T::Position, T::Disposition].map(of_target))
        .columns([T::ExtraMinutes, T::IsAddedLate, T::IneligibleReason].map(of_target))
        .columns([P::SortKey, P::LastName, P::FirstName, P::Patronymic].map(of_person))
        .from(target::Entity)
        .inner_join(
            person::Entity,
            Expr::col(of_person(P::Id)).equals(of_target(T::PersonId)),
        )
        .and_where(Expr::col(of_target(T::OrgId)).eq(campaign.org.0))
        .and_where(Expr::col(of_target(T::CampaignId)).eq(campaign.id.0))
        .to_owned()
}
