//! The hand on the server's system calls: `shim.c`, compiled by `cc` and preloaded, told what to do through a shared
//! file. It works for every user; a file system that fails on demand would need root.

use anyhow::{Context, Result, bail};
use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::Command;

const SOURCE: &str = include_str!("shim.c");
const NUMBERS: u64 = 8;

/// What can be asked for; the places of the numbers in the file.
#[derive(Clone, Copy, Debug)]
pub enum Ask {
    /// Every n-th sync fails; 0 for none.
    FailSync = 0,
    /// Every write to a file says that the disk is full.
    Full = 1,
    /// Seconds that the clock is ahead.
    Clock = 2,
    /// The process ends at that write or sync.
    EndAt = 3,
    /// How many writes were counted towards it.
    Writes = 4,
    /// How many syncs failed.
    Failed = 5,
}

/// The compiled shim and its file of numbers.
#[derive(Debug)]
pub struct Shim {
    pub library: PathBuf,
    pub control: PathBuf,
    file: File,
}

impl Shim {
    /// Compiles it into a folder.
    pub fn build(folder: &Path) -> Result<Self> {
        let (source, library) = (folder.join("shim.c"), folder.join("shim.so"));
        std::fs::write(&source, SOURCE)?;
        let done = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .args([&library, &source])
            .arg("-ldl")
            .status()
            .context("a C compiler is needed for failing system calls")?;
        if !done.success() {
            bail!("the shim does not compile");
        }
        let control = folder.join("control");
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&control)?;
        file.set_len(NUMBERS * 8)?;
        Ok(Self { library, control, file })
    }

    /// Sets one number.
    pub fn set(&self, what: Ask, to: i64) -> Result<()> {
        Ok(self.file.write_all_at(&to.to_ne_bytes(), what as u64 * 8)?)
    }

    /// Reads one number.
    pub fn get(&self, what: Ask) -> Result<i64> {
        let mut bytes = [0; 8];
        self.file.read_exact_at(&mut bytes, what as u64 * 8)?;
        Ok(i64::from_ne_bytes(bytes))
    }

    /// Back to a healthy machine.
    pub fn heal(&self) -> Result<()> {
        for what in [
            Ask::FailSync,
            Ask::Full,
            Ask::Clock,
            Ask::EndAt,
            Ask::Writes,
            Ask::Failed,
        ] {
            self.set(what, 0)?;
        }
        Ok(())
    }
}
