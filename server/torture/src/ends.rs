//! Ends of the process and of connections: kill -9, SIGTERM, cut connections, on either database.

use crate::proxy::Proxy;
use crate::scene::{Scene, a_while};
use anyhow::Result;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// Kills the server in the middle of the load, again and again (security 64).
pub async fn kills(binary: &Path, postgres: Option<&str>, rounds: u64, until: Instant) -> Result<crate::report::Line> {
    let mut scene = Scene::set(&named("kill -9", postgres), binary, postgres, 60 + rounds as usize * 2).await?;
    let mut served = scene.start(None).await?;
    let address = scene.recipe.address.clone();
    let crowd = scene.crowd(&address);
    while scene.line.rounds < rounds && Instant::now() < until {
        a_while(scene.line.rounds).await;
        served.kill()?;
        served = scene.start(None).await?;
        scene.line.rounds += 1;
        if scene.line.rounds.is_multiple_of(10) {
            scene.look().await?;
        }
    }
    a_while(3).await;
    scene.rest(crowd).await?;
    scene.end(served).await
}

/// Asks it to end and starts it again: it drains within its time, and whoever hands in meanwhile succeeds (75).
pub async fn stops(binary: &Path, postgres: Option<&str>, rounds: u64, until: Instant) -> Result<crate::report::Line> {
    let mut scene = Scene::set(&named("SIGTERM", postgres), binary, postgres, 60 + rounds as usize * 8).await?;
    let mut served = scene.start(None).await?;
    let address = scene.recipe.address.clone();
    let crowd = scene.crowd(&address);
    while scene.line.rounds < rounds && Instant::now() < until {
        a_while(scene.line.rounds).await;
        if let Err(cause) = served.terminate().await {
            scene.line.faults.push(cause.to_string());
        }
        served = scene.start(None).await?;
        scene.line.rounds += 1;
    }
    a_while(3).await;
    scene.rest(crowd).await?;
    scene.end(served).await
}

/// A proxy between browsers and server cuts before requests, before replies and within them (26, 73).
pub async fn cuts(binary: &Path, postgres: Option<&str>, lasting: Duration) -> Result<crate::report::Line> {
    let mut scene = Scene::set(&named("cut connections", postgres), binary, postgres, 150).await?;
    let served = scene.start(None).await?;
    let proxy = Proxy::start(&scene.recipe.address).await?;
    let crowd = scene.crowd(&proxy.address);
    tokio::time::sleep(lasting).await;
    scene.rest(crowd).await?;
    scene.line.rounds = proxy.cuts.load(Ordering::Relaxed);
    scene.end(served).await
}

/// The scene's name with its database.
pub fn named<T>(what: &str, postgres: Option<T>) -> String {
    let database = if postgres.is_some() { "PostgreSQL" } else { "SQLite" };
    format!("{what}, {database}")
}
