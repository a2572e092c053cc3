//! Who may do what: roles, verbs, and the table between them. A verb is also the audit action's name.

use serde::{Deserialize, Serialize};

/// A role in an organisation (`domain.md` 1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Builds instruments, opens campaigns, keeps the registers of a school.
    Coordinator,
    /// The administration of a school: sees everything of it, approves.
    SchoolAdmin,
    /// Accounts, organisations, backups; no answers.
    Sysadmin,
    /// A head of a methodical union: of that one, and without names beside results.
    MoHead,
    /// Collects the values of all schools; sees no names.
    MunicipalCoordinator,
    /// Reads published and submitted values.
    MunicipalViewer,
    /// Plans municipal events.
    Methodist,
    /// Checks completeness of submitted values.
    Analyst,
}

/// An act that somebody may or may not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verb {
    #[serde(rename = "user.manage")]
    UserManage,
    /// Whether copies of the database are made and good.
    #[serde(rename = "backup.read")]
    BackupRead,
    #[serde(rename = "roster.read")]
    RosterRead,
    #[serde(rename = "roster.write")]
    RosterWrite,
    #[serde(rename = "instrument.read")]
    InstrumentRead,
    #[serde(rename = "instrument.write")]
    InstrumentWrite,
    #[serde(rename = "instrument.publish")]
    InstrumentPublish,
    #[serde(rename = "campaign.read")]
    CampaignRead,
    #[serde(rename = "campaign.write")]
    CampaignWrite,
    #[serde(rename = "result.read")]
    ResultRead,
    /// Names beside results where the campaign promised confidence.
    #[serde(rename = "result.name")]
    ResultName,
    #[serde(rename = "result.mark")]
    ResultMark,
    #[serde(rename = "attempt.invalidate")]
    AttemptInvalidate,
    #[serde(rename = "indicator.read")]
    IndicatorRead,
    #[serde(rename = "indicator.write")]
    IndicatorWrite,
    #[serde(rename = "event.read")]
    EventRead,
    #[serde(rename = "event.write")]
    EventWrite,
    /// To confirm or refuse that somebody took part.
    #[serde(rename = "event.confirm")]
    EventConfirm,
    #[serde(rename = "vacancy.read")]
    VacancyRead,
    #[serde(rename = "vacancy.write")]
    VacancyWrite,
    /// The light registers: requests, courses, mentoring, plans.
    #[serde(rename = "light.read")]
    LightRead,
    #[serde(rename = "light.write")]
    LightWrite,
    /// Acts, orders, instructions, materials, notices, and who has read them.
    #[serde(rename = "document.read")]
    DocumentRead,
    #[serde(rename = "document.write")]
    DocumentWrite,
    /// Freezing values of a year, with one's name and an order.
    #[serde(rename = "indicator.freeze")]
    IndicatorFreeze,
    #[serde(rename = "programme.read")]
    ProgrammeRead,
    #[serde(rename = "programme.write")]
    ProgrammeWrite,
    #[serde(rename = "programme.approve")]
    ProgrammeApprove,
    /// Handing a frozen value in to the municipality.
    #[serde(rename = "value.submit")]
    ValueSubmit,
    /// The numbers of all schools of a municipality, without names.
    #[serde(rename = "municipality.read")]
    MunicipalityRead,
    #[serde(rename = "iom.read")]
    IomRead,
    #[serde(rename = "iom.write")]
    IomWrite,
    #[serde(rename = "iom.approve")]
    IomApprove,
    /// «Моё МО»: the union one heads, and no other.
    #[serde(rename = "union.read")]
    UnionRead,
    /// To bring a file; its register asks for its own verb too.
    #[serde(rename = "register.import")]
    RegisterImport,
}

impl Role {
    /// Every role, for tables and tests.
    pub const ALL: [Role; 8] = [
        Role::Coordinator,
        Role::SchoolAdmin,
        Role::Sysadmin,
        Role::MoHead,
        Role::MunicipalCoordinator,
        Role::MunicipalViewer,
        Role::Methodist,
        Role::Analyst,
    ];

    /// The name used in storage, on the command line and as a key of the interface's texts.
    pub fn code(self) -> &'static str {
        match self {
            Role::Coordinator => "coordinator",
            Role::SchoolAdmin => "school_admin",
            Role::Sysadmin => "sysadmin",
            Role::MoHead => "mo_head",
            Role::MunicipalCoordinator => "municipal_coordinator",
            Role::MunicipalViewer => "municipal_viewer",
            Role::Methodist => "methodist",
            Role::Analyst => "analyst",
        }
    }

    /// The role of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// May somebody with this role, in the organisation concerned, do this?
pub fn may(role: Role, verb: Verb) -> bool {
    use Verb::*;
    match role {
        Role::Coordinator => !matches!(
            verb,
            UserManage | BackupRead | IndicatorFreeze | ProgrammeApprove | MunicipalityRead | UnionRead
        ),
        Role::SchoolAdmin => !matches!(verb, InstrumentWrite | ResultName | MunicipalityRead | UnionRead),
        Role::Sysadmin => matches!(verb, UserManage | BackupRead),
        Role::Methodist => matches!(
            verb,
            EventRead | EventWrite | EventConfirm | LightRead | LightWrite | MunicipalityRead | RegisterImport
        ),
        Role::MunicipalCoordinator | Role::MunicipalViewer | Role::Analyst => matches!(verb, MunicipalityRead),
        // How far a head reaches in the events is said in `events/reach.rs`.
        Role::MoHead => matches!(verb, UnionRead | EventRead | EventWrite),
    }
}
