//! The staff register on a date: searched, filtered, sorted and cut by the database.

use super::list_query::{Found, Question, counts, rows, sorts, tie};
use super::people::{choices, unions};
use super::repo::{memberships, staff_of};
use crate::Backend;
use crate::accounts::organization;
use crate::actor::Actor;
use crate::clock;
use crate::entity::qualification;
use crate::error::Result;
use crate::indicators::policies;
use crate::registers::page;
use chrono::NaiveDate;
use domain::access::Verb;
use domain::ids::{OrgId, PersonId, UnionId};
use domain::registers::listing::{Listing, Page};
use domain::roster::position::PositionGroup;
use domain::roster::sheet::parse_date;
use domain::roster::staff::{Employment, chp, is_young};
use domain::roster::wire::{PostLine, StaffList, StaffRow};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The filters of the register's address.
pub const FILTERS: [&str; 7] = ["on", "state", "union", "group", "kind", "chp", "mark"];

/// The part of the register that is asked for.
pub async fn list(cx: &Backend, actor: &Actor, org: OrgId, listing: &Listing) -> Result<StaffList> {
    actor.require(Verb::RosterRead, org)?;
    let db = cx.db.read();
    let question = question(cx, org, listing).await?;
    let today = clock::day(cx.clock.now(), organization(cx, org).await?.zone);
    let found: Page<Found> = page(db, rows(&question), listing, &sorts(), tie()).await?;
    let unions = unions(db, org).await?;
    let details = Details::of(db, &question, &found.rows, &unions).await?;
    Ok(StaffList {
        on: question.on,
        is_today: question.on == today,
        counts: counts(db, &question).await?,
        page: found.map(|row| details.row(&row)),
        unions: choices(unions),
        may_write: actor.may(Verb::RosterWrite, org),
    })
}

/// What the listing asks of the register, with the school's rules of counting.
pub(super) async fn question<'a>(cx: &Backend, org: OrgId, listing: &'a Listing) -> Result<Question<'a>> {
    let db = cx.db.read();
    let zone = organization(cx, org).await?.zone;
    let on = parse_date(listing.filter("on")).unwrap_or_else(|| clock::day(cx.clock.now(), zone));
    let policies = policies(db, org).await?;
    Question::new(db, org, on, listing, policies).await
}

/// What the lines of one page are made of.
struct Details {
    on: NaiveDate,
    staff: super::repo::Staff,
    in_chp: std::collections::BTreeSet<PersonId>,
    unions: BTreeMap<UnionId, String>,
    heads: Vec<(Uuid, Uuid)>,
    categories: BTreeMap<Uuid, String>,
}

impl Details {
    async fn of(
        db: &impl ConnectionTrait,
        question: &Question<'_>,
        found: &[Found],
        unions: &[(UnionId, String)],
    ) -> Result<Self> {
        let (org, on) = (question.org, question.on);
        let ids: Vec<Uuid> = found.iter().map(|row| row.id).collect();
        let staff = staff_of(db, org, &ids).await?;
        let stays = memberships(db, org, Some(&ids)).await?;
        let heads = stays
            .into_iter()
            .filter(|one| one.is_head && one.from_date <= on && one.to_date.is_none_or(|to| on <= to));
        Ok(Self {
            on,
            in_chp: chp(&staff.employments, &staff.absences, on, &question.policies),
            staff,
            unions: unions.iter().cloned().collect(),
            heads: heads.map(|one| (one.person_id, one.union_id)).collect(),
            categories: categories(db, org, on, ids).await?,
        })
    }

    /// The contracts to show, the main one first: those that last, or else the latest.
    fn posts(&self, id: PersonId) -> Vec<&Employment> {
        let own = || self.staff.employments.iter().filter(move |one| one.person == id);
        let mut lasting: Vec<&Employment> = own().filter(|one| one.lasts_on(self.on)).collect();
        lasting.sort_by_key(|one| (one.kind, one.start));
        if lasting.is_empty() {
            lasting.extend(own().max_by_key(|one| one.end.unwrap_or(NaiveDate::MAX)));
        }
        lasting
    }

    fn row(&self, found: &Found) -> StaffRow {
        let id = PersonId(found.id);
        let posts = self.posts(id);
        let union = posts.first().and_then(|one| one.union_on(self.on));
        let teaches = posts.iter().any(|one| one.group == Some(PositionGroup::Pedagogical));
        let away = self
            .staff
            .absences
            .iter()
            .find(|one| one.person == id && one.covers(self.on));
        let works = posts.iter().any(|one| one.lasts_on(self.on));
        StaffRow {
            id,
            name: found.name().short_name(),
            union: union.and_then(|id| self.unions.get(&id).cloned()).unwrap_or_default(),
            is_head: union.is_some_and(|union| self.heads.contains(&(found.id, union.0))),
            category: self.categories.get(&found.id).cloned().unwrap_or_default(),
            rate_hundredths: found.rate,
            since: found.since,
            until: posts.iter().filter_map(|one| one.end).max().filter(|_| !works),
            is_in_chp: self.in_chp.contains(&id),
            is_young: works && teaches && is_young(&self.staff.employments, id, self.on),
            away: away.filter(|_| works).map(|one| one.kind.code().to_owned()),
            posts: posts.into_iter().map(post).collect(),
        }
    }
}

fn post(one: &Employment) -> PostLine {
    PostLine {
        position: one.position.clone(),
        kind: one.kind.code().to_owned(),
    }
}

/// The categories that hold on the date; of two the one that holds longer.
async fn categories(
    db: &impl ConnectionTrait,
    org: OrgId,
    on: NaiveDate,
    people: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, String>> {
    let mut rows = qualification::Entity::find()
        .filter(qualification::Column::OrgId.eq(org.0))
        .filter(qualification::Column::PersonId.is_in(people))
        .all(db)
        .await?;
    rows.retain(|row| row.from_date.is_none_or(|from| from <= on) && row.valid_to.is_none_or(|to| on <= to));
    rows.sort_by_key(|row| row.valid_to.unwrap_or(NaiveDate::MAX));
    Ok(rows.into_iter().map(|row| (row.person_id, row.category)).collect())
}
