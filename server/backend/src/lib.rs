//! What happens: use cases, queries and the outside world. No page, no HTTP.
//! Read `reactions.rs` for what follows from an act, `db.rs` for the two databases.

pub mod accounts;
pub mod actor;
pub mod attempts;
pub mod backups;
pub mod campaigns;
pub mod check;
pub mod clock;
pub mod db;
pub mod demo;
pub mod documents;
mod entity;
pub mod error;
pub mod events;
mod fact_chain;
pub mod facts;
pub mod files;
pub mod formats;
pub mod imports;
pub mod indicators;
pub mod instruments;
pub mod ioms;
pub mod jobs;
pub mod light;
pub mod live;
pub mod municipality;
pub mod programme;
pub mod reactions;
mod reader;
pub mod registers;
pub mod roster;
pub mod secrets;
pub mod trials;
pub mod vacancies;
mod writer;

pub use chrono_tz::Tz as Zone;
use clock::Clock;
use db::Db;
use domain::ids::{OrgId, VersionId};
use live::Live;
use secrets::Secret;
use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};
use tokio::sync::{Notify, Semaphore};

type Versions = BTreeMap<(OrgId, VersionId), Arc<instruments::Published>>;

/// Everything a use case needs of the world.
#[derive(Clone, Debug)]
pub struct Backend {
    pub db: Db,
    pub clock: Clock,
    pub secret: Secret,
    pub live: Live,
    /// Wakes the jobs after a commit, so that what follows does not wait for the next look.
    pub wake: Arc<Notify>,
    /// Where what respondents do waits for its transaction, and what they look up for its statement.
    writer: writer::Writer,
    sessions: reader::Reader<accounts::Sessions>,
    askeds: reader::Reader<attempts::Askeds>,
    /// How many passwords are hashed at once: a flood of sign-ins must not take both cores.
    hashing: Arc<Semaphore>,
    /// Published versions as respondents see them.
    versions: Arc<RwLock<Versions>>,
}

impl Backend {
    /// A backend over an open database.
    pub fn new(db: Db, clock: Clock, secret: Secret) -> Self {
        let (live, wake) = (Live::default(), Arc::new(Notify::new()));
        Self {
            db,
            clock,
            secret,
            live,
            wake,
            writer: writer::Writer::default(),
            sessions: reader::Reader::default(),
            askeds: reader::Reader::default(),
            hashing: Arc::new(Semaphore::new(1)),
            versions: Arc::default(),
        }
    }

    /// The same for a task that serves a queue: it must not keep itself alive by holding the queue.
    fn without_queues(&self) -> Self {
        Self {
            writer: writer::Writer::default(),
            sessions: reader::Reader::default(),
            askeds: reader::Reader::default(),
            ..self.clone()
        }
    }
}
