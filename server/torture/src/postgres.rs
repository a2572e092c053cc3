//! PostgreSQL that is stopped at once and started again under load. The cluster is that of `.ci/postgres`.

use crate::report::Line;
use crate::scene::{Scene, a_while};
use anyhow::{Context, Result, bail};
use sea_orm::{ConnectionTrait, Database};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The private cluster; ended when dropped.
#[derive(Debug)]
pub struct Cluster {
    script: PathBuf,
    address: String,
    databases: u32,
}

impl Cluster {
    /// Starts it.
    pub fn start(script: &Path) -> Result<Self> {
        let said = Command::new(script)
            .arg("start")
            .env_remove("TEST_DATABASE_URL")
            .output()?;
        if !said.status.success() {
            bail!("PostgreSQL did not start: {}", String::from_utf8_lossy(&said.stderr));
        }
        Ok(Self {
            script: script.to_owned(),
            address: String::from_utf8(said.stdout)?.trim().to_owned(),
            databases: 0,
        })
    }

    /// A new empty database of its own.
    pub async fn database(&mut self) -> Result<String> {
        self.databases += 1;
        let name = format!("torture{}", self.databases);
        let admin = Database::connect(&self.address).await?;
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
        admin.close().await?;
        let (server, _) = self.address.rsplit_once('/').context("the cluster's address")?;
        Ok(format!("{server}/{name}"))
    }

    fn restart(&self) -> Result<()> {
        match Command::new(&self.script).arg("restart").status()?.success() {
            true => Ok(()),
            false => bail!("PostgreSQL did not come back"),
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = Command::new(&self.script).arg("stop").status();
    }
}

/// `pg_ctl -m immediate restart` while people answer (security 74): the server stays up and goes on by itself.
pub async fn restarts(binary: &Path, cluster: &mut Cluster, rounds: u64, until: Instant) -> Result<Line> {
    let database = cluster.database().await?;
    let mut scene = Scene::set("PostgreSQL restarts at once", binary, Some(&database), 200).await?;
    let _served = scene.start(None).await?;
    let address = scene.recipe.address.clone();
    let crowd = scene.crowd(&address);
    scene.line.recovery.clear();
    while scene.line.rounds < rounds && Instant::now() < until {
        a_while(scene.line.rounds).await;
        cluster.restart()?;
        match scene.wait_for_a_save(Duration::from_secs(15)).await {
            Ok(after) => scene.line.recovery.push(after),
            Err(cause) => scene.line.faults.push(format!("{cause:#}")),
        }
        scene.line.rounds += 1;
    }
    scene.rest(crowd).await?;
    scene.end().await
}
