//! How many people stand on each rung of a campaign, and the rates that follow (`domain.md` 3.5).
//! The rate's denominator is the campaign's eligible audience, never ЧП.

use crate::{
    campaigns::{disposition::Disposition, rate::percent},
    points::Exact,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Counts of people by rung.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funnel {
    counts: BTreeMap<Disposition, usize>,
}

impl FromIterator<Disposition> for Funnel {
    fn from_iter<I: IntoIterator<Item = Disposition>>(dispositions: I) -> Self {
        let mut funnel = Self::default();
        for disposition in dispositions {
            funnel.add(disposition, 1);
        }
        funnel
    }
}

impl Funnel {
    /// Adds people on one rung, as kept counters are read.
    pub fn add(&mut self, disposition: Disposition, people: usize) {
        *self.counts.entry(disposition).or_default() += people;
    }

    /// People on exactly this rung.
    pub fn count(&self, disposition: Disposition) -> usize {
        self.counts.get(&disposition).copied().unwrap_or_default()
    }

    /// The frozen audience without the ineligible.
    pub fn eligible(&self) -> usize {
        self.from(Disposition::NotSent)
    }

    /// People whose link arrived.
    pub fn delivered(&self) -> usize {
        self.from(Disposition::NotOpened)
    }

    /// People who opened their link, whatever followed.
    pub fn opened(&self) -> usize {
        self.from(Disposition::OpenedNotStarted)
    }

    /// People who began, whatever followed.
    pub fn started(&self) -> usize {
        self.from(Disposition::BreakOff)
    }

    /// People who are done.
    pub fn complete(&self) -> usize {
        self.count(Disposition::Complete)
    }

    /// Охват: complete of eligible, in percent.
    pub fn response_rate(&self) -> Option<Exact> {
        percent(self.complete(), self.eligible())
    }

    /// «Открыли»: opened of delivered, in percent.
    pub fn opened_rate(&self) -> Option<Exact> {
        percent(self.opened(), self.delivered())
    }

    /// «Бросили»: started and not complete of started, in percent.
    pub fn dropped_rate(&self) -> Option<Exact> {
        percent(self.started() - self.complete(), self.started())
    }

    fn from(&self, lowest: Disposition) -> usize {
        self.counts.range(lowest..).map(|(_, people)| people).sum()
    }
}
