//! A day of a school: 500 people at human pace, then a burst, then a thousand who open their links together, and how
//! soon a board shows who handed in.

use crate::boards::{self, Boards};
use crate::load::{self, Outcome};
use crate::respondent;
use crate::scenes::{Person, Scene, save};
use crate::stage::CAMPAIGNS;
use crate::table::{aim, ms};
use anyhow::Result;
use std::rc::Rc;
use std::time::Duration;
use tokio::sync::Mutex;

impl Scene<'_> {
    /// Saves at a steady rate, whatever becomes of those before.
    pub async fn paces(&self) -> Result<()> {
        let people = self.crowd().await?;
        let outcome = self.saves_at(100.0, &people).await;
        self.steady("save, 500 people, each every 5 s", &outcome, 100.0);
        let outcome = self.saves_at(300.0, &people).await;
        self.steady("save, burst of 300/s", &outcome, 300.0);
        Ok(())
    }

    /// 500 people whose attempts are going on.
    pub async fn crowd(&self) -> Result<Vec<Person>> {
        let people = self.people(500).await?.into_iter();
        Ok(people.map(|one| Rc::new(Mutex::new(one))).collect())
    }

    /// So many saves a second by these people in turn.
    pub async fn saves_at(&self, per_second: f64, people: &[Person]) -> Outcome {
        let saving = |no: usize| {
            let person = people[no % people.len()].clone();
            async move { save(person).await.map(|_| ()) }
        };
        load::open(per_second, self.plan.lasts * 2, saving).await
    }

    fn steady(&self, what: &str, outcome: &Outcome, most: f64) {
        let is_reached = outcome.percentile(0.99) < most && outcome.errors == 0;
        let limit = self.limits.writes(self.is_sqlite, 1, 1);
        let wanted = aim(&format!("p99 < {most} ms"), is_reached);
        self.table.line(what, outcome, wanted, limit);
    }

    /// 1,000 people open their links and see the first screen.
    pub async fn rush(&self) -> Result<()> {
        const PEOPLE: usize = 1000;
        let links = self.stage.links(PEOPLE).await?;
        let seconds = self.plan.rush_seconds;
        let act = |no: usize| {
            let (mut connection, link) = (self.connection(), links.get(no).cloned());
            async move {
                match link {
                    Some(link) => respondent::arrive(&mut connection, &link).await,
                    None => Ok(()),
                }
            }
        };
        let rate = PEOPLE as f64 / seconds as f64;
        let outcome = load::open(rate, Duration::from_secs(seconds), act).await;
        let is_reached = outcome.percentile(0.95) < 200.0 && outcome.errors == 0;
        let what = format!("1,000 people open their links within {seconds} s");
        let wanted = aim("p95 < 200 ms", is_reached);
        self.table.line(&what, &outcome, wanted, self.limits.reads(1, 1));
        Ok(())
    }

    /// From handing in to the board that shows it.
    pub async fn delays(&self) -> Result<()> {
        let mut delays = Vec::new();
        for link in self.stage.links(10).await? {
            let mut connection = self.connection();
            let respondent = respondent::enter(&mut connection, &link).await?;
            let submitted = async move {
                respondent.turn(&mut connection).await?;
                respondent.submit(&mut connection).await
            };
            let campaign = link.campaign.to_string();
            delays.push(boards::delay(&self.served.address, &campaign, submitted).await?);
        }
        delays.sort();
        let median = delays.get(delays.len() / 2).map_or(0.0, |median| ms(*median));
        let worst = delays.last().map_or(f64::MAX, |worst| ms(*worst));
        self.table.number("submit to board, median of 10", median, "ms", None);
        let what = "submit to board, slowest of 10";
        self.table.number(what, worst, "ms", aim("< 1 s", worst < 1000.0));
        Ok(())
    }

    /// What the boards did all the while.
    pub fn watched(&self, boards: &Boards) {
        let what = format!("board pages fetched by the {CAMPAIGNS} boards that watched all of this");
        self.table.number(&what, boards.pages.get() as f64, "", None);
        let errors = boards.errors.borrow();
        self.table.number("errors of the boards", errors.len() as f64, "", None);
        if let Some(first) = errors.first() {
            println!("      the first: {first}");
        }
    }

    /// The server's memory, at its most and now.
    pub fn memory(&self, when: &str) {
        let (peak, now) = (self.served.peak_memory(), self.served.memory());
        let what = format!("resident memory {when}, the most it ever was");
        self.table.number(&what, peak, "MB", aim("< 100 MB", peak < 100.0));
        self.table
            .number(&format!("resident memory {when}, now"), now, "MB", None);
        let what = "of it the program's own pages";
        self.table.number(what, self.served.file_memory(), "MB", None);
    }
}
