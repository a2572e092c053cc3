//! Thousands ask for live pages at once while people answer (security 54): each gets an answer, no more than the caps
//! allow are let in, saves go on, and whoever was let in still hears of the next who hands in.

use crate::report::Line;
use crate::scene::Scene;
use crate::stage::watchers;
use crate::watcher::{Events, campaign, hear, request, sign_in};
use anyhow::{Context, Result, anyhow, bail};
use backend::db::Db;
use rustix::process::{Resource, getrlimit, setrlimit};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// Live pages of one person, as the server has it by default.
const OF_ONE: usize = 3;
const ANSWER_WITHIN: Duration = Duration::from_secs(20);
const HEAR_WITHIN: Duration = Duration::from_secs(15);
const QUIET: Duration = Duration::from_secs(1);
/// Open files of this program beside those of the clients.
const OTHER_FILES: u64 = 200;

/// How many ask, as how many people, and how many live pages the server has for all of them.
#[derive(Clone, Copy, Debug)]
pub struct Crush {
    pub clients: usize,
    pub users: usize,
    pub places: usize,
}

/// What one client was told.
struct Answer {
    user: usize,
    status: u16,
    says_when: bool,
    /// Held open, whatever was said.
    events: Events,
}

/// Everybody asks at once; the streams that are open afterwards are told of one more who hands in.
pub async fn streams(binary: &Path, crush: Crush) -> Result<Line> {
    let clients = crush.clients.min(allowed_clients());
    let name = format!("{clients} clients ask for live pages, SQLite");
    let mut scene = Scene::set(&name, binary, None, 200).await?;
    if clients < crush.clients {
        println!(
            "    {} were wanted: more open files are not allowed here",
            crush.clients
        );
    }
    let (logins, path) = prepare(&mut scene, crush).await?;
    let served = scene.start(None).await?;
    scene.line.recovery.clear();
    let address = scene.recipe.address.clone();
    let requests = sign_all_in(&address, &path, &logins).await?;
    let late = scene.person().context("nobody has begun")?;
    let crowd = scene.crowd(&address);
    if let Err(cause) = scene.wait_for_a_save(HEAR_WITHIN).await {
        scene.line.faults.push(format!("{cause:#}"));
    }
    let (before, began) = (scene.ledger.lock().acknowledged, Instant::now());
    let answers = ask_all(&address, &requests, clients, &mut scene.line).await?;
    let saved = scene.ledger.lock().acknowledged - before;
    println!(
        "    all were answered within {} ms, {saved} saves meanwhile",
        began.elapsed().as_millis()
    );
    if saved == 0 {
        scene.line.faults.push("nothing was saved while they asked".to_owned());
    }
    judge(&answers, crush, clients, &mut scene.line);
    scene.rest(crowd).await?;
    let heard = listen(answers);
    quiet(&heard).await;
    let counts: Vec<u64> = heard.iter().map(|heard| heard.load(Ordering::Relaxed)).collect();
    late.hand_in(&address, &scene.ledger, &AtomicBool::new(false)).await;
    are_told(&heard, &counts, &mut scene.line).await;
    Ok(scene.end(served).await?.of(clients as u64))
}

/// People who may watch, a server that lets so many in, and the page to be watched.
async fn prepare(scene: &mut Scene, crush: Crush) -> Result<(Vec<String>, String)> {
    scene.recipe.flags = vec![
        format!("--max-streams={}", crush.places),
        format!("--max-streams-per-user={OF_ONE}"),
        format!("--max-connections-per-address={}", crush.clients * 2),
        // None ends by itself meanwhile.
        "--stream-seconds=600".to_owned(),
    ];
    let recipe = &scene.recipe;
    let logins = watchers(&recipe.database, &recipe.secret, crush.users).await?;
    let db = Db::connect(&recipe.database).await?;
    let campaign = campaign(&db).await?;
    db.close().await?;
    Ok((logins, format!("/live/campaign:{campaign}")))
}

/// A request for the live page by each of them.
async fn sign_all_in(address: &str, path: &str, logins: &[String]) -> Result<Vec<String>> {
    let mut requests = Vec::new();
    for login in logins {
        let session = sign_in(address, login).await?;
        requests.push(request(address, path, &session));
    }
    Ok(requests)
}

/// So many clients at once, each by the next of the people. Who gets no answer is a fault.
async fn ask_all(address: &str, requests: &[String], clients: usize, line: &mut Line) -> Result<Vec<Answer>> {
    let mut asking = Vec::with_capacity(clients);
    for no in 0..clients {
        let user = no % requests.len().max(1);
        let (address, request) = (
            address.to_owned(),
            requests.get(user).cloned().context("nobody may watch")?,
        );
        asking.push(tokio::spawn(async move {
            match timeout(ANSWER_WITHIN, knock(&address, &request, user)).await {
                Ok(answer) => answer,
                Err(_) => Err(anyhow!("no answer in time")),
            }
        }));
    }
    let mut answers = Vec::with_capacity(clients);
    for asked in asking {
        match asked.await? {
            Ok(answer) => answers.push(answer),
            Err(cause) => line
                .faults
                .push(format!("a client was left without an answer: {cause:#}")),
        }
    }
    line.rounds = answers.len() as u64;
    Ok(answers)
}

async fn knock(address: &str, request: &str, user: usize) -> Result<Answer> {
    let mut stream = TcpStream::connect(address).await.context("connecting")?;
    stream.write_all(request.as_bytes()).await?;
    let mut events = BufReader::new(stream).lines();
    let first = events.next_line().await?.context("the connection ended")?;
    let status: Option<u16> = first.get(9..12).and_then(|code| code.parse().ok());
    let status = status.context("no status")?;
    let mut says_when = false;
    while let Some(header) = events.next_line().await? {
        if header.is_empty() {
            return Ok(Answer {
                user,
                status,
                says_when,
                events,
            });
        }
        says_when |= header.to_ascii_lowercase().starts_with("retry-after: ");
    }
    bail!("the connection ended within the reply")
}

/// No more than the caps are let in, and everybody else is told when to come again.
fn judge(answers: &[Answer], crush: Crush, clients: usize, line: &mut Line) {
    let count = |status: u16| answers.iter().filter(|answer| answer.status == status).count();
    let (let_in, too_many, busy) = (count(200), count(429), count(503));
    let most = crush.places.min(crush.users * OF_ONE);
    println!("    {let_in} of at most {most} were let in, {too_many} were told 429 and {busy} 503");
    if let_in > most {
        line.faults
            .push(format!("{let_in} live pages are open, {most} are allowed"));
    }
    // Whoever was told 503 may have left a place empty, but not all of them.
    let is_full = let_in >= most || (busy > 0 && let_in > 0);
    if !is_full && clients >= crush.users * OF_ONE {
        line.faults.push(format!("only {let_in} were let in where {most} may"));
    }
    let mut by_user = BTreeMap::<usize, usize>::new();
    for answer in answers.iter().filter(|answer| answer.status == 200) {
        *by_user.entry(answer.user).or_default() += 1;
    }
    let worst = by_user.values().max().copied().unwrap_or_default();
    if worst > OF_ONE {
        line.faults.push(format!("one person has {worst} live pages"));
    }
    let refused = answers.iter().filter(|answer| answer.status != 200);
    for answer in refused.filter(|answer| !matches!(answer.status, 429 | 503) || !answer.says_when) {
        let fault = format!("a client was told {} and not when to come again", answer.status);
        line.faults.push(fault);
    }
}

/// Goes on reading what is open; answers how often each heard «changed». The others are closed.
fn listen(answers: Vec<Answer>) -> Vec<Arc<AtomicU64>> {
    let open = answers.into_iter().filter(|answer| answer.status == 200);
    open.map(|answer| {
        let heard = Arc::new(AtomicU64::new(0));
        let own = heard.clone();
        tokio::spawn(async move { hear(answer.events, &own).await });
        heard
    })
    .collect()
}

/// Waits until what is still under way was heard.
async fn quiet(heard: &[Arc<AtomicU64>]) {
    let sum = || heard.iter().map(|heard| heard.load(Ordering::Relaxed)).sum::<u64>();
    let until = Instant::now() + HEAR_WITHIN;
    loop {
        let before = sum();
        sleep(QUIET).await;
        if sum() == before || Instant::now() > until {
            return;
        }
    }
}

/// Every open stream hears of it.
async fn are_told(heard: &[Arc<AtomicU64>], before: &[u64], line: &mut Line) {
    let began = Instant::now();
    let mut waiting: Vec<(&Arc<AtomicU64>, u64)> = heard.iter().zip(before.iter().copied()).collect();
    while !waiting.is_empty() && began.elapsed() < HEAR_WITHIN {
        let all = waiting.len();
        waiting.retain(|(heard, before)| heard.load(Ordering::Relaxed) == *before);
        let told = all - waiting.len();
        line.recovery.extend(std::iter::repeat_n(began.elapsed(), told));
        sleep(Duration::from_millis(5)).await;
    }
    if !waiting.is_empty() {
        let fault = format!(
            "{} of {} open streams heard nothing of a submit",
            waiting.len(),
            heard.len()
        );
        line.faults.push(fault);
    }
}

/// As many clients as this program may have open files for, once it has asked for all that the system gives.
fn allowed_clients() -> usize {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    // What cannot be raised is looked at as it is.
    let _ = setrlimit(Resource::Nofile, limit);
    let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(usize::MAX)
}
