//! Two servers on one PostgreSQL behind nginx (security 74, 75): a session of one opens the other, boards at both move,
//! the connection that carries nudges is cut, one is killed, both are restarted in turn. Nobody may notice.

use crate::nginx::Nginx;
use crate::report::Line;
use crate::scene::{Scene, a_while};
use crate::served::{Recipe, Served};
use crate::watcher::{Watcher, campaign};
use anyhow::{Context, Result};
use backend::db::Db;
use sea_orm::ConnectionTrait;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

pub const NAME: &str = "two servers behind nginx, PostgreSQL";
const BACK_WITHIN: Duration = Duration::from_secs(15);
const CUT_NUDGES: &str =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN \"otklik_live\"'";

/// Two servers and what stands in front of them.
struct Pair {
    recipes: [Recipe; 2],
    served: [Served; 2],
    nginx: Nginx,
    db: Db,
}

/// Kills one of them so many times, then restarts them in turn so many times.
pub async fn two(binary: &Path, database: &str, kills: u64, rolls: u64, until: Instant) -> Result<Line> {
    let mut scene = Scene::set(NAME, binary, Some(database), 60 + (kills + rolls) as usize * 8).await?;
    let Some(mut pair) = raise(&mut scene).await? else {
        return Ok(Line::skipped(NAME, "nginx is missing"));
    };
    boards(&mut scene, &pair).await?;
    let crowd = scene.crowd(&pair.nginx.address);
    while scene.line.rounds < kills && Instant::now() < until {
        let one = usize::from(scene.line.rounds.is_multiple_of(2));
        a_while(scene.line.rounds).await;
        pair.served[one].kill()?;
        run(&pair.db, CUT_NUDGES).await?;
        match scene.wait_for_a_save(BACK_WITHIN).await {
            Ok(after) => scene.line.recovery.push(after),
            Err(cause) => scene.line.faults.push(format!("one was killed: {cause:#}")),
        }
        pair.served[one] = pair.recipes[one].start(None).await?;
        scene.line.rounds += 1;
    }
    roll(&mut scene, &mut pair, kills + rolls, until).await?;
    a_while(3).await;
    scene.rest(crowd).await?;
    let Pair { served, nginx, .. } = pair;
    let line = scene.end_with(served.into()).await;
    drop(nginx);
    line
}

async fn raise(scene: &mut Scene) -> Result<Option<Pair>> {
    let first = scene.recipe.clone();
    let mut second = Recipe::new(&first.binary, &first.database, scene.folder.path())?;
    second.log = scene.folder.path().join("second.log");
    let Some(nginx) = Nginx::start(scene.folder.path(), &[&first.address, &second.address]).await? else {
        return Ok(None);
    };
    let served = [first.start(None).await?, second.start(None).await?];
    let db = Db::connect(&first.database).await?;
    Ok(Some(Pair {
        recipes: [first, second],
        served,
        nginx,
        db,
    }))
}

/// Whoever signed in at one watches at the other; somebody hands in at the one. Twice with the nudges' way cut before.
async fn boards(scene: &mut Scene, pair: &Pair) -> Result<()> {
    let [here, there] = [&pair.recipes[0].address, &pair.recipes[1].address];
    let mut watcher = Watcher::sign_in(here, campaign(&pair.db).await?).await?;
    watcher.watch(there);
    let going_on = AtomicBool::new(false);
    for is_cut in [false, true, false, true] {
        if is_cut {
            run(&pair.db, CUT_NUDGES).await?;
        }
        let before = watcher.heard();
        let person = scene.person().context("nobody has begun")?;
        person.hand_in(here, &scene.ledger, &going_on).await;
        match watcher.is_told(there, before, pair.db.read()).await {
            Ok(after) => println!("    the board at the other server moved after {} ms", after.as_millis()),
            Err(cause) => scene.line.faults.push(format!("{cause:#}")),
        }
    }
    Ok(())
}

/// Restarts them in turn: not one handing in may fail meanwhile.
async fn roll(scene: &mut Scene, pair: &mut Pair, rounds: u64, until: Instant) -> Result<()> {
    let before = scene.ledger.lock().submits_put_off;
    while scene.line.rounds < rounds && Instant::now() < until {
        let one = usize::from(scene.line.rounds.is_multiple_of(2));
        a_while(scene.line.rounds).await;
        if let Err(cause) = pair.served[one].terminate().await {
            scene.line.faults.push(cause.to_string());
        }
        pair.served[one] = pair.recipes[one].start(None).await?;
        scene.line.rounds += 1;
    }
    let failed = scene.ledger.lock().submits_put_off - before;
    if failed > 0 {
        let fault = format!("{failed} submits failed while the servers were restarted in turn");
        scene.line.faults.push(fault);
    }
    Ok(())
}

async fn run(db: &Db, sql: &str) -> Result<()> {
    db.read().execute_unprepared(sql).await?;
    Ok(())
}
