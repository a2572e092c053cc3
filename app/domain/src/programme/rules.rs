//! What a stage allows and what it refuses, with the way out (`domain.md` 1.3). Stages govern procedures only:
//! the window of counting stays the calendar year.

use crate::problem::Problem;
use crate::programme::stages::{Calendar, Stage, StageCode};
use chrono::{Datelike, NaiveDate};

/// An act that depends on the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Procedure<'a> {
    /// Opening a campaign whose answers count.
    CountedCampaign {
        /// What was written about opening it outside the main stage.
        reason: &'a str,
        /// Does the administration of the school open it?
        by_administration: bool,
    },
    /// Freezing the values of a year of data.
    Freezing {
        /// The year of data.
        year: i32,
    },
}

/// May it be done on this day? A border day grants what either of its stages grants.
pub fn may_do(calendar: &Calendar, day: NaiveDate, procedure: Procedure<'_>) -> Result<(), Problem> {
    let stages = calendar.on(day);
    let answers: Vec<_> = match stages.is_empty() {
        true => vec![in_stage(calendar, None, procedure)],
        false => stages
            .iter()
            .map(|stage| in_stage(calendar, Some(*stage), procedure))
            .collect(),
    };
    let granted = answers.iter().any(Result::is_ok);
    match answers.into_iter().find_map(Result::err) {
        Some(problem) if !granted => Err(problem),
        _ => Ok(()),
    }
}

fn in_stage(calendar: &Calendar, stage: Option<Stage>, procedure: Procedure<'_>) -> Result<(), Problem> {
    match procedure {
        Procedure::CountedCampaign {
            reason,
            by_administration,
        } => counted_campaign(calendar, stage, reason, by_administration),
        Procedure::Freezing { year } => freezing(calendar, stage, year),
    }
}

fn counted_campaign(
    calendar: &Calendar,
    stage: Option<Stage>,
    reason: &str,
    by_administration: bool,
) -> Result<(), Problem> {
    let has_reason = !reason.trim().is_empty();
    let code = stage.map(|stage| stage.code);
    let refused = |kind: &str| Problem::new("campaign[reason_out_of_stage]", kind);
    match code {
        Some(StageCode::Main) => Ok(()),
        Some(StageCode::Initial) => {
            let main = calendar.stage(StageCode::Main).map(|main| said(main.from));
            Err(Problem::new("campaign[opens]", "stage-initial-no-campaign").with("from", main.unwrap_or_default()))
        }
        Some(StageCode::Final) if !has_reason => Err(refused("stage-final-needs-reason")),
        Some(StageCode::Final) if !by_administration => Err(refused("stage-final-needs-administration")),
        None if !has_reason => Err(refused("stage-between-needs-reason")),
        Some(StageCode::Final) | None => Ok(()),
    }
}

/// The values of this cycle's year wait for its end; those of earlier years may be frozen on any day.
fn freezing(calendar: &Calendar, stage: Option<Stage>, year: i32) -> Result<(), Problem> {
    match stage.map(|stage| stage.code) {
        Some(StageCode::Initial | StageCode::Main) if year >= calendar.year => {
            let end = calendar.stage(StageCode::Final).map(|stage| said(stage.from));
            let problem = Problem::new("year", "stage-no-freezing").with("year", year);
            Err(problem.with("from", end.unwrap_or_default()))
        }
        _ => Ok(()),
    }
}

fn said(day: NaiveDate) -> String {
    format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn refusal(month: u32, day: u32, procedure: Procedure<'_>) -> Option<String> {
        let day = NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let answer = may_do(&Calendar::of_the_document(2026), day, procedure);
        answer.err().map(|problem| problem.kind)
    }

    fn campaign(reason: &str, by_administration: bool) -> Procedure<'_> {
        Procedure::CountedCampaign {
            reason,
            by_administration,
        }
    }

    #[test]
    fn a_counted_campaign_opens_in_the_main_stage_and_with_a_reason_after_it() {
        assert_eq!(refusal(3, 20, campaign("", true)).unwrap(), "stage-initial-no-campaign");
        assert_eq!(
            refusal(3, 20, campaign("надо", true)).unwrap(),
            "stage-initial-no-campaign"
        );
        assert_eq!(
            refusal(4, 1, campaign("", false)),
            None,
            "the border day is of the main stage too"
        );
        assert_eq!(refusal(4, 20, campaign("", false)), None);
        assert_eq!(refusal(6, 1, campaign("", false)), None);
        assert_eq!(refusal(6, 2, campaign("", true)).unwrap(), "stage-final-needs-reason");
        let by_coordinator = refusal(6, 2, campaign("вторая волна", false));
        assert_eq!(by_coordinator.unwrap(), "stage-final-needs-administration");
        assert_eq!(refusal(6, 2, campaign("вторая волна", true)), None);
        assert_eq!(
            refusal(10, 5, campaign(" ", true)).unwrap(),
            "stage-between-needs-reason"
        );
        assert_eq!(refusal(10, 5, campaign("вторая волна", false)), None);
    }

    #[test]
    fn values_of_the_cycle_wait_for_its_end_and_january_freezes_the_year_before() {
        let freezing = |year| Procedure::Freezing { year };
        assert_eq!(refusal(3, 20, freezing(2026)).unwrap(), "stage-no-freezing");
        assert_eq!(refusal(4, 20, freezing(2026)).unwrap(), "stage-no-freezing");
        assert_eq!(refusal(4, 20, freezing(2025)), None);
        assert_eq!(refusal(6, 15, freezing(2026)), None);
        assert_eq!(refusal(1, 15, freezing(2025)), None);
    }
}
