//! Somebody of the staff who watches a campaign's board at one server: signed in once, told by the stream.

use crate::http::{Reply, ask};
use anyhow::{Context, Result, bail};
use backend::db::Db;
use domain::campaigns::board_wire::Board;
use sea_orm::{ConnectionTrait, Statement};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::sleep;
use uuid::Uuid;

/// Security 75: a board that lost its nudges is right again after that.
const RIGHT_WITHIN: Duration = Duration::from_secs(15);

/// A signed-in user with an open stream.
#[derive(Debug)]
pub struct Watcher {
    cookie: String,
    campaign: Uuid,
    /// How often «changed» was heard.
    heard: Arc<AtomicU64>,
    stream: Option<JoinHandle<()>>,
}

impl Watcher {
    /// Signs in at one server.
    pub async fn sign_in(address: &str, campaign: Uuid) -> Result<Self> {
        Ok(Self {
            cookie: sign_in(address, "koordinator").await?,
            campaign,
            heard: Arc::default(),
            stream: None,
        })
    }

    /// Watches at that server, and comes again when the stream ends, as a browser does.
    pub fn watch(&mut self, address: &str) {
        let request = request(address, &format!("/live/campaign:{}", self.campaign), &self.cookie);
        let (address, heard) = (address.to_owned(), self.heard.clone());
        let stream = tokio::spawn(async move {
            loop {
                let _ = follow(&address, &request, &heard).await;
                sleep(Duration::from_millis(200)).await;
            }
        });
        self.stop();
        self.stream = Some(stream);
    }

    /// How many are done, by the board at that server.
    pub async fn complete(&self, address: &str) -> Result<usize> {
        let said: Reply = ask(
            address,
            "/api/campaigns/board_now",
            &self.cookie,
            &format!("id={}", self.campaign),
        )
        .await?;
        if said.status != 200 {
            bail!("the board answers {}", said.status);
        }
        let body = said.body.find('{').zip(said.body.rfind('}'));
        let (from, to) = body.context("the board is no JSON")?;
        let board: Board = serde_json::from_str(said.body.get(from..=to).unwrap_or_default())?;
        Ok(board.funnel.complete())
    }

    /// Waits until a nudge more than before was heard and the board shows what the table says.
    pub async fn is_told(&self, address: &str, before: u64, db: &impl ConnectionTrait) -> Result<Duration> {
        let began = Instant::now();
        while began.elapsed() < RIGHT_WITHIN {
            let is_heard = self.heard() > before;
            if is_heard && self.complete(address).await? == complete_by_rows(db).await? {
                return Ok(began.elapsed());
            }
            sleep(Duration::from_millis(20)).await;
        }
        bail!(
            "within {RIGHT_WITHIN:?} the board at {address} heard {} nudges and shows {} of {}",
            self.heard() - before,
            self.complete(address).await?,
            complete_by_rows(db).await?
        )
    }

    /// How often «changed» was heard so far.
    pub fn heard(&self) -> u64 {
        self.heard.load(Ordering::Relaxed)
    }

    fn stop(&mut self) {
        if let Some(stream) = self.stream.take() {
            stream.abort();
        }
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Signs somebody in; answers the cookie.
pub async fn sign_in(address: &str, login: &str) -> Result<String> {
    let body = format!("login={login}&password=correct+horse+battery");
    let said = ask(address, "/api/accounts/sign_in", "", &body).await?;
    let cookie = said.cookies.first().cloned();
    cookie.with_context(|| format!("no session: {}", said.status))
}

/// What a browser sends to watch.
pub fn request(address: &str, path: &str, cookie: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\naccept: text/event-stream\r\n\r\n")
}

/// A stream that is read line by line.
pub type Events = Lines<BufReader<TcpStream>>;

async fn follow(address: &str, request: &str, heard: &AtomicU64) -> Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    hear(BufReader::new(stream).lines(), heard).await
}

/// Counts «changed» until the stream ends.
pub async fn hear(mut events: Events, heard: &AtomicU64) -> Result<()> {
    while let Some(line) = events.next_line().await? {
        if line.contains("event: changed") {
            heard.fetch_add(1, Ordering::Relaxed);
        }
    }
    Ok(())
}

/// The campaign of the school under torture.
pub async fn campaign(db: &Db) -> Result<Uuid> {
    let sql = Statement::from_string(db.read().get_database_backend(), "SELECT id FROM campaigns");
    let row = db.read().query_one_raw(sql).await?;
    Ok(row.context("no campaign")?.try_get_by_index(0)?)
}

async fn complete_by_rows(db: &impl ConnectionTrait) -> Result<usize> {
    let sql = "SELECT count(*) FROM attempts WHERE submitted_at IS NOT NULL";
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await?;
    let count: i64 = row.context("no count")?.try_get_by_index(0)?;
    Ok(usize::try_from(count)?)
}
