//! The server under test: the release binary as a process of its own.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; ended when dropped.
#[derive(Debug)]
pub struct Served {
    child: Child,
    pub address: String,
}

impl Served {
    /// Starts it over a database and waits until it answers.
    pub fn start(binary: &Path, database: &str, secret: &Path, log: &Path) -> Result<Self> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let log = std::fs::File::create(log)?;
        let child = Command::new(binary)
            .args(["serve", "--database", database, "--listen", &address, "--secret-file"])
            .arg(secret)
            // A few stand for a whole school here, so they ask as often as all of it.
            .args([
                "--rate-per-session=1000000",
                "--rate-per-address=1000000",
                "--max-streams-per-user=500",
            ])
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .with_context(|| format!("starting {}", binary.display()))?;
        let mut served = Self { child, address };
        served.wait_until_it_answers()?;
        Ok(served)
    }

    fn wait_until_it_answers(&mut self) -> Result<()> {
        let until = Instant::now() + Duration::from_secs(30);
        while Instant::now() < until {
            if std::net::TcpStream::connect(&self.address).is_ok() {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended with {status}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("the server does not answer")
    }

    /// Resident memory in MB, now.
    pub fn memory(&self) -> f64 {
        self.megabytes("VmRSS:")
    }

    /// Of it pages of files, above all of the program itself, which the system takes back when it needs them.
    pub fn file_memory(&self) -> f64 {
        self.megabytes("RssFile:")
    }

    /// The most it ever was.
    pub fn peak_memory(&self) -> f64 {
        self.megabytes("VmHWM:")
    }

    /// From now on the most is looked for anew. Where that is not allowed the number is too high, never too low.
    pub fn forget_peak(&self) {
        let _ = std::fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5");
    }

    fn megabytes(&self, name: &str) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<f64>().ok());
        kilobytes.unwrap_or(0.0) / 1024.0
    }

    /// Seconds of processor time so far.
    pub fn processor(&self) -> f64 {
        const TICKS_PER_SECOND: f64 = 100.0;
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let fields = after_name.split_whitespace().skip(11).take(2);
        fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS_PER_SECOND
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let id = self.child.id().to_string();
        // Asked to end first, so that what it has open is closed.
        let _ = Command::new("kill").arg(&id).status();
        let until = Instant::now() + Duration::from_secs(12);
        while Instant::now() < until {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The release binary beside this one, unless `OTKLIK_BINARY` names another.
pub fn binary() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("OTKLIK_BINARY") {
        return Ok(path.into());
    }
    let own = std::env::current_exe()?;
    Ok(own.parent().context("no folder")?.join("otklik"))
}
