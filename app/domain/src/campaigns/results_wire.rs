//! Results of a campaign as they travel to the coordinator's pages: by competence, by person, by item.

use crate::campaigns::tally::ItemTally;
use crate::ids::{AttemptId, CampaignId};
use crate::points::Exact;
use crate::psychometrics::groups::GroupResult;
use crate::scoring::levels::Level;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The results of the record attempts of one campaign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// Which campaign.
    pub campaign: CampaignId,
    /// Its title.
    pub title: String,
    /// When anything can be seen of a campaign that is anonymous and still open.
    pub opens_at: Option<NaiveDateTime>,
    /// Record attempts, and anonymous answers, that are counted.
    pub people_count: usize,
    /// Of them, how many still wait for an expert's points.
    pub provisional: usize,
    /// Answers that wait for an expert's points.
    pub waiting: usize,
    /// The level scale, from the best level down; empty for a questionnaire.
    pub levels: Vec<Level>,
    /// Too few people for tables of a campaign that promised confidence.
    pub is_hidden: bool,
    /// Competence by competence, then the whole test.
    pub competences: Vec<CompetenceResult>,
    /// The whole test.
    pub total: Option<GroupResult>,
    /// The whole test by methodical union; none with fewer than two of them.
    pub unions: Vec<UnionResult>,
    /// Person by person; none when the viewer may not see names.
    pub people: Option<Vec<PersonLine>>,
    /// Item by item.
    pub items: Vec<ItemLine>,
    /// Cronbach's alpha of the whole test.
    pub alpha: Option<f64>,
}

/// The whole test in one methodical union.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnionResult {
    /// Its title; empty for those in none.
    pub title: String,
    /// What came out; nothing where so few answered, or where a difference would tell (DD-16, EX-26).
    pub group: Option<GroupResult>,
}

/// What the group answered, item by item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupAnswers {
    /// Which campaign.
    pub campaign: CampaignId,
    /// Its title.
    pub title: String,
    /// When anything can be seen of a campaign that is anonymous and still open.
    pub opens_at: Option<NaiveDateTime>,
    /// Record attempts, and anonymous answers, that are counted.
    pub people_count: usize,
    /// Too few people for tables of a campaign that promised confidence.
    pub is_hidden: bool,
    /// In reading order.
    pub items: Vec<ItemTally>,
}

/// One competence in the group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetenceResult {
    /// `M4`
    pub code: String,
    /// «Функциональная грамотность»
    pub title: String,
    /// Too thin to rely on («ориентировочно»).
    pub is_indicative: bool,
    /// What came out.
    pub group: GroupResult,
}

/// One person's record attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    /// Which attempt.
    pub attempt: AttemptId,
    /// «Авдеева И. П.»
    pub name: String,
    /// The position, or empty.
    pub position: String,
    /// Points of the whole test.
    pub points: Exact,
    /// What could be earned.
    pub max: Exact,
    /// The level's title, or empty.
    pub level: String,
    /// How much of a deficit it is, 0 to 3.
    pub severity: u8,
    /// An expert's points are still missing.
    pub is_provisional: bool,
}

/// One item over the group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemLine {
    /// `M4-1`, or the number in reading order.
    pub code: String,
    /// The beginning of its wording.
    pub stem: String,
    /// The competence's code, or empty.
    pub competence: String,
    /// How many answered it with points.
    pub people: usize,
    /// The mean share of its points.
    pub difficulty: Option<Exact>,
    /// Correlation with the rest of the test.
    pub item_rest: Option<f64>,
    /// Does it hardly tell strong from weak (below 0.1)?
    pub is_flagged: bool,
}

/// One attempt in full, for the coordinator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonResult {
    /// Which campaign.
    pub campaign: CampaignId,
    /// Its title.
    pub title: String,
    /// Which attempt.
    pub attempt: AttemptId,
    /// Its number among the person's attempts.
    pub no: i32,
    /// Is it the one that counts?
    pub is_record: bool,
    /// The full name.
    pub name: String,
    /// The position, or empty.
    pub position: String,
    /// The methodical union, or empty.
    pub union: String,
    /// When it was handed in, by the school's clock.
    pub submitted_at: Option<NaiveDateTime>,
    /// How long it took.
    pub minutes: Option<i64>,
    /// Points of the whole test; none before it is scored.
    pub points: Option<Exact>,
    /// What could be earned.
    pub max: Option<Exact>,
    /// The level's title, or empty.
    pub level: String,
    /// An expert's points are still missing.
    pub is_provisional: bool,
    /// Why it was struck out, if it was.
    pub invalid_reason: Option<String>,
    /// By competence.
    pub competences: Vec<CompetenceLine>,
    /// The level scale, for «how this was counted».
    pub levels: Vec<Level>,
    /// May the viewer strike it out?
    pub may_invalidate: bool,
}

/// One competence of one attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetenceLine {
    /// «Функциональная грамотность»
    pub title: String,
    /// Points earned.
    pub points: Exact,
    /// What could be earned.
    pub max: Exact,
    /// The level's title, or empty.
    pub level: String,
    /// How much of a deficit it is, 0 to 3.
    pub severity: u8,
    /// Too thin to rely on.
    pub is_indicative: bool,
}

/// The answers of a campaign that wait for an expert's points. They come without names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkingQueue {
    /// Which campaign.
    pub campaign: CampaignId,
    /// Its title.
    pub title: String,
    /// Item by item, so that one criterion is kept in mind.
    pub answers: Vec<WaitingAnswer>,
}

/// One answer to be marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingAnswer {
    /// Which attempt.
    pub attempt: AttemptId,
    /// The item's short name.
    pub item: String,
    /// The item's wording, small Markdown.
    pub stem: String,
    /// What the author wrote for those who mark.
    pub explanation: String,
    /// The answer as it was written.
    pub text: String,
    /// The most points it can earn.
    pub max: Exact,
}

impl WaitingAnswer {
    /// Where a problem with the points of this answer is said.
    pub fn points_field(&self) -> String {
        points_field(self.attempt, &self.item)
    }
}

/// Where a problem with the points of an answer is said: the queue has many fields for points on one page.
pub fn points_field(attempt: AttemptId, item: &str) -> String {
    format!("points-{attempt}-{item}")
}
