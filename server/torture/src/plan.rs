//! Which scenes are played, how often each fault is tried, and how long everything may take.

use crate::postgres::{self, Cluster};
use crate::report::Line;
use crate::streams::{self, Crush};
use crate::{copies, ends, faults, order, two};
use anyhow::Result;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How much.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    kills: u64,
    stops: u64,
    rounds: u64,
    syncs: u64,
    damaged: u64,
    /// Saves watched by `strace`.
    traced: u64,
    /// Every n-th write of an upgrade ends the process, every n-th statement its connection.
    upgrade_steps: (i64, i64),
    kills_on_server: u64,
    restarts: u64,
    /// Kills of one of two servers, and restarts of both in turn.
    pair: (u64, u64),
    cuts: Duration,
    crush: Crush,
    /// The longest that one scene takes.
    each: Duration,
    /// The longest that all of them take.
    all: Duration,
}

pub const SHORT: Effort = Effort {
    kills: 8,
    stops: 3,
    rounds: 3,
    syncs: 3,
    damaged: 4,
    traced: 60,
    upgrade_steps: (97, 41),
    kills_on_server: 3,
    restarts: 2,
    pair: (2, 4),
    cuts: Duration::from_secs(3),
    crush: Crush {
        clients: 400,
        users: 12,
        places: 30,
    },
    each: Duration::from_secs(20),
    all: Duration::from_secs(180),
};

pub const LONG: Effort = Effort {
    kills: 300,
    stops: 30,
    rounds: 20,
    syncs: 200,
    damaged: 20,
    traced: 500,
    upgrade_steps: (7, 1),
    kills_on_server: 50,
    restarts: 20,
    pair: (20, 30),
    cuts: Duration::from_secs(15),
    crush: Crush {
        clients: 2_000,
        users: 180,
        places: 500,
    },
    each: Duration::from_secs(240),
    all: Duration::from_secs(1_170),
};

/// What a scene needs after its last round: to let people finish, to restart, to look.
const LOOK: Duration = Duration::from_secs(30);

/// The scenes of one run.
#[derive(Debug)]
pub struct Plan {
    binary: PathBuf,
    effort: Effort,
    only: Option<String>,
    end: Instant,
    lines: Vec<Line>,
}

impl Plan {
    /// All scenes, or those whose name holds that word.
    pub fn new(binary: PathBuf, effort: Effort, only: Option<String>) -> Self {
        Self {
            binary,
            effort,
            only,
            end: Instant::now() + effort.all,
            lines: Vec::new(),
        }
    }

    /// Plays them one after the other; one that breaks does not stop the next.
    pub async fn play(mut self) -> Result<Vec<Line>> {
        self.on_file().await;
        let only = self.only.as_deref();
        if only.is_none_or(|only| "postgres two".contains(only)) {
            let cluster = Cluster::start(Path::new(".ci/postgres"))?;
            self.on_server(cluster).await?;
        }
        Ok(self.lines)
    }

    async fn on_file(&mut self) {
        let (binary, effort) = (self.binary.clone(), self.effort);
        let (binary, until) = (binary.as_path(), self.until());
        let Effort { rounds, syncs, .. } = effort;
        self.scene("kills", effort.kills, ends::kills(binary, None, effort.kills, until))
            .await;
        let until = self.until();
        self.scene("stops", effort.stops, ends::stops(binary, None, effort.stops, until))
            .await;
        self.scene("cuts", 1, ends::cuts(binary, None, effort.cuts)).await;
        self.scene("streams", 0, streams::streams(binary, effort.crush)).await;
        let until = self.until();
        self.scene("full", rounds, faults::full(binary, rounds, until)).await;
        self.scene("full", rounds, faults::full_tmpfs(binary, rounds, until))
            .await;
        let until = self.until();
        self.scene("syncs", syncs, faults::no_sync(binary, syncs, until)).await;
        let until = self.until();
        self.scene("syncs", syncs, faults::some_syncs(binary, syncs, until))
            .await;
        self.scene("replies", effort.traced, order::syncs_first(binary, effort.traced))
            .await;
        let until = self.until();
        self.scene("clock", rounds, faults::clock(binary, None, rounds, until))
            .await;
        self.scene("copies", effort.damaged, copies::damaged(binary, None, effort.damaged))
            .await;
        let until = self.until();
        self.scene("upgrades", 0, copies::upgrades(binary, effort.upgrade_steps.0, until))
            .await;
    }

    async fn on_server(&mut self, mut cluster: Cluster) -> Result<()> {
        let (binary, effort) = (self.binary.clone(), self.effort);
        let binary = binary.as_path();
        let Effort { rounds, stops, .. } = effort;
        let (kills, restarts, damaged) = (effort.kills_on_server, effort.restarts, effort.damaged);
        let (a, until) = (cluster.database().await?, self.until());
        self.scene("postgres", kills, ends::kills(binary, Some(&a), kills, until))
            .await;
        let (a, until) = (cluster.database().await?, self.until());
        self.scene("postgres", stops, ends::stops(binary, Some(&a), stops, until))
            .await;
        let a = cluster.database().await?;
        self.scene("postgres", 1, ends::cuts(binary, Some(&a), effort.cuts))
            .await;
        let (a, until) = (cluster.database().await?, self.until());
        self.scene("postgres", rounds, faults::clock(binary, Some(&a), rounds, until))
            .await;
        let (a, b) = (cluster.database().await?, cluster.database().await?);
        self.scene("postgres", damaged, copies::damaged(binary, Some((&a, &b)), damaged))
            .await;
        let (a, until, (kills, rolls)) = (cluster.database().await?, self.until(), effort.pair);
        self.scene("postgres two", kills + rolls, two::two(binary, &a, kills, rolls, until))
            .await;
        let until = self.until();
        self.scene(
            "postgres",
            restarts,
            postgres::restarts(binary, &mut cluster, restarts, until),
        )
        .await;
        let until = self.until();
        self.scene(
            "postgres",
            0,
            postgres::upgrades(&mut cluster, effort.upgrade_steps.1, until),
        )
        .await;
        Ok(())
    }

    /// When a scene begins no further round.
    fn until(&self) -> Instant {
        (Instant::now() + self.effort.each).min(self.end - LOOK)
    }

    async fn scene(&mut self, name: &str, wanted: u64, play: impl Future<Output = Result<Line>>) {
        let is_wanted = self.only.as_deref().is_none_or(|only| name.contains(only));
        if !is_wanted {
            return;
        }
        let left = (self.end - Instant::now().min(self.end)).min(self.effort.each + LOOK);
        let line = match tokio::time::timeout(left, play).await {
            Ok(Ok(line)) => line,
            Ok(Err(cause)) => Line::broken(name, format!("{cause:#}")),
            Err(_) => Line::broken(name, "it did not end in time".to_owned()),
        };
        self.lines.push(match wanted {
            // It counts for itself.
            0 => line,
            _ => line.of(wanted),
        });
    }
}
