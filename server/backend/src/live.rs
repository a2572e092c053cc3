//! Who watches which topic. A nudge says only «changed»: the watcher fetches again through its own door,
//! so there is one path for data and rights. Several servers on one PostgreSQL tell each other.

use crate::Backend;
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::secrets::random_token;
use domain::access::Verb;
use domain::ids::{CampaignId, OrgId};
use std::collections::BTreeSet;
use std::str::FromStr;
use std::time::Duration;
use tokio::sync::broadcast;

const EVERYTHING: &str = "everything";
/// PostgreSQL carries eight thousand bytes in one word.
const WORDS_AT_ONCE: usize = 100;
const GATHER: Duration = Duration::from_millis(50);
const LISTEN_AGAIN_AFTER: Duration = Duration::from_millis(500);

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

/// Something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nudge {
    /// None when words may have been missed, so that everybody looks again.
    topic: Option<Topic>,
    is_from_here: bool,
}

impl Nudge {
    /// Has who watches this topic to look again?
    pub fn is_about(self, topic: Topic) -> bool {
        self.topic.is_none_or(|changed| changed == topic)
    }
}

/// The hub of one process.
#[derive(Clone, Debug)]
pub struct Live {
    nudges: broadcast::Sender<Nudge>,
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
        self.nudge(Some(topic), true);
    }

    /// All nudges from now on; the watcher picks its own.
    pub fn watch(&self) -> broadcast::Receiver<Nudge> {
        self.nudges.subscribe()
    }

    fn nudge(&self, topic: Option<Topic>, is_from_here: bool) {
        let _ = self.nudges.send(Nudge { topic, is_from_here });
    }
}

/// Carries nudges between the servers on one database, until the process ends. Words that were lost are made good
/// by «everything changed» after each connection, and by the pages, which look every fifteen seconds anyway.
pub(crate) async fn relay(cx: Backend) {
    if !cx.db.is_shared() {
        return;
    }
    let name = random_token();
    tokio::join!(listen(&cx, &name), tell(&cx, &name));
}

async fn listen(cx: &Backend, own: &str) {
    loop {
        if let Err(cause) = hear(cx, own).await {
            tracing::warn!(%cause, "other servers are not heard for a moment");
        }
        tokio::time::sleep(LISTEN_AGAIN_AFTER).await;
    }
}

/// Passes on what others say, as long as the connection lasts.
async fn hear(cx: &Backend, own: &str) -> Result<()> {
    let mut signals = cx.db.signals().await?;
    cx.live.nudge(None, false);
    loop {
        let said = signals.next().await?;
        let mut words = said.lines();
        if words.next() == Some(own) {
            continue;
        }
        for word in words {
            // A newer program may have topics that this one does not know.
            match word {
                EVERYTHING => cx.live.nudge(None, false),
                word => {
                    if let Ok(topic) = word.parse() {
                        cx.live.nudge(Some(topic), false);
                    }
                }
            }
        }
    }
}

/// Says what changed here: many nudges in one word, at most twenty words a second.
async fn tell(cx: &Backend, own: &str) {
    let mut nudges = cx.live.watch();
    loop {
        let mut words = BTreeSet::from([said(nudges.recv().await)]);
        tokio::time::sleep(GATHER).await;
        while words.len() < WORDS_AT_ONCE {
            match nudges.try_recv() {
                Err(broadcast::error::TryRecvError::Empty) => break,
                other => words.insert(said(other.map_err(|_| broadcast::error::RecvError::Lagged(0)))),
            };
        }
        let words: Vec<String> = words.into_iter().flatten().collect();
        if words.is_empty() {
            continue;
        }
        if let Err(cause) = cx.db.signal(&format!("{own}\n{}", words.join("\n"))).await {
            tracing::warn!(%cause, "other servers could not be told");
        }
    }
}

/// The word for a nudge of this process; what came from others is theirs to say.
fn said(nudge: std::result::Result<Nudge, broadcast::error::RecvError>) -> Option<String> {
    match nudge {
        Ok(nudge) if !nudge.is_from_here => None,
        Ok(Nudge { topic: Some(topic), .. }) => Some(topic.to_string()),
        _ => Some(EVERYTHING.to_owned()),
    }
}
