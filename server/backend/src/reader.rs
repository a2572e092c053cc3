//! Look-ups that many requests make at once, gathered: what is asked for while one statement is under way makes up the
//! next. What is read is as fresh as a look-up of one's own; nothing is kept.

use crate::Backend;
use crate::db::Held;
use crate::error::{Error, Result};
use std::sync::{Arc, OnceLock};
use tokio::sync::{mpsc, oneshot};

const QUEUE: usize = 4_096;
const BATCH: usize = 64;

/// A kind of look-up.
pub(crate) trait Lookup: Send + Sync + 'static {
    type Key: Clone + Send + Sync + 'static;
    type Found: Send + 'static;

    /// Finds all of them at once, in the order of the keys.
    fn find(cx: &Backend, db: &Held, keys: &[Self::Key]) -> impl Future<Output = Result<Vec<Self::Found>>> + Send;
}

type Waiting<L> = (<L as Lookup>::Key, oneshot::Sender<Result<<L as Lookup>::Found>>);

/// The way to the task that looks up; it starts with the first look-up.
pub(crate) struct Reader<L: Lookup> {
    queue: Arc<OnceLock<mpsc::Sender<Waiting<L>>>>,
}

impl<L: Lookup> Reader<L> {
    /// Finds one, together with what others ask for.
    pub async fn find(&self, cx: &Backend, key: L::Key) -> Result<L::Found> {
        let queue = self.queue.get_or_init(|| start::<L>(cx));
        let (answer, answered) = oneshot::channel();
        let sent = queue.try_send((key, answer));
        sent.map_err(|_| Error::no_room())?;
        match answered.await {
            Ok(found) => found,
            Err(_) => Err(Error::no_room()),
        }
    }
}

impl<L: Lookup> Clone for Reader<L> {
    fn clone(&self) -> Self {
        Self {
            queue: self.queue.clone(),
        }
    }
}

impl<L: Lookup> Default for Reader<L> {
    fn default() -> Self {
        Self { queue: Arc::default() }
    }
}

impl<L: Lookup> std::fmt::Debug for Reader<L> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader")
    }
}

fn start<L: Lookup>(cx: &Backend) -> mpsc::Sender<Waiting<L>> {
    let (queue, waiting) = mpsc::channel(QUEUE);
    tokio::spawn(serve::<L>(cx.without_queues(), waiting));
    queue
}

async fn serve<L: Lookup>(cx: Backend, mut waiting: mpsc::Receiver<Waiting<L>>) {
    let (mut batch, mut held) = (Vec::with_capacity(BATCH), None);
    loop {
        if waiting.is_empty() {
            // While there is nothing to look up, the connection is somebody else's.
            held = None;
        }
        if waiting.recv_many(&mut batch, BATCH).await == 0 {
            return;
        }
        let (keys, callers): (Vec<L::Key>, Vec<_>) = batch.drain(..).unzip();
        match find::<L>(&cx, &mut held, &keys).await {
            Ok(found) => {
                for (found, caller) in found.into_iter().zip(callers) {
                    // Whoever has stopped waiting does not need the answer.
                    let _ = caller.send(Ok(found));
                }
            }
            // Each learns for itself what is wrong.
            Err(_) => {
                for (key, caller) in keys.iter().zip(callers) {
                    let alone = find::<L>(&cx, &mut held, std::slice::from_ref(key)).await;
                    let found = alone.and_then(|found| found.into_iter().next().ok_or(Error::Unknown));
                    let _ = caller.send(found);
                }
            }
        }
    }
}

/// Finds with the connection in hand; one that has failed is given back.
async fn find<L: Lookup>(cx: &Backend, held: &mut Option<Held>, keys: &[L::Key]) -> Result<Vec<L::Found>> {
    let db = match held.take() {
        Some(db) => db,
        None => cx.db.hold().await?,
    };
    let found = L::find(cx, &db, keys).await?;
    *held = Some(db);
    Ok(found)
}
