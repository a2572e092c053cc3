//! Places of many people at once by a handful of statements, however many they are: what one act costs is shared by
//! all that come together.

use super::keys::{Key, keys};
use super::place::{Kept, Place, Sheet};
use super::sought::{Sought, campaigns, locked, with_revisions};
use crate::Backend;
use crate::campaigns::Campaign;
use crate::db::{Held, filled_up};
use crate::entity::{answer, attempt, target};
use crate::error::{Error, Result};
use crate::instruments::{Published, published_by, published_through};
use domain::ids::{ItemId, OrgId, VersionId};
use domain::questionnaire::answers::Value;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, IntoValueTuple, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryTrait};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

/// Which answers of an attempt are needed.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    All,
    /// These, when its items stand alone; otherwise all.
    Only(BTreeSet<ItemId>),
}

/// Where rows are read from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a, C> {
    pub db: &'a C,
    /// Keeps published versions and campaigns in memory; none inside a transaction that may have published or changed
    /// them itself: what is rolled back must not be remembered.
    pub kept: Option<&'a Backend>,
    /// Rows that will be changed are read with a lock, which SQLite's one writer needs not.
    pub locks: bool,
}

impl<'a> Source<'a, Held> {
    /// For who only looks.
    pub fn reading(cx: &'a Backend, db: &'a Held) -> Self {
        Self {
            db,
            kept: Some(cx),
            locks: false,
        }
    }
}

impl<C: ConnectionTrait> Source<'_, C> {
    /// The places of these targets, by target, with the answers that are wanted of their attempts.
    pub async fn places(
        &self,
        wanted: &BTreeSet<Key>,
        answers: impl Fn(&attempt::Model) -> Option<Wanted>,
    ) -> Result<BTreeMap<Uuid, Place>> {
        self.places_of(self.targets(wanted).await?, answers).await
    }

    /// The same for targets that were read already.
    pub async fn places_of(
        &self,
        targets: Vec<Sought>,
        answers: impl Fn(&attempt::Model) -> Option<Wanted>,
    ) -> Result<BTreeMap<Uuid, Place>> {
        let campaigns = campaigns(self.db, self.remembers(), &targets).await?;
        let asked: BTreeMap<VersionId, &Arc<Campaign>> = campaigns
            .values()
            .map(|(campaign, _)| (campaign.version, campaign))
            .collect();
        let mut versions: BTreeMap<VersionId, Arc<Published>> = BTreeMap::new();
        for (version, campaign) in asked {
            versions.insert(version, self.version(campaign).await?);
        }
        let wanted = targets
            .iter()
            .map(|one| (OrgId(one.target.org_id), one.target.id))
            .collect();
        let mut attempts = self.attempts(&wanted).await?;
        let is_flat = |row: &attempt::Model| {
            let version = versions.get(&VersionId(row.version_id));
            version.is_some_and(|version| version.questionnaire.is_flat())
        };
        let (mut whole, mut some) = (BTreeSet::new(), BTreeSet::new());
        for row in attempts.values().flatten() {
            match answers(row) {
                None => {}
                Some(Wanted::Only(items)) if is_flat(row) => {
                    some.extend(items.into_iter().map(|item| (row.org_id, row.id, item)));
                }
                Some(_) => {
                    whole.insert((OrgId(row.org_id), row.id));
                }
            }
        }
        let mut sheets = self.sheets(&whole).await?;
        sheets.extend(self.parts_of_sheets(some).await?);
        let mut places = BTreeMap::new();
        for Sought { target, .. } in targets {
            let found = campaigns.get(&target.campaign_id);
            let (campaign, organization) = found.ok_or(Error::NotFound("campaign"))?;
            let attempts = attempts.remove(&target.id).unwrap_or_default();
            let own = attempts
                .iter()
                .filter_map(|row| Some((row.id, sheets.remove(&row.id)?)));
            let place = Place {
                campaign: campaign.clone(),
                organization: organization.clone(),
                published: versions
                    .get(&campaign.version)
                    .ok_or(Error::NotFound("version"))?
                    .clone(),
                sheets: own.collect(),
                attempts,
                target,
            };
            places.insert(place.target.id, place);
        }
        Ok(places)
    }

    /// Who remembers campaigns. Where a lock may have been waited for, the revisions that came with the targets are from
    /// before the wait, so the campaigns are read now.
    fn remembers(&self) -> Option<&Backend> {
        self.kept.filter(|cx| !(self.locks && cx.db.is_shared()))
    }

    /// These targets, locked if they will be changed.
    pub async fn targets(&self, wanted: &BTreeSet<Key>) -> Result<Vec<Sought>> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let (orgs, ids) = keys(wanted);
        let mut rows = with_revisions(target::Entity::find())
            .filter(target::Column::OrgId.is_in(orgs))
            .filter(target::Column::Id.is_in(ids));
        if self.locks {
            rows = locked(rows);
        }
        let rows = self.db.query_all(&rows.into_query()).await?;
        let mut targets: Vec<Sought> = rows.iter().map(|row| Sought::read(row, "")).collect::<Result<_, _>>()?;
        targets.retain(|one| wanted.contains(&(OrgId(one.target.org_id), one.target.id)));
        Ok(targets)
    }

    async fn version(&self, campaign: &Campaign) -> Result<Arc<Published>> {
        match self.kept {
            Some(cx) => published_by(cx, self.db, campaign.org, campaign.version).await,
            None => published_through(self.db, campaign.org, campaign.version)
                .await
                .map(Arc::new),
        }
    }

    async fn attempts(&self, targets: &BTreeSet<Key>) -> Result<BTreeMap<Uuid, Vec<attempt::Model>>> {
        if targets.is_empty() {
            return Ok(BTreeMap::new());
        }
        let (orgs, ids) = keys(targets);
        let rows = attempt::Entity::find()
            .filter(attempt::Column::OrgId.is_in(orgs))
            .filter(attempt::Column::TargetId.is_in(ids))
            .order_by_asc(attempt::Column::No)
            .all(self.db)
            .await?;
        let mut found = BTreeMap::<Uuid, Vec<attempt::Model>>::new();
        for row in rows {
            found.entry(row.target_id).or_default().push(row);
        }
        Ok(found)
    }

    async fn sheets(&self, wanted: &BTreeSet<Key>) -> Result<BTreeMap<Uuid, Sheet>> {
        if wanted.is_empty() {
            return Ok(BTreeMap::new());
        }
        let (orgs, ids) = keys(wanted);
        let rows = answer::Entity::find()
            .filter(answer::Column::OrgId.is_in(orgs))
            .filter(answer::Column::AttemptId.is_in(ids))
            .all(self.db)
            .await?;
        by_attempt(rows)
    }

    /// These answers alone.
    async fn parts_of_sheets(&self, wanted: BTreeSet<(Uuid, Uuid, ItemId)>) -> Result<BTreeMap<Uuid, Sheet>> {
        if wanted.is_empty() {
            return Ok(BTreeMap::new());
        }
        let wanted = wanted
            .into_iter()
            .map(|(org, attempt, item)| (org, attempt, item.to_string()));
        let tuples = filled_up(wanted.collect()).into_iter();
        let listed = Query::select()
            .column(Asterisk)
            .from_values(tuples.map(IntoValueTuple::into_value_tuple), "wanted")
            .to_owned();
        let key = Expr::tuple([
            Expr::col(answer::Column::OrgId),
            Expr::col(answer::Column::AttemptId),
            Expr::col(answer::Column::Item),
        ]);
        let rows = answer::Entity::find()
            .filter(key.in_subquery(listed))
            .all(self.db)
            .await?;
        by_attempt(rows)
    }
}

fn by_attempt(rows: Vec<answer::Model>) -> Result<BTreeMap<Uuid, Sheet>> {
    let mut found = BTreeMap::<Uuid, Sheet>::new();
    for row in rows {
        let Some(item) = ItemId::parse(&row.item) else { continue };
        let value = row.value.map(serde_json::from_value::<Value>).transpose()?;
        let kept = Kept {
            value,
            revision: row.revision,
        };
        found.entry(row.attempt_id).or_default().insert(item, kept);
    }
    Ok(found)
}
