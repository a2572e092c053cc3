//! The server under torture, as a process of its own that can be killed, stopped and started again.

use crate::http::get;
use crate::shim::Shim;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::time::sleep;

const READY_WITHIN: Duration = Duration::from_secs(60);
const END_WITHIN: Duration = Duration::from_secs(15);

/// How to start it.
#[derive(Clone, Debug)]
pub struct Recipe {
    pub binary: PathBuf,
    pub database: String,
    pub secret: PathBuf,
    pub address: String,
    pub log: PathBuf,
    /// Settings of this scene.
    pub flags: Vec<String>,
}

/// A running server; killed when dropped.
#[derive(Debug)]
pub struct Served {
    child: Child,
    /// From the start of the process to its first good answer.
    pub ready_after: Duration,
}

impl Recipe {
    /// A server over that database, at a port of its own that stays the same when it starts again.
    pub fn new(binary: &Path, database: &str, folder: &Path) -> Result<Self> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        Ok(Self {
            binary: binary.to_owned(),
            database: database.to_owned(),
            secret: folder.join("otklik.key"),
            address: format!("127.0.0.1:{port}"),
            log: folder.join("server.log"),
            flags: Vec::new(),
        })
    }

    /// Starts it, with the shim if there is one, and waits for its first good answer.
    pub async fn start(&self, shim: Option<&Shim>) -> Result<Served> {
        let mut command = self.command("serve", shim)?;
        command.args(["--listen", &self.address, "--backup-hour", "24"]);
        // Nobody answers as fast as these do.
        command.args(["--rate-per-session=1000000", "--rate-per-address=1000000"]);
        command.args(&self.flags);
        let began = Instant::now();
        let mut child = command
            .spawn()
            .with_context(|| format!("starting {}", self.binary.display()))?;
        while began.elapsed() < READY_WITHIN {
            if get(&self.address, "/healthz", "")
                .await
                .is_ok_and(|reply| reply.status == 200)
            {
                return Ok(Served {
                    child,
                    ready_after: began.elapsed(),
                });
            }
            if let Some(status) = child.try_wait()? {
                bail!("the server ended with {status}; see {}", self.log.display());
            }
            sleep(Duration::from_millis(5)).await;
        }
        let _ = child.kill();
        bail!(
            "the server was not ready within {READY_WITHIN:?}; see {}",
            self.log.display()
        )
    }

    /// Another command of the program over the same database.
    pub fn command(&self, name: &str, shim: Option<&Shim>) -> Result<Command> {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(&self.log)?;
        let mut command = Command::new(&self.binary);
        command
            .arg(name)
            .args(["--database", &self.database, "--secret-file"])
            .arg(&self.secret);
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        if let Some(shim) = shim {
            command
                .env("LD_PRELOAD", &shim.library)
                .env("TORTURE_CONTROL", &shim.control);
        }
        Ok(command)
    }
}

impl Served {
    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it at once, in the middle of whatever it does.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to end; answers how long that took.
    pub async fn terminate(&mut self) -> Result<Duration> {
        let began = Instant::now();
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()?;
        if !asked.success() {
            bail!("the server could not be asked to end");
        }
        while began.elapsed() < END_WITHIN {
            if let Some(status) = self.child.try_wait()? {
                return match status.success() {
                    true => Ok(began.elapsed()),
                    false => bail!("the server ended with {status}"),
                };
            }
            sleep(Duration::from_millis(10)).await;
        }
        bail!("the server did not end within {END_WITHIN:?}")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
