//! The look-up behind every page of respondents: links with whom they are for and the places they lead to, those of
//! many requests together.

use super::keys::Key;
use super::links::{links_with_targets, read_link};
use super::load::{Source, Wanted};
use super::place::{Place, is_in};
use super::sought::{Sought, each_once};
use crate::db::Held;
use crate::entity::{attempt, invitation, person, target};
use crate::error::Result;
use crate::reader::Lookup;
use crate::{Backend, documents};
use domain::campaigns::disposition::AttemptState;
use domain::ids::OrgId;
use domain::roster::name::FullName;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IdenStatic, JoinType, QueryFilter, QueryResult, QuerySelect, QueryTrait,
};
use std::collections::BTreeSet;

/// Of which parts a name is made.
const NAME: [person::Column; 3] = [
    person::Column::LastName,
    person::Column::FirstName,
    person::Column::Patronymic,
];

/// Is there anything to read: does the campaign cite documents, was one ever sent to the person? Mostly not, and then
/// nothing more is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Papers {
    pub is_cited: bool,
    pub is_sent: bool,
}

/// A link and whom it is for.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub invitation: invitation::Model,
    /// «Абрамова Елена Сергеевна»
    pub name: String,
    pub papers: Papers,
}

/// A link, whom it is for and the place it leads to.
pub(crate) struct Found {
    pub(super) link: Named,
    pub(super) place: Place,
}

/// Links that were not taken back, by their key.
pub(crate) struct Askeds;

impl Lookup for Askeds {
    type Key = Key;
    type Found = Option<Found>;

    async fn find(cx: &Backend, db: &Held, keys: &[Key]) -> Result<Vec<Self::Found>> {
        let (links, targets) = named_links(db, &keys.iter().copied().collect()).await?;
        let going = |row: &attempt::Model| is_in(row, AttemptState::InProgress).then_some(Wanted::All);
        let places = Source::reading(cx, db).places_of(each_once(targets), going).await?;
        let found = |key: &Key| {
            let link = links.iter().find(|link| link.key() == *key)?.clone();
            let place = places.get(&link.invitation.target_id)?.clone();
            Some(Found { link, place })
        };
        Ok(keys.iter().map(found).collect())
    }
}

impl Named {
    fn key(&self) -> Key {
        (OrgId(self.invitation.org_id), self.invitation.id)
    }

    fn read(row: &QueryResult, invitation: invitation::Model) -> Result<Self> {
        let [last, first, patronymic] = NAME.map(|part| row.try_get("", part.as_str()));
        let name = FullName {
            last: last?,
            first: first?,
            patronymic: patronymic?,
        };
        Ok(Self {
            invitation,
            name: name.full(),
            papers: Papers {
                is_cited: row.try_get("", CITED)?,
                is_sent: row.try_get("", SENT)?,
            },
        })
    }
}

const CITED: &str = "is_cited";
const SENT: &str = "is_sent";

/// These links with the names of whom they are for and their papers, and their targets, read by one statement.
async fn named_links(db: &Held, wanted: &BTreeSet<Key>) -> Result<(Vec<Named>, Vec<Sought>)> {
    let of_person = target::Entity::belongs_to(person::Entity)
        .from(target::Column::PersonId)
        .to(person::Column::Id);
    let mut select = links_with_targets(wanted);
    QuerySelect::query(&mut select)
        .columns(NAME.map(|part| (person::Entity, part)))
        .expr_as(documents::is_cited(), CITED)
        .expr_as(documents::is_sent(), SENT);
    let select = select
        .filter(invitation::Column::RevokedAt.is_null())
        .join(JoinType::InnerJoin, of_person.into());
    let rows = db.query_all(&select.into_query()).await?;
    let read = |row| {
        let (link, target) = read_link(row)?;
        Ok((Named::read(row, link)?, target))
    };
    rows.iter().map(read).collect()
}
