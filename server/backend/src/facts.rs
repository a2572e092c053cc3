//! What happened: each act appends one fact in its own transaction. The table is the audit log and
//! the outbox in one; a fact holds ids, reasons and what a register said before and after, never an answer.

use crate::actor::Actor;
use crate::db::write_rows;
use crate::entity::fact;
use crate::error::Result;
use crate::fact_chain;
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{
    AttemptId, CampaignId, InstrumentId, OrgId, ProgrammeVersionId, StepId, TargetId, UserId, ValueId, VersionId,
};
use domain::registers::history::Change;
use sea_orm::{ActiveModelTrait, ConnectionTrait, IntoActiveModel};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    OrganizationAdded {
        org: OrgId,
    },
    UserAdded {
        user: UserId,
    },
    UserDisabled {
        user: UserId,
    },
    UserEnabled {
        user: UserId,
    },
    RoleGranted {
        user: UserId,
        role: String,
    },
    PasswordChanged {
        user: UserId,
    },
    UserSignedIn {
        user: UserId,
    },
    RosterImported {
        rows: usize,
    },
    AbsencesImported {
        rows: usize,
    },
    /// A file was loaded into a register.
    RegisterImported {
        register: String,
        rows: usize,
    },
    InstrumentCreated {
        instrument: InstrumentId,
    },
    /// Put away or taken out again.
    InstrumentArchived {
        instrument: InstrumentId,
        is_archived: bool,
    },
    InstrumentPublished {
        instrument: InstrumentId,
        version: VersionId,
    },
    KeyCorrected {
        version: VersionId,
        reason: String,
    },
    CampaignCreated {
        campaign: CampaignId,
    },
    CampaignChanged {
        campaign: CampaignId,
        act: String,
        reason: String,
    },
    TargetAdded {
        campaign: CampaignId,
        target: TargetId,
    },
    TargetExcluded {
        campaign: CampaignId,
        target: TargetId,
        reason: String,
    },
    TargetIncluded {
        campaign: CampaignId,
        target: TargetId,
    },
    LinkOpened {
        campaign: CampaignId,
        target: TargetId,
    },
    LinkRevoked {
        campaign: CampaignId,
        target: TargetId,
    },
    LinkReissued {
        campaign: CampaignId,
        target: TargetId,
    },
    LinksExported {
        campaign: CampaignId,
    },
    TimeExtended {
        campaign: CampaignId,
        target: TargetId,
        minutes: i32,
    },
    AttemptStarted {
        campaign: CampaignId,
        attempt: AttemptId,
    },
    AttemptSubmitted {
        campaign: CampaignId,
        attempt: AttemptId,
    },
    AttemptInvalidated {
        campaign: CampaignId,
        attempt: AttemptId,
        reason: String,
    },
    ItemMarked {
        campaign: CampaignId,
        attempt: AttemptId,
        item: String,
    },
    /// The results of a campaign were taken away as a file.
    ResultsExported {
        campaign: CampaignId,
    },
    ResultViewed {
        campaign: CampaignId,
        attempt: AttemptId,
    },
    ResultsApproved {
        campaign: CampaignId,
    },
    PoliciesChanged {},
    /// An act on one row of a register; its history is read from these.
    RecordChanged {
        register: String,
        subject: Uuid,
        act: String,
        changes: Vec<Change>,
    },
    DefinitionChanged {
        version: ProgrammeVersionId,
        code: String,
        formula_before: String,
        formula: String,
    },
    CensusTaken {
        census: NaiveDate,
    },
    ValueFrozen {
        value: ValueId,
        code: String,
        year: i32,
    },
    ValueCorrected {
        value: ValueId,
        before: ValueId,
        code: String,
        year: i32,
        reason: String,
    },
    ProgrammeDrafted {
        version: ProgrammeVersionId,
    },
    ProgrammeChanged {
        version: ProgrammeVersionId,
        part: String,
        reason: String,
    },
    ProgrammeApproved {
        version: ProgrammeVersionId,
    },
    StepTurned {
        step: StepId,
        is_done: bool,
    },
    ValueSubmitted {
        indicator: String,
        year: i32,
    },
    IomsImported {
        rows: usize,
    },
    IomRulesChanged {},
}

impl Fact {
    /// The audit action: the verb that was done, `attempt.submit`.
    pub fn action(&self) -> &'static str {
        match self {
            Fact::OrganizationAdded { .. } => "organization.add",
            Fact::UserAdded { .. } => "user.add",
            Fact::UserDisabled { .. } => "user.disable",
            Fact::UserEnabled { .. } => "user.enable",
            Fact::RoleGranted { .. } => "role.grant",
            Fact::PasswordChanged { .. } => "password.change",
            Fact::UserSignedIn { .. } => "user.sign_in",
            Fact::RosterImported { .. } => "roster.import",
            Fact::AbsencesImported { .. } => "absence.import",
            Fact::RegisterImported { .. } => "register.import",
            Fact::InstrumentCreated { .. } => "instrument.create",
            Fact::InstrumentArchived { .. } => "instrument.archive",
            Fact::InstrumentPublished { .. } => "instrument.publish",
            Fact::KeyCorrected { .. } => "key.correct",
            Fact::CampaignCreated { .. } => "campaign.create",
            Fact::CampaignChanged { .. } => "campaign.change",
            Fact::TargetAdded { .. } => "target.add",
            Fact::TargetExcluded { .. } => "target.exclude",
            Fact::TargetIncluded { .. } => "target.include",
            Fact::LinkOpened { .. } => "link.open",
            Fact::LinkRevoked { .. } => "link.revoke",
            Fact::LinkReissued { .. } => "link.reissue",
            Fact::LinksExported { .. } => "link.export",
            Fact::TimeExtended { .. } => "time.extend",
            Fact::AttemptStarted { .. } => "attempt.start",
            Fact::AttemptSubmitted { .. } => "attempt.submit",
            Fact::AttemptInvalidated { .. } => "attempt.invalidate",
            Fact::ItemMarked { .. } => "item.mark",
            Fact::ResultsExported { .. } => "results.export",
            Fact::ResultViewed { .. } => "result.view",
            Fact::ResultsApproved { .. } => "result.approve",
            Fact::PoliciesChanged {} => "policy.change",
            Fact::DefinitionChanged { .. } => "definition.change",
            Fact::CensusTaken { .. } => "census.take",
            Fact::ValueFrozen { .. } => "value.freeze",
            Fact::ValueCorrected { .. } => "value.correct",
            Fact::ProgrammeDrafted { .. } => "programme.draft",
            Fact::ProgrammeChanged { .. } => "programme.change",
            Fact::ProgrammeApproved { .. } => "programme.approve",
            Fact::StepTurned { .. } => "step.turn",
            Fact::ValueSubmitted { .. } => "value.submit",
            Fact::IomsImported { .. } => "iom.import",
            Fact::IomRulesChanged {} => "iom_rules.change",
            Fact::RecordChanged { .. } => "record.change",
        }
    }

    /// The row of a register it is about, by which its history is found.
    pub fn subject(&self) -> Option<Uuid> {
        match self {
            Fact::RecordChanged { subject, .. } => Some(*subject),
            _ => None,
        }
    }
}

/// A fact with who did it, where and when, ready to be appended.
#[derive(Clone, Debug)]
pub struct NewFact {
    row: fact::Model,
}

impl NewFact {
    /// What happened by this actor.
    pub fn of(actor: &Actor, org: Option<OrgId>, at: DateTime<Utc>, fact: Fact) -> Self {
        let actor_id: Option<Uuid> = match actor {
            Actor::User { id, .. } => Some(id.0),
            Actor::Respondent { invitation, .. } => Some(invitation.0),
            Actor::Stranger | Actor::System => None,
        };
        let row = fact::Model {
            org_id: org.map_or(Uuid::nil(), |org| org.0),
            no: 0,
            at,
            actor_kind: actor.kind().to_owned(),
            actor_id,
            action: fact.action().to_owned(),
            subject_id: fact.subject(),
            content: serde_json::to_value(&fact).unwrap_or_default(),
            processed_at: None,
            failures: 0,
            retry_at: None,
            hash: Vec::new(),
        };
        Self { row }
    }

    /// Nothing more follows from it: whoever appends it does at once what does.
    #[must_use]
    pub fn settled(mut self) -> Self {
        self.row.processed_at = Some(self.row.at);
        self
    }
}

/// Appends the fact to the transaction of the act itself.
pub async fn append(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    org: Option<OrgId>,
    now: DateTime<Utc>,
    fact: Fact,
) -> Result<()> {
    append_all(tx, vec![NewFact::of(actor, org, now, fact)]).await
}

/// Appends facts in this order, each chain taken up once.
pub async fn append_all(tx: &impl ConnectionTrait, facts: Vec<NewFact>) -> Result<()> {
    let mut rows: Vec<fact::Model> = facts.into_iter().map(|fact| fact.row).collect();
    fact_chain::link(tx, &mut rows).await?;
    let rows = rows.into_iter().map(|row| row.into_active_model().reset_all());
    write_rows::<fact::Entity, _>(tx, rows.collect(), None).await
}
