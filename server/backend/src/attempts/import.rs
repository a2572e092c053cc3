//! Loading what came of campaigns held elsewhere: all of the file or nothing, and the same file again changes nothing.

use super::record::settle_target;
use crate::accounts;
use crate::actor::Actor;
use crate::campaigns::progress::{count_new, move_target};
use crate::campaigns::{KnownCampaign, campaigns_by_code};
use crate::clock::{day, moment};
use crate::entity::{attempt, campaign, target};
use crate::error::{Error, Result};
use crate::facts::{self, Fact};
use crate::roster::{Person, Staff, meant, people, staff};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::attempts::import::{AttemptRow, has_begun};
use domain::campaigns::audience::{Addressee, AudienceRule, resolve};
use domain::campaigns::disposition::{AttemptState, Disposition};
use domain::ids::{OrgId, PersonId, TargetId};
use domain::problem::Problem;
use domain::roster::sheet::place;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The share of answered items is not known, so it stands where its rung begins.
const SHOWN: i32 = 100;

/// Writes the rows and answers how many were new or different, with what should be looked at.
pub(crate) async fn write_attempts(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    now: DateTime<Utc>,
    org: OrgId,
    rows: &[AttemptRow],
) -> Result<(usize, Vec<Problem>)> {
    let book = Book {
        campaigns: campaigns_by_code(tx, org).await?,
        people: people(tx, org).await?,
    };
    let refused: Vec<Problem> = rows.iter().flat_map(|row| book.problems(row)).collect();
    if !refused.is_empty() {
        return Err(Error::Invalid(refused));
    }
    let zone = accounts::zone(tx, org).await?;
    let mut groups: BTreeMap<(Uuid, PersonId), Vec<&AttemptRow>> = BTreeMap::new();
    for row in rows {
        if let (Some(campaign), Ok(Some(person))) = (book.campaign(row), meant(&book.people, &row.person)) {
            groups.entry((campaign.id, person)).or_default().push(row);
        }
    }
    let staff = staff(tx, org).await?;
    let mut changed = 0;
    for ((campaign, person), rows) in &groups {
        let campaign = book.campaigns.values().find(|one| one.row.id == *campaign);
        if let Some(campaign) = campaign {
            let addressee = addressee(&staff, &campaign.row, *person, zone);
            changed += Group {
                campaign: &campaign.row,
                rows,
                zone,
            }
            .write(tx, &addressee)
            .await?;
        }
    }
    if changed > 0 {
        let fact = Fact::RegisterImported {
            register: "attempts".to_owned(),
            rows: rows.len(),
        };
        facts::append(tx, actor, Some(org), now, fact).await?;
    }
    let remarks = rows.iter().filter_map(|row| book.remark(row, zone)).collect();
    Ok((changed, remarks))
}

/// Whom and what a file can name.
struct Book {
    campaigns: BTreeMap<String, KnownCampaign>,
    people: BTreeMap<PersonId, Person>,
}

impl Book {
    fn campaign(&self, row: &AttemptRow) -> Option<&campaign::Model> {
        self.campaigns.get(&row.campaign).map(|one| &one.row)
    }

    fn problems(&self, row: &AttemptRow) -> Vec<Problem> {
        let problem = |column, kind, value: &String| Problem::new(place(row.line, column), kind).with("value", value);
        let campaign = match self.campaigns.get(&row.campaign) {
            Some(one) if one.is_imported => None,
            Some(_) => Some(problem("campaign", "campaign-held-here", &row.campaign)),
            None => Some(problem("campaign", "campaign-unknown", &row.campaign)),
        };
        let person = match meant(&self.people, &row.person) {
            Ok(Some(_)) => None,
            Ok(None) => Some(problem("person", "person-unknown", &row.person)),
            Err(_) => Some(problem("person", "person-ambiguous", &row.person)),
        };
        campaign.into_iter().chain(person).collect()
    }

    /// An attempt outside the window is taken: how strictly the window was kept elsewhere is not known here.
    fn remark(&self, row: &AttemptRow, zone: Tz) -> Option<Problem> {
        let campaign = self.campaign(row)?;
        let at = moment(row.submitted_at?, zone);
        let is_outside = at < campaign.opens_at || at > campaign.closes_at;
        is_outside.then(|| Problem::new(place(row.line, "submitted_at"), "attempt-outside-window"))
    }
}

/// The rows of one person in one campaign.
struct Group<'a> {
    campaign: &'a campaign::Model,
    rows: &'a [&'a AttemptRow],
    zone: Tz,
}

impl Group<'_> {
    /// How many of its rows were new or different.
    async fn write(&self, tx: &impl ConnectionTrait, addressee: &Addressee) -> Result<usize> {
        let org = self.campaign.org_id;
        let stored = target::Entity::find()
            .filter(target::Column::OrgId.eq(org))
            .filter(target::Column::CampaignId.eq(self.campaign.id))
            .filter(target::Column::PersonId.eq(addressee.person.0))
            .one(tx)
            .await?;
        let reached = self.rows.iter().map(|row| row.disposition).max();
        let reached = reached.unwrap_or(Disposition::NotOpened);
        let (target, is_new) = match stored {
            Some(known) => (known, false),
            None => (self.add(tx, addressee, reached).await?, true),
        };
        let mut changed = 0;
        for row in self.rows.iter().filter(|row| has_begun(row.disposition)) {
            changed += usize::from(self.attempt(tx, &target, row).await?);
        }
        let has_attempts = self.rows.iter().any(|row| has_begun(row.disposition));
        let is_moved = target.disposition != reached.code();
        if has_attempts {
            if changed > 0 || is_moved {
                eligible(tx, &target, Disposition::Complete).await?;
                settle_target(tx, OrgId(org), TargetId(target.id)).await?;
            }
        } else if is_moved && target.record_attempt_id.is_none() {
            eligible(tx, &target, reached).await?;
            move_target(tx, &target, reached, None).await?;
            changed += 1;
        }
        Ok(if is_new { self.rows.len() } else { changed })
    }

    async fn add(
        &self,
        tx: &impl ConnectionTrait,
        addressee: &Addressee,
        reached: Disposition,
    ) -> Result<target::Model> {
        let row = target::Model {
            org_id: self.campaign.org_id,
            id: Uuid::now_v7(),
            campaign_id: self.campaign.id,
            person_id: addressee.person.0,
            employment_id: addressee.employment.map(|id| id.0),
            union_id: addressee.union.map(|id| id.0),
            position: addressee.position.clone(),
            eligibility: eligibility(reached).to_owned(),
            ineligible_reason: (reached == Disposition::Ineligible).then(|| "other".to_owned()),
            is_added_late: false,
            extra_minutes: 0,
            disposition: reached.code().to_owned(),
            completed_on: None,
            record_attempt_id: None,
            took_part: false,
        };
        let new = target::ActiveModel::from(row.clone());
        target::Entity::insert(new).exec_without_returning(tx).await?;
        count_new(tx, &row).await?;
        Ok(row)
    }

    async fn attempt(&self, tx: &impl ConnectionTrait, target: &target::Model, row: &AttemptRow) -> Result<bool> {
        let known = attempt::Entity::find()
            .filter(attempt::Column::OrgId.eq(target.org_id))
            .filter(attempt::Column::TargetId.eq(target.id))
            .filter(attempt::Column::No.eq(row.number))
            .one(tx)
            .await?;
        let before = known.clone().unwrap_or_else(|| self.fresh(target, row.number));
        let submitted_at = row.submitted_at.map(|at| moment(at, self.zone));
        // When somebody began is not known; the window had opened by then.
        let begun = submitted_at.unwrap_or(self.campaign.opens_at);
        let state = match submitted_at {
            Some(_) => AttemptState::Submitted,
            None => AttemptState::Abandoned,
        };
        let told = attempt::Model {
            state: state.code().to_owned(),
            started_at: begun,
            last_seen_at: begun,
            submitted_at,
            submit_kind: submitted_at.map(|_| "import".to_owned()),
            answered: answered(row.disposition),
            points: row.points.map(|points| points.to_string()),
            max_points: row.max_points.map(|points| points.to_string()),
            level_title: Some(row.level.clone()).filter(|level| !level.is_empty()),
            ..before
        };
        match known {
            Some(known) if known == told => return Ok(false),
            Some(_) => {
                let all = attempt::ActiveModel::from(told).reset_all();
                all.update(tx).await?;
            }
            None => {
                let new = attempt::ActiveModel::from(told);
                attempt::Entity::insert(new).exec_without_returning(tx).await?;
            }
        }
        Ok(true)
    }

    fn fresh(&self, target: &target::Model, number: i32) -> attempt::Model {
        attempt::Model {
            org_id: target.org_id,
            id: Uuid::now_v7(),
            campaign_id: self.campaign.id,
            target_id: target.id,
            version_id: self.campaign.version_id,
            no: number,
            seed: 0,
            state: String::new(),
            started_at: self.campaign.opens_at,
            last_seen_at: self.campaign.opens_at,
            deadline_at: None,
            submitted_at: None,
            submit_kind: None,
            answered: 0,
            shown: SHOWN,
            flagged: serde_json::Value::Array(Vec::new()),
            points: None,
            max_points: None,
            level_code: None,
            level_title: None,
            severity: None,
            is_provisional: false,
            is_record: false,
            sections_left: 0,
            receipt: None,
            invalidated_at: None,
            invalid_reason: None,
        }
    }
}

/// Where the person worked when the window opened.
fn addressee(staff: &Staff, campaign: &campaign::Model, person: PersonId, zone: Tz) -> Addressee {
    let rule = AudienceRule {
        persons: vec![person],
        ..AudienceRule::default()
    };
    let (opens, closes) = (day(campaign.opens_at, zone), day(campaign.closes_at, zone));
    let found = resolve(&rule, &staff.employments, &staff.absences, opens, closes);
    let nowhere = Addressee {
        person,
        employment: None,
        union: None,
        position: String::new(),
        eligibility: domain::campaigns::audience::Eligibility::Eligible,
    };
    found.into_iter().next().unwrap_or(nowhere)
}

/// Makes the target one that counts, or none, as its rung says.
async fn eligible(tx: &impl ConnectionTrait, target: &target::Model, reached: Disposition) -> Result<()> {
    if target.eligibility == eligibility(reached) {
        return Ok(());
    }
    let row = target::ActiveModel {
        org_id: sea_orm::Set(target.org_id),
        id: sea_orm::Set(target.id),
        eligibility: sea_orm::Set(eligibility(reached).to_owned()),
        ineligible_reason: sea_orm::Set((reached == Disposition::Ineligible).then(|| "other".to_owned())),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

fn eligibility(reached: Disposition) -> &'static str {
    match reached {
        Disposition::Ineligible => "ineligible",
        _ => "eligible",
    }
}

fn answered(disposition: Disposition) -> i32 {
    match disposition {
        Disposition::Complete => SHOWN,
        Disposition::Partial => SHOWN / 2,
        _ => 0,
    }
}
