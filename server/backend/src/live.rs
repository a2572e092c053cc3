//! Who watches which topic. A nudge says only «changed»: the watcher fetches again through its own door,
//! so there is one path for data and rights.

use crate::Backend;
use crate::actor::Actor;
use crate::error::{Error, Result};
use domain::access::Verb;
use domain::ids::{CampaignId, OrgId};
use std::str::FromStr;
use tokio::sync::broadcast;

/// What a page can watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The progress of one campaign.
    Campaign(CampaignId),
    /// The indicators of one organisation.
    Indicators(OrgId),
}

impl std::fmt::Display for Topic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Topic::Campaign(id) => write!(f, "campaign:{id}"),
            Topic::Indicators(org) => write!(f, "indicators:{org}"),
        }
    }
}

impl FromStr for Topic {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let nothing = || Error::NotFound("topic");
        let (kind, id) = name.split_once(':').ok_or_else(nothing)?;
        match kind {
            "campaign" => id.parse().map(Topic::Campaign).map_err(|_| nothing()),
            "indicators" => id.parse().map(Topic::Indicators).map_err(|_| nothing()),
            _ => Err(nothing()),
        }
    }
}

/// The topic of that name, if it is this actor's to watch.
pub async fn watchable(cx: &Backend, actor: &Actor, name: &str) -> Result<Topic> {
    let org = actor.home()?;
    let topic = name.parse()?;
    match topic {
        Topic::Campaign(id) => {
            actor.require(Verb::CampaignRead, org)?;
            crate::campaigns::campaign(cx.db.read(), org, id).await?;
        }
        Topic::Indicators(of) if of == org => actor.require(Verb::IndicatorRead, org)?,
        Topic::Indicators(_) => return Err(Error::NotFound("topic")),
    }
    Ok(topic)
}

/// The hub of one process.
#[derive(Clone, Debug)]
pub struct Live {
    nudges: broadcast::Sender<Topic>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            nudges: broadcast::channel(256).0,
        }
    }
}

impl Live {
    /// Tells every watcher that this changed; nobody watching is fine.
    pub fn announce(&self, topic: Topic) {
        let _ = self.nudges.send(topic);
    }

    /// All nudges from now on; the watcher picks its own.
    pub fn watch(&self) -> broadcast::Receiver<Topic> {
        self.nudges.subscribe()
    }
}
