//! That a link was opened for the first time is noted a moment later, for all of that moment together: the page behind
//! it does not wait for a disk on which nothing of the respondent's own is kept yet. What is lost with the server's
//! power is noted when its owner begins.

use super::needs::Needs;
use super::work::Work;
use crate::Backend;
use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::facts::Fact;
use crate::writer::{Act, Writer};
use chrono::{DateTime, Utc};
use domain::campaigns::disposition::Disposition;
use domain::ids::{CampaignId, InvitationId, OrgId, TargetId};
use futures::future::join_all;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::sleep;

const MOMENT: Duration = Duration::from_millis(25);
const TOGETHER: usize = 128;
const QUEUE: usize = 2_048;
/// How long an opening waits for its place when far too many are open at once.
const PLACE_WITHIN: Duration = Duration::from_secs(2);

/// A right link is opened for the first time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub org: OrgId,
    pub invitation: InvitationId,
    pub at: DateTime<Utc>,
}

impl Act for Opening {
    type Done = ();

    fn needs(&self, needs: &mut Needs) {
        needs.invitations.insert((self.org, self.invitation.0));
    }

    /// Notes it, if it was not noted before.
    fn apply(&self, work: &mut Work) -> Result<()> {
        let row = work.invitation(self.org, self.invitation)?;
        if row.first_opened_at.is_some() {
            return Ok(());
        }
        let id = TargetId(row.target_id);
        work.mark_opened(self.invitation, self.at);
        let target = &work.place(id.0)?.target;
        let (campaign, completed_on) = (CampaignId(target.campaign_id), target.completed_on);
        if is_below_opened(&target.disposition) {
            work.move_to(id.0, Disposition::OpenedNotStarted, completed_on)?;
        }
        let (org, invitation) = (self.org, self.invitation);
        let actor = Actor::Respondent { org, invitation };
        work.note_settled(&actor, org, self.at, Fact::LinkOpened { campaign, target: id });
        Ok(())
    }
}

fn is_below_opened(disposition: &str) -> bool {
    let stands = Disposition::from_code(disposition);
    stands.is_some_and(|rung| rung != Disposition::Ineligible && rung < Disposition::OpenedNotStarted)
}

enum Waiting {
    Opened(Opening),
    /// Wants to know when everything before it is written.
    Settled(oneshot::Sender<()>),
}

/// The way to the task that notes openings; it starts with the first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Openings {
    queue: Arc<OnceLock<mpsc::Sender<Waiting>>>,
}

impl Openings {
    /// Will be noted; far too many at once are told to come again.
    pub(super) async fn will_note(&self, cx: &Backend, opening: Opening) -> Result<()> {
        let queue = self.queue.get_or_init(|| start(cx));
        let sent = queue.send_timeout(Waiting::Opened(opening), PLACE_WITHIN).await;
        sent.map_err(|_| Error::no_room())
    }

    /// Returns when all that came before is written.
    pub async fn settled(&self) {
        let Some(queue) = self.queue.get() else { return };
        let (answer, answered) = oneshot::channel();
        if queue.send(Waiting::Settled(answer)).await.is_ok() {
            // A task that has ended has nothing left to write.
            let _ = answered.await;
        }
    }
}

fn start(cx: &Backend) -> mpsc::Sender<Waiting> {
    let (queue, waiting) = mpsc::channel(QUEUE);
    // The queue of the writer is everybody's; this task's own would keep the task alive.
    let writer = cx.writer.clone();
    tokio::spawn(serve(cx.without_queues(), writer, waiting));
    queue
}

async fn serve(cx: Backend, writer: Writer, mut waiting: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::with_capacity(TOGETHER);
    while waiting.recv_many(&mut batch, TOGETHER).await > 0 {
        let wants_it_now = |one: &Waiting| matches!(one, Waiting::Settled(_));
        if batch.len() < TOGETHER && !batch.iter().any(wants_it_now) {
            sleep(MOMENT).await;
            while batch.len() < TOGETHER
                && let Ok(one) = waiting.try_recv()
            {
                batch.push(one);
            }
        }
        let (mut opened, mut asking) = (Vec::new(), Vec::new());
        for one in batch.drain(..) {
            match one {
                Waiting::Opened(opening) => opened.push(opening),
                Waiting::Settled(answer) => asking.push(answer),
            }
        }
        write(&cx, &writer, opened).await;
        for answer in asking {
            // Whoever has stopped waiting does not need the answer.
            let _ = answer.send(());
        }
    }
}

/// All of them come to the writer at once and make up a transaction or two; one that cannot be noted takes no other along.
async fn write(cx: &Backend, writer: &Writer, opened: Vec<Opening>) {
    let noted = join_all(opened.into_iter().map(|opening| writer.write(cx, opening))).await;
    // A link that is unknown by now was taken back in that moment.
    let failed = noted.into_iter().filter_map(std::result::Result::err);
    let failed: Vec<Error> = failed.filter(|cause| !matches!(cause, Error::Unknown)).collect();
    if let Some(cause) = failed.first() {
        tracing::error!(%cause, links = failed.len(), "opened links could not be noted");
    }
}
