//! People who answer while the machine fails: each repeats what was not acknowledged, as the page's script does.

use crate::http::{Reply, form, get, json};
use crate::ledger::Ledger;
use crate::stage::{ITEMS, SECTION, item};
use anyhow::{Context, Result, bail};
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::sleep;
use uuid::Uuid;

const REPEAT_AFTER: Duration = Duration::from_millis(25);
const LETTERS: [&str; 4] = ["a", "b", "c", "d"];

/// One person with an attempt under way.
#[derive(Clone, Debug)]
pub struct Person {
    invitation: String,
    cookie: String,
    pub attempt: Uuid,
    revision: i64,
}

/// Opens the link and begins.
pub async fn enter(address: &str, link: &str) -> Result<Person> {
    let opened = get(address, link, "").await?;
    let invitation = opened.location.rsplit('/').next().unwrap_or_default().to_owned();
    let mut cookie = opened.cookies.join("; ");
    let begun = form(
        address,
        "/api/attempts/start",
        &cookie,
        &format!("invitation={invitation}&consent=yes"),
    )
    .await?;
    for own in begun.cookies {
        write!(cookie, "; {own}")?;
    }
    let page = get(address, &format!("/answer/{invitation}/page"), &cookie).await?;
    let at = page
        .body
        .find("data-attempt=\"")
        .with_context(|| format!("no form, status {}", page.status))?;
    let id = page.body.get(at + 14..at + 50).context("the page ends early")?;
    Ok(Person {
        attempt: id.parse()?,
        invitation,
        cookie,
        revision: 1,
    })
}

impl Person {
    /// Saves the next answer and repeats it until it is acknowledged or nobody waits any more.
    pub async fn save(&mut self, address: &str, ledger: &Ledger, stop: &AtomicBool) {
        self.revision += 1;
        let place = usize::try_from(self.revision).unwrap_or_default();
        let (item, letter) = (item(place % ITEMS + 1), LETTERS[place / ITEMS % LETTERS.len()]);
        let body = format!(
            r#"{{"invitation":"{}","input":{{"attempt":"{}","item":"{item}","fields":{{"{item}":["{letter}"]}},"revision":{}}}}}"#,
            self.invitation, self.attempt, self.revision
        );
        while !stop.load(Ordering::Relaxed) {
            let reply = json(address, "/api/attempts/save", &self.cookie, &body).await;
            if is_taken(ledger, reply, "save", "") {
                let mut promises = ledger.lock();
                promises.acknowledged += 1;
                promises
                    .answers
                    .insert((self.attempt, item), (self.revision, format!("\"{letter}\"")));
                return;
            }
            sleep(REPEAT_AFTER).await;
        }
    }

    /// Sends the whole page and hands in, each until it is acknowledged.
    pub async fn hand_in(&self, address: &str, ledger: &Ledger, stop: &AtomicBool) {
        let mut page = format!(
            "invitation={}&attempt={}&section={SECTION}&go=next",
            self.invitation, self.attempt
        );
        for no in 1..=ITEMS {
            page += &format!("&fields%5B_{}%5D%5B%5D={}", item(no), LETTERS[no % LETTERS.len()]);
        }
        let end = format!("invitation={}&attempt={}&checked=yes", self.invitation, self.attempt);
        // A form that is refused leads back to where it stood.
        let (review, receipt) = (
            format!("/answer/{}/review", self.invitation),
            format!("/answer/{}", self.invitation),
        );
        for (door, body, leads_to) in [
            ("/api/attempts/turn", &page, review),
            ("/api/attempts/submit", &end, receipt),
        ] {
            loop {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let reply = form(address, door, &self.cookie, body).await;
                if is_taken(ledger, reply, door, &leads_to) {
                    break;
                }
                sleep(REPEAT_AFTER).await;
            }
        }
        let mut promises = ledger.lock();
        promises.acknowledged += 1;
        promises.handed_in.insert(self.attempt);
    }
}

/// Was it acknowledged? What no outage excuses is written down.
fn is_taken(ledger: &Ledger, reply: Result<Reply>, what: &str, leads_to: &str) -> bool {
    let said = match reply {
        Ok(reply) if reply.status == 200 && leads_to.is_empty() => return true,
        Ok(reply) if reply.status == 303 && reply.location == leads_to => return true,
        // A plain form that could not be stored leads back with a sentence. A proxy says 502 when nobody is behind it.
        Ok(reply) if matches!(reply.status, 502 | 503) || (reply.status == 303 && !leads_to.is_empty()) => None,
        Ok(reply) => {
            let text: String = reply.body.chars().take(120).collect();
            Some(format!("{what}: {} {} {text}", reply.status, reply.location))
        }
        Err(_) => None,
    };
    let mut promises = ledger.lock();
    promises.put_off += 1;
    promises.submits_put_off += u64::from(what.ends_with("submit"));
    if promises.wrong.len() < 20 {
        promises.wrong.extend(said);
    }
    false
}

/// A crowd that answers until it is told to stop.
#[derive(Debug)]
pub struct Crowd {
    stop: Arc<AtomicBool>,
    tasks: Vec<JoinHandle<Person>>,
    handing_in: Option<JoinHandle<Vec<String>>>,
}

impl Crowd {
    /// Everybody goes on with what they have; fresh links are taken from `links` by one who hands in.
    pub fn start(address: &str, people: Vec<Person>, links: Vec<String>, ledger: &Ledger) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let savers = people.into_iter().map(|mut person| {
            let (address, ledger, stop) = (address.to_owned(), ledger.clone(), stop.clone());
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    person.save(&address, &ledger, &stop).await;
                }
                person
            })
        });
        Self {
            tasks: savers.collect(),
            handing_in: Some(tokio::spawn(hand_in_all(
                address.to_owned(),
                links,
                ledger.clone(),
                stop.clone(),
            ))),
            stop,
        }
    }

    /// Tells everybody to stop; answers who may go on later, and the links that are left.
    pub async fn end(self) -> Result<(Vec<Person>, Vec<String>)> {
        self.stop.store(true, Ordering::Relaxed);
        let mut people = Vec::new();
        for task in self.tasks {
            people.push(task.await?);
        }
        let Some(handing_in) = self.handing_in else {
            bail!("nobody hands in")
        };
        Ok((people, handing_in.await?))
    }
}

async fn hand_in_all(address: String, mut links: Vec<String>, ledger: Ledger, stop: Arc<AtomicBool>) -> Vec<String> {
    while let Some(link) = links.pop() {
        if stop.load(Ordering::Relaxed) {
            links.push(link);
            break;
        }
        match enter(&address, &link).await {
            Ok(person) => person.hand_in(&address, &ledger, &stop).await,
            Err(_) => links.push(link),
        }
        sleep(REPEAT_AFTER).await;
    }
    links
}
