//! How many people stand on each rung of a campaign, and the rates that follow (`domain.md` 3.5).
//! The rate's denominator is the campaign's eligible audience, never ЧП.

use crate::{
    campaigns::{disposition::Disposition, rate::percent},
    points::Exact,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Of an anonymous campaign that takes answers the counts move by so many: one more never shows (security 57).
pub const STEP: usize = 3;

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

    /// How many are done, in steps, and nothing of how far the others came.
    pub fn in_steps(&self) -> Self {
        let complete = self.complete() - self.complete() % STEP;
        let mut shown = Self::default();
        shown.add(Disposition::Ineligible, self.count(Disposition::Ineligible));
        shown.add(Disposition::NotOpened, self.eligible() - complete);
        shown.add(Disposition::Complete, complete);
        shown
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn security_57_one_answer_more_shows_by_three_or_not_at_all() {
        let mut funnel = Funnel::default();
        funnel.add(Disposition::Ineligible, 1);
        funnel.add(Disposition::OpenedNotStarted, 4);
        funnel.add(Disposition::NotOpened, 3);
        let mut seen = Vec::new();
        for _ in 0..7 {
            let shown = funnel.in_steps();
            assert_eq!(
                (shown.eligible(), shown.count(Disposition::Ineligible)),
                (funnel.eligible(), 1)
            );
            assert_eq!(
                shown.opened(),
                shown.complete(),
                "who has only opened the link is not told"
            );
            seen.push(shown.complete());
            // Somebody more is asked and has answered.
            funnel.add(Disposition::Complete, 1);
        }
        assert_eq!(seen, [0, 0, 0, 3, 3, 3, 6]);
    }
}
