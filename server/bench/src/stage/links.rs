//! More people to ask, as many as are wanted, without a click for each.

use super::{MOMENT, Stage, said};
use anyhow::Result;
use backend::secrets::token_hash;
use domain::ids::{CampaignId, InvitationId};
use std::fmt::Write;
use uuid::Uuid;

const ROWS_AT_ONCE: usize = 500;

/// One person's link.
#[derive(Clone, Debug)]
pub struct Link {
    pub campaign: CampaignId,
    pub invitation: InvitationId,
    pub token: String,
}

impl Stage {
    /// More people to ask, each with a personal link.
    pub async fn links(&self, count: usize) -> Result<Vec<Link>> {
        let mut links = Vec::with_capacity(count);
        while links.len() < count {
            let many = ROWS_AT_ONCE.min(count - links.len());
            links.extend(self.some_links(many).await?);
        }
        for campaign in &self.campaigns {
            let dealt = links.iter().filter(|link| link.campaign == *campaign).count();
            self.count(*campaign, dealt).await?;
        }
        // As when a campaign opens.
        self.cx
            .db
            .note_growth(&["targets", "invitations"])
            .await
            .map_err(said)?;
        Ok(links)
    }

    /// Counts new people as those who were asked.
    async fn count(&self, campaign: CampaignId, count: usize) -> Result<()> {
        self.run(&format!(
            "INSERT INTO progress_counters (org_id, campaign_id, facet, value, disposition, count) VALUES \
             ({org}, {campaign}, 'total', '', 'not_opened', {count}), ({org}, {campaign}, 'union', '', 'not_opened', {count}), \
             ({org}, {campaign}, 'position', 'учитель', 'not_opened', {count}) \
             ON CONFLICT (org_id, campaign_id, facet, value, disposition) \
             DO UPDATE SET count = progress_counters.count + {count}",
            org = self.id(self.org.0),
            campaign = self.id(campaign.0),
        ))
        .await
    }

    async fn some_links(&self, count: usize) -> Result<Vec<Link>> {
        let org = self.id(self.org.0);
        let (mut persons, mut targets, mut invitations) = (String::new(), String::new(), String::new());
        let mut links = Vec::with_capacity(count);
        for no in 0..count {
            let (person, target, invitation) = (Uuid::now_v7(), Uuid::now_v7(), InvitationId(Uuid::now_v7()));
            let token = self.cx.secret.link_token(invitation, 1);
            let comma = if no == 0 { "" } else { ", " };
            let next = self.deal();
            let campaign = self.id(next.0);
            let (p, t) = (self.id(person), self.id(target));
            write!(
                persons,
                "{comma}({p}, 'Иванова', 'Анна', 'Петровна', 'иванова', '{MOMENT}')"
            )?;
            write!(
                targets,
                "{comma}({org}, {t}, {campaign}, {p}, 'учитель', 'eligible', FALSE, 0, 'not_opened')"
            )?;
            let hash = self.bytes(&token_hash(&token));
            let id = self.id(invitation.0);
            write!(
                invitations,
                "{comma}({org}, {id}, {campaign}, {t}, 1, {hash}, '{MOMENT}')"
            )?;
            links.push(Link {
                campaign: next,
                invitation,
                token,
            });
        }
        self.run(&format!(
            "INSERT INTO persons (id, last_name, first_name, patronymic, sort_key, created_at) VALUES {persons}"
        ))
        .await?;
        self.run(&format!(
            "INSERT INTO targets (org_id, id, campaign_id, person_id, position, eligibility, is_added_late, extra_minutes, \
             disposition) VALUES {targets}"
        ))
        .await?;
        self.run(&format!(
            "INSERT INTO invitations (org_id, id, campaign_id, target_id, epoch, token_hash, issued_at) VALUES {invitations}"
        ))
        .await?;
        Ok(links)
    }

    /// The campaign of the next person.
    fn deal(&self) -> CampaignId {
        let no = self.dealt.get();
        self.dealt.set(no + 1);
        self.campaigns[no % self.campaigns.len()]
    }
}
