//! What hundreds of thousands of clicks would make: attempts, scores and deficits, written into the tables.

use super::{School, blob};
use crate::stage::{ITEMS, said};
use anyhow::{Context, Result};
use backend::Backend;
use domain::ids::CampaignId;
use sea_orm::ConnectionTrait;

impl School {
    /// Nine of ten answer; each has points in five competences, and every third a deficit.
    pub(super) async fn answers(&self, cx: &Backend, campaign: CampaignId, year: i32) -> Result<()> {
        let (org, campaign) = (blob(self.org.0), blob(campaign.0));
        let (version, at) = (blob(self.version.0), format!("'{year}-04-20T09:00:00+00:00'"));
        let own = format!("org_id = {org} AND campaign_id = {campaign}");
        let answered = format!("(SELECT id FROM attempts WHERE {own})");
        for sql in [
            format!(
                "INSERT INTO attempts (org_id, id, campaign_id, target_id, version_id, no, seed, state, started_at, \
                 last_seen_at, submitted_at, answered, shown, flagged, points, max_points, level_code, level_title, \
                 severity, is_provisional, is_record) SELECT org_id, randomblob(16), campaign_id, id, {version}, 1, 1, \
                 'submitted', {at}, {at}, {at}, {ITEMS}, {ITEMS}, '[]', '15', '25', 'medium', 'средний', 2, FALSE, TRUE \
                 FROM targets WHERE {own} AND eligibility = 'eligible' AND unicode(substr(id, 16, 1)) % 10 < 9"
            ),
            format!(
                "UPDATE targets SET disposition = 'complete', completed_on = '{year}-04-20', record_attempt_id = \
                 (SELECT a.id FROM attempts AS a WHERE a.org_id = targets.org_id AND a.target_id = targets.id) \
                 WHERE {own} AND id IN (SELECT target_id FROM attempts WHERE {own})"
            ),
            format!(
                "INSERT INTO competence_scores (org_id, attempt_id, competence, title, points, max_points, items, \
                 level_code, level_title, severity, is_indicative) SELECT {org}, a.id, k.code, 'Компетенция ' || k.code, \
                 '3', '5', 5, 'medium', 'средний', 2, FALSE FROM (SELECT id FROM attempts WHERE {own}) AS a, (SELECT 'K1' AS code \
                 UNION ALL SELECT 'K2' UNION ALL SELECT 'K3' UNION ALL SELECT 'K4' UNION ALL SELECT 'K5') AS k"
            ),
            format!(
                "INSERT INTO deficits (org_id, id, person_id, instrument_id, competence, title, origin, \
                 source_attempt_id, level_code, level_title, severity, detected_on, state, closed_reason) \
                 SELECT {org}, randomblob(16), t.person_id, c.instrument_id, 'K1', 'Компетенция K1', 'test', a.id, \
                 'medium', 'средний', 2, '{year}-04-20', 'open', '' FROM targets AS t \
                 JOIN campaigns AS c ON c.org_id = t.org_id AND c.id = t.campaign_id \
                 JOIN attempts AS a ON a.org_id = t.org_id AND a.id = t.record_attempt_id \
                 WHERE t.{own} AND a.id IN {answered} AND unicode(substr(t.id, 15, 1)) % 3 = 0 \
                 ON CONFLICT DO NOTHING",
                own = own.replace("AND campaign_id", "AND t.campaign_id"),
            ),
        ] {
            let tx = cx.db.begin_write().await.map_err(said)?;
            tx.execute_unprepared(&sql).await.with_context(|| sql.clone())?;
            tx.commit().await?;
        }
        Ok(())
    }
}
