//! Attempts of earlier waves, as many as are wanted, in the same tables as those of today.

use super::{MOMENT, Stage};
use anyhow::Result;
use domain::ids::CampaignId;

/// The most that one campaign has of them.
pub const EACH: usize = 100_000;

impl Stage {
    /// Attempts of earlier waves with two answers each, numbered from `first` on; one campaign is filled after the other.
    pub async fn history(&self, attempts: usize, first: usize) -> Result<()> {
        let end = first + attempts;
        for (from, campaign) in (first..end).step_by(EACH).zip(self.campaigns.iter().cycle()) {
            self.wave(*campaign, from, end.min(from + EACH) - 1).await?;
        }
        self.analyze().await
    }

    async fn wave(&self, campaign: CampaignId, first: usize, last: usize) -> Result<()> {
        let (org, campaign, version) = (self.id(self.org.0), self.id(campaign.0), self.id(self.version.0));
        let (numbers, key) = match self.is_sqlite() {
            true => (
                format!("WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) "),
                "unhex(printf('%032x', i))",
            ),
            false => (
                format!("WITH n AS (SELECT i FROM generate_series({first}, {last}) AS g(i)) "),
                "lpad(to_hex(i), 32, '0')::uuid",
            ),
        };
        let moment = self.value(MOMENT, "timestamptz");
        let empty = self.value("[]", "jsonb");
        let answer = self.value("{\"options\":{\"picked\":[\"a\"]}}", "jsonb");
        for sql in [
            format!(
                "INSERT INTO persons (id, last_name, first_name, patronymic, sort_key, created_at) \
                 {numbers} SELECT {key}, 'Петрова', 'Анна', 'Ивановна', 'петрова', {moment} FROM n"
            ),
            format!(
                "INSERT INTO targets (org_id, id, campaign_id, person_id, position, eligibility, is_added_late, \
                 extra_minutes, disposition) {numbers} SELECT {org}, {key}, {campaign}, {key}, 'учитель', 'eligible', \
                 FALSE, 0, 'complete' FROM n"
            ),
            format!(
                "INSERT INTO attempts (org_id, id, campaign_id, target_id, version_id, no, seed, state, started_at, \
                 last_seen_at, submitted_at, answered, shown, flagged, is_provisional, is_record) {numbers} \
                 SELECT {org}, {key}, {campaign}, {key}, {version}, 1, 1, 'submitted', {moment}, {moment}, {moment}, \
                 25, 25, {empty}, FALSE, TRUE FROM n"
            ),
            format!(
                "INSERT INTO answers (org_id, attempt_id, item, value, revision, saved_at) {numbers} \
                 SELECT {org}, {key}, j.item, {answer}, 1, {moment} \
                 FROM n, (SELECT 'q01' AS item UNION ALL SELECT 'q02') AS j"
            ),
        ] {
            // Each begins with its own list of numbers: «INSERT … WITH … SELECT» is understood by both databases.
            self.run(&sql).await?;
        }
        Ok(())
    }

    /// PostgreSQL learns of itself how much there is, but not at once.
    pub(super) async fn analyze(&self) -> Result<()> {
        match self.is_sqlite() {
            true => Ok(()),
            false => self.run("ANALYZE").await,
        }
    }
}
