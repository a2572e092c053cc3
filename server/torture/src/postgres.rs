//! PostgreSQL that is stopped at once and started again under load. The cluster is that of `.ci/postgres`.

use crate::report::Line;
use crate::scene::{Scene, a_while};
use anyhow::{Context, Result, bail};
use backend::check::check_database;
use backend::db::Db;
use sea_orm::{ConnectionTrait, Database, Statement};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Ends its own connection when the count of statements that change the schema comes to a number.
const TRAP: &str = "CREATE SCHEMA torture; CREATE SEQUENCE torture.count; CREATE TABLE torture.trap (at bigint); \
    INSERT INTO torture.trap VALUES (0); \
    CREATE FUNCTION torture.spring() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN \
    IF nextval('torture.count') = (SELECT at FROM torture.trap) THEN \
    PERFORM pg_terminate_backend(pg_backend_pid()); END IF; END $$; \
    CREATE EVENT TRIGGER torture ON ddl_command_end EXECUTE FUNCTION torture.spring()";

const UPGRADE: &str = "an upgrade dies, PostgreSQL";

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
    let served = scene.start(None).await?;
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
    scene.end(served).await
}

/// The schema of the first release is upgraded, and the connection ends at every statement in turn (security 70): the
/// database stands as before, until it stands as after.
pub async fn upgrades(cluster: &mut Cluster, every: i64, until: Instant) -> Result<Line> {
    println!("==> {UPGRADE}");
    let database = cluster.database().await?;
    let old = old_database(&database).await?;
    let (mut line, mut at) = (Line::new(UPGRADE), 1);
    while Instant::now() < until {
        let db = Db::connect(&database).await?;
        let set = format!("SELECT setval('torture.count', 1, false); UPDATE torture.trap SET at = {at}");
        db.read().execute_unprepared(&set).await?;
        let is_whole = db.migrate().await.is_ok();
        db.close().await?;
        let db = Db::connect(&database).await?;
        let (rows, level) = (organizations(&db).await?, db.level().await?);
        line.rounds += 1;
        line.acknowledged += 3;
        line.found += rows;
        let stands = if is_whole {
            level.pending.is_empty()
        } else {
            level.applied == old
        };
        if rows != 3 || !stands {
            line.lost += 1;
            line.faults.push(format!(
                "after the end at statement {at}: {rows} of 3 rows, level {level:?}"
            ));
        }
        if is_whole {
            line.faults.extend(check_database(&db).await?);
            let tried = line.rounds;
            return Ok(line.of(tried));
        }
        db.close().await?;
        at += every;
    }
    let tried = line.rounds;
    Ok(line.of(tried + 1))
}

/// Three rows to lose, and the trap; answers what is applied.
async fn old_database(database: &str) -> Result<Vec<String>> {
    let db = Db::connect(database).await?;
    let tx = db.begin_write().await?;
    migrations::upgrade_to(&tx, |name| name < "m20261124").await?;
    for no in 0..3 {
        let row = format!(
            "INSERT INTO organizations (id, code, kind, short_name, full_name, tz, is_demo, created_at) VALUES \
             (gen_random_uuid(), 'school{no}', 'school', 'Школа {no}', '', 'Europe/Moscow', false, now())"
        );
        tx.execute_unprepared(&row).await?;
    }
    tx.execute_unprepared(TRAP).await?;
    tx.commit().await?;
    let level = db.level().await?;
    db.close().await?;
    Ok(level.applied)
}

async fn organizations(db: &Db) -> Result<u64> {
    let sql = Statement::from_string(db.read().get_database_backend(), "SELECT count(*) FROM organizations");
    let row = db.read().query_one_raw(sql).await?.context("no answer")?;
    Ok(u64::try_from(row.try_get_by_index::<i64>(0)?)?)
}
