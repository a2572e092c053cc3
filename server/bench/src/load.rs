//! Running one kind of request from many connections at once, and what came of it.

use anyhow::Result;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// How fast, how long, how many failed.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub done: usize,
    pub errors: usize,
    pub seconds: f64,
    /// Sorted, in microseconds.
    latencies: Vec<u32>,
    /// The first failure, for the reader.
    pub first_error: Option<String>,
}

impl Outcome {
    /// Done per second.
    pub fn rate(&self) -> f64 {
        self.done as f64 / self.seconds.max(0.001)
    }

    /// The latency that this share of requests stayed below, in milliseconds.
    pub fn percentile(&self, share: f64) -> f64 {
        let last = self.latencies.len().saturating_sub(1);
        let at = ((last as f64) * share).round() as usize;
        f64::from(self.latencies.get(at).copied().unwrap_or(0)) / 1000.0
    }
}

#[derive(Default)]
struct Notes {
    latencies: RefCell<Vec<u32>>,
    errors: Cell<usize>,
    first_error: RefCell<Option<String>>,
}

impl Notes {
    fn add(&self, from: Instant, result: &Result<()>) {
        match result {
            Ok(()) => {
                let micros = u32::try_from(from.elapsed().as_micros()).unwrap_or(u32::MAX);
                self.latencies.borrow_mut().push(micros);
            }
            Err(cause) => {
                self.errors.set(self.errors.get() + 1);
                self.first_error
                    .borrow_mut()
                    .get_or_insert_with(|| format!("{cause:#}"));
            }
        }
    }

    fn outcome(&self, from: Instant) -> Outcome {
        let mut latencies = self.latencies.take();
        latencies.sort_unstable();
        Outcome {
            done: latencies.len(),
            errors: self.errors.get(),
            seconds: from.elapsed().as_secs_f64(),
            latencies,
            first_error: self.first_error.take(),
        }
    }
}

/// Each worker does its act again and again until the time is over or it says that there is nothing left to do.
pub async fn closed<W, F, Fut>(workers: Vec<W>, lasts: Duration, act: F) -> Outcome
where
    W: 'static,
    F: Fn(Rc<Mutex<W>>) -> Fut + Clone + 'static,
    Fut: Future<Output = Result<Option<()>>>,
{
    let (notes, from) = (Rc::new(Notes::default()), Instant::now());
    let tasks = workers.into_iter().map(|worker| {
        let (notes, act, worker) = (notes.clone(), act.clone(), Rc::new(Mutex::new(worker)));
        tokio::task::spawn_local(async move {
            while from.elapsed() < lasts {
                let started = Instant::now();
                match act(worker.clone()).await {
                    Ok(Some(())) => notes.add(started, &Ok(())),
                    Ok(None) => break,
                    Err(cause) => notes.add(started, &Err(cause)),
                }
            }
        })
    });
    futures::future::join_all(tasks.collect::<Vec<_>>()).await;
    notes.outcome(from)
}

/// Acts begin at a steady rate, whatever becomes of those before; the wait counts from when an act was due.
pub async fn open<F, Fut>(per_second: f64, lasts: Duration, act: F) -> Outcome
where
    F: Fn(usize) -> Fut,
    Fut: Future<Output = Result<()>> + 'static,
{
    let (notes, from) = (Rc::new(Notes::default()), Instant::now());
    let total = (per_second * lasts.as_secs_f64()) as usize;
    let mut tasks = Vec::with_capacity(total);
    for no in 0..total {
        let due = from + Duration::from_secs_f64(no as f64 / per_second);
        tokio::time::sleep_until(due.into()).await;
        let (notes, act) = (notes.clone(), act(no));
        tasks.push(tokio::task::spawn_local(async move { notes.add(due, &act.await) }));
    }
    futures::future::join_all(tasks).await;
    notes.outcome(from)
}
