//! Who watches which topic. A nudge says only «changed»: the watcher fetches again through its own door,
//! so there is one path for data and rights.

use domain::ids::{CampaignId, OrgId};
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
