//! What happens: use cases, queries and the outside world. No page, no HTTP.
//! Read `reactions.rs` for what follows from an act, `db/` for the two databases.

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
mod same_secret;
pub mod secrets;
pub mod trials;
pub mod unions;
pub mod vacancies;
mod writer;

use chrono::{DateTime, Utc};
pub use chrono_tz::Tz as Zone;
use clock::Clock;
use db::Db;
use domain::ids::{OrgId, VersionId};
use live::Live;
pub use same_secret::agree_on_secret;
use secrets::Secret;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, OnceLock, RwLock};
use tokio::sync::{Notify, Semaphore};
pub use writer::Queue;

type Versions = BTreeMap<(OrgId, VersionId), Arc<instruments::Published>>;

/// Everything a use case needs of the world; every layer of a request holds it, so a copy costs next to nothing.
#[derive(Clone, Debug)]
pub struct Backend(Arc<World>);

/// What a `Backend` gives access to.
#[derive(Clone, Debug)]
pub struct World {
    pub db: Db,
    pub clock: Clock,
    pub secret: Secret,
    pub live: Live,
    /// Wakes the jobs after a commit, so that what follows does not wait for the next look.
    pub wake: Arc<Notify>,
    /// Where what respondents do waits for its transaction.
    writer: writer::Writer,
    openings: attempts::Openings,
    look_ups: LookUps,
    /// Campaigns as respondents met them last.
    askings: attempts::Askings,
    /// How many passwords are hashed at once: a flood of sign-ins must not take both cores.
    hashing: Arc<Semaphore>,
    /// How this server makes copies by itself; set when it begins to.
    plan: Arc<OnceLock<backups::Plan>>,
    /// Published versions as respondents see them.
    versions: Arc<RwLock<Versions>>,
}

/// What respondents look up, each kind of it gathered into one statement.
#[derive(Clone, Debug, Default)]
struct LookUps {
    links: reader::Reader<attempts::Tokens>,
    askeds: reader::Reader<attempts::Askeds>,
}

impl Deref for Backend {
    type Target = World;

    fn deref(&self) -> &World {
        &self.0
    }
}

impl Backend {
    /// A backend over an open database.
    pub fn new(db: Db, clock: Clock, secret: Secret) -> Self {
        let (live, wake) = (Live::default(), Arc::new(Notify::new()));
        Self(Arc::new(World {
            db,
            clock,
            secret,
            live,
            wake,
            writer: writer::Writer::default(),
            openings: attempts::Openings::default(),
            look_ups: LookUps::default(),
            askings: attempts::Askings::default(),
            hashing: Arc::new(Semaphore::new(1)),
            plan: Arc::default(),
            versions: Arc::default(),
        }))
    }

    fn changed(&self, change: impl FnOnce(&mut World)) -> Self {
        let mut world = World::clone(self);
        change(&mut world);
        Self(Arc::new(world))
    }

    /// The same at another moment.
    pub(crate) fn held_at(&self, at: DateTime<Utc>) -> Self {
        self.changed(|world| world.clock = Clock::held_at(at))
    }

    /// The same, reading by connections of its own: a long report takes none away from those who answer (security 53).
    pub fn for_reports(&self) -> Self {
        self.without_queues().changed(|world| world.db = self.db.for_reports())
    }

    /// How busy the writing of saved answers is.
    pub fn queue(&self) -> Queue {
        self.writer.queue()
    }

    /// Returns when all that waits to be written without anybody waiting for it is on disk.
    pub async fn settled(&self) {
        self.openings.settled().await;
    }

    /// The same for a task that serves a queue: it must not keep itself alive by holding the queue.
    fn without_queues(&self) -> Self {
        self.changed(|world| {
            world.writer = writer::Writer::default();
            world.openings = attempts::Openings::default();
            world.look_ups = LookUps::default();
        })
    }
}
