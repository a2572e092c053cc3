//! From facts to an indicator's value: one path for all indicators, of which the first is here.

use crate::{
    campaigns::rate::{percent, show_percent},
    indicators::{
        diagnosed::chp_dp,
        evidence::Evidence,
        facts::Facts,
        period::{Period, period, staff_date},
        policies::Policies,
    },
    points::{Exact, show},
    roster::{
        codes::coded,
        staff::{besides, chp},
    },
};
use chrono::{NaiveDate, NaiveDateTime};

coded! {
    /// A number that is counted, with evidence for each person.
    Variable {
        /// ЧПдп: took part in a diagnosis of deficits.
        ChpDp = "CHP_DP",
    }
}

coded! {
    /// May a value still change?
    ValueState {
        /// The year or its census is still ahead.
        Provisional = "provisional",
        /// Year and census are over.
        Final = "final",
        /// Replaces a final one, with a reason.
        Corrected = "corrected",
    }
}

coded! {
    /// Why there is no value (DD-14).
    AbsentReason {
        /// ЧП is 0: no staff was entered for that day.
        NoStaffOnDate = "no_staff_on_date",
    }
}

/// An indicator: a share of ЧП, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Its code.
    pub code: &'static str,
    /// What is counted above the line.
    pub numerator: Variable,
}

/// Доля педагогических работников, участвовавших в диагностике профессиональных дефицитов.
pub const I1: Definition = Definition {
    code: "I1",
    numerator: Variable::ChpDp,
};

/// A value, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The value in percent, exactly.
    pub value: Option<Exact>,
    /// Why it is absent.
    pub absent_reason: Option<AbsentReason>,
}

/// An indicator's value at a moment, with all that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorOutcome {
    /// The indicator's code.
    pub code: &'static str,
    /// People counted.
    pub numerator: usize,
    /// ЧП on the day the staff was counted.
    pub denominator: usize,
    /// External part-timers beside ЧП: «кроме того».
    pub besides: usize,
    /// The value or the reason for its absence.
    pub outcome: Outcome,
    /// May it still change?
    pub state: ValueState,
    /// The year and its census.
    pub period: Period,
    /// The day the staff was counted on.
    pub staff_date: NaiveDate,
    /// The moment up to which things were seen.
    pub as_of: NaiveDateTime,
    /// Digits after the mark when shown.
    pub precision: u32,
    /// Who was counted and who was not, in the order of ids.
    pub evidence: Vec<Evidence>,
}

/// Counts an indicator of a year as it stands at a local moment.
pub fn evaluate(
    definition: Definition,
    facts: &Facts,
    year: i32,
    as_of: NaiveDateTime,
    policies: &Policies,
) -> IndicatorOutcome {
    let period = period(year, policies);
    let on = staff_date(&period, as_of);
    let (employments, absences) = (&facts.employments, &facts.absences);
    let evidence = match definition.numerator {
        Variable::ChpDp => chp_dp(facts, &period, as_of, policies),
    };
    let numerator = evidence.iter().filter(|one| one.included).count();
    let denominator = chp(employments, absences, on, policies).len();
    IndicatorOutcome {
        code: definition.code,
        numerator,
        denominator,
        besides: besides(employments, absences, on, policies).len(),
        outcome: share(numerator, denominator),
        state: if as_of.date() < period.complete_on() {
            ValueState::Provisional
        } else {
            ValueState::Final
        },
        period,
        staff_date: on,
        as_of,
        precision: policies.precision,
        evidence,
    }
}

/// `100 × numerator / denominator`; absent, never 0 %, when there is nobody to divide by (EX-18).
pub fn share(numerator: usize, denominator: usize) -> Outcome {
    let value = percent(numerator, denominator);
    Outcome {
        value,
        absent_reason: value.is_none().then_some(AbsentReason::NoStaffOnDate),
    }
}

impl IndicatorOutcome {
    /// «92,7 %», or «—» when absent.
    pub fn shown(&self) -> String {
        let value = self.outcome.value;
        value.map_or_else(|| "—".to_owned(), |value| show_percent(value, self.precision))
    }

    /// `92.7`, for files and other programs.
    pub fn plain(&self) -> Option<String> {
        Some(show(self.outcome.value?, self.precision, '.'))
    }

    /// «(38 / 41) × 100 = 92,7 %»: the formula with its numbers.
    pub fn formula(&self) -> String {
        format!("({} / {}) × 100 = {}", self.numerator, self.denominator, self.shown())
    }
}
