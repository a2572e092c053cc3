//! The table at the end: what was acknowledged, found and lost, and how long the server needed to come back.

use crate::ledger::{Found, Ledger};
use std::time::Duration;

/// One line of the table.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub name: String,
    pub rounds: u64,
    /// Fewer rounds than that are a fault: what was not tried was not shown.
    pub wanted: u64,
    pub acknowledged: u64,
    pub found: u64,
    pub put_off: u64,
    pub recovery: Vec<Duration>,
    /// What must not happen, one sentence each; the lost ones are among them.
    pub faults: Vec<String>,
    pub lost: usize,
    /// Why it could not be tried here.
    pub skipped: Option<String>,
}

impl Line {
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// A scene that cannot be played here.
    pub fn skipped(name: &str, why: &str) -> Self {
        println!("    not tried: {why}");
        Self {
            skipped: Some(why.to_owned()),
            ..Self::new(name)
        }
    }

    /// A scene that ended before its time, or did not end.
    pub fn broken(name: &str, why: String) -> Self {
        Self {
            faults: vec![why],
            ..Self::new(name)
        }
    }

    /// Notes how many rounds were wanted, and whether they were reached.
    pub fn of(mut self, wanted: u64) -> Self {
        self.wanted = wanted;
        if self.skipped.is_none() && self.rounds < wanted {
            self.faults
                .push(format!("only {} of {wanted} rounds were played", self.rounds));
        }
        self
    }

    /// Takes over what a look gave.
    pub fn note(&mut self, ledger: &Ledger, found: Found) {
        let promises = ledger.lock();
        self.acknowledged = promises.acknowledged;
        self.put_off = promises.put_off;
        self.found = found.found;
        self.lost += found.lost.len();
        self.faults
            .extend(found.lost.into_iter().map(|lost| format!("LOST {lost}")));
    }

    fn print(&self) {
        let mut times: Vec<u128> = self.recovery.iter().map(Duration::as_millis).collect();
        times.sort_unstable();
        let middle = times.get(times.len() / 2).copied().unwrap_or_default();
        let worst = times.last().copied().unwrap_or_default();
        let rounds = format!("{}/{}", self.rounds, self.wanted);
        println!(
            "{:<40} {:>9} {:>12} {:>8} {:>6} {:>9} {:>9} {:>9}",
            self.name, rounds, self.acknowledged, self.found, self.lost, self.put_off, middle, worst
        );
    }
}

/// Prints everything; true when nothing was lost and nothing went wrong.
pub fn print(lines: &[Line]) -> bool {
    println!();
    println!(
        "{:<40} {:>9} {:>12} {:>8} {:>6} {:>9} {:>9} {:>9}",
        "scene", "rounds", "acknowledged", "found", "lost", "put off", "back, ms", "worst, ms"
    );
    println!(
        "{:<40} «found» are the newest promises per answer, each looked up in the database",
        ""
    );
    for line in lines.iter().filter(|line| line.skipped.is_none()) {
        line.print();
    }
    for line in lines {
        if let Some(why) = &line.skipped {
            println!("SKIPPED {}: {why}", line.name);
        }
    }
    for line in lines {
        for fault in line.faults.iter().take(20) {
            println!("FAULT in {}: {fault}", line.name);
        }
    }
    lines.iter().all(|line| line.faults.is_empty())
}
