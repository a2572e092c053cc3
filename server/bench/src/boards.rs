//! Live boards that are watched meanwhile: a stream of events each, and the page again as the page's own script asks.

use crate::http::Connection;
use crate::reply::find;
use crate::stage::{LOGIN, PASSWORD};
use anyhow::{Context, Result, bail};
use domain::ids::CampaignId;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::io::AsyncReadExt;

/// A session may hold three streams.
const PER_SESSION: usize = 3;
const AT_MOST_EVERY: Duration = Duration::from_millis(500);
const WHOLE_AT_MOST_EVERY: Duration = Duration::from_secs(3);

/// All boards that are open.
#[derive(Clone, Debug, Default)]
pub struct Boards {
    is_over: Rc<Cell<bool>>,
    pub pages: Rc<Cell<usize>>,
    pub errors: Rc<RefCell<Vec<String>>>,
}

/// Signs in and answers the cookie.
pub async fn sign_in(address: &str) -> Result<String> {
    sign_in_as(address, LOGIN).await
}

/// Signs somebody else in who has the same password.
pub async fn sign_in_as(address: &str, login: &str) -> Result<String> {
    let mut connection = Connection::new(address);
    let body = format!("login={login}&password={}", PASSWORD.replace(' ', "+"));
    let reply = connection.form("/api/accounts/sign_in", "", &body).await?;
    let own = reply.cookies.into_iter().find(|cookie| cookie.starts_with("otklik="));
    own.context("signing in gave no session")
}

impl Boards {
    /// Opens a board of each campaign.
    pub async fn open(address: &str, campaigns: &[CampaignId]) -> Result<Self> {
        let boards = Self::default();
        let mut cookie = String::new();
        for (no, campaign) in campaigns.iter().enumerate() {
            if no.is_multiple_of(PER_SESSION) {
                cookie = sign_in(address).await?;
            }
            let (own, address, campaign) = (boards.clone(), address.to_owned(), campaign.to_string());
            let cookie = cookie.clone();
            tokio::task::spawn_local(async move {
                while !own.is_over.get() {
                    if let Err(cause) = watch(&own, &address, &campaign, &cookie).await {
                        own.errors.borrow_mut().push(format!("{cause:#}"));
                        tokio::time::sleep(Duration::from_secs(1)).await;
                    }
                }
            });
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        Ok(boards)
    }

    pub fn close(&self) {
        self.is_over.set(true);
    }
}

async fn watch(boards: &Boards, address: &str, campaign: &str, cookie: &str) -> Result<()> {
    let mut stream = Connection::events(address, &format!("/live/campaign:{campaign}"), cookie).await?;
    let mut pages = Connection::new(address);
    let mut buffer = vec![0; 4096];
    let mut seen_whole_at = Instant::now();
    while !boards.is_over.get() {
        match tokio::time::timeout(Duration::from_secs(1), stream.read(&mut buffer)).await {
            Err(_) => continue,
            Ok(Ok(0)) => return Ok(()),
            Ok(Ok(size)) if find(&buffer[..size], b"event: ").is_some() => {}
            Ok(Ok(_)) => continue,
            Ok(Err(cause)) => return Err(cause.into()),
        }
        let (page, is_whole) = (
            format!("/campaigns/{campaign}/board"),
            seen_whole_at.elapsed() > WHOLE_AT_MOST_EVERY,
        );
        let reply = match is_whole {
            true => pages.get(&page, cookie).await?,
            false => pages.glance(&page, cookie).await?,
        };
        if is_whole {
            seen_whole_at = Instant::now();
        }
        if reply.status != 200 {
            bail!("a board was answered {}", reply.status);
        }
        boards.pages.set(boards.pages.get() + 1);
        tokio::time::sleep(AT_MOST_EVERY).await;
    }
    Ok(())
}

/// How many people are done, as the board says; asked for through its own door.
pub async fn complete(connection: &mut Connection, campaign: &str, cookie: &str) -> Result<u64> {
    let reply = connection
        .form_for_script("/api/campaigns/board_now", cookie, &format!("id={campaign}"))
        .await?;
    let board: serde_json::Value =
        serde_json::from_slice(&reply.body).with_context(|| format!("{}: {}", reply.status, reply.beginning()))?;
    let done = board["funnel"]["counts"]["complete"].as_u64();
    Ok(done.unwrap_or(0))
}

/// From the answer to a submit until a watching board was nudged and shows it.
pub async fn delay(address: &str, campaign: &str, submitted: impl Future<Output = Result<()>>) -> Result<Duration> {
    let cookie = sign_in(address).await?;
    let mut connection = Connection::new(address);
    let before = complete(&mut connection, campaign, &cookie).await?;
    let mut stream = Connection::events(address, &format!("/live/campaign:{campaign}"), &cookie).await?;
    let mut buffer = vec![0; 4096];
    let _ = tokio::time::timeout(Duration::from_millis(300), stream.read(&mut buffer)).await;
    submitted.await?;
    let from = Instant::now();
    while from.elapsed() < Duration::from_secs(20) {
        let read = tokio::time::timeout(Duration::from_secs(20), stream.read(&mut buffer)).await??;
        if find(&buffer[..read], b"changed").is_some() && complete(&mut connection, campaign, &cookie).await? > before {
            return Ok(from.elapsed());
        }
    }
    bail!("the board did not hear of it")
}
