//! The measures of opening, saving and whole attempts, one function each; each prints its line.

use crate::http::Connection;
use crate::limits::Limits;
use crate::load::{self, Outcome};
use crate::respondent::{self, Respondent};
use crate::served::Served;
use crate::stage::{Link, Stage};
use crate::table::{Table, aim};
use anyhow::{Context, Result};
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

/// What is under test, and where the results go.
#[derive(Debug)]
pub struct Scene<'a> {
    pub served: &'a Served,
    pub stage: &'a Stage,
    pub limits: &'a Limits,
    pub table: &'a Table,
    pub plan: Plan,
    pub is_sqlite: bool,
}

/// Somebody whose attempt is going on; saves of one person wait for one another.
pub type Person = Rc<Mutex<(Connection, Respondent)>>;

/// A way to take the test, for `each_link`.
macro_rules! take {
    ($way:path) => {
        |connection: Rc<Mutex<Connection>>, link: Link| async move { $way(&mut *connection.lock().await, &link).await }
    };
}

const OPENING: usize = 16;
const SAVING: usize = 64;
/// Rows of a whole attempt: the attempt, 25 answers, the end.
const ROWS: u32 = 27;

impl Scene<'_> {
    /// A fresh connection.
    pub fn connection(&self) -> Connection {
        Connection::new(&self.served.address)
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

    /// Links that nobody has opened before, up to what their person sees.
    pub async fn links(&self) -> Result<()> {
        let outcome = self.each_link(OPENING, take!(respondent::arrive)).await?;
        let is_reached = outcome.rate() >= 5000.0 && outcome.percentile(0.99) < 20.0 && outcome.errors == 0;
        self.table.line(
            "personal link opened, 16 connections: redirect and first screen",
            &outcome,
            aim("≥ 5,000/s, p99 < 20 ms", is_reached),
            self.limits.reads(1, 1),
        );
        let outcome = self.each_link(OPENING, take!(respondent::knock)).await?;
        let what = "the redirect alone, which gives the ticket";
        self.table.line(what, &outcome, None, self.limits.reads(1, 0));
        Ok(())
    }

    /// The form of 25 items, by people whose session is there: packed as browsers ask for it, and not packed.
    pub async fn forms(&self) -> Result<()> {
        for (is_packed, how) in [(true, "packed"), (false, "not compressed")] {
            let mut people = self.people(OPENING).await?;
            let (connection, one) = people.first_mut().context("nobody came")?;
            let page = respondent::form(connection, &one.invitation, &one.cookie, is_packed).await?;
            let what = format!(
                "form of 25 items, 16 connections, {how}, {:.1} KB",
                page.body.len() as f64 / 1024.0
            );
            let outcome = load::closed(people, self.plan.lasts, move |person| async move {
                let (connection, one) = &mut *person.lock().await;
                respondent::form(connection, &one.invitation, &one.cookie, is_packed).await?;
                Ok(Some(()))
            })
            .await;
            self.table.line(&what, &outcome, None, self.limits.reads(0, 1));
        }
        Ok(())
    }

    /// Answers saved one by one, as fast as they can be.
    pub async fn saves(&self) -> Result<()> {
        let (least, text) = match self.is_sqlite {
            true => (8000.0, "≥ 8,000/s"),
            false => (4000.0, "≥ 4,000/s"),
        };
        for (is_packed, what) in [
            (true, "answer saved, 64 connections"),
            (false, "the same, the reply not compressed"),
        ] {
            let mut people = self.people(SAVING).await?;
            for (_, respondent) in &mut people {
                respondent.is_packed = is_packed;
            }
            let outcome = load::closed(people, self.plan.lasts, save).await;
            let is_reached = outcome.rate() >= least && outcome.errors == 0;
            let wanted = aim(text, is_reached).filter(|_| is_packed);
            let limit = self.limits.writes(self.is_sqlite, 1, 1);
            self.table.line(what, &outcome, wanted, limit);
        }
        Ok(())
    }

    /// What one save costs the server in microseconds of processor time while no board watches.
    pub async fn cost(&self) -> Result<f64> {
        let people = self.people(SAVING).await?;
        let what = format!(
            "answer saved beside {} attempts, no board watches",
            self.stage.attempts().await?
        );
        let before = self.served.processor();
        let outcome = load::closed(people, self.plan.lasts, save).await;
        let cost = (self.served.processor() - before) * 1e6 / outcome.done.max(1) as f64;
        let limit = self.limits.writes(self.is_sqlite, 1, 1);
        self.table.line(&what, &outcome, None, limit);
        Ok(cost)
    }

    /// Whole attempts, in three ways.
    pub async fn attempts(&self) -> Result<()> {
        let limit = |commits: u32| self.limits.writes(self.is_sqlite, ROWS, commits);
        let outcome = self.each_link(SAVING, take!(respondent::take)).await?;
        let is_reached = outcome.rate() >= 2000.0 && outcome.errors == 0;
        let wanted = aim("≥ 2,000/s", is_reached).filter(|_| self.is_sqlite);
        let what = "whole attempt without script: 5 requests";
        self.table.line(what, &outcome, wanted, limit(4));
        let outcome = self.each_link(SAVING, take!(respondent::take_with_pages)).await?;
        let what = "the same with every page in between: 8 requests";
        self.table.line(what, &outcome, None, limit(4));
        let outcome = self.each_link(SAVING, take!(respondent::take_with_saves)).await?;
        let what = "whole attempt with script: 25 saves, 29 requests";
        self.table.line(what, &outcome, None, limit(ROWS));
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
        let connections = (0..workers).map(|_| self.connection()).collect();
        Ok(load::closed(connections, self.plan.lasts, each).await)
    }
}

/// Somebody saves the next answer.
pub async fn save(person: Person) -> Result<Option<()>> {
    let (connection, respondent) = &mut *person.lock().await;
    respondent.save(connection).await.map(Some)
}
