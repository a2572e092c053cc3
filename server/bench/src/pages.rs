//! Every page of a municipality of 100 schools × 60 people × 3 years, one after another: each under 300 ms at p95.

use crate::boards::sign_in_as;
use crate::http::Connection;
use crate::limits::Limits;
use crate::load::{Outcome, closed};
use crate::served::{self, Served};
use crate::table::{Table, aim};
use crate::town::{self, Town};
use anyhow::{Result, bail};
use std::path::Path;
use std::time::{Duration, Instant};

const AIM_MS: f64 = 300.0;
/// Who may open a page is found by trying, in this order.
const ROLES: [&str; 4] = ["coordinator", "school_admin", "sysadmin", "municipal_coordinator"];
/// What stands in the gap of an address, by the part before it.
const GAPS: [(&str, &str); 9] = [
    ("campaigns", "campaigns"),
    ("results", "attempts"),
    ("instruments", "instruments"),
    ("versions", "instrument_versions"),
    ("ioms", "ioms"),
    ("values", "indicator_values"),
    ("definitions", "programme_versions"),
    ("imports", "import_uploads"),
    ("registers", "light_records"),
];

/// What is known by a name of its own, by the word in its gap.
const NAMED: [(&str, &str); 2] = [("code", "I1"), ("register", "requests")];

/// Makes the municipality on SQLite and looks at all pages.
pub async fn measure(folder: &Path, lasts: Duration, limits: &Limits, table: &Table) -> Result<()> {
    let from = Instant::now();
    let (database, secret) = (
        format!("sqlite://{}/town.db", folder.display()),
        folder.join("town.key"),
    );
    let town = town::make(&database, &secret).await?;
    let pages = addresses(&town).await?;
    town.cx.db.close().await.map_err(crate::stage::said)?;
    let (schools, people) = (town::SCHOOLS, town::PEOPLE);
    table.heading(
        &format!("SQLite, {schools} schools"),
        &format!("Pages on SQLite with {schools} schools × {people} people × 3 years"),
    );
    println!("  (made in {:.0} s)", from.elapsed().as_secs_f64());
    let served = Served::start(&served::binary()?, &database, &secret, &folder.join("town.log"))?;
    let mut sessions = Vec::new();
    for role in ROLES {
        sessions.push(sign_in_as(&served.address, role).await?);
    }
    let (mut seen, mut slow) = (0, Vec::new());
    for page in pages {
        let Some(session) = who_may(&served.address, &page, &sessions).await? else {
            println!("  {page:<58} nobody of the school may open it");
            continue;
        };
        let outcome = open(&served.address, &page, &session, lasts).await;
        let p95 = outcome.percentile(0.95);
        let is_quick = p95 < AIM_MS && outcome.errors == 0;
        table.line(&page, &outcome, aim("p95 < 300 ms", is_quick), limits.reads(0, 1));
        seen += 1;
        if !is_quick {
            slow.push(page);
        }
    }
    println!("  {seen} pages, {} of them over 300 ms at p95 {slow:?}", slow.len());
    Ok(())
}

/// The first session that the page opens for.
async fn who_may(address: &str, page: &str, sessions: &[String]) -> Result<Option<String>> {
    for session in sessions {
        let reply = Connection::new(address).get(page, session).await?;
        if reply.status >= 500 {
            bail!("{page} answered {}", reply.status);
        }
        if reply.status == 200 {
            return Ok(Some(session.clone()));
        }
    }
    Ok(None)
}

async fn open(address: &str, page: &str, session: &str, lasts: Duration) -> Outcome {
    let (page, session) = (page.to_owned(), session.to_owned());
    closed(vec![Connection::new(address)], lasts, move |connection| {
        let (page, session) = (page.clone(), session.clone());
        async move {
            let reply = connection.lock().await.get(&page, &session).await?;
            match reply.status {
                200 => Ok(Some(())),
                other => bail!("{page} answered {other}"),
            }
        }
    })
    .await
}

/// Every page of staff with the ids of things that are there; respondents' pages are measured by the scenes.
async fn addresses(town: &Town) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for route in server::pages::list() {
        let path = route.path().to_owned();
        if path.starts_with("/answer") {
            continue;
        }
        match filled(town, &path).await? {
            Some(page) => found.push(page),
            None => println!("  {path:<58} has nothing to show here"),
        }
    }
    Ok(found)
}

async fn filled(town: &Town, path: &str) -> Result<Option<String>> {
    let (mut filled, mut before) = (Vec::new(), "");
    for part in path.split('/') {
        if !part.starts_with(['{', ':']) {
            before = part;
            filled.push(part.to_owned());
            continue;
        }
        let named = NAMED.iter().find(|(word, _)| part.contains(word));
        if let Some((_, name)) = named {
            filled.push((*name).to_owned());
            continue;
        }
        match gap(town, before).await {
            Some(found) => filled.push(found),
            None => return Ok(None),
        }
    }
    Ok(Some(filled.join("/")))
}

/// What stands in a gap; nothing where there is no such table.
async fn gap(town: &Town, before: &str) -> Option<String> {
    if before == "census" {
        return town.census().await.ok()?.map(|day| day.to_string());
    }
    let named = GAPS.iter().find(|(word, _)| *word == before);
    let table = named.map_or(before, |(_, table)| *table);
    town.id(table).await.ok()?.map(|id| id.to_string())
}
