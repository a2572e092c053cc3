//! Saved answers, many in one transaction: a queue gathers what comes within three milliseconds, and everybody is
//! answered after the commit, so «Сохранено» is said of what is on disk. One bad save fails alone.

use crate::Backend;
use crate::attempts::apply_save;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::instruments::Published;
use crate::live::{Live, Topic};
use chrono::{DateTime, Utc};
use domain::ids::{AttemptId, CampaignId, ItemId, OrgId};
use domain::questionnaire::answers::{Answers, Value};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

/// How many saves may wait; more are told to come again.
const QUEUE: usize = 2_048;
const BATCH: usize = 256;
const GATHER: Duration = Duration::from_millis(3);
const COME_AGAIN_SECONDS: u32 = 2;

/// What is to be written of one attempt.
#[derive(Clone, Debug)]
pub struct Save {
    pub org: OrgId,
    pub attempt: AttemptId,
    pub published: Arc<Published>,
    pub answers: Vec<Write>,
    /// Items to be marked «Вернуться позже», or no longer.
    pub flags: Vec<(ItemId, bool)>,
    pub at: DateTime<Utc>,
}

/// One answer; none takes an earlier one away.
#[derive(Clone, Debug)]
pub struct Write {
    pub item: ItemId,
    pub value: Option<Value>,
    pub revision: i64,
}

/// What stands after a save.
#[derive(Clone, Debug)]
pub struct Written {
    pub answers: Answers,
    /// The campaign, when the person moved to another rung by it.
    pub moved: Option<CampaignId>,
}

type Waiting = (Save, oneshot::Sender<Result<Written>>);

/// What can be told of the queue from outside.
#[derive(Clone, Copy, Debug, Default)]
pub struct Queue {
    pub waiting: usize,
    pub groups: u64,
    pub saves: u64,
}

/// The way to the task that writes; it starts with the first save.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    queue: Arc<OnceLock<mpsc::Sender<Waiting>>>,
    groups: Arc<AtomicU64>,
    saves: Arc<AtomicU64>,
}

impl Writer {
    /// Writes and answers when it is on disk.
    pub async fn write(&self, cx: &Backend, save: Save) -> Result<Written> {
        let queue = self.queue.get_or_init(|| self.start(cx.db.clone(), cx.live.clone()));
        let (answer, answered) = oneshot::channel();
        queue
            .try_send((save, answer))
            .map_err(|_| Error::Busy(COME_AGAIN_SECONDS))?;
        match answered.await {
            Ok(done) => done,
            Err(_) => Err(Error::Busy(COME_AGAIN_SECONDS)),
        }
    }

    /// What it is busy with, and how large its groups were.
    pub fn queue(&self) -> Queue {
        let queue = self.queue.get();
        Queue {
            waiting: queue.map_or(0, |queue| queue.max_capacity() - queue.capacity()),
            groups: self.groups.load(Ordering::Relaxed),
            saves: self.saves.load(Ordering::Relaxed),
        }
    }

    fn start(&self, db: Db, live: Live) -> mpsc::Sender<Waiting> {
        let (queue, mut waiting) = mpsc::channel(QUEUE);
        let (groups, saves) = (self.groups.clone(), self.saves.clone());
        tokio::spawn(async move {
            while let Some(first) = waiting.recv().await {
                let batch = gather(first, &mut waiting).await;
                groups.fetch_add(1, Ordering::Relaxed);
                saves.fetch_add(batch.len() as u64, Ordering::Relaxed);
                write_batch(&db, &live, batch).await;
            }
        });
        queue
    }
}

async fn gather(first: Waiting, waiting: &mut mpsc::Receiver<Waiting>) -> Vec<Waiting> {
    let (mut batch, until) = (vec![first], Instant::now() + GATHER);
    while batch.len() < BATCH {
        match timeout_at(until, waiting.recv()).await {
            Ok(Some(next)) => batch.push(next),
            Ok(None) | Err(_) => break,
        }
    }
    batch
}

async fn write_batch(db: &Db, live: &Live, batch: Vec<Waiting>) {
    let saves: Vec<&Save> = batch.iter().map(|(save, _)| save).collect();
    let together = write_together(db, &saves).await;
    if let Err(cause) = &together {
        tracing::warn!(%cause, saves = batch.len(), "a batch of saves failed; each is tried alone");
    }
    let mut together = together.ok().map(Vec::into_iter);
    for (save, answer) in batch {
        let done = match together.as_mut().and_then(Iterator::next) {
            Some(done) => done,
            None => write_alone(db, &save).await,
        };
        if let Some(campaign) = done.as_ref().ok().and_then(|written| written.moved) {
            live.announce(Topic::Campaign(campaign));
        }
        // Whoever has stopped waiting does not need the answer.
        let _ = answer.send(done);
    }
}

/// All in one transaction. A save that is refused by rule is an answer; only a failing database fails the batch.
async fn write_together(db: &Db, saves: &[&Save]) -> Result<Vec<Result<Written>>> {
    let tx = db.begin_write().await?;
    let mut done = Vec::with_capacity(saves.len());
    for save in saves {
        match apply_save(&tx, save).await {
            Err(Error::Unexpected(cause)) => return Err(Error::Unexpected(cause)),
            answer => done.push(answer),
        }
    }
    tx.commit().await?;
    Ok(done)
}

async fn write_alone(db: &Db, save: &Save) -> Result<Written> {
    let tx = db.begin_write().await?;
    let written = apply_save(&tx, save).await?;
    tx.commit().await?;
    Ok(written)
}
