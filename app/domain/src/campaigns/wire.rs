//! What crosses between the pages of campaigns and the server: plain data, no rules.

use crate::{
    campaigns::window::{Act, State},
    ids::CampaignId,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The list of campaigns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignList {
    /// The time zone's IANA name, for all moments of the page.
    pub zone: String,
    /// Newest window first.
    pub rows: Vec<CampaignRow>,
    /// Is there a published version to ask with?
    pub has_versions: bool,
    /// May the viewer prepare a campaign?
    pub may_write: bool,
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignRow {
    /// Which.
    pub id: CampaignId,
    /// Its title.
    pub title: String,
    /// `main`, `second_wave` or `pilot`.
    pub kind: String,
    /// Where it stands now.
    pub state: State,
    /// The title of what is asked.
    pub instrument: String,
    /// The first local moment of the window.
    pub opens: NaiveDateTime,
    /// The last one.
    pub closes: NaiveDateTime,
    /// Is the audience frozen, so that the counts mean something?
    pub is_frozen: bool,
    /// Done.
    pub complete: usize,
    /// Asked in earnest.
    pub eligible: usize,
}

/// The form of a campaign as it is typed: every field is text, so nothing typed is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CampaignInput {
    /// The id of a published version.
    pub version: String,
    /// Its title, which respondents read.
    pub title: String,
    /// A short name for files.
    pub code: String,
    /// `main`, `second_wave` or `pilot`.
    pub kind: String,
    /// Local, as `datetime-local` gives it.
    pub opens: String,
    /// Local, as `datetime-local` gives it.
    pub closes: String,
    /// Codes of audience groups.
    pub groups: Vec<String>,
    /// Ids of methodical unions.
    pub unions: Vec<String>,
    /// Ids of persons.
    pub persons: Vec<String>,
    /// Not empty when external part-timers are asked too.
    pub include_external: String,
    /// `named`, `confidential` or `anonymous`.
    pub anonymity: String,
    /// `link` or `code`.
    pub resume_by: String,
    /// How many attempts one person has.
    pub attempts_allowed: String,
    /// Which attempt counts: `first`, `best`, `last`.
    pub attempt_policy: String,
    /// `at_once`, `after_close`, `after_approval`.
    pub release: String,
    /// Minutes of an attempt when they differ from the version's own.
    pub limit_minutes: String,
    /// Not empty when it counts for indicators.
    pub counts_for_indicators: String,
    /// Whom to ask.
    pub contact: String,
    /// The order behind it.
    pub order_ref: String,
    /// Why it is held outside the stage.
    pub reason_out_of_stage: String,
}

/// A choice of a form: the value, the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub words: String,
    /// More of it, smaller.
    pub note: String,
}

/// Everything the form's page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignForm {
    /// What the fields show.
    pub input: CampaignInput,
    /// Published versions.
    pub versions: Vec<VersionChoice>,
    /// Methodical unions.
    pub unions: Vec<Choice>,
    /// People of the register.
    pub persons: Vec<Choice>,
    /// The IANA name of the school's time zone.
    pub zone: String,
    /// Who would be asked.
    pub head_count: HeadCount,
}

/// A published version to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionChoice {
    /// Its id.
    pub id: String,
    /// The title of the instrument.
    pub title: String,
    /// The number of the edition.
    pub no: i32,
    /// When it was published, local.
    pub published: NaiveDateTime,
    /// Its own time limit.
    pub limit_minutes: Option<u32>,
}

/// How many people a rule reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadCount {
    /// Everybody the rule reaches.
    pub total: usize,
    /// Those who are asked in earnest.
    pub eligible: usize,
    /// Those who are not, by name, with the code of the reason.
    pub ineligible: Vec<(String, String)>,
}

/// The page of one campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignPage {
    /// The line of the list.
    pub row: CampaignRow,
    /// The IANA name of the school's time zone.
    pub zone: String,
    /// Its short name.
    pub code: String,
    /// Was it held elsewhere, so that only results are known?
    pub is_imported: bool,
    /// The number of the version.
    pub version_no: i32,
    /// How many things are asked.
    pub items: usize,
    /// The audience's groups, by code.
    pub groups: Vec<String>,
    /// The audience's unions, by title.
    pub unions: Vec<String>,
    /// How many people were named.
    pub persons: usize,
    /// Are external part-timers asked?
    pub include_external: bool,
    /// How many people the rule reaches, or are frozen.
    pub head_count: HeadCount,
    /// The form's values, for the settings.
    pub settings: CampaignInput,
    /// Minutes of an attempt in force.
    pub limit_minutes: Option<u32>,
    /// When the results were approved, local.
    pub results_approved: Option<NaiveDateTime>,
    /// May the results be approved now?
    pub may_approve_results: bool,
    /// What the viewer may do now.
    pub acts: Vec<Act>,
    /// May the viewer see links?
    pub may_write: bool,
    /// What happened, newest first.
    pub history: Vec<Happened>,
}

/// A line of a campaign's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// When, local.
    pub at: NaiveDateTime,
    /// Who, or empty when it happened by itself.
    pub who: String,
    /// Which act: a key of the interface's texts.
    pub act: String,
    /// The person it was about, or empty.
    pub about: String,
    /// The reason given, or a number.
    pub reason: String,
}

/// What is done with a campaign as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TurnInput {
    /// The code of an act.
    pub act: String,
    /// Why.
    pub reason: String,
    /// The new end, local, for extending and reopening.
    pub closes: String,
}
