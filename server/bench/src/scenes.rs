//! The measures, one function each; each prints its line.

use crate::boards::{self, Boards};
use crate::http::Connection;
use crate::limits::Limits;
use crate::load::{self, Outcome};
use crate::respondent::{self, Respondent};
use crate::served::Served;
use crate::stage::{Link, Stage};
use crate::table::{self, line, number};
use anyhow::Result;
use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;
use tokio::sync::Mutex;

/// How long and how much.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub lasts: Duration,
    pub links: usize,
    pub history: usize,
    /// Seconds in which 1,000 people open their links.
    pub rush_seconds: u64,
}

/// What is under test.
#[derive(Debug)]
pub struct Scene<'a> {
    pub served: &'a Served,
    pub stage: &'a Stage,
    pub limits: &'a Limits,
    pub plan: Plan,
    pub is_sqlite: bool,
}

/// A way to take the test, for `each_link`.
macro_rules! take {
    ($way:path) => {
        |connection: Rc<Mutex<Connection>>, link: Link| async move { $way(&mut *connection.lock().await, &link).await }
    };
}

const OPENING: usize = 16;
const SAVING: usize = 64;

impl Scene<'_> {
    fn connection(&self) -> Connection {
        Connection::new(&self.served.address)
    }

    fn connections(&self, count: usize) -> Vec<Connection> {
        (0..count).map(|_| self.connection()).collect()
    }

    /// People whose attempts are going on, each with a connection of its own.
    pub async fn people(&self, count: usize) -> Result<Vec<(Connection, Respondent)>> {
        let mut people = Vec::with_capacity(count);
        for link in self.stage.links(count).await? {
            let mut connection = self.connection();
            let respondent = respondent::enter(&mut connection, &link).await?;
            people.push((connection, respondent));
        }
        Ok(people)
    }

    /// The form of 25 items, by people whose session is there.
    pub async fn forms(&self) -> Result<()> {
        let people = self.people(OPENING).await?;
        let outcome = load::closed(people, self.plan.lasts, |person| async move {
            let (connection, respondent) = &mut *person.lock().await;
            respondent::form(connection, &respondent.invitation, &respondent.cookie).await?;
            Ok(Some(()))
        })
        .await;
        let limit = Some(("a bare handler with 20 KB", self.limits.bare_20_kb));
        let met = outcome.rate() >= 5000.0 && outcome.percentile(0.99) < 20.0;
        line(
            "form of 25 items opened, 16 connections",
            &outcome,
            "5,000/s, p99 < 20 ms:",
            Some(met),
            limit,
        );
        Ok(())
    }

    /// Links that nobody has opened before: the redirect with a new session, and the first screen.
    pub async fn links(&self) -> Result<()> {
        let outcome = self
            .each_link(OPENING, |connection, link| async move {
                let connection = &mut *connection.lock().await;
                let cookie = respondent::open(connection, &link).await?;
                respondent::welcome(connection, &link, &cookie).await
            })
            .await?;
        let limit = Some(("a bare handler with 20 KB", self.limits.bare_20_kb));
        line(
            "link opened for the first time, and its first screen",
            &outcome,
            "",
            None,
            limit,
        );
        Ok(())
    }

    /// Answers saved one by one, as fast as they can be.
    pub async fn saves(&self, what: &str) -> Result<f64> {
        let people = self.people(SAVING).await?;
        let before = self.served.processor();
        let outcome = load::closed(people, self.plan.lasts, save).await;
        let processor = (self.served.processor() - before) * 1e6 / outcome.done.max(1) as f64;
        let aim = if self.is_sqlite { 8000.0 } else { 4000.0 };
        let limit = match (self.is_sqlite, self.limits.pgbench) {
            (true, _) => Some(("rows in groups of 100", self.limits.grouped_rows)),
            (false, Some(most)) => Some(("pgbench inserts", most)),
            (false, None) => None,
        };
        line(what, &outcome, &format!("{aim}/s:"), Some(outcome.rate() >= aim), limit);
        Ok(processor)
    }

    /// Whole attempts, in three ways.
    pub async fn attempts(&self) -> Result<()> {
        let aim = if self.is_sqlite { Some(2000.0) } else { None };
        let outcome = self.each_link(SAVING, take!(respondent::take)).await?;
        let met = aim.map(|aim| outcome.rate() >= aim);
        let said = if self.is_sqlite { "2,000/s:" } else { "" };
        line("whole attempt without script: 5 requests", &outcome, said, met, None);
        let outcome = self.each_link(SAVING, take!(respondent::take_with_pages)).await?;
        line(
            "the same with every page in between: 8 requests",
            &outcome,
            "",
            None,
            None,
        );
        let outcome = self.each_link(SAVING, take!(respondent::take_with_saves)).await?;
        line(
            "whole attempt with script: 25 saves, 29 requests",
            &outcome,
            "",
            None,
            None,
        );
        Ok(())
    }

    /// 500 people at human pace, then a burst, then a school that starts together; 20 boards watch.
    pub async fn day(&self) -> Result<()> {
        let boards = Boards::open(&self.served.address, &self.stage.campaign.to_string(), 20).await?;
        let people: Vec<_> = self
            .people(500)
            .await?
            .into_iter()
            .map(|one| Rc::new(Mutex::new(one)))
            .collect();
        let saving = |no: usize| {
            let person = people[no % people.len()].clone();
            async move { save(person).await.map(|_| ()) }
        };
        let outcome = load::open(100.0, self.plan.lasts * 2, saving).await;
        met_below("save, 500 people, each every 5 s, 20 boards watch", &outcome, 100.0);
        let outcome = load::open(300.0, self.plan.lasts * 2, saving).await;
        met_below("save, burst of 300/s, 20 boards watch", &outcome, 300.0);
        self.rush().await?;
        self.delays().await?;
        boards.close();
        let errors = boards.errors.borrow();
        number(
            "board pages fetched by the 20 boards",
            boards.pages.get() as f64,
            "",
            "",
            None,
        );
        if let Some(first) = errors.first() {
            println!("      {} errors of boards, the first: {first}", errors.len());
        }
        Ok(())
    }

    /// 1,000 people open their links, see the first screen, begin and see the form.
    async fn rush(&self) -> Result<()> {
        const PEOPLE: usize = 1000;
        let links = self.stage.links(PEOPLE).await?;
        let seconds = self.plan.rush_seconds;
        let act = |no: usize| {
            let (mut connection, link) = (self.connection(), links.get(no).cloned());
            async move {
                let Some(link) = link else { return Ok(()) };
                let cookie = respondent::open(&mut connection, &link).await?;
                respondent::welcome(&mut connection, &link, &cookie).await
            }
        };
        let rate = PEOPLE as f64 / seconds as f64;
        let outcome = load::open(rate, Duration::from_secs(seconds), act).await;
        let met = outcome.percentile(0.95) < 200.0 && outcome.errors == 0;
        let what = format!("1,000 people open links within {seconds} s");
        line(&what, &outcome, "p95 < 200 ms:", Some(met), None);
        Ok(())
    }

    async fn delays(&self) -> Result<()> {
        let mut delays = Vec::new();
        for (mut connection, respondent) in self.people(10).await? {
            let submitted = async move {
                respondent.turn(&mut connection).await?;
                respondent.submit(&mut connection).await
            };
            let campaign = self.stage.campaign.to_string();
            delays.push(boards::delay(&self.served.address, &campaign, submitted).await?);
        }
        delays.sort();
        let worst = delays.last().map_or(0.0, |worst| table::ms(*worst));
        let median = delays.get(delays.len() / 2).map_or(0.0, |median| table::ms(*median));
        number("submit to board, median of 10", median, "ms", "", None);
        number(
            "submit to board, slowest of 10",
            worst,
            "ms",
            "< 1 s:",
            Some(worst < 1000.0),
        );
        Ok(())
    }

    /// Does the act once with each of many fresh links, until they or the time run out.
    async fn each_link<F, Fut>(&self, workers: usize, act: F) -> Result<Outcome>
    where
        F: Fn(Rc<Mutex<Connection>>, Link) -> Fut + Clone + 'static,
        Fut: Future<Output = Result<()>>,
    {
        let links: Rc<[Link]> = self.stage.links(self.plan.links).await?.into();
        let next = Rc::new(Cell::new(0));
        let each = move |connection: Rc<Mutex<Connection>>| {
            let (act, link) = (act.clone(), links.get(next.get()).cloned());
            next.set(next.get() + 1);
            async move {
                let Some(link) = link else { return Ok(None) };
                act(connection, link).await.map(Some)
            }
        };
        Ok(load::closed(self.connections(workers), self.plan.lasts, each).await)
    }
}

async fn save(person: Rc<Mutex<(Connection, Respondent)>>) -> Result<Option<()>> {
    let (connection, respondent) = &mut *person.lock().await;
    respondent.save(connection).await.map(Some)
}

fn met_below(what: &str, outcome: &Outcome, most: f64) {
    let met = outcome.percentile(0.99) < most && outcome.errors == 0;
    line(what, outcome, &format!("p99 < {most} ms:"), Some(met), None);
}
