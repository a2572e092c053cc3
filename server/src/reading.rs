//! Taking a file apart in a process of its own, the same program with `read-sheet`: a hostile file ends that process, not
//! the server (security 40 to 42). The process may use so much memory and time, and open nothing: no file, no connection.

use anyhow::Context;
use backend::error::{Error, Result};
use backend::formats::workbook::{self, MAX_FILE_BYTES};
use domain::imports::workbook::Workbook;
use domain::problem::Problem;
use rustix::process::{Resource, Rlimit, setrlimit};
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// The command's name.
pub const COMMAND: &str = "read-sheet";
const MEMORY_BYTES: u64 = 512 * 1024 * 1024;
const CPU_SECONDS: u64 = 20;
const WALL: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// More than any file within the limits gives: texts, their quotes and escapes.
const MAX_ANSWER_BYTES: u64 = 64 * 1024 * 1024;

/// Two cores serve everybody: files wait for one another.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// What the process answers.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    Read(Workbook),
    Refused(Problem),
}

/// The rows of a file; a problem is about the field `file`.
pub async fn read(program: &Path, bytes: Vec<u8>) -> Result<Workbook> {
    let _turn = ONE_AT_A_TIME.acquire().await.context("waiting for a turn")?;
    let program = program.to_owned();
    let answer = tokio::task::spawn_blocking(move || ask(&program, bytes)).await;
    match answer.context("reading a file")?? {
        Answer::Read(book) => Ok(book),
        Answer::Refused(problem) => Err(Error::Invalid(vec![Problem {
            at: "file".to_owned(),
            ..problem
        }])),
    }
}

fn ask(program: &Path, bytes: Vec<u8>) -> anyhow::Result<Answer> {
    let mut child = Command::new(program)
        .arg(COMMAND)
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("starting {}", program.display()))?;
    let (mut input, output) = (child.stdin.take(), child.stdout.take());
    // A process that ends before it has read everything closes the pipe: its answer or its end says why.
    let writer = thread::spawn(move || input.as_mut().is_some_and(|input| input.write_all(&bytes).is_ok()));
    let reader = thread::spawn(move || {
        let mut answer = Vec::new();
        let output = output.map(|output| output.take(MAX_ANSWER_BYTES).read_to_end(&mut answer));
        output.is_some_and(|read| read.is_ok()).then_some(answer)
    });
    let ended = wait(&mut child)?;
    let _ = writer.join();
    let answer = reader.join().ok().flatten().unwrap_or_default();
    match ended {
        Some(status) if status.success() => serde_json::from_slice(&answer).context("reading the answer"),
        Some(status) => Ok(Answer::Refused(lost(status))),
        None => Ok(Answer::Refused(Problem::new("", "sheet-too-slow"))),
    }
}

/// How it ended; none when its time was over.
fn wait(child: &mut Child) -> anyhow::Result<Option<ExitStatus>> {
    let since = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if since.elapsed() > WALL {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(LOOK_EVERY);
    }
}

/// Why there is no answer: out of memory it is aborted, out of time it is killed.
fn lost(status: ExitStatus) -> Problem {
    use std::os::unix::process::ExitStatusExt;
    /// `SIGXCPU` and `SIGKILL`, the second when the first was not heeded.
    const OUT_OF_TIME: [i32; 2] = [24, 9];
    let kind = match status.signal() {
        Some(signal) if OUT_OF_TIME.contains(&signal) => "sheet-too-slow",
        Some(_) => "sheet-too-heavy",
        None => "sheet-broken",
    };
    Problem::new("", kind)
}

/// The process itself: its limits first, then the file from standard input, the answer to standard output.
pub fn answer() -> anyhow::Result<()> {
    limit(Resource::As, MEMORY_BYTES)?;
    limit(Resource::Cpu, CPU_SECONDS)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    // Standard input and output are open; nothing else can be, and a connection would be something else.
    limit(Resource::Nofile, 0)?;
    let mut bytes = Vec::new();
    let most = MAX_FILE_BYTES as u64 + 1;
    std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    let answer = match workbook::read(&bytes) {
        Ok(book) => Answer::Read(book),
        Err(problem) => Answer::Refused(problem),
    };
    let mut output = std::io::stdout().lock();
    serde_json::to_writer(&mut output, &answer)?;
    Ok(output.flush()?)
}

fn limit(resource: Resource, most: u64) -> anyhow::Result<()> {
    let limit = Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    setrlimit(resource, limit).with_context(|| format!("limiting {resource:?}"))
}
