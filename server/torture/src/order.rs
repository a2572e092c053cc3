//! What the operating system saw: on SQLite every reply to a save comes after the sync that made it durable.
//! `strace` watches the server; where it may not, the scene says so and is left out.

use crate::report::Line;
use crate::scene::Scene;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::AtomicBool;

const NAME: &str = "replies after their sync, SQLite";
const CALLS: &str = "trace=read,recvfrom,write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync";

/// One person saves, one answer after the other, and every reply is looked at.
pub async fn syncs_first(binary: &Path, saves: u64) -> Result<Line> {
    let mut scene = Scene::set(NAME, binary, None, 1).await?;
    let served = scene.start(None).await?;
    let trace = scene.folder.path().join("trace");
    let Some(mut tracer) = attach(served.id(), &trace)? else {
        return Ok(Line::skipped(NAME, "strace is missing or may not watch processes here"));
    };
    let mut person = scene.person().context("nobody has begun")?;
    for _ in 0..saves {
        person
            .save(&scene.recipe.address, &scene.ledger, &AtomicBool::new(false))
            .await;
    }
    drop(served);
    tracer.wait()?;
    let seen = Seen::of(&std::fs::read_to_string(&trace)?);
    scene.line.rounds = seen.replies;
    if seen.early > 0 {
        let fault = format!("{} replies of {} came before their sync", seen.early, seen.replies);
        scene.line.faults.push(fault);
    }
    if seen.replies < saves {
        let fault = format!("{saves} answers were saved, {} replies were seen", seen.replies);
        scene.line.faults.push(fault);
    }
    let served = scene.recipe.start(None).await?;
    scene.end(served).await
}

/// Watches a process and its threads; nothing where that is not allowed.
fn attach(process: u32, trace: &Path) -> Result<Option<Child>> {
    let mut command = Command::new("strace");
    command.args(["-f", "-y", "-s", "32", "-e", CALLS, "-p", &process.to_string(), "-o"]);
    let Ok(mut tracer) = command.arg(trace).stderr(Stdio::piped()).spawn() else {
        return Ok(None);
    };
    let said = tracer.stderr.take().context("strace has no voice")?;
    let mut first = String::new();
    BufReader::new(said).read_line(&mut first)?;
    match first.contains("attached") {
        true => Ok(Some(tracer)),
        false => tracer.wait().map(|_| None).map_err(Into::into),
    }
}

/// The calls so far, read line by line in the order in which they happened.
#[derive(Debug, Default)]
struct Seen {
    /// The first halves of calls that were interrupted by another thread's, by thread.
    halves: BTreeMap<String, String>,
    /// A save was read and is not answered yet.
    is_asked: bool,
    /// Something was written into the log of the database since.
    is_written: bool,
    /// That log was synced since.
    is_synced: bool,
    replies: u64,
    early: u64,
}

impl Seen {
    fn of(trace: &str) -> Self {
        let mut seen = Self::default();
        for line in trace.lines() {
            if let Some((thread, call)) = line.trim_start().split_once(' ') {
                seen.line(thread, call.trim_start());
            }
        }
        seen
    }

    fn line(&mut self, thread: &str, call: &str) {
        if let Some(first) = call.strip_suffix("<unfinished ...>") {
            self.begun(first);
            self.halves.insert(thread.to_owned(), first.to_owned());
        } else if let Some((_, rest)) = call.split_once(" resumed>") {
            let first = self.halves.remove(thread).unwrap_or_default();
            self.done(&(first + rest));
        } else {
            self.begun(call);
            self.done(call);
        }
    }

    /// A reply counts from the moment its sending begins.
    fn begun(&mut self, call: &str) {
        if self.is_asked && call.contains("\"HTTP/1.1 200") {
            self.is_asked = false;
            self.replies += 1;
            self.early += u64::from(!self.is_synced);
        }
    }

    /// A request, a write and a sync count when they are over.
    fn done(&mut self, call: &str) {
        let is_log = call.contains(".db-wal>");
        if call.contains("\"POST /api/attempts/save") {
            (self.is_asked, self.is_written, self.is_synced) = (true, false, false);
        } else if call.starts_with("pwrite64(") && is_log {
            self.is_written = true;
        } else if call.contains("sync(") && is_log && call.ends_with("= 0") {
            self.is_synced |= self.is_written;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    const ASKED: &str = r#"7  recvfrom(9<TCP:[1]>, "POST /api/attempts/save HTTP/1.1"..., 8192, 0, NULL, NULL) = 400"#;
    const WRITTEN: &str = r#"8  pwrite64(5</x/otklik.db-wal>, "\0\0"..., 4096, 32) = 4096"#;
    const ANSWERED: &str = r#"7  writev(9<TCP:[1]>, [{iov_base="HTTP/1.1 200 OK\r\n"..., iov_len=90}], 1) = 90"#;

    fn early(lines: &[&str]) -> (u64, u64) {
        let seen = Seen::of(&lines.join("\n"));
        (seen.replies, seen.early)
    }

    #[test]
    fn a_reply_after_its_sync_is_in_order() {
        let synced = "8  fdatasync(5</x/otklik.db-wal>) = 0";
        assert_eq!(early(&[ASKED, WRITTEN, synced, ANSWERED]), (1, 0));
    }

    #[test]
    fn a_reply_before_the_sync_is_over_is_early() {
        let (first, second) = (
            "8  fdatasync(5</x/otklik.db-wal> <unfinished ...>",
            "8  <... fdatasync resumed>) = 0",
        );
        assert_eq!(early(&[ASKED, WRITTEN, first, ANSWERED, second]), (1, 1));
        assert_eq!(early(&[ASKED, WRITTEN, first, second, ANSWERED]), (1, 0));
    }

    #[test]
    fn a_sync_that_failed_or_came_before_the_write_counts_for_nothing() {
        let failed = "8  fdatasync(5</x/otklik.db-wal>) = -1 EIO (Input/output error)";
        let synced = "8  fdatasync(5</x/otklik.db-wal>) = 0";
        assert_eq!(early(&[ASKED, WRITTEN, failed, ANSWERED]), (1, 1));
        assert_eq!(early(&[ASKED, synced, WRITTEN, ANSWERED]), (1, 1));
    }
}
