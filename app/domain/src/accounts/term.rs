//! The days of a role: given from a day, to a day or without end, and what both mean today (SR-11).

use super::wire::{Standing, Term};
use crate::problem::Problem;
use chrono::NaiveDate;

/// The longest reference to an order, in characters.
pub const MAX_ORDER_CHARS: usize = 200;

/// A term that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, if there is one.
    pub to: Option<NaiveDate>,
    /// The order it is given by.
    pub order_ref: String,
}

/// Reads what was typed; a first day that was left out is today.
pub fn read_term(term: &Term, today: NaiveDate) -> (Days, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut day = |at: &str, text: &str| match (text.trim(), text.trim().parse()) {
        ("", _) => None,
        (_, Ok(day)) => Some(day),
        (_, Err(_)) => {
            problems.push(Problem::new(at, "date-unreadable"));
            None
        }
    };
    let (from, to) = (day("term[from]", &term.from), day("term[to]", &term.to));
    let days = Days {
        from: from.unwrap_or(today),
        to,
        order_ref: term.order_ref.trim().to_owned(),
    };
    if days.to.is_some_and(|to| to < days.from) {
        problems.push(Problem::new("term[to]", "role-ends-early"));
    }
    let order = &days.order_ref;
    if order.chars().count() > MAX_ORDER_CHARS || order.chars().any(char::is_control) {
        problems.push(Problem::new("term[order_ref]", "order-unreadable").with("max", MAX_ORDER_CHARS));
    }
    (days, problems)
}

/// Where a role stands on a day; its first and its last day belong to it.
pub fn standing(from: NaiveDate, to: Option<NaiveDate>, day: NaiveDate) -> Standing {
    if day < from {
        Standing::Coming
    } else if to.is_some_and(|to| to < day) {
        Standing::Over
    } else {
        Standing::Valid
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn sr_11_what_cannot_be_a_term_is_said_at_its_field() {
        for (from, to, at) in [
            ("2026-05-32", "", "term[from]"),
            ("", "завтра", "term[to]"),
            ("2026-05-10", "2026-05-09", "term[to]"),
            ("", "2026-04-19", "term[to]"),
        ] {
            let term = Term {
                from: from.to_owned(),
                to: to.to_owned(),
                ..Term::default()
            };
            let (_, problems) = read_term(&term, day("2026-04-20"));
            assert_eq!(problems.len(), 1, "{from} {to}");
            assert_eq!(problems[0].at, at);
        }
    }

    #[test]
    fn sr_11_the_first_and_the_last_day_belong_to_a_role() {
        let (from, to) = (day("2026-05-01"), Some(day("2026-05-10")));
        for (on, stands) in [
            ("2026-04-30", Standing::Coming),
            ("2026-05-01", Standing::Valid),
            ("2026-05-10", Standing::Valid),
            ("2026-05-11", Standing::Over),
        ] {
            assert_eq!(standing(from, to, day(on)), stands, "{on}");
        }
        assert_eq!(standing(from, None, day("2030-01-01")), Standing::Valid);
    }
}
