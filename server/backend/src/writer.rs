//! What respondents do is written many acts in one transaction: what comes while one commit is under way makes up the
//! next, and everybody is answered after the commit, so «Сохранено» is said of what is on disk. One bad act fails alone.

use crate::Backend;
use crate::attempts::{Needs, Work};
use crate::db::Held;
use crate::error::{Error, Result, is_outage};
use anyhow::anyhow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use tokio::sync::{mpsc, oneshot};

/// How many acts may wait; more are told to come again.
const QUEUE: usize = 2_048;
const BATCH: usize = 128;

/// Something a respondent does: what it needs to be read, and what it changes by rule.
pub(crate) trait Act: Send + Sync + 'static {
    type Done: Send + 'static;

    /// Adds what has to be read.
    fn needs(&self, needs: &mut Needs);

    /// Changes the work. May be done again in a transaction of its own, when the one of many has failed.
    fn apply(&self, work: &mut Work) -> Result<Self::Done>;
}

/// The way to the task that writes; it starts with the first act.
#[derive(Clone, Debug, Default)]
pub(crate) struct Writer {
    queue: Arc<OnceLock<mpsc::Sender<Box<dyn Waiting>>>>,
    groups: Arc<AtomicU64>,
    acts: Arc<AtomicU64>,
}

/// What can be told of the queue from outside.
#[derive(Clone, Copy, Debug, Default)]
pub struct Queue {
    pub waiting: usize,
    pub groups: u64,
    pub acts: u64,
}

impl Writer {
    /// Does the act and answers when it is on disk.
    pub async fn write<A: Act>(&self, cx: &Backend, act: A) -> Result<A::Done> {
        let queue = self.queue.get_or_init(|| self.start(cx.without_queues()));
        let (answer, answered) = oneshot::channel();
        let waiting = Box::new(Waiter {
            act,
            done: None,
            answer,
        });
        queue.try_send(waiting).map_err(|_| Error::no_room())?;
        match answered.await {
            Ok(done) => done,
            Err(_) => Err(Error::no_room()),
        }
    }

    /// What it is busy with, and how large its groups were.
    pub fn queue(&self) -> Queue {
        let queue = self.queue.get();
        Queue {
            waiting: queue.map_or(0, |queue| queue.max_capacity() - queue.capacity()),
            groups: self.groups.load(Ordering::Relaxed),
            acts: self.acts.load(Ordering::Relaxed),
        }
    }

    fn start(&self, cx: Backend) -> mpsc::Sender<Box<dyn Waiting>> {
        let (queue, mut waiting) = mpsc::channel(QUEUE);
        let (groups, acts) = (self.groups.clone(), self.acts.clone());
        tokio::spawn(async move {
            let (mut batch, mut held) = (Vec::with_capacity(BATCH), None);
            while waiting.recv_many(&mut batch, BATCH).await > 0 {
                groups.fetch_add(1, Ordering::Relaxed);
                acts.fetch_add(batch.len() as u64, Ordering::Relaxed);
                write_batch(&cx, &mut held, std::mem::take(&mut batch)).await;
                if waiting.is_empty() {
                    // While there is nothing to write, the connection is somebody else's.
                    held = None;
                }
            }
        });
        queue
    }
}

/// An act of any kind and its caller.
trait Waiting: Send {
    fn needs(&self, needs: &mut Needs);
    /// A refusal is an answer; only what nobody expects is an error.
    fn apply(&mut self, work: &mut Work) -> Result<()>;
    fn answer(self: Box<Self>);
    fn fail(self: Box<Self>, cause: Error);
}

struct Waiter<A: Act> {
    act: A,
    done: Option<Result<A::Done>>,
    answer: oneshot::Sender<Result<A::Done>>,
}

impl<A: Act> Waiting for Waiter<A> {
    fn needs(&self, needs: &mut Needs) {
        self.act.needs(needs);
    }

    fn apply(&mut self, work: &mut Work) -> Result<()> {
        match self.act.apply(work) {
            Err(Error::Unexpected(cause)) => Err(Error::Unexpected(cause)),
            done => {
                self.done = Some(done);
                Ok(())
            }
        }
    }

    fn answer(self: Box<Self>) {
        if let Some(done) = self.done {
            // Whoever has stopped waiting does not need the answer.
            let _ = self.answer.send(done);
        }
    }

    fn fail(self: Box<Self>, cause: Error) {
        let _ = self.answer.send(Err(cause));
    }
}

/// Writes them together, with the connection in hand, or each alone.
async fn write_batch(cx: &Backend, held: &mut Option<Held>, mut batch: Vec<Box<dyn Waiting>>) {
    match write_together(cx, held, &mut batch).await {
        Ok(()) => batch.into_iter().for_each(|waiting| waiting.answer()),
        Err(Error::Unexpected(cause)) if is_outage(&cause) => {
            tracing::error!(
                cause = format!("{cause:#}"),
                acts = batch.len(),
                "nothing can be written now"
            );
            batch.into_iter().for_each(|waiting| waiting.fail(Error::no_room()));
        }
        Err(cause) => {
            tracing::warn!(%cause, acts = batch.len(), "a batch of acts failed; each is tried alone");
            for one in batch {
                write_alone(cx, held, one).await;
            }
        }
    }
}

async fn write_alone(cx: &Backend, held: &mut Option<Held>, mut one: Box<dyn Waiting>) {
    match write_together(cx, held, std::slice::from_mut(&mut one)).await {
        Ok(()) => one.answer(),
        Err(cause) => one.fail(cause),
    }
}

/// The connection stays in hand unless it is broken or somebody else waits for it.
async fn write_together(cx: &Backend, held: &mut Option<Held>, batch: &mut [Box<dyn Waiting>]) -> Result<()> {
    let tx = cx.db.begin_held(held.take()).await?;
    let done = match work_on(cx, &tx, batch).await {
        Ok(work) => tx.commit().await.map(|()| work.announce(cx)).map_err(Into::into),
        Err(cause) => {
            // One that cannot even do that is closed.
            let _ = tx.roll_back().await;
            Err(cause)
        }
    };
    *held = Some(tx).filter(|tx| tx.is_settled() && !cx.db.is_awaited());
    done
}

async fn work_on(cx: &Backend, tx: &Held, batch: &mut [Box<dyn Waiting>]) -> Result<Work> {
    let mut needs = Needs::default();
    batch.iter().for_each(|one| one.needs(&mut needs));
    let mut work = Work::load(tx, Some(cx), &needs).await?;
    for one in batch.iter_mut() {
        applied(one.as_mut(), &mut work)?;
    }
    work.write(tx).await?;
    Ok(work)
}

/// A rule that panics fails alone: the task that writes for everybody goes on.
fn applied(one: &mut dyn Waiting, work: &mut Work) -> Result<()> {
    let applied = catch_unwind(AssertUnwindSafe(|| one.apply(work)));
    applied.unwrap_or_else(|_| Err(anyhow!("an act of a respondent panicked").into()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Act, Needs, Work};
    use crate::Backend;
    use crate::clock::Clock;
    use crate::db::Db;
    use crate::error::{Error, Result};
    use crate::secrets::Secret;

    struct Says(Option<u8>);

    impl Act for Says {
        type Done = u8;

        fn needs(&self, _: &mut Needs) {}

        fn apply(&self, _: &mut Work) -> Result<u8> {
            Ok(self.0.unwrap())
        }
    }

    #[tokio::test]
    async fn an_act_that_panics_fails_alone_and_the_writer_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("school.db").display());
        let db = Db::connect(&url).await.unwrap();
        db.migrate().await.unwrap();
        let cx = Backend::new(db, Clock::held_at(chrono::DateTime::UNIX_EPOCH), Secret::for_tests());
        let write = |what| cx.writer.write(&cx, Says(what));
        let (before, broken, beside) = tokio::join!(write(Some(1)), write(None), write(Some(2)));
        assert_eq!((before.unwrap(), beside.unwrap()), (1, 2));
        assert!(matches!(broken, Err(Error::Unexpected(_))));
        assert_eq!(write(Some(3)).await.unwrap(), 3);
    }
}
