//! What follows from each fact. Read this to know the asynchronous half of the system.

use crate::facts::Fact;

/// One thing that follows. Each is safe to repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reaction {
    /// Write down the deficits that the record attempt shows.
    RecordDeficits,
    /// Nudge the pages that watch the campaign's progress.
    AnnounceProgress,
    /// Nudge the pages that watch the organisation's indicators.
    AnnounceIndicators,
}

/// The reactions to a fact, in order.
pub fn reactions(fact: &Fact) -> &'static [Reaction] {
    use Reaction::{AnnounceIndicators, AnnounceProgress, RecordDeficits};
    match fact {
        Fact::AttemptSubmitted { .. } | Fact::AttemptInvalidated { .. } | Fact::ItemMarked { .. } => {
            &[RecordDeficits, AnnounceProgress, AnnounceIndicators]
        }
        Fact::KeyCorrected { .. } => &[AnnounceIndicators],
        Fact::CampaignChanged { .. } | Fact::TargetAdded { .. } => &[AnnounceProgress, AnnounceIndicators],
        Fact::TargetExcluded { .. } | Fact::TargetIncluded { .. } => &[AnnounceProgress],
        Fact::AttemptStarted { .. } | Fact::LinkOpened { .. } => &[AnnounceProgress],
        Fact::RosterImported { .. } | Fact::AbsencesImported { .. } | Fact::PoliciesChanged {} => &[AnnounceIndicators],
        Fact::RegisterImported { .. } => &[AnnounceIndicators],
        // A register feeds a variable: its numbers follow at once.
        Fact::RecordChanged { .. } => &[AnnounceIndicators],
        Fact::IomsImported { .. } => &[AnnounceIndicators],
        // An approved edition may count a year by other formulas.
        Fact::ProgrammeApproved { .. } => &[AnnounceIndicators],
        Fact::DefinitionChanged { .. } | Fact::CensusTaken { .. } => &[AnnounceIndicators],
        Fact::ValueFrozen { .. } | Fact::ValueCorrected { .. } => &[AnnounceIndicators],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{AttemptId, CampaignId, ProgrammeVersionId, ValueId};
    use uuid::Uuid;

    /// Whatever a number is counted from nudges the pages that show it.
    #[test]
    fn every_act_behind_a_number_moves_the_open_pages_of_indicators() {
        let id = Uuid::nil();
        let facts = [
            Fact::RecordChanged {
                register: "ioms".to_owned(),
                subject: id,
                act: "approve".to_owned(),
                changes: Vec::new(),
            },
            Fact::RegisterImported {
                register: "events".to_owned(),
                rows: 1,
            },
            Fact::AttemptInvalidated {
                campaign: CampaignId(id),
                attempt: AttemptId(id),
                reason: String::new(),
            },
            Fact::ProgrammeApproved {
                version: ProgrammeVersionId(id),
            },
            Fact::ValueFrozen {
                value: ValueId(id),
                code: "I1".to_owned(),
                year: 2026,
            },
        ];
        for fact in facts {
            assert!(reactions(&fact).contains(&Reaction::AnnounceIndicators), "{fact:?}");
        }
    }
}
