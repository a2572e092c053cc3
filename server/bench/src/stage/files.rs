//! What the files of a large campaign need: people of the staff with personal links, and those who take the files away.

use super::{LOGIN, MOMENT, Stage, coordinator, said};
use anyhow::Result;
use backend::accounts::{NewUser, add_user};
use backend::actor::Actor;
use domain::ids::CampaignId;

impl Stage {
    /// Everybody of the campaign is of the staff and has a link in force: a file of links lists nobody else.
    pub async fn enrol(&self, campaign: CampaignId) -> Result<()> {
        let (org, campaign) = (self.id(self.org.0), self.id(campaign.0));
        let (day, moment) = (self.value("2020-09-01", "date"), self.value(MOMENT, "timestamptz"));
        let hash = match self.is_sqlite() {
            true => "randomblob(32)",
            false => "uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())",
        };
        let own = format!("t.org_id = {org} AND t.campaign_id = {campaign}");
        for sql in [
            format!(
                "INSERT INTO employments (org_id, id, person_id, position, position_group, counts_in_chp, kind, \
                 rate_hundredths, start_date, note) SELECT {org}, t.id, t.person_id, 'учитель', 'pedagogical', TRUE, \
                 'main', 100, {day}, '' FROM targets AS t WHERE {own}"
            ),
            format!(
                "INSERT INTO invitations (org_id, id, campaign_id, target_id, epoch, token_hash, issued_at) \
                 SELECT {org}, t.id, {campaign}, t.id, 1, {hash}, {moment} FROM targets AS t WHERE {own} AND NOT EXISTS \
                 (SELECT 1 FROM invitations AS i WHERE i.org_id = t.org_id AND i.target_id = t.id)"
            ),
        ] {
            self.run(&sql).await?;
        }
        self.analyze().await
    }

    /// So many who may take a campaign's files away; their logins.
    pub async fn colleagues(&self, count: usize) -> Result<Vec<String>> {
        let logins: Vec<String> = (1..=count).map(|no| format!("{LOGIN}{no}")).collect();
        for login in &logins {
            let new = NewUser {
                login: login.clone(),
                ..coordinator()
            };
            add_user(&self.cx, &Actor::System, self.org, new).await.map_err(said)?;
        }
        Ok(logins)
    }

    /// The files of a campaign with the number of people in each.
    pub async fn files(&self, campaign: CampaignId) -> Result<[(&'static str, i64); 2]> {
        let (org, campaign) = (self.id(self.org.0), self.id(campaign.0));
        let own = format!("org_id = {org} AND campaign_id = {campaign}");
        let asked = format!("SELECT count(*) FROM targets WHERE {own}");
        let answered = format!("SELECT count(*) FROM attempts WHERE {own} AND is_record AND state = 'submitted'");
        Ok([
            ("links.csv", self.number(&asked).await?),
            ("results.xlsx", self.number(&answered).await?),
        ])
    }
}
